"""What was asked and how it went, counted for the metrics and told to the log.

Neither gets to see what a reader typed, chose or is: no parameter, no address, of a query of one's own only how long
its text is and a hash of it.
"""

from __future__ import annotations

import hashlib
import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from itertools import accumulate
from typing import NamedTuple

from dashboard.engine.database import query_log

ANSWERED, FAILED = "answered", "failed"
DUCKDB = "duckdb"
OWN_SQL = "sql"  # stands for the question where a reader's own query was asked
# Upper bounds, in seconds, of what the histogram tells apart.
BOUNDS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)


class Asked(NamedTuple):
    """What is counted together."""

    question: str
    engine: str
    outcome: str
    is_kept: bool


@dataclass(slots=True)
class Durations:
    """How long answers took: how many up to each of BOUNDS, and beyond, and the seconds of all together."""

    counts: list[int] = field(default_factory=lambda: [0] * (len(BOUNDS) + 1))
    total: float = 0.0

    def add(self, seconds: float) -> None:
        """One more."""
        self.counts[next((place for place, bound in enumerate(BOUNDS) if seconds <= bound), len(BOUNDS))] += 1
        self.total += seconds

    def cumulative(self) -> list[int]:
        """How many took at most each of BOUNDS, and any time."""
        return list(accumulate(self.counts))


class Tally:
    """Counts since this process began; every method may be called from any thread."""

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._asked: Counter[Asked] = Counter()
        self._durations: dict[tuple[str, str], Durations] = {}

    def add(self, asked: Asked, seconds: float) -> None:
        """One more; the time counts unless the answer was kept from before."""
        with self._guard:
            self._asked[asked] += 1
            if not asked.is_kept:
                self._durations.setdefault((asked.question, asked.engine), Durations()).add(seconds)

    def asked(self) -> dict[Asked, int]:
        """How often each was."""
        with self._guard:
            return dict(self._asked)

    def durations(self) -> dict[tuple[str, str], Durations]:
        """By question and engine; answers kept from before left out."""
        with self._guard:
            return {key: Durations(list(each.counts), each.total) for key, each in self._durations.items()}


tally = Tally()


def record_question(
    question: str,
    began: float,
    data_version: str,
    *,
    rows: int = 0,
    outcome: str = ANSWERED,
    is_kept: bool = False,
    engine: str = DUCKDB,
) -> None:
    """A question of ours was asked at `began` (of `time.perf_counter`). `is_kept`: its answer was there already."""
    _log_question(Asked(question, engine, outcome, is_kept), time.perf_counter() - began, data_version, rows, {})


def record_sql(sql: str, seconds: float, data_version: str, *, rows: int, outcome: str) -> None:
    """A query of a reader's own has come to its end."""
    digest = hashlib.sha256(sql.encode(errors="surrogatepass")).hexdigest()[:16]
    asked = Asked(OWN_SQL, DUCKDB, outcome, is_kept=False)
    _log_question(asked, seconds, data_version, rows, {"sql_characters": len(sql), "sql_hash": digest})


def _log_question(asked: Asked, seconds: float, data_version: str, rows: int, about: dict[str, str | int]) -> None:
    tally.add(asked, seconds)
    if query_log.is_on():
        query_log.write(
            {
                "question": asked.question,
                **about,
                "engine": asked.engine,
                "outcome": asked.outcome,
                "rows": rows,
                "milliseconds": round(seconds * 1000, 3),
                "cache_hit": asked.is_kept,
                "data_version": data_version,
            }
        )
