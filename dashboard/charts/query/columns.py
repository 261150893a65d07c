"""What the columns of any result can be in a chart, and their values as plain numbers, days and texts."""

from __future__ import annotations

import math
import re
from calendar import monthrange
from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pyarrow as pa

from dashboard.figures.display import MINUS

NUMBER, DAY, TEXT, OTHER = "a number", "a date", "text", "neither number nor date nor text"
Number = int | float | Decimal
Day = date | datetime

MOST_COLUMNS = 200
_ISO = r"^\d{4}(-\d{2}(-\d{2})?)?$"
_PARTS = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_PARTS_OF_SECOND = {"s": 1, "ms": 10**3, "us": 10**6, "ns": 10**9}
_EPOCH = datetime(1970, 1, 1)  # noqa: DTZ001  as Arrow counts: UTC where a zone is known, else as written
_FIRST, _LAST = (day.toordinal() - _EPOCH.toordinal() for day in (date.min, date.max))
_LARGEST = 1e150  # beyond it, distances on an axis leave what floating numbers hold


def kind_of(column: pa.ChunkedArray) -> str:
    """NUMBER, DAY (text in ISO 8601 too, as this data has it), TEXT or OTHER."""
    kind = column.type
    if pa.types.is_integer(kind) or pa.types.is_floating(kind) or pa.types.is_decimal(kind):
        return NUMBER
    if pa.types.is_date(kind) or pa.types.is_timestamp(kind):
        return DAY
    if pa.types.is_boolean(kind) or pa.types.is_time(kind):
        return TEXT
    if pa.types.is_dictionary(kind):
        kind = kind.value_type
    if not (pa.types.is_string(kind) or pa.types.is_large_string(kind) or pa.types.is_string_view(kind)):
        return OTHER
    import pyarrow.compute as pc  # noqa: PLC0415 - takes 30 ms, and no first page needs it

    is_day = pc.match_substring_regex(column.cast(pa.string()), _ISO)
    return DAY if column.null_count < len(column) and pc.all(is_day).as_py() else TEXT


def kinds_of(table: pa.Table) -> dict[str, str]:
    """The kind of each of the first columns by its name."""
    names = table.column_names[:MOST_COLUMNS]
    return {name: kind_of(table.column(place)) for place, name in enumerate(names)}


def read_numbers(column: pa.ChunkedArray) -> list[Number | None]:
    """The numbers; what no axis can hold (NaN, infinity, beyond 1e150) as None."""
    return [value if value is not None and _can_stand(value) else None for value in column.to_pylist()]


def _can_stand(value: Number) -> bool:
    return math.isfinite(value) and -_LARGEST <= value <= _LARGEST


def read_days(column: pa.ChunkedArray) -> list[Day | None]:
    """Days, or moments where times are known; months and years by their middle day; None outside of years 1 to 9999."""
    kind = column.type
    if pa.types.is_timestamp(kind):
        parts = _PARTS_OF_SECOND[kind.unit]
        counts = column.cast(pa.timestamp(kind.unit)) if kind.tz else column
        return [_moment(count, parts) for count in counts.cast(pa.int64()).to_pylist()]
    if pa.types.is_date64(kind):
        return [_moment(count, 1000) for count in column.cast(pa.int64()).to_pylist()]
    if pa.types.is_date(kind):
        counts = column.cast(pa.int32()).to_pylist()
        return [None if n is None or not _FIRST <= n <= _LAST else date.fromordinal(n + 719_163) for n in counts]
    return [_middle_day(text) for text in read_texts(column)]


def _moment(count: int | None, parts: int) -> datetime | None:
    if count is None or not _FIRST <= count // (parts * 86_400) <= _LAST:
        return None
    return _EPOCH + timedelta(seconds=count // parts, microseconds=count % parts * 10**6 // parts)


def _middle_day(text: str | None) -> date | None:
    match = _PARTS.fullmatch(text or "")
    if match is None:
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    try:
        if month is None:
            return date(year or 0, 7, 2)
        return date(year or 0, month, day or monthrange(year or 0, month)[1] // 2)
    except ValueError:  # such as 2022-13, or the year 0
        return None


def has_parts(column: pa.ChunkedArray) -> bool:
    """Whether some of the days are months or years, which have no place of their own on an axis."""
    if pa.types.is_date(column.type) or pa.types.is_timestamp(column.type):
        return False
    return any(text is not None and len(text) < len("2022-08-25") for text in read_texts(column))


def read_texts(column: pa.ChunkedArray) -> list[str | None]:
    """The values as texts, as categories and hover cards name them; lists and the like are None."""
    kind = column.type
    if pa.types.is_boolean(kind):
        return [None if value is None else str(value).lower() for value in column.to_pylist()]
    if pa.types.is_nested(kind) or pa.types.is_binary(kind) or pa.types.is_interval(kind) or pa.types.is_null(kind):
        return [None] * len(column)
    if pa.types.is_integer(kind) or pa.types.is_floating(kind) or pa.types.is_decimal(kind):
        return [None if value is None else format_number(value) for value in column.to_pylist()]
    if pa.types.is_date(kind) or pa.types.is_timestamp(kind):
        return [None if day is None else format_day(day) for day in read_days(column)]
    try:
        texts: list[str | None] = column.cast(pa.string()).to_pylist()
    except pa.ArrowException:
        return [None] * len(column)
    return texts


def format_number(value: Number) -> str:
    """A number with all its digits: "1,150,628", "−0.25"."""
    if isinstance(value, Decimal):
        text = f"{value:,f}"
    elif isinstance(value, float) and value.is_integer() and abs(value) < 10**15:
        text = f"{int(value):,}"
    else:
        text = f"{value:,}"
    return text.replace("-", MINUS) if text.startswith("-") else text


def format_day(day: Day) -> str:
    """ "2022-08-25", with its time where it has one."""
    if isinstance(day, datetime):
        return day.isoformat(" ", "minutes") if (day.hour or day.minute or day.second) else day.date().isoformat()
    return day.isoformat()


READERS: dict[str, Callable[[pa.ChunkedArray], list[Any]]] = {NUMBER: read_numbers, DAY: read_days, TEXT: read_texts}


def unique_texts(values: Iterable[str | None]) -> list[str]:
    """Each text once, in the order of the rows; nothing is not one."""
    return list(dict.fromkeys(value for value in values if value is not None))


def count_distinct(column: pa.ChunkedArray) -> int:
    """How many different values the column has, a missing one among them."""
    import pyarrow.compute as pc  # noqa: PLC0415 - takes 30 ms, and no first page needs it

    kind = column.type
    if pa.types.is_dictionary(kind) or pa.types.is_string_view(kind):
        column = column.cast(pa.string())
    try:
        return int(pc.count_distinct(column, mode="all").as_py())
    except pa.ArrowNotImplementedError:
        return len(set(read_texts(column)))


def clip(name: str, most: int = 40) -> str:
    """The name of a column on one line of a sentence."""
    line = " ".join(name.split()) or "(no name)"
    return line if len(line) <= most else line[: most - 1] + "…"
