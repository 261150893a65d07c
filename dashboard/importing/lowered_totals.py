"""Running totals that their own publisher lowered."""

from __future__ import annotations

from decimal import Decimal

from dashboard.importing.package import is_running
from dashboard.importing.reading import Rows

_LARGEST_PERCENT = 5  # what falls farther is more likely a slip, which the checks name


def flag_lowered_totals(figures: Rows) -> list[str]:
    """Flags each running total that lies a little below the one of the day before; gives their ids."""
    series: dict[tuple[str, ...], Rows] = {}
    for one in figures:
        if is_running(one) and one["low"] and one["as_of"]:
            key = (one["subject"], one["measure"], one["scope"], one["speaker_id"])
            series.setdefault(key, []).append(one)
    fallen: list[str] = []
    for rows in series.values():
        before = Decimal(0)
        for one in sorted(rows, key=lambda one: one["as_of"]):
            number = Decimal(one["low"])
            if number < before and (before - number) * 100 <= before * _LARGEST_PERCENT:
                one["flags"] = f"{one['flags']} cumulative_fall".strip()
                fallen.append(one["figure_id"])
            before = number
    return fallen
