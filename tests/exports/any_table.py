"""Tables as a stranger's query can give them: every type, odd names, values beyond what Python holds."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

import pyarrow as pa
from hypothesis import strategies as st

HOSTILE_TEXTS = [
    '=HYPERLINK("https://evil.example")', "@SUM(1)", "-1+1", "\t=1", "a;=1", "\u202egnirts", "a|b", "two\nlines",
    "`code`", "</textarea><script>alert(1)</script>", "W" * 10_000, "", " ", "\0", "nan", "None", "2022-08-25",
    "2022-08", "killed-april", "12345678901234567890123", "1e999", '"', "\\",
]  # fmt: skip
TEXTS = st.sampled_from(HOSTILE_TEXTS) | st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
NAMES = [
    "figure_id",
    "figure_ids",
    "at_least",
    "at_most",
    "speaker",
    "stance",
    "as_of",
    "export_filter",
    "=cmd|' /C calc'!A0",
]
DAYS = st.sampled_from([2**31 - 1, -(2**31) + 1, 3_000_000, -800_000, 0, 19_000, -40_000]) | st.integers(-9000, 22_000)
MOMENTS = st.sampled_from([2**63 - 1, -(2**63) + 1, 0, 10**15, -(10**17)]) | st.integers(-(10**16), 10**16)
DECIMALS = st.decimals(allow_nan=False, allow_infinity=False, places=4, min_value=-(10**20), max_value=10**20)


def _of(kind: pa.DataType, values: st.SearchStrategy[Any], by_way_of: pa.DataType | None = None) -> Any:
    """A column of that type; made as another type first, where Python has no such values."""

    def made(members: list[Any]) -> pa.Array:
        return pa.array(members, by_way_of or kind).cast(kind) if by_way_of else pa.array(members, kind)

    return values, made


COLUMNS: list[tuple[st.SearchStrategy[Any], Callable[[list[Any]], pa.Array]]] = [
    _of(pa.string(), TEXTS),
    _of(pa.string_view(), TEXTS),
    _of(pa.dictionary(pa.uint8(), pa.string()), st.sampled_from(["a", "=b", "killed-april"])),
    _of(pa.int64(), st.integers(-(2**63), 2**63 - 1)),
    _of(pa.int16(), st.integers(0, 9)),
    _of(pa.uint64(), st.integers(0, 2**64 - 1)),
    _of(pa.float64(), st.floats()),
    _of(pa.float32(), st.floats(width=32)),
    _of(pa.decimal128(38, 4), DECIMALS),
    _of(pa.bool_(), st.booleans()),
    _of(pa.date32(), DAYS, pa.int32()),
    _of(pa.timestamp("us"), MOMENTS, pa.int64()),
    _of(pa.timestamp("us", tz="Etc/UTC"), MOMENTS, pa.int64()),
    _of(pa.timestamp("ns"), MOMENTS, pa.int64()),
    _of(pa.time64("us"), st.times() | st.just(time(23, 59))),
    _of(pa.time64("ns"), st.integers(0, 86_400 * 10**9 - 1), pa.int64()),
    _of(pa.duration("us"), st.just(timedelta(days=1))),
    _of(pa.month_day_nano_interval(), st.just(pa.MonthDayNano([1, 2, 3]))),
    _of(pa.binary(), st.binary(max_size=4)),
    _of(pa.null(), st.none()),
    _of(pa.list_(pa.string()), st.lists(st.none() | TEXTS, max_size=3)),
    _of(pa.list_(pa.date32()), st.lists(st.none() | DAYS, max_size=2), pa.list_(pa.int32())),
    _of(pa.list_(pa.int64(), 2), st.just([1, 2])),
    _of(
        pa.struct([("a", pa.int64()), ("b", pa.string())]), st.fixed_dictionaries({"a": st.integers(0, 9), "b": TEXTS})
    ),
    _of(pa.map_(pa.string(), pa.decimal128(5, 1)), st.just([("k", Decimal("1.5"))])),
]


@st.composite
def tables(draw: st.DrawFn, most_rows: int = 6, most_columns: int = 5) -> pa.Table:
    """Any of them, with distinct names."""
    names = draw(st.lists(st.sampled_from(NAMES) | TEXTS, min_size=1, max_size=most_columns, unique=True))
    count = draw(st.integers(0, most_rows))
    columns = []
    for _ in names:
        values, made = draw(st.sampled_from(COLUMNS))
        columns.append(made(draw(st.lists(st.none() | values, min_size=count, max_size=count))))
    return pa.Table.from_arrays(columns, names)


def every_type() -> pa.Table:
    """One table with the values that break writers, in one row each and a row of nothing."""
    far, moment = pa.array([2**31 - 1, None], pa.int32()), pa.array([2**63 - 1, None], pa.int64())
    return pa.table({
        "far": far.cast(pa.date32()),
        "far_list": pa.ListArray.from_arrays([0, 1, 2], far.cast(pa.date32())),
        "moment": moment.cast(pa.timestamp("us")),
        "tz": pa.array([datetime(2022, 8, 25, 7, 30, tzinfo=UTC), None], pa.timestamp("us", tz="Etc/UTC")),
        "ns": pa.array([1, None], pa.int64()).cast(pa.timestamp("ns")),
        "old": [date(1, 1, 1), None],
        "decimal": pa.array([Decimal("-12.50"), None], pa.decimal128(38, 2)),
        "huge": pa.array([Decimal(10**37), None], pa.decimal128(38, 0)),
        "share": [float("nan"), float("-inf")],
        "span": pa.array([pa.MonthDayNano([1, 2, 3]), None], pa.month_day_nano_interval()),
        "bytes": [b"\xff\0", None],
        "=cmd|'\n\u202e": ["=1+1\n|`", None],
    })  # fmt: skip
