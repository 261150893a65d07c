"""A row that is the whole of the others: the country among its regions, or the sum below a list."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from dashboard.figures.amounts import Amount
from dashboard.importing.shape import Frame
from dashboard.importing.values.numbers import NumberReader

_FEWEST_PARTS = 2
_LEAST_SUM = 100  # smaller ones come about by chance


def find_whole(frame: Frame, heading: str, codes: Mapping[str, str], numbers: Sequence[str], decimal: str) -> list[str]:
    """The one name whose numbers are those of all others together.

    Of a list with one country among its regions: where its first numbers are no smaller than theirs.
    """
    if len(codes) <= _FEWEST_PARTS:
        return []
    names = frame.column(heading)
    countries = [name for name, code in codes.items() if code]
    columns = list(_read_columns(frame, numbers, decimal))
    if len(countries) == 1 and columns:
        of_whole = sum(number for name, number in zip(names, columns[0], strict=True) if name == countries[0])
        return countries if of_whole >= sum(columns[0]) - of_whole > 0 else []
    if len(set(names)) < len(names):
        return []
    ends = [place for place in (-1, 0) if any(2 * column[place] == sum(column) >= _LEAST_SUM for column in columns)]
    return [names[place] for place in ends[:1] if names[place]]


def _read_columns(frame: Frame, numbers: Sequence[str], decimal: str) -> Iterator[list[Amount]]:
    """The bare numbers of each column, 0 for none."""
    reader = NumberReader(decimal)
    for heading in numbers:
        yield [reader.read_bare(cell) or 0 for cell in frame.column(heading)]
