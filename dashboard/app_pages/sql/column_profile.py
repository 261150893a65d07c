"""One column of a result: its rows by size, those that fit a condition, and what it holds in one line. No page."""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import pyarrow as pa

from dashboard.exports import arrow_text
from dashboard.figures.display import format_count

_WHOLE_AS_TEXT = {"HUGEINT", "UHUGEINT", "BIGNUM"}  # what does not fit into a number of Arrow
_CONDITION = re.compile(r"(>=|<=|>|<|=)\s*(\S.*)")
_TESTS: dict[str, Callable[[Any, Any], bool]] = {
    ">=": operator.ge, "<=": operator.le, ">": operator.gt, "<": operator.lt, "=": operator.eq,
}  # fmt: skip
_LONGEST_VALUE = 40


@dataclass(frozen=True, slots=True)
class Arrangement:
    """What a reader chose in the heads of a grid: a column, by its number; its direction, if any; and a condition."""

    column: int | None = None
    direction: str = ""  # "up", "down", or as the query gave the rows
    condition: str = ""

    def choose(self, column: int) -> Arrangement:
        """After another click on a head: up, down, then as the query gave them."""
        following = {"": "up", "up": "down", "down": ""}[self.direction] if column == self.column else "up"
        return Arrangement(column, following, self.condition if column == self.column else "")


def arrange(table: pa.Table, types: Sequence[str], order: Arrangement) -> pa.Table:
    """The rows that fit, in the order chosen: numbers by size, empty cells last."""
    if order.column is None:
        return table
    values = _read_values(table, types, order.column)
    rows = [number for number, value in enumerate(values) if _fits(value, order.condition)]
    if order.direction:
        key = _key_of(values)
        known = [number for number in rows if not _is_empty(values[number])]
        known.sort(key=lambda number: key(values[number]), reverse=order.direction == "down")
        rows = known + [number for number in rows if _is_empty(values[number])]
    places = arrow_text.build_column(map(str, rows)).cast(pa.int64())  # `pa.array` loads pandas
    return table if rows == list(range(table.num_rows)) else table.take(places)


def describe_column(table: pa.Table, types: Sequence[str], column: int) -> str:
    """ "12 distinct values, 3 empty, least 0, most 2,039,758" """
    values = _read_values(table, types, column)
    known = [value for value in values if not _is_empty(value)]
    parts = [
        format_count(len({arrow_text.to_text(value) for value in known}), "distinct value"),
        f"{len(values) - len(known):,} empty",
    ]
    if known:
        key = _key_of(values)
        parts += [f"least {_format_value(min(known, key=key))}", f"most {_format_value(max(known, key=key))}"]
    return ", ".join(parts)


def _read_values(table: pa.Table, types: Sequence[str], column: int) -> list[Any]:
    values = arrow_text.to_values(table.column(column))
    if types[column] in _WHOLE_AS_TEXT:
        return [int(value) if isinstance(value, str) else value for value in values]
    return values


def _is_empty(value: Any) -> bool:
    return value is None or value != value  # noqa: PLR0124 - NaN


def _key_of(values: Sequence[Any]) -> Callable[[Any], Any]:
    """Values of one kind are compared as they are, others as text."""
    kinds = {type(value) for value in values if value is not None}
    is_plain = len(kinds) == 1 and not kinds & {list, dict, tuple}
    return (lambda value: value) if is_plain or kinds <= {int, float, Decimal} else _text_of


def _text_of(value: Any) -> str:
    return arrow_text.to_text(value) or ""


def _fits(value: Any, condition: str) -> bool:
    """Whether a cell fits ">= 1000", "< 2022-08-25", "= a", or holds the words."""
    condition = condition.strip()
    compared = _CONDITION.fullmatch(condition)
    if not compared:
        return condition.casefold() in _text_of(value).casefold()
    if _is_empty(value):
        return False
    test, bound = _TESTS[compared[1]], compared[2].strip()
    if isinstance(value, (int, float, Decimal)) and not isinstance(value, bool):
        try:
            return test(Decimal(str(value)), Decimal(bound.replace(",", "")))
        except ArithmeticError:
            return False
    return test(_text_of(value), bound)


def _format_value(value: Any) -> str:
    if isinstance(value, (int, float, Decimal)) and not isinstance(value, bool):
        return f"{value:,}".removesuffix(".0")
    text = _text_of(value)
    return text if len(text) <= _LONGEST_VALUE else f"{text[:_LONGEST_VALUE]}…"
