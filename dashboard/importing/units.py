"""The units that columns of their own give for the rows, as statistical offices write them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from dashboard.importing.headings import Unit, find_role, find_unit, name_unit, spell_unit
from dashboard.importing.recipe import Column, Note
from dashboard.importing.shape import Frame, is_number

_POWERS = re.compile(r"unit_mult|powercode[ _]code", re.IGNORECASE)
_SCALES = {3: "thousand", 6: "million", 9: "billion", 12: "trillion"}
_CODE, _MARK = re.compile("[A-Z]{3}"), re.compile("[A-Z$]")
_DOLLARS = ("CAD", "AUD", "NZD", "MXN")
_MOST_WORDS, _MOST_WORDS_OF_NOTE = 3, 6
_SAYS_UNIT = re.compile(
    r"\W*(?:units?(?: of (?:measure|measurement))?|einheit(?:en)?|unités?|unidad(?:es)?|unità|jednostka|"
    r"единицы? измерения|ед\. ?изм\.?|одиниц[яі] виміру|"
    r"(?:all |the )?(?:figures|values|amounts|data|numbers)(?: are)?(?= in\b)|(?=in\b))\b\W*(.+?)\W*",
    re.IGNORECASE,
)
_IN_PARENTHESES = re.compile(r"[(\[]([^()\[\]]+)[)\]]")
_IN_SCALE = re.compile(r"\bin ((?:thousands|millions|billions)\b[^,;.()]*)")  # "Spending in millions of US$"
_LARGEST_POWER = 12
NO_UNIT = Unit()


@lru_cache(maxsize=2_000)
def read_unit(cell: str, heading: str) -> Unit:
    """What a cell of a column of units says: "billion NOK", "MIO_EUR", 1000; below "UNIT_MULT" 6 is a million."""
    if cell.isascii() and cell.isdigit():
        power = int(cell[:3]) if _POWERS.fullmatch(heading) else len(cell) - 1 if re.fullmatch("10+", cell) else 0
        is_scale = 0 < power <= _LARGEST_POWER
        return Unit(factor=f"1{'0' * power}", scale=_SCALES.get(power, "")) if is_scale else NO_UNIT
    unit = find_unit(spell_unit(cell))
    return unit if unit.unit else unit._replace(unit=name_unit(cell))


def has_factors(heading: str, cells: Sequence[str]) -> bool:
    """Whether a column holds what its rows are multiplied by: words and units, or powers of ten, and nothing else."""
    units = [read_unit(cell, heading) for cell in set(cells)]
    is_named = find_role(heading) == "unit"
    if not any(unit.factor != "1" for unit in units):
        return False
    if is_named:
        return True
    are_words = all(
        not is_number(cell) and not set("(,") & set(cell) and len(cell.split()) <= _MOST_WORDS for cell in set(cells)
    )
    return are_words and 2 * sum(unit.factor != "1" for unit in units) >= len(units)


def list_unit_columns(frame: Frame, chosen: str) -> list[str]:
    """The headings of all columns of units, the chosen one among them."""
    return [heading for heading in frame.headings if heading == chosen or find_role(heading) == "unit"]


def find_unit_of_rows(frame: Frame, headings: Sequence[str], rows: Sequence[int]) -> Unit:
    """What all of these rows have in common: "UNIT_MULT" 6 and "UNIT_MEASURE" USD are money in USD, times 1,000,000."""
    found = NO_UNIT
    for heading in headings:
        place = frame.place(heading)
        cells = {cell for row in rows if (cell := frame.rows[row].cell(place))}
        units = {read_unit(cell, heading) for cell in cells}
        if len(units) > 1:  # "million NOK" and "billion NOK": each row has a factor of its own
            units = {unit._replace(factor="1", scale="") for unit in units}
        if len(units) == 1:
            found = join_units(found, units.pop())
    return found


def find_unit_above(notes: Sequence[str]) -> tuple[str, Unit]:
    """The one unit that notes above the headings say of all numbers, and its words: "Unit: thousand persons"."""
    found = {words: unit for note in notes for words in _list_units(note) if (unit := find_unit(words)) != NO_UNIT}
    words, unit = next(iter(found.items()), ("", NO_UNIT))
    return (words, unit) if len(set(found.values())) == 1 else ("", NO_UNIT)


def _list_units(note: str) -> list[str]:
    """The words of a note that may be a unit: after "Unit:", in parentheses, or the last ones of a title."""
    said = _SAYS_UNIT.fullmatch(note)
    words = [said[1]] if said else [*_IN_PARENTHESES.findall(note), *_IN_SCALE.findall(note), note.rpartition(",")[2]]
    return [one.strip() for one in words if len(one.split()) <= _MOST_WORDS_OF_NOTE]


def join_units(unit: Unit, of_rows: Unit) -> Unit:
    """What the heading says holds; the rows add what it does not say, but for a share, which is of no unit."""
    if unit.number_kind == "percent":
        return unit
    scaled = unit if unit.factor != "1" else unit._replace(factor=of_rows.factor, scale=of_rows.scale)
    return scaled if scaled.unit else scaled._replace(number_kind=of_rows.number_kind, unit=of_rows.unit)


def describe_units(frame: Frame, heading: str, measures: str) -> list[Note]:
    """Notes where rows differ in their unit, and so in what they count, and where in what they are multiplied by."""
    notes = []
    if measures and measures == frame.measures:
        text = "Rows differ in their unit, and each unit is a measure of its own"
        notes.append(Note(text, tuple(frame.distinct(measures))))
    cells = tuple(dict.fromkeys(filter(None, frame.column(heading)))) if heading else ()
    differ = len({read_unit(cell, heading).factor for cell in cells}) > 1
    if differ:
        notes.append(Note(f"Each number is multiplied by what “{heading}” says in its row", cells))
    return notes


def find_other_currency(cell: str, column: Column) -> str:
    """The currency that a cell prints, where it is not the one of its column of money; "$" may be any dollar."""
    if column.number != "money" or not _CODE.fullmatch(column.unit) or (cell.isascii() and not _MARK.search(cell)):
        return ""
    code = find_unit(cell).unit
    return code if code not in ("", column.unit) and not (code == "USD" and column.unit in _DOLLARS) else ""
