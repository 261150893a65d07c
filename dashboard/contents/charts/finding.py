"""The headline of a chart: what its statements say, composed from the rows that it shows."""

from __future__ import annotations

from collections.abc import Sequence

import pyarrow as pa

from dashboard.charts.text import Row, format_number_of, is_floor
from dashboard.contents.dossiers import Steps
from dashboard.contents.sources import is_by_month
from dashboard.figures.display import format_count


def describe_steps(label: str, rows: Sequence[Row], named: Steps) -> str:
    """ "Authorised posts rose from 1,000,000 to 1,502,640 in 8 decrees"; what rests on weak print is left out.

    `rows` are those of the question `steps`, oldest first. Levels of another scope than the last are only counted.
    """
    others = len([row for row in rows if row["scope"] != rows[-1]["scope"]])
    rows = [row for row in rows if not row["is_unconfirmed"] and row["scope"] == rows[-1]["scope"]] or rows[-1:]
    first, last = rows[0], rows[-1]
    count = format_count(len(rows), named.word, named.plural)
    before, after = format_number_of(first), format_number_of(last)
    end = f"; {others:,} of another definition" if others else ""
    if len(rows) == 1:
        return f"{label}: {count}, which sets {after}{end}"
    return f"{label} {_compare(first, last)} from {before} to {after} in {count}{end}"


def _compare(first: Row, last: Row) -> str:
    """The verb for a change that the bounds leave no doubt about."""
    if None not in (last["at_least"], first["at_most"]) and last["at_least"] > first["at_most"]:
        return "rose"
    return (
        "fell" if None not in (last["at_most"], first["at_least"]) and last["at_most"] < first["at_least"] else "went"
    )


def describe_spread(label: str, table: pa.Table, one: str = "statement") -> str:
    """ "Killed: at least 200,186 confirmed by name; 51 statements by 22 speakers, from 498 to 350,000".

    The first part where somebody counted one by one; no numbers where no two can be compared.

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
    said = f"{label}: {_describe_floor(shown)}{format_count(len(shown), one)} by {speakers}"
    numbered = [row for row in shown if not (row["at_least"] is None and row["at_most"] is None)]
    if numbered and (shown is whole or not is_mixed):
        least, most = (format_number_of(choose(numbered, key=_sort_key)) for choose in (min, max))
        said = f"{said}: {least}" if least == most else f"{said}, from {least} to {most}"
    others = len(rows) - len(shown)
    return f"{said}; {others:,} of another definition" if others else said


def _describe_floor(rows: Sequence[Row]) -> str:
    """The greatest number that was counted one by one, of all that is counted and not of a part."""
    floors = [row for row in rows if is_floor(row) and not row["scope"] and row["at_least"] is not None]
    if not floors or len(floors) == len(rows):
        return ""
    greatest = max(floors, key=lambda row: row["at_least"])
    number = format_number_of({**greatest, "at_most": None}).removeprefix("≥ ")
    return f"at least {number} {greatest['stance_label']}; "


def _sort_key(row: Row) -> tuple[float, float]:
    """By the bounds themselves, so that no middle is invented."""
    low, high = row["at_least"], row["at_most"]
    return (high if high is not None else low, low if low is not None else high)
