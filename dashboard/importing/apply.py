"""Makes the tables of a dossier out of a table and its recipe. The same two give the same figures, ids included."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from dashboard.errors import FileError
from dashboard.importing.bounds import BoundsFinder, find_excess, write_digits
from dashboard.importing.changes import note_totals
from dashboard.importing.check_recipe import check_recipe
from dashboard.importing.headings import make_name
from dashboard.importing.known import Known
from dashboard.importing.lowered_totals import flag_lowered_totals
from dashboard.importing.package import build_measures, build_package, name_period
from dashboard.importing.raw_table import RawTable
from dashboard.importing.reading import Reading, Refusal, Rows
from dashboard.importing.recipe import Column, Note, Recipe
from dashboard.importing.shape import Frame, Row, build_frame
from dashboard.importing.sources import Sources
from dashboard.importing.unique_names import UniqueNames
from dashboard.importing.units import find_other_currency
from dashboard.importing.values.countries import is_total
from dashboard.importing.values.dates import DateReader, find_stretch, find_stretch_in
from dashboard.importing.values.numbers import MOST_DECIMALS, NumberCell, NumberReader, is_empty

TABLES = ("figures", "speakers", "publications", "measures", "derivations", "terms", "events")
_MOST_CELLS = 5  # for each figure that is taken
_LONGEST_SCOPE = 60
_NOBODY = Known()
MOST_FIGURES = 60_000


def apply_recipe(table: RawTable, recipe: Recipe, known: Known = _NOBODY, most_figures: int = MOST_FIGURES) -> Reading:
    """The figures of a table. `known` is the dossier that they are to join.

    Raises QuestionError where the recipe lacks a column of the table, or an answer that only a person can give.
    """
    frame = build_frame(table, recipe.header_row, recipe.header_height)
    check_recipe(frame, recipe)
    _require_size(len(frame.rows) * len({column.heading for column in recipe.numbers}), most_figures)
    maker = _Maker(frame, recipe, known)
    for row in frame.rows:
        maker.add_row(row)
    return maker.finish(most_figures)


def _require_size(cells: int, most_figures: int) -> None:
    """Raises FileError for far more cells than figures are taken: most of them would have to be empty."""
    if cells > _MOST_CELLS * most_figures:
        raise FileError(
            f"The columns have {cells:,} cells, more than are read. Choose fewer columns, or split the file."
        )


@dataclass(slots=True)
class _Place:
    """Where a number stands: its row, what is known of all numbers of the row, and its column."""

    row: Row
    column: Column
    subject: str
    scope: str
    as_of: str
    stated_on: str
    stretch: str = ""


@dataclass(slots=True)
class _Maker:
    """Collects figures row by row."""

    frame: Frame
    recipe: Recipe
    known: Known
    figures: Rows = field(default_factory=list)
    refused: list[Refusal] = field(default_factory=list)
    skipped: Counter[str] = field(default_factory=Counter)
    lines: dict[str, int] = field(default_factory=dict)
    seen: dict[tuple[str, ...], int] = field(default_factory=dict)
    alike: dict[tuple[str, ...], int] = field(default_factory=dict)
    unlike: list[str] = field(default_factory=list)
    names: UniqueNames = field(default_factory=UniqueNames)
    sources: Sources = field(init=False)
    dates: DateReader = field(init=False)
    fixed_date: str = field(init=False)
    readers: dict[str, NumberReader] = field(init=False)
    places: dict[str, int] = field(init=False)
    left_out: frozenset[str] = field(init=False)
    by_key: dict[tuple[str, str], Column] = field(init=False)
    headings: dict[str, int] = field(init=False)
    bounds: BoundsFinder = field(init=False)

    def __post_init__(self) -> None:
        recipe = self.recipe
        self.sources = Sources(recipe, self.known)
        self.dates = DateReader(recipe.date_order)
        self.fixed_date = DateReader("dmy").read(recipe.as_of)
        self.readers = {one.key: NumberReader(recipe.decimal, one.number) for one in recipe.numbers}  # type: ignore[arg-type]
        names = [name for name in Recipe.__slots__ if name.endswith("_column")]
        self.places = {name: self.frame.place(getattr(recipe, name)) for name in names}
        self.left_out = frozenset(recipe.left_out)
        self.by_key = {(column.name, column.heading): column for column in recipe.numbers}
        self.headings = {one.heading: self.frame.place(one.heading) for one in recipe.numbers}
        self.bounds = BoundsFinder(self.frame, recipe)

    def add_row(self, row: Row) -> None:
        """Each number of a row becomes a figure, is skipped, or is refused."""
        extra = [cell for cell in row.cells[len(self.frame.headings) :] if cell]
        for column, cell in self._cells(row):
            if extra:
                reason = "The row has more cells than headings."
                self.refused.append(Refusal(row.line, column.heading, extra[0], reason))
            elif is_empty(cell):
                self.skipped["empty"] += 1
            else:
                self._add_number(row, column, cell)

    def _cells(self, row: Row) -> Iterator[tuple[Column, str]]:
        name = row.cell(self.places["measure_column"])
        for heading, place in self.headings.items():
            cell = row.cell(place)
            if column := self.by_key.get((name, heading)):
                yield column, cell
            elif name:
                self.skipped["of measures that are not chosen"] += 1
            else:
                reason = "Nothing says what is counted."
                self.refused.append(Refusal(row.line, self.recipe.measure_column, cell, reason))

    def _add_number(self, row: Row, column: Column, cell: str) -> None:
        name, scope = row.cell(self.places["subject_column"]), row.cell(self.places["scope_column"])
        day = row.cell(self.places["date_column"])
        if name in self.left_out or scope in self.left_out or (not self.dates.read(day) and is_total(day)):
            self.skipped["totals and groups"] += 1
            return
        place, refusal = self._find_place(row, column, name, scope)
        number = self.readers[column.key].read(cell)
        if place and number and (code := find_other_currency(cell, column)):
            refusal, number = (
                Refusal(row.line, column.heading, cell, f"The column is in {column.unit}, this in {code}."),
                None,
            )
        if place is None or number is None:
            self.refused.append(refusal or Refusal(row.line, column.heading, cell, "This is no number."))
        elif self.recipe.zeros == "skip" and number.low == 0 == number.high:
            self.skipped["zeros"] += 1
        else:
            self._add_figure(place, number)

    def _find_place(self, row: Row, column: Column, name: str, scope: str) -> tuple[_Place | None, Refusal | None]:
        """What the row says beside its numbers, or why it cannot be used."""
        recipe = self.recipe
        subject = column.value if recipe.across == "subject" else recipe.codes.get(name, name) or recipe.subject
        cell = row.cell(self.places["date_column"])
        as_of = self.dates.read(cell) if recipe.date_column else self.fixed_date
        as_of = column.value if recipe.across == "date" or (recipe.across == "measure" and column.value) else as_of
        scope = column.value if recipe.across == "scope" else scope or column.scope
        stated = row.cell(self.places["stated_column"])
        stated_on = self.dates.read(stated)
        if not subject:
            return None, Refusal(row.line, recipe.subject_column, name, "Nothing says whose number it is.")
        if recipe.date_column and not as_of and cell:
            return None, Refusal(row.line, recipe.date_column, cell, "This is no date.")
        if stated and not stated_on:
            return None, Refusal(row.line, recipe.stated_column, stated, "This is no date.")
        if len(scope) > _LONGEST_SCOPE:
            reason = f"A part has at most {_LONGEST_SCOPE} characters."
            return None, Refusal(row.line, recipe.scope_column, scope, reason)
        stretch = find_stretch(cell) or (find_stretch_in(column.heading) if as_of and as_of == column.value else "")
        return _Place(row, column, subject, " ".join(scope.split()), as_of, stated_on, stretch), None

    def _add_figure(self, place: _Place, number: NumberCell) -> None:
        column, row = place.column, place.row
        stated = self.bounds.find(column, row, number)
        low, high, wording = stated.low, stated.high, stated.wording
        if reason := find_excess(stated):
            self.refused.append(Refusal(row.line, column.heading, wording, reason))
            return
        speaker, publication = self.sources.find(row, self.places, column)
        key = (place.subject, column.measure, place.scope, place.as_of, speaker, publication)
        same = (*key, str(low), str(high))
        if same in self.seen:
            self.skipped["that stand twice"] += 1
            return
        self.seen[same] = row.line
        if row.line != (other := self.alike.setdefault((*key, place.stated_on), row.line)):
            self.unlike.append(f"lines {other} and {row.line}")
        flags = {
            "derived_by_outlet": stated.is_derived,
            "revised": self.recipe.revisions and column.kind == "change",
            "bounds_elsewhere": stated.is_elsewhere,
        }
        figure_id = self._make_id(key)
        self.lines[figure_id] = row.line
        self.figures.append(
            {
                "figure_id": figure_id,
                "subject": place.subject,
                "measure": column.measure,
                "scope": place.scope,
                "period": name_period(column, place.as_of, place.stretch, self.known),
                "low": write_digits(low),
                "high": write_digits(high),
                "wording": wording,
                "as_of": place.as_of,
                "stated_on": place.stated_on,
                "speaker_id": speaker,
                "stance": self.recipe.stance,
                "publication_id": publication,
                "flags": " ".join(flag for flag, is_set in flags.items() if is_set),
                "note": row.cell(self.places["note_column"]),
            }
        )

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
        return self.names.add("-".join(filter(None, parts)) or "figure")

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
        tables |= {"speakers": self.sources.speakers, "publications": self.sources.publications}
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
        notes = [Note(f"{count:,} numbers left out: {reason}") for reason, count in self.skipped.items()]
        if self.unlike:
            text = (
                f"{len(self.unlike):,} numbers differ from another one of the same subject, part, date and speaker. Is "
                "there a column that tells them apart? Choose it as the part"
            )
            notes.append(Note(text, tuple(self.unlike)))
        if lowered:
            text = "running totals lie a little below the ones before, and are flagged cumulative_fall"
            notes.append(Note(f"{len(lowered):,} {text}", tuple(lowered)))
        if shortened := self.bounds.shortened:
            notes.append(Note(f"{shortened:,} numbers were rounded to {MOST_DECIMALS} decimals"))
        return tuple(notes)
