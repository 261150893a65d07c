"""Arrow columns of text, as files and grids take them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, time
from decimal import Decimal
from typing import Any

import pyarrow as pa

from dashboard.engine.database.text_column import build_text

_BLOCK = 4096


def build_column(values: Iterable[str | None]) -> pa.Array:
    """A column of text (large_string), None where there is none."""
    return build_text(values).cast(pa.large_string())


def repeat_text(text: str, count: int) -> pa.ChunkedArray:
    """The same text in each of `count` rows, held once per few thousand of them."""
    block = build_column([text] * min(count, _BLOCK))
    blocks = [block.slice(0, min(_BLOCK, count - start)) for start in range(0, count, _BLOCK)]
    return pa.chunked_array(blocks, pa.large_string())


def build_table(rows: Sequence[Mapping[str, Any]], names: Sequence[str]) -> pa.Table:
    """Rows of text as a table with these columns."""
    return pa.Table.from_arrays([build_column(row.get(name) for row in rows) for name in names], list(names))


def is_text(kind: pa.DataType) -> bool:
    """Whether the cells are plain text."""
    return bool(pa.types.is_string(kind) or pa.types.is_large_string(kind) or pa.types.is_string_view(kind))


def to_values(column: pa.ChunkedArray | pa.Array) -> list[Any]:
    """A column as Python values; what Python has none for (days beyond 9999, nanoseconds) is text."""
    if pa.types.is_temporal(column.type) and "[ns" in str(column.type):  # pyarrow would look for pandas
        return [_to_value(scalar) for scalar in column]
    try:
        values: list[Any] = column.to_pylist()
    except (ValueError, OverflowError):
        return [_to_value(scalar) for scalar in column]
    return values


def _to_value(scalar: pa.Scalar) -> Any:
    """One value, taken apart as far as needed to find the part that Python cannot hold."""
    if not scalar.is_valid:
        return None
    if isinstance(scalar, pa.StructScalar):
        return {name: _to_value(scalar[place]) for place, name in enumerate(field.name for field in scalar.type)}
    if isinstance(scalar, (pa.ListScalar, pa.LargeListScalar, pa.FixedSizeListScalar, pa.MapScalar)):
        return [_to_value(member) for member in scalar.values]
    if not pa.types.is_temporal(scalar.type):
        return scalar.as_py()
    if pa.types.is_date(scalar.type) or (pa.types.is_timestamp(scalar.type) and "[ns" not in str(scalar.type)):
        try:
            return scalar.as_py()
        except (ValueError, OverflowError):
            pass
    return _format_beyond(scalar)


def _format_beyond(scalar: pa.Scalar) -> str:
    """A point in time as text; the ends of what DuckDB counts are its infinities."""
    if pa.types.is_date32(scalar.type) or pa.types.is_timestamp(scalar.type):
        whole = pa.int32() if pa.types.is_date32(scalar.type) else pa.int64()
        count, most = scalar.cast(whole).as_py(), 2 ** (whole.bit_width - 1) - 1
        if abs(count) >= most:
            return "infinity" if count > 0 else "-infinity"
    try:
        return str(scalar.cast(pa.string()).as_py())
    except pa.ArrowInvalid:
        return str(getattr(scalar, "value", "?"))


def to_text(value: Any) -> str | None:
    """One value as text: dates in ISO 8601, lists and structs as JSON; None where there is none."""
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (date, time)):
        return value.isoformat()
    if isinstance(value, float):
        return repr(value)
    if isinstance(value, Decimal):
        return format(value, "f")
    plain = to_json(value)
    return plain if isinstance(plain, str) else json.dumps(plain, ensure_ascii=False)


def to_json(value: Any) -> Any:
    """The value as JSON knows it; what JSON does not know (dates, NaN, infinity, bytes) as text or null."""
    if value is None or isinstance(value, (bool, int, str)):
        return value
    if isinstance(value, (float, Decimal)):
        return _to_number(value)
    if isinstance(value, pa.MonthDayNano):
        return {"months": value.months, "days": value.days, "nanoseconds": value.nanoseconds}
    if isinstance(value, Mapping):
        return {str(key): to_json(member) for key, member in value.items()}
    if isinstance(value, (list, tuple)):
        return [to_json(member) for member in value]
    return _as_text(value)


def _as_text(value: Any) -> str:
    if isinstance(value, bytes):
        return value.hex()
    return str(value.isoformat()) if isinstance(value, (date, time)) else str(value)


def _to_number(value: float | Decimal) -> int | float | str | None:
    """A decimal as a number where that changes nothing, else as text; what is no number as nothing."""
    if not isinstance(value, Decimal):
        return value if value - value == 0 else None
    if value == value.to_integral_value():
        return int(value)
    return float(value) if Decimal(repr(float(value))) == value else format(value, "f")
