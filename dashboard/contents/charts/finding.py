"""The headline of a chart: what its statements say, composed from the rows that it shows."""

from __future__ import annotations

import pyarrow as pa

from dashboard.charts.text import Row, format_number_of
from dashboard.contents.sources import is_by_month
from dashboard.figures.display import format_count


def describe_spread(label: str, table: pa.Table, one: str = "statement") -> str:
    """ "Killed: 51 statements by 22 speakers, from 498 to 350,000"; without numbers where no two can be compared.

    Rows of different scopes, such as prices of different years, have no spread: it is that of the rows that count
    exactly what the measure says, or of one scope where all rows have it.
    """
    rows, one = table.to_pylist(), "month" if is_by_month(table) else one
    whole = [row for row in rows if not row["scope"]]
    scopes = {row["scope"] for row in rows}
    is_mixed = len(scopes) > 1
    shown = whole if is_mixed and len(whole) > 1 else rows
    label = label if is_mixed or not rows or whole else f"{label} ({scopes.pop()})"
    speakers = format_count(len({row["speaker"] for row in shown}), "speaker")
    said = f"{label}: {format_count(len(shown), one)} by {speakers}"
    numbered = [row for row in shown if not (row["at_least"] is None and row["at_most"] is None)]
    if numbered and (shown is whole or not is_mixed):
        least, most = (format_number_of(choose(numbered, key=_sort_key)) for choose in (min, max))
        said = f"{said}: {least}" if least == most else f"{said}, from {least} to {most}"
    others = len(rows) - len(shown)
    return f"{said}; {others:,} of another definition" if others else said


def _sort_key(row: Row) -> tuple[float, float]:
    """By the bounds themselves, so that no middle is invented."""
    low, high = row["at_least"], row["at_most"]
    return (high if high is not None else low, low if low is not None else high)
