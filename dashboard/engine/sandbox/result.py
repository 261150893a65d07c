"""What goes into the sandbox and what comes out: plain values, known to pages and to the worker alike."""

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
    """How a query of a reader ended."""

    ANSWERED = "answered"
    REFUSED = "refused"  # not one read-only statement, or something that is not allowed here
    STOPPED = "stopped"  # at a limit: time, memory, size; or cancelled
    WRONG = "wrong"  # SQL that cannot be read, bound or computed


@dataclass(frozen=True, slots=True)
class Query:
    """One text with the values of its `$name` parameters. `explain` asks for the plan instead of the rows.

    `seconds` is a limit below that of the settings, for a query that nobody has pressed "Run" for.
    """

    sql: str
    parameters: Mapping[str, Value] = field(default_factory=dict)
    max_rows: int = 1_000
    explain: bool = False
    seconds: float | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the text something is wrong: characters from `start` to before `end`; line and column count from 1."""

    start: int
    end: int
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Result:
    """How it ended, and what came of it.

    `message` is one clear sentence unless it was answered; `hint` is a "did you mean" or empty. `table` holds at most
    `max_rows` rows, `types` DuckDB's name for each column's type. `total_rows` is how many rows the query gives, None
    where there are more than were counted. `truncated` says what cut the table: "rows" or "bytes". `limit` says what
    stopped the query: "time", "memory", "size", "crash", "cancelled" or "busy". `plan` is DuckDB's plan as JSON.
    """

    outcome: Outcome
    message: str = ""
    hint: str = ""
    place: Place | None = None
    table: pa.Table | None = None
    types: tuple[str, ...] = ()
    total_rows: int | None = None
    truncated: str | None = None
    plan: str = ""
    limit: str = ""
    seconds: float = 0.0
    data_version: str = ""
