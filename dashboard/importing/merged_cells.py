"""Names that stand once over several rows, as merged cells and pivot tables leave them when they are saved as text."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.importing.values.countries import is_total

Cells = Sequence[tuple[str, ...]]


def fill_names(cells: Cells) -> tuple[int, Cells]:
    """How many rows take the name above them, and all rows then.

    Only where the second column tells that the first one is merged: its names come again below another one ("Men",
    "Women"), or rows of totals close each group.
    """
    empty = [place for place, row in enumerate(cells) if len(row) > 2 and not row[0] and row[1]]
    if not empty or not cells[0][0]:
        return 0, cells
    filled: list[tuple[str, ...]] = []
    for row in cells:
        is_below = len(row) > 2 and not row[0] and row[1]
        filled.append((filled[-1][0], *row[1:]) if is_below else row)
    return (len(empty), filled) if _are_groups(cells, filled) else (0, cells)


def _are_groups(cells: Cells, filled: Cells) -> bool:
    names = [row[0] for row in cells if row and row[0]]
    pairs = [row[:2] for row in filled if len(row) > 1 and row[1]]
    if len(set(names)) < len(names) or len(set(pairs)) < len(pairs):
        return False
    is_repeated = len({second for _, second in pairs}) < len(pairs)
    totals = [name for name in names if is_total(name)]
    return is_repeated or any(name != total and total.startswith(name) for name in names for total in totals)
