"""What a person should know of the columns of numbers in a file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dashboard.importing.headings import Unit, find_unit
from dashboard.importing.recipe import Column, Note, Recipe
from dashboard.importing.roles import Roles
from dashboard.importing.shape import Frame
from dashboard.importing.values.numbers import NumberReader, is_empty

_SUMMED_ROWS = 200


def compare_units(heading: str, unit: Unit, given: str) -> list[Note]:
    """A note where the description beside the file says another unit than the heading, which holds."""
    if unit.number_kind == find_unit(given).number_kind:
        return []
    what = f"The description says that “{heading}” is in {given}; its heading does not. The heading holds."
    return [Note(what)]


def describe_rows(frame: Frame) -> list[Note]:
    """The rows around the data that hold none."""
    notes = []
    if count := len(frame.notes):
        notes.append(Note(f"{count:,} row{'s' * (count > 1)} of notes left out", frame.notes))
    if count := frame.repeated_headings:
        notes.append(Note(f"{count:,} row{'s' * (count > 1)} that repeat the headings left out"))
    if count := frame.names_filled:
        text = f"A name stands once over several rows: {count:,} row{'s' * (count > 1)} below take it too"
        notes.append(Note(text, (frame.headings[0],)))
    for one in frame.bounds:
        text = "Columns that hold the least and the greatest value of one number are read as one range"
        notes.append(Note(text, tuple(filter(None, (one.low, one.best, one.high)))))
    return notes


def describe_unused(frame: Frame, recipe: Recipe, roles: Roles) -> list[Note]:
    """A note on the columns with cells of which nothing is taken."""
    used = {str(getattr(recipe, name)) for name in Recipe.__slots__ if name.endswith("_column")}
    used |= {column.heading for column in recipe.numbers} | set(roles.hedges.values())
    used |= {
        part
        for heading in (frame.dated, frame.parts, frame.measures)
        if heading in used
        for part in heading.split(", ")
    }
    used |= {part for one in frame.bounds if one.heading in used for part in one}
    unused = tuple(one for one in frame.headings if one not in used and any(frame.column(one)))
    return [Note("Columns that are not used", unused)] if unused else []


def describe_kinds(columns: Sequence[Column]) -> list[Note]:
    """What is read as running totals, as changes, and as hedges."""
    notes = []
    if totals := [one.heading for one in columns if one.kind == "total"]:
        notes.append(
            Note("Numbers that hardly ever fall, or whose name says so, are read as running totals", tuple(totals))
        )
    if changes := [one.heading for one in columns if one.kind == "change"]:
        text = (
            "Numbers below zero are read as changes, such as corrections of earlier totals. They are no numbers of a "
            "day, and are not added up"
        )
        notes.append(Note(text, tuple(changes)))
    if hedged := [one.hedge for one in columns if one.hedge]:
        notes.append(Note("A column beside the number says how exact it is", tuple(dict.fromkeys(hedged))))
    return notes


def describe_sums(frame: Frame, columns: Sequence[Column], reader: NumberReader) -> list[Note]:
    """A column that is the sum of the others in nearly every row."""
    if len(columns) < 3 or any(one.name or one.value for one in columns):
        return []
    rows = [
        [_plain_number(reader, row.cell(frame.place(each.heading))) for each in columns]
        for row in frame.rows[:_SUMMED_ROWS]
    ]
    for place, column in enumerate(columns):
        fits = sum(abs(2 * row[place] - sum(row)) < 0.5 and row[place] > 0 for row in rows)
        if fits >= 0.8 * len(rows):
            others = tuple(each.heading for each in columns if each is not column)
            return [Note(f"“{column.heading}” is the sum of the other columns; never add it to them", others)]
    return []


def describe_gaps(groups: Mapping[tuple[str, str], Sequence[tuple[int, str]]]) -> list[Note]:
    """The columns of which most cells are empty."""
    gaps = []
    for (name, heading), cells in groups.items():
        filled = sum(not is_empty(cell) for _, cell in cells)
        if 2 * filled < len(cells):
            gaps.append(f"{name or heading}: {filled:,} of {len(cells):,} rows have a number")
    return [Note("Most rows have no number", tuple(gaps))] if gaps else []


def _plain_number(reader: NumberReader, cell: str) -> float:
    found = reader.read(cell)
    return float(found.low) if found and found.low is not None else 0.0
