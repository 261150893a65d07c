"""JSON: one object with the rows, what the columns mean, where the numbers come from and how they were asked for."""

from __future__ import annotations

import json
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import pyarrow as pa

from dashboard.exports import arrow_text
from dashboard.exports.extract import CITE_EACH, Extract, describe_extract
from dashboard.exports.meanings import describe_columns
from dashboard.exports.sources import sources_of

_LONGEST_WHOLE = 2**53 - 1


def write_json(extract: Extract) -> bytes:
    """UTF-8, one row of data per line; dates are ISO 8601, what is missing or no number is null.

    Each column has one type. Where a number of a column has more digits than every reader of JSON keeps, all of its
    numbers are text, and the column says so: its type is "string", and `digits` says what they are.
    """
    facts, sources = describe_extract(extract).to_dict(), sources_of(extract.table)
    facts["sql"] = facts.pop("sql")  # last, since it is long
    parts = []
    for key, value in facts.items():
        parts.append(f'"{key}": {_format(f"{value} {CITE_EACH}" if key == "cite" else value)}')
        if key == "rows":
            parts.append(f'"count": {extract.table.num_rows}')
    columns, rows = _type_columns(extract.table)
    parts += [
        f'"columns": {_format_lines(columns)}',
        f'"data": {_format_lines(rows)}',
        f'"sources": {_format_lines(sources.table.to_pylist())}',
    ]
    if note := sources.sentence or sources.extent:
        parts.append(f'"sources_note": {_format(note)}')
    return ("{\n" + ",\n".join(parts) + "\n}\n").encode()


def _type_columns(table: pa.Table) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    columns, values = describe_columns(table), [arrow_text.to_values(column) for column in table.columns]
    for place, column in enumerate(columns):
        if any(map(_is_long, values[place])):
            if column["type"] in ("integer", "number"):
                column |= {"type": "string", "digits": column["type"]}
            values[place] = [_write_digits(value) for value in values[place]]
    names = table.column_names
    return columns, [dict(zip(names, row, strict=True)) for row in zip(*values, strict=True)]


def _is_long(value: Any) -> bool:
    """Whether a number, or one inside, changes where it is read as a floating one of 64 bits."""
    if isinstance(value, Mapping):
        return any(map(_is_long, value.values()))
    if isinstance(value, (list, tuple)) and not isinstance(value, pa.MonthDayNano):
        return any(map(_is_long, value))
    if isinstance(value, int) or (isinstance(value, Decimal) and value == value.to_integral_value()):
        return abs(int(value)) > _LONGEST_WHOLE
    return isinstance(value, Decimal) and Decimal(repr(float(value))) != value


def _write_digits(value: Any) -> Any:
    """The value with each number in it as text."""
    if isinstance(value, Mapping):
        return {key: _write_digits(each) for key, each in value.items()}
    if isinstance(value, (list, tuple)) and not isinstance(value, pa.MonthDayNano):
        return [_write_digits(each) for each in value]
    if isinstance(value, Decimal) and value == value.to_integral_value():
        value = int(value)
    is_number = isinstance(value, (int, Decimal)) and not isinstance(value, bool)
    return arrow_text.to_text(value if isinstance(value, Decimal) else str(value)) if is_number else value


def _format_lines(rows: list[dict[str, Any]]) -> str:
    return "[\n" + ",\n".join(map(_format, rows)) + "\n]" if rows else "[]"


def _format(value: Any) -> str:
    return json.dumps(arrow_text.to_json(value), ensure_ascii=False, allow_nan=False)
