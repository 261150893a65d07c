"""Numbers that their own comma has cut in two, as 1,351 without quotes in a file with commas between its cells."""

from __future__ import annotations

import re
from collections.abc import Sequence

_CUT_NUMBER = re.compile(r"(?<![^,])\d{1,3},(\d{3})(?!\d)")


def find_cut(cells: Sequence[str]) -> str:
    """The second part of what may be one number in two cells, "351" of "1" and "351"; empty where there is none."""
    found = _CUT_NUMBER.search(",".join(cells))
    return found[1] if found else ""


def show_cut_numbers(rows: Sequence[tuple[str, ...]], width: int) -> tuple[tuple[str, ...], ...]:
    """The rows, where one that a cut number made too long for `width` headings has its second part behind them.

    So it is refused, even where its last column is empty: "2024-02-29,1,351," under "Date,Visits,Note". Where all rows
    have a comma more than the headings, a cut number must be in each of them.
    """
    rests = [find_cut(row) if len(row) > width and not any(row[width:]) else "" for row in rows]
    if all(len(row) > width for row in rows) and not all(rests):
        return tuple(rows)
    return tuple((*row[:width], rest) if rest else row for row, rest in zip(rows, rests, strict=True))
