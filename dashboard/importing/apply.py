"""Makes the tables of a dossier out of a table and its recipe. The same two give the same figures, ids included."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction

from dashboard.errors import FileError
from dashboard.figures.amounts import Amount, magnitude_of, to_amount
from dashboard.figures.wording import find_disagreement
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
from dashboard.importing.values.countries import is_total
from dashboard.importing.values.dates import DateReader, find_stretch
from dashboard.importing.values.numbers import MOST_DECIMALS, NumberCell, NumberReader, find_hedge, is_empty

TABLES = ("figures", "speakers", "publications", "measures", "derivations", "terms", "events")
_LARGEST = 10**15
_MOST_CELLS = 5  # for each figure that is taken
_LONGEST_SCOPE, _LONGEST_WORDING = 60, 120
_WORDED = ("words", "wording", "in words")
# Digits that are read in one way only; "1.234" is not among them.
_PLAIN = re.compile(r"-?(\d+(\.(\d\d?|\d{4,10}))?|\d{1,3}(,\d{3})+)( ?%)?")
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
    shortened: int = 0
    names: UniqueNames = field(default_factory=UniqueNames)
    sources: Sources = field(init=False)
    dates: DateReader = field(init=False)
    fixed_date: str = field(init=False)
    readers: dict[str, NumberReader] = field(init=False)
    places: dict[str, int] = field(init=False)
    left_out: frozenset[str] = field(init=False)
    by_key: dict[tuple[str, str], Column] = field(init=False)
    headings: dict[str, int] = field(init=False)
    fits: dict[tuple[str, Amount | None, Amount | None], bool] = field(init=False)

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
        self.fits: dict[tuple[str, Amount | None, Amount | None], bool] = {}

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
        if place is None or number is None:
            reason = refusal.reason if refusal else "This is no number."
            wrong = (refusal.column, refusal.cell) if refusal else (column.heading, cell)
            self.refused.append(Refusal(row.line, *wrong, reason))
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
        as_of = column.value if recipe.across == "date" else as_of
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
        return _Place(row, column, subject, " ".join(scope.split()), as_of, stated_on, find_stretch(cell)), None

    def _add_figure(self, place: _Place, number: NumberCell) -> None:
        column, row = place.column, place.row
        low, high, wording, is_derived = self._bounds(column, row, number)
        if reason := _find_excess(low, high, wording):
            self.refused.append(Refusal(row.line, column.heading, wording, reason))
            return
        speaker, publication = self.sources.find(row, self.places, column)
        key = (place.subject, column.measure, place.scope, place.as_of, speaker, publication)
        same = (*key, str(low), str(high))
        if same in self.seen:
            self.skipped["that stand twice"] += 1
            return
        self.seen[same] = row.line
        is_as_read = not number.is_bare and wording == number.wording  # by the same reader
        flags = {
            "derived_by_outlet": is_derived,
            "revised": self.recipe.revisions and column.kind == "change",
            "bounds_elsewhere": not is_as_read and not self._fit(wording, low, high, column),
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
                "low": _digits(low),
                "high": _digits(high),
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

    def _bounds(self, column: Column, row: Row, number: NumberCell) -> tuple[Amount | None, Amount | None, str, bool]:
        """The bounds in single units, the words, and whether these are derived: digits of a cell, or two cells."""
        low, high = (self._scale(bound, column) for bound in (number.low, number.high))
        wording = f"0{number.wording}" if number.wording[:1] in ".,·" else number.wording
        word = row.cell(self.frame.place(column.hedge)) if column.hedge else ""
        if number.is_bare and word and (hedge := find_hedge(word)):
            wording = f"{hedge} {wording if not wording.isdigit() else f'{int(wording):,}'}"
            read = NumberReader(self.recipe.decimal).read(wording)
            if read is not None and read.low is None:
                low = None
            elif read is not None and read.high is None:
                high = None
        if column.scale and column.factor != "1":
            wording = f"{wording} {column.scale}"
        is_worded = column.heading.casefold() in _WORDED
        return low, high, wording, number.is_bare and not is_worded

    def _scale(self, bound: Amount | None, column: Column) -> Amount | None:
        if bound is None:
            return None
        if column.factor == "1" and isinstance(bound, int):
            return bound
        value = Fraction(bound) * Fraction(column.factor)
        rounded = round(value, MOST_DECIMALS)
        self.shortened += rounded != value
        return to_amount(rounded)

    def _fit(self, wording: str, low: Amount | None, high: Amount | None, column: Column) -> bool:
        """Whether the words, read as all wordings are, say the bounds: "1.234" may be read in another way."""
        if _PLAIN.fullmatch(wording):
            return True
        key = (wording, low, high)
        if key not in self.fits:
            self.fits[key] = find_disagreement(wording, low, high, column.number) is None  # type: ignore[arg-type]
        return self.fits[key]

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
        falls = flag_lowered_totals(self.figures)
        tables: dict[str, Rows] = {table: [] for table in TABLES}
        tables |= {"figures": self.figures, "measures": [row for row in measures if row["measure"] in used]}
        tables |= {"speakers": self.sources.speakers, "publications": self.sources.publications}
        notes = [Note(f"{count:,} numbers left out: {reason}") for reason, count in self.skipped.items()]
        if falls:
            text = "running totals lie a little below the ones before, and are flagged cumulative_fall"
            notes.append(Note(f"{len(falls):,} {text}", tuple(falls)))
        if self.shortened:
            notes.append(Note(f"{self.shortened:,} numbers were rounded to {MOST_DECIMALS} decimals"))
        package = build_package(self.recipe, tables, self.known)
        return Reading(
            tables, package, len(self.figures), self.skipped.total(), tuple(self.refused), tuple(notes), self.lines
        )


def _find_excess(low: Amount | None, high: Amount | None, wording: str) -> str:
    """Why a number is too long to be taken; empty where it is not."""
    if any(magnitude_of(bound) >= _LARGEST for bound in (low, high) if bound is not None):
        return "The number has more than 15 digits."
    return "Its words are too long for a number phrase." if len(wording) > _LONGEST_WORDING else ""


def _digits(value: Amount | None) -> str:
    """Digits as a CSV file holds them, never with an exponent."""
    return "" if value is None else f"{value:f}" if not isinstance(value, int) else str(value)
