"""What goes into the sandbox and what comes out: plain values that pages and the worker share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pyarrow as pa

Value = str | int | float | bool | date | tuple[str, ...] | None


class Outcome(StrEnum):
    """How a reader's query ended."""

    ANSWERED = "answered"
    REFUSED = "refused"  # not one read-only statement, or something that is not allowed here
    STOPPED = "stopped"  # at a limit: time, memory, size; or cancelled
    WRONG = "wrong"  # SQL that cannot be parsed, bound or computed


@dataclass(frozen=True, slots=True)
class Query:
    """One text with the values of its `$name` parameters. `explain` asks for the plan instead of the rows.

    `seconds` is a limit below that of the settings, for a query that no reader has started with "Run".
    """

    sql: str
    parameters: Mapping[str, Value] = field(default_factory=dict)
    max_rows: int = 1_000
    explain: bool = False
    seconds: float | None = None


@dataclass(frozen=True, slots=True)
class Span:
    """Characters of the text from `start` to before `end`; `line` and `column` count from 1."""

    start: int
    end: int
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Edit:
    """Replaces the characters of the text from `start` to before `end` by `text`."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Result:
    """How a query ended, and what it gave.

    `message` is one sentence unless it was answered; `span` is where the text is wrong, `hint` says what may have been
    meant, and each of `fixes` may correct the text. `table` holds at most `max_rows` rows, `types` DuckDB's name for
    each column's type. `total_rows` is None where there are more rows than were counted. `truncated` says what cut the
    table: "rows" or "bytes". `limit` says what stopped the query: "time", "memory", "size", "crash", "cancelled" or
    "busy". `plan` is DuckDB's plan as JSON.
    """

    outcome: Outcome
    message: str = ""
    hint: str = ""
    span: Span | None = None
    fixes: tuple[Edit, ...] = ()
    table: pa.Table | None = None
    types: tuple[str, ...] = ()
    total_rows: int | None = None
    truncated: str | None = None
    plan: str = ""
    limit: str = ""
    seconds: float = 0.0
    data_version: str = ""
