"""The headline of a chart: what its statements say, composed from the rows that it shows."""

from __future__ import annotations

import pyarrow as pa

from dashboard.charts.text import Row, format_number_of
from dashboard.contents.sources import is_by_month
from dashboard.figures.display import format_count


def describe_spread(label: str, table: pa.Table, one: str = "statement") -> str:
    """ "Killed: 51 statements by 22 speakers, from 498 to 350,000"; without numbers where none has any."""
    rows, one = table.to_pylist(), "month" if is_by_month(table) else one
    speakers = format_count(len({row["speaker"] for row in rows}), "speaker")
    said = f"{label}: {format_count(len(rows), one)} by {speakers}"
    numbered = [row for row in rows if not (row["at_least"] is None and row["at_most"] is None)]
    if not numbered:
        return said
    least, most = (format_number_of(choose(numbered, key=_sort_key)) for choose in (min, max))
    return f"{said}: {least}" if least == most else f"{said}, from {least} to {most}"


def _sort_key(row: Row) -> tuple[float, float]:
    """By the bounds themselves, so that no middle is invented."""
    low, high = row["at_least"], row["at_most"]
    return (high if high is not None else low, low if low is not None else high)
