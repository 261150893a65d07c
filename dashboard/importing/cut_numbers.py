"""Numbers that their own comma has cut in two, as 1,351 without quotes in a file with commas between its cells."""

from __future__ import annotations

import re
from collections.abc import Sequence

_CUT_NUMBER = re.compile(r"(?<![^,])\d{1,3},(\d{3})(?!\d)")


def is_cut(cells: Sequence[str]) -> bool:
    """Whether two cells beside each other may be one number: "1", "351"."""
    return bool(_CUT_NUMBER.search(",".join(cells)))


def show_cut_numbers(rows: Sequence[tuple[str, ...]], width: int) -> tuple[tuple[str, ...], ...]:
    """The rows, where one that a cut number made too long for `width` headings has its second part behind them.

    So it is refused, even where its last column is empty: "2024-02-29,1,351," under "Date,Visits,Note". Where all rows
    have a comma more than the headings, a cut number must be in each of them.
    """
    longer = [len(row) > width and not any(row[width:]) and is_cut(row) for row in rows]
    if not all(longer) and all(len(row) > width for row in rows):
        return tuple(rows)
    return tuple(_show_rest(row, width) if cut else row for row, cut in zip(rows, longer, strict=True))


def _show_rest(row: tuple[str, ...], width: int) -> tuple[str, ...]:
    found = _CUT_NUMBER.search(",".join(row))
    return (*row[:width], found[1]) if found else row
