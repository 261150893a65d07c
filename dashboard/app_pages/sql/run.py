"""One run of a part of the text in the editor."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from dashboard.app_pages.sql.column_profile import Arrangement
from dashboard.app_pages.sql.parameters import RawValue, parse_values
from dashboard.engine.sandbox import Query, Result
from dashboard.engine.sandbox.job import Job
from dashboard.settings import settings
from dashboard.ui.result_table import Grid


@dataclass
class Run:
    """The part of a text from `start` to before `end`, as it was sent to the sandbox: for its rows, its plan, or both.

    `release` is the data that it was run over, None for the newest. Without rows and plan it is a text that was
    replaced before it was run, kept so that nothing a reader typed is lost.
    """

    text: str
    start: int
    end: int
    raw_values: Mapping[str, RawValue]
    max_rows: int
    is_from_link: bool = False
    release: str | None = None
    started_at: datetime = field(default_factory=lambda: datetime.now(UTC))
    rows: Job | Result | None = None
    plan: Job | Result | None = None
    count_rows: int = 0
    grid: Grid | None = None
    arrangement: Arrangement = field(default_factory=Arrangement)

    @property
    def sql(self) -> str:
        """The part of the text that was run."""
        return self.text[self.start : self.end]

    @property
    def job(self) -> Job | None:
        """What is still waiting or running."""
        jobs = (part for part in (self.rows, self.plan) if isinstance(part, Job))
        return next((job for job in jobs if job.state != "done"), None)

    @property
    def seconds(self) -> float:
        """Its time limit. No reader has asked for what a link starts by itself, so it may not take long."""
        return min(settings.sql_link_seconds, settings.sql_seconds) if self.is_from_link else settings.sql_seconds

    @property
    def line(self) -> int | None:
        """The line of the text on which it begins, counted from 1; None where it is the whole text."""
        if not (self.text[: self.start] + self.text[self.end :]).strip(" \t\r\n;"):
            return None
        return self.text.count("\n", 0, self.end - len(self.sql.lstrip())) + 1

    def result(self, *, is_plan: bool = False) -> Result | None:
        """The rows or the plan, or why there are none; None where they were not asked for or are not there yet."""
        part = self.plan if is_plan else self.rows
        return part.result if isinstance(part, Job) else part

    def query(self, *, is_plan: bool = False) -> Query:
        """The query for the sandbox. Raises QuestionError for a value that its parameter cannot take."""
        values = parse_values(self.sql, self.raw_values)
        seconds = self.seconds if self.is_from_link else None
        return Query(self.sql, values, max_rows=self.max_rows, explain=is_plan, seconds=seconds)

    def drop_rows(self) -> None:
        """Frees the table: the history lists runs, it does not hold fifty results."""
        if (result := self.result()) and result.table is not None:
            self.count_rows = result.table.num_rows
            self.rows = replace(result, table=None)
        self.grid = None
