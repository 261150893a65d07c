"""Reads the rows of a table as a recipe says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dashboard.importing.limits import LONGEST_SCOPE
from dashboard.importing.reading import Refusal
from dashboard.importing.recipe import Column, Recipe
from dashboard.importing.shape import Frame, Row
from dashboard.importing.values.countries import is_total
from dashboard.importing.values.dates import DateReader, find_span, find_stretch, find_stretch_before


@dataclass(slots=True)
class Place:
    """Where a number stands: its row, what is known of all numbers of the row, and its column."""

    row: Row
    column: Column
    subject: str
    scope: str
    as_of: str
    stated_on: str
    stretch: str = ""


class RowReader:
    """Reads rows as the recipe says: which cells hold numbers, and what the others say of them."""

    def __init__(self, frame: Frame, recipe: Recipe) -> None:
        self.recipe = recipe
        self.dates = DateReader(recipe.date_order)
        names = [name for name in Recipe.__slots__ if name.endswith("_column")]
        self.places = {name: frame.place(getattr(recipe, name)) for name in names}
        self._fixed_date = DateReader("dmy").read(recipe.as_of)
        self._stretch = find_stretch_before(recipe.date_column)
        self._left_out = frozenset(recipe.left_out)
        self._columns = {(column.name, column.heading): column for column in recipe.numbers}
        self._headings = {one.heading: frame.place(one.heading) for one in recipe.numbers}

    def read(self, row: Row, role: str) -> str:
        """The cell of a role, such as "note_column"; empty where the table has no such column."""
        return row.cell(self.places[role])

    def list_cells(self, row: Row) -> Iterator[tuple[Column | None, str]]:
        """Each cell of a number; without a column where what the row counts is not among the chosen."""
        name = self.read(row, "measure_column")
        for heading, place in self._headings.items():
            yield self._columns.get((name, heading)), row.cell(place)

    def is_left_out(self, row: Row) -> bool:
        """Whether the row is a total, or of a subject or part that is not taken."""
        day = self.read(row, "date_column")
        if self._left_out & {self.read(row, "subject_column"), self.read(row, "scope_column")}:
            return True
        return not self.dates.read(day) and is_total(day)

    def find_place(self, row: Row, column: Column) -> Place | Refusal:
        """What the row says beside its numbers, or why it cannot be used."""
        recipe, subject_name = self.recipe, self.read(row, "subject_column")
        subject = recipe.codes.get(subject_name, subject_name) or column.subject or recipe.subject
        day, stated = self.read(row, "date_column"), self.read(row, "stated_column")
        as_of = self.dates.read(day) if recipe.date_column else self._fixed_date
        heading = column.heading
        if recipe.across == "date" and column.value.startswith("-"):  # "Jan", beside a column of years
            as_of, heading = as_of and f"{as_of[:4]}{column.value}", f"{heading} {as_of[:4]}"
        elif recipe.across == "date" or (recipe.across == "measure" and column.value):
            as_of = column.value
        scope = column.value if recipe.across == "scope" else self.read(row, "scope_column") or column.scope
        heading = heading if column.value and as_of.endswith(column.value) else ""  # else it dates no row
        scope = ", ".join(filter(None, (scope, find_span(day, heading))))
        place = Place(
            row,
            column,
            subject=column.value if recipe.across == "subject" else subject,
            scope=" ".join(scope.split()),
            as_of=as_of,
            stated_on=self.dates.read(stated),
            stretch=find_stretch(day, heading) or self._stretch,
        )
        if not place.subject:
            return Refusal(row.line, recipe.subject_column, subject_name, "Nothing says whose number it is.")
        if recipe.date_column and not as_of and day:
            return Refusal(row.line, recipe.date_column, day, "This is no date.")
        if stated and not place.stated_on:
            return Refusal(row.line, recipe.stated_column, stated, "This is no date.")
        if len(scope) > LONGEST_SCOPE:
            reason = f"A part has at most {LONGEST_SCOPE} characters."
            return Refusal(row.line, recipe.scope_column, scope, reason)
        return place
