"""A row that is the whole of the others: the country among its regions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dashboard.importing.shape import Frame
from dashboard.importing.values.numbers import NumberReader

_FEWEST_PARTS = 2


def find_whole(frame: Frame, heading: str, codes: Mapping[str, str], numbers: Sequence[str], decimal: str) -> list[str]:
    """The one name that is a country's, where its first numbers are no smaller than those of all others together."""
    countries = [name for name, code in codes.items() if code]
    if len(countries) != 1 or len(codes) <= _FEWEST_PARTS:
        return []
    reader, (whole,) = NumberReader(decimal), countries
    place, first = frame.place(heading), frame.place(numbers[0])
    of_whole = of_others = 0.0
    for row in frame.rows:
        number = float(reader.read_bare(row.cell(first)) or 0)
        if row.cell(place) == whole:
            of_whole += number
        else:
            of_others += number
    return [whole] if of_whole >= of_others > 0 else []
