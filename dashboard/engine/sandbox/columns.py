"""Which columns of a result travel as they are, which as text, and that what travels can be read at the other end."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from dashboard.engine.sandbox import arrow_validation

_NATIVE_TYPES = {
    "boolean", "tinyint", "smallint", "integer", "bigint", "utinyint", "usmallint", "uinteger", "ubigint", "float",
    "double", "decimal", "varchar", "date", "time", "timestamp", "timestamp_s", "timestamp_ms",
    "timestamp with time zone", "uuid",
}  # fmt: skip
_WHOLE = "hugeint"  # sums of whole numbers; nearly always small enough for 64 bits
_LONG_NUMBERS = {_WHOLE, "decimal"}
_NESTED = {"list", "struct"}
_DEEPEST = 3
_LONGEST_TYPE_NAME, _LONGEST_TYPE_NAMES = 200, 500_000  # characters of one, and of all
_DAYS = (-719_162, 2_932_896)  # 0001-01-01 and 9999-12-31, the dates that Python knows
_SECONDS_A_DAY = 86_400


class UnsupportedValueError(Exception):
    """A batch holds a value that its column cannot carry; `columns` need the next wider form."""

    def __init__(self, columns: set[int]) -> None:
        self.columns = columns
        super().__init__(columns)


class Forms:
    """How each column of a result travels: as DuckDB has it, wider, or as text."""

    def __init__(self, types: Sequence[Any]) -> None:
        self._types = types
        self.as_text = {number for number, kind in enumerate(types) if needs_text(kind)}
        self.as_wide: set[int] = set()

    def widen(self, columns: set[int]) -> None:
        """The next wider form of each column. Raises ValueError for one that is text already."""
        if columns & self.as_text:
            raise ValueError("a text that cannot be sent")
        wide = {one for one in columns - self.as_wide if self._types[one].id in _LONG_NUMBERS}
        self.as_wide |= wide
        self.as_text |= columns - wide


def name_types(kinds: Sequence[Any]) -> list[str]:
    """DuckDB's names of the types; long ones are cut, the sooner the more columns there are."""
    longest = min(_LONGEST_TYPE_NAME, _LONGEST_TYPE_NAMES // max(len(kinds), 1))
    names = ["ENUM" if kind.id == "enum" else str(kind).strip('"') for kind in kinds]
    return [name if len(name) <= longest else name[: longest - 1] + "…" for name in names]


def needs_text(kind: Any, depth: int = 0) -> bool:
    """Whether a column of this type of DuckDB cannot be shown by a browser as Arrow has it."""
    if kind.id == _WHOLE:
        return depth > 0
    if kind.id in _NESTED:
        is_empty = not kind.children  # a structure without fields
        return is_empty or depth >= _DEEPEST or any(needs_text(child, depth + 1) for _, child in kind.children)
    return kind.id not in _NATIVE_TYPES


def is_small(kind: Any) -> bool:
    """Whether every value of the type takes a few bytes."""
    return kind.id not in _NESTED and kind.id != "varchar" and not needs_text(kind)


def make_unique(names: Sequence[str]) -> list[str]:
    """The names, where a repeated one gets a number, as in a, a_2. Capital letters make no difference."""
    used: set[str] = set()
    unique = []
    wanted = {name.lower() for name in names}
    for name in names:
        number, candidate = 1, name
        while candidate.lower() in used or (number > 1 and candidate.lower() in wanted):
            number += 1
            candidate = f"{name}_{number}"
        used.add(candidate.lower())
        unique.append(candidate)
    return unique


def fit_batch(batch: pa.RecordBatch, names: list[str], as_wide: set[int]) -> pa.RecordBatch:
    """The batch under its final names, as the other end will accept it; whole numbers have 64 bits, or 38 digits.

    `as_wide` are the columns of 38 digits. Raises UnsupportedValueError for columns that would not be accepted.
    """
    columns, unfit = [], set()
    for number, column in enumerate(batch.columns):
        try:
            columns.append(_fit_column(column, is_wide=number in as_wide))
        except pa.ArrowInvalid:
            unfit.add(number)
    if unfit:
        raise UnsupportedValueError(unfit)
    return pa.RecordBatch.from_arrays(columns, names=names)


def _fit_column(column: pa.Array, *, is_wide: bool) -> pa.Array:
    if not is_wide and pa.types.is_decimal(column.type) and column.type.precision == 38 and column.type.scale == 0:
        column = column.cast(pa.int64())
    if not arrow_validation.is_supported(column.type):
        raise pa.ArrowInvalid
    column.validate(full=True)
    _check_dates(column)
    return column


def _check_dates(column: pa.Array) -> None:
    """Raises pa.ArrowInvalid for a date that Python does not know, at any depth."""
    if pa.types.is_list(column.type):
        _check_dates(column.flatten())
    elif pa.types.is_struct(column.type):
        for part in column.flatten():
            _check_dates(part)
    elif pa.types.is_date(column.type) or pa.types.is_timestamp(column.type):
        ticks = {"s": 1, "ms": 1_000, "us": 1_000_000}.get(getattr(column.type, "unit", ""), 0) * _SECONDS_A_DAY or 1
        numbers = column.view(pa.int32() if pa.types.is_date32(column.type) else pa.int64())
        ends = pc.min_max(numbers).as_py()
        if ends["min"] is not None and (ends["min"] < _DAYS[0] * ticks or ends["max"] >= (_DAYS[1] + 1) * ticks):
            raise pa.ArrowInvalid
