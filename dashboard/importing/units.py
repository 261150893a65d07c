"""The unit that columns of their own give for all rows, as statistical offices write it."""

from __future__ import annotations

import re

from dashboard.importing.headings import Unit, find_unit
from dashboard.importing.shape import Frame

_UNITS = re.compile(r"units?|unit[ _](code|measure|of measure)|unit_of_measure|powercode|einheit", re.IGNORECASE)
_POWERS = re.compile(r"unit_mult|powercode[ _]code", re.IGNORECASE)
_SCALES = {"3": "thousand", "6": "million", "9": "billion"}
_CODES = {"THS": "thousand", "MIO": "million", "PC": "percent", "NR": "", "PS": ""}


def find_unit_of_rows(frame: Frame) -> Unit:
    """ "UNIT_MULT" 6 and "UNIT_MEASURE" USD: money in USD, times 1,000,000. It must be the same in all rows."""
    words = []
    for heading in frame.headings:
        is_power = bool(_POWERS.fullmatch(heading))
        if is_power or _UNITS.fullmatch(heading):
            cells = {cell for cell in frame.column(heading) if cell}
            if len(cells) == 1:
                (cell,) = cells
                words.append(_SCALES.get(cell, "") if is_power else _spell(cell))
    return find_unit(" ".join(words))


def join_units(unit: Unit, of_rows: Unit) -> Unit:
    """What the heading says holds; the rows add what it does not say."""
    scaled = unit if unit.factor != "1" else unit._replace(factor=of_rows.factor, scale=of_rows.scale)
    return scaled if scaled.number else scaled._replace(number=of_rows.number, unit=of_rows.unit)


def _spell(cell: str) -> str:
    """ "MIO_EUR" → "million EUR" """
    return " ".join(_CODES.get(part, part) for part in re.split(r"[_ ]", cell))
