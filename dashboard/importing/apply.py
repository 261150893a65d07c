"""Makes the tables of a dossier out of a table and its recipe. The same two give the same figures, ids included."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from dashboard.errors import FileError
from dashboard.figures.amounts import read_kind
from dashboard.figures.display import format_count
from dashboard.importing.bounds import BoundsFinder, Stated, find_excess, says_loss, write_digits
from dashboard.importing.changes import note_totals
from dashboard.importing.check_recipe import check_recipe
from dashboard.importing.headings import make_name
from dashboard.importing.known import Known
from dashboard.importing.lowered_totals import flag_lowered_totals
from dashboard.importing.offers import list_stances
from dashboard.importing.package import build_measures, build_package, name_period
from dashboard.importing.raw_table import RawTable
from dashboard.importing.reading import Reading, Refusal, Rows
from dashboard.importing.recipe import Column, Note, Recipe
from dashboard.importing.row_reader import Place, RowReader
from dashboard.importing.shape import Frame, Row, build_frame
from dashboard.importing.sources import Sources
from dashboard.importing.unique_names import UniqueNames
from dashboard.importing.units import find_other_currency
from dashboard.importing.values.numbers import MOST_DECIMALS, NumberCell, NumberReader, is_empty
from dashboard.settings import Settings

TABLES = ("figures", "speakers", "publications", "measures", "derivations", "terms", "events")
_MOST_CELLS = 5  # for each figure that is taken
_NOBODY = Known()


def apply_recipe(
    table: RawTable, recipe: Recipe, known: Known = _NOBODY, most_figures: int = Settings.import_figures
) -> Reading:
    """The figures of a table. `known` is the dossier that they are to join.

    Raises QuestionError where the recipe lacks a column of the table, or an answer that only a person can give.
    """
    frame = build_frame(table, recipe.header_row, recipe.header_height)
    check_recipe(frame, recipe)
    _require_size(len(frame.rows) * len({column.heading for column in recipe.numbers}), most_figures)
    notes: tuple[Note, ...] = ()
    if known.stances and recipe.stance not in known.stances:  # the recipe was made for another dossier
        stance = list_stances(known)[0]
        text = f"The dossier knows no position “{recipe.stance}” of a speaker. “{stance}” stands in its place"
        recipe, notes = replace(recipe, stance=stance), (Note(text),)
    collector = _FigureCollector(frame, recipe, known)
    for row in frame.rows:
        collector.add_row(row)
    reading = collector.finish(most_figures)
    return replace(reading, notes=(*notes, *reading.notes))


def _require_size(cells: int, most_figures: int) -> None:
    """Raises FileError for far more cells than figures are taken: most of them would have to be empty."""
    if cells > _MOST_CELLS * most_figures:
        raise FileError(
            f"The columns have {cells:,} cells, more than are read. Choose fewer columns, or split the file."
        )


class _FigureCollector:
    """Collects figures row by row, with what is refused, left out or worth a look."""

    def __init__(self, frame: Frame, recipe: Recipe, known: Known) -> None:
        self.frame, self.recipe, self.known = frame, recipe, known
        self.figures: Rows = []
        self.refused: list[Refusal] = []
        self.skipped: Counter[str] = Counter()
        self.lines: dict[str, int] = {}
        self.lines_of_twins: dict[tuple[str, ...], int] = {}
        self.differing_twins: list[str] = []
        self._copies: set[tuple[str, ...]] = set()
        self._names = UniqueNames()
        self._sources = Sources(recipe, known)
        self._rows = RowReader(frame, recipe)
        self._bounds = BoundsFinder(frame, recipe)
        self._readers = {one.key: NumberReader(recipe.decimal, read_kind(one.number)) for one in recipe.numbers}

    def add_row(self, row: Row) -> None:
        """Each number of a row becomes a figure, is skipped, or is refused."""
        extra = [cell for cell in row.cells[len(self.frame.headings) :] if cell]
        for column, cell in self._rows.list_cells(row):
            if column is None:
                self._leave_out(row, cell)
            elif extra:
                self._refuse(
                    row,
                    column.heading,
                    extra[0],
                    "The row has more cells than headings. Put a number with a comma in quotes.",
                )
            elif is_empty(cell):
                self.skipped["empty"] += 1
            elif self._rows.is_left_out(row):
                self.skipped["totals and groups"] += 1
            else:
                self._add_number(row, column, cell)

    def _leave_out(self, row: Row, cell: str) -> None:
        """A number that no chosen measure has."""
        if self._rows.read(row, "measure_column"):
            self.skipped["of measures that are not chosen"] += 1
        else:
            self._refuse(row, self.recipe.measure_column, cell, "Nothing says what is counted.")

    def _refuse(self, row: Row, heading: str, cell: str, reason: str) -> None:
        self.refused.append(Refusal(row.line, heading, cell, reason))

    def _add_number(self, row: Row, column: Column, cell: str) -> None:
        place = self._sources.find_gap(row, self._rows.places) or self._rows.find_place(row, column)
        number = self._readers[column.key].read(cell)
        if isinstance(place, Refusal):
            self.refused.append(place)
        elif number is None:
            self._refuse(row, column.heading, cell, "This is no number.")
        elif says_loss(cell, column, number):
            reason = "The words say a loss, the number a gain. Write it below zero, or name the measure a loss."
            self._refuse(row, column.heading, cell, reason)
        elif code := find_other_currency(cell, column):
            self._refuse(row, column.heading, cell, f"The column is in {column.unit}, this in {code}.")
        elif self.recipe.zeros == "skip" and number.low == 0 == number.high:
            self.skipped["zeros"] += 1
        else:
            self._add_figure(place, number)

    def _add_figure(self, place: Place, number: NumberCell) -> None:
        column, row = place.column, place.row
        stated = self._bounds.find(column, row, number)
        if reason := find_excess(stated):
            self._refuse(row, column.heading, stated.wording, reason)
            return
        speaker, publication = self._sources.find(row, self._rows.places, column)
        key = (place.subject, column.measure, place.scope, place.as_of, speaker, publication)
        if self._is_copy((*key, place.stretch, str(stated.low), str(stated.high))):
            self.skipped["that stand twice"] += 1
            return
        if row.line != (other := self.lines_of_twins.setdefault((*key, place.stretch, place.stated_on), row.line)):
            self.differing_twins.append(f"lines {other} and {row.line}")
        figure_id = self._make_id(key)
        self.lines[figure_id] = row.line
        self.figures.append(self._write_figure(figure_id, place, stated, speaker, publication))

    def _is_copy(self, key: tuple[str, ...]) -> bool:
        is_known = key in self._copies
        self._copies.add(key)
        return is_known

    def _write_figure(
        self, figure_id: str, place: Place, stated: Stated, speaker: str, publication: str
    ) -> dict[str, str]:
        """A row of figures.csv."""
        column = place.column
        flags = {
            "derived_by_outlet": stated.is_derived,
            "revised": self.recipe.revisions and column.kind == "change",
            "bounds_elsewhere": stated.is_elsewhere,
        }
        return {
            "figure_id": figure_id,
            "subject": place.subject,
            "measure": column.measure,
            "scope": place.scope,
            "period": name_period(column, place.as_of, place.stretch, self.known),
            "low": write_digits(stated.low),
            "high": write_digits(stated.high),
            "wording": stated.wording,
            "as_of": place.as_of,
            "stated_on": place.stated_on,
            "speaker_id": speaker,
            "stance": self.recipe.stance,
            "publication_id": publication,
            "flags": " ".join(flag for flag, is_set in flags.items() if is_set),
            "note": self._rows.read(place.row, "note_column"),
        }

    def _make_id(self, key: tuple[str, ...]) -> str:
        subject, measure, scope, as_of, speaker, _ = key
        # Figures of several speakers, in this file or in the dossier that they join, need the speaker's name.
        has_several = self.recipe.speaker_column or self.recipe.across == "speaker" or self.known.measures
        several = speaker if has_several else ""
        parts = (
            make_name(subject, "-"),
            make_name(measure, "-"),
            make_name(scope, "-"),
            as_of,
            make_name(several, "-"),
        )
        return self._names.add("-".join(filter(None, parts)) or "figure")

    def finish(self, most_figures: int) -> Reading:
        """All tables. Raises FileError for more figures than are taken."""
        if len(self.figures) > most_figures:
            raise FileError(
                f"The file makes {len(self.figures):,} figures; at most {most_figures:,} are taken. "
                "Choose fewer columns, or split it."
            )
        used = {figure["measure"] for figure in self.figures}
        measures = build_measures(self.recipe, self.figures, self.known)
        lowered = flag_lowered_totals(self.figures)
        figures = [dict(one) for one in note_totals(self.figures, self.known)]
        tables: dict[str, Rows] = {table: [] for table in TABLES}
        tables |= {"figures": figures, "measures": [row for row in measures if row["measure"] in used]}
        tables |= {"speakers": self._sources.speakers, "publications": self._sources.publications}
        package = build_package(self.recipe, tables, self.known)
        return Reading(
            tables,
            package,
            len(self.figures),
            self.skipped.total(),
            tuple(self.refused),
            self._list_notes(lowered),
            self.lines,
        )

    def _list_notes(self, lowered: list[str]) -> tuple[Note, ...]:
        notes = [Note(f"{format_count(count, 'number')} left out: {reason}") for reason, count in self.skipped.items()]
        if self.differing_twins:
            text = (
                f"{format_count(len(self.differing_twins), 'number')} of the same subject, part, date and speaker as "
                "another, but they differ. Is there a column that tells them apart? Choose it as the part"
            )
            notes.append(Note(text, tuple(self.differing_twins)))
        if undated := sum(not one["as_of"] for one in self.figures):
            notes.append(Note(f"{format_count(undated, 'number')} without a date; no chart over time has them"))
        if lowered:
            text = "running totals lie a little below the ones before, and are flagged cumulative_fall"
            notes.append(Note(f"{len(lowered):,} {text}", tuple(lowered)))
        if shortened := self._bounds.shortened:
            notes.append(Note(f"{shortened:,} numbers were rounded to {MOST_DECIMALS} decimals"))
        return tuple(notes)
