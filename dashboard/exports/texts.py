"""Arrow columns of text. pyarrow's own constructors look for pandas, which costs half a second and 45 MB."""

from __future__ import annotations

import json
from array import array
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, time
from typing import Any

import pyarrow as pa

_BLOCK = 4096


def column(values: Iterable[str | None]) -> pa.Array:
    """A column of text (large_string), None where there is none."""
    ends, data, known = array("q", [0]), bytearray(), bytearray()
    count = missing = 0
    for count, value in enumerate(values, start=1):  # noqa: B007
        if value is None:
            missing += 1
        else:
            data += value.encode()
        ends.append(len(data))
        known.append(value is not None)
    buffers = [pa.py_buffer(bytes(part)) for part in (_bits(known), ends.tobytes(), data)]
    return pa.Array.from_buffers(pa.large_string(), count, buffers, missing)


def constant(text: str, count: int) -> pa.ChunkedArray:
    """The same text in each of `count` rows, held once per few thousand of them."""
    block = column([text] * min(count, _BLOCK))
    blocks = [block.slice(0, min(_BLOCK, count - start)) for start in range(0, count, _BLOCK)]
    return pa.chunked_array(blocks, pa.large_string())


def table(rows: Sequence[Mapping[str, str | None]], names: Sequence[str]) -> pa.Table:
    """Rows of text as a table with these columns."""
    return pa.Table.from_arrays([column(row.get(name) for row in rows) for name in names], list(names))


def is_text(kind: pa.DataType) -> bool:
    """Whether the cells are plain text."""
    return bool(pa.types.is_string(kind) or pa.types.is_large_string(kind) or pa.types.is_string_view(kind))


def shown(value: Any) -> str | None:
    """One value as text: dates in ISO 8601, lists and structs as JSON; None where there is none."""
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (date, time)):
        return value.isoformat()
    if isinstance(value, float):
        return repr(value)
    plain = jsonable(value)
    return plain if isinstance(plain, str) else json.dumps(plain, ensure_ascii=False)


def jsonable(value: Any) -> Any:
    """The value as JSON knows it; what JSON does not know (dates, NaN, infinity, bytes) as text or null."""
    if value is None or isinstance(value, (bool, int, str)):
        return value
    if isinstance(value, float):
        return value if value - value == 0 else None
    if isinstance(value, Mapping):
        return {str(key): jsonable(member) for key, member in value.items()}
    if isinstance(value, (list, tuple)):
        return [jsonable(member) for member in value]
    if isinstance(value, bytes):
        return value.hex()
    return value.isoformat() if isinstance(value, (date, time)) else str(value)


def _bits(known: bytearray) -> bytes:
    """One byte per row becomes one bit per row, the first row lowest, as Arrow wants it."""
    known = known + bytes(-len(known) % 8)
    return bytes(sum(known[start + place] << place for place in range(8)) for start in range(0, len(known), 8))


def type_name(kind: pa.DataType) -> str:
    """The type as a Table Schema names it."""
    tests = {
        "boolean": pa.types.is_boolean,
        "integer": pa.types.is_integer,
        "number": pa.types.is_float64,
        "date": pa.types.is_date,
        "array": pa.types.is_list,
        "object": pa.types.is_struct,
    }
    return next((name for name, is_kind in tests.items() if is_kind(kind)), "string")
