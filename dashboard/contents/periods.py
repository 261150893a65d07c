"""The stretch of time that a flow is counted over: asked only where statements differ, and never mixed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dashboard.engine.questions.ask import ask

PERIODS = {
    "stock": "on the day",
    "cumulative": "running total",
    "year": "one year",
    "year_to_date": "year to date",
    "month": "one month",
    "spring": "spring call-up",
    "autumn": "autumn call-up",
    "part": "another stretch",
}


def count_periods(chosen: Mapping[str, Any]) -> dict[str, int]:
    """How many statements in view count over each stretch, the most frequent first."""
    return {row["period"]: row["count_statements"] for row in ask("periods_counted", **chosen).to_pylist()}


def choose_period(chosen: Mapping[str, Any]) -> str | None:
    """The stretch chosen if any statement counts over it, else the most frequent one; None where there is none."""
    counts = count_periods(chosen)
    wanted: str | None = chosen.get("period")
    return wanted if wanted in counts else next(iter(counts), None)


def describe_period(period: str | None) -> str:
    """The stretch that flows are counted over, as part of a sentence."""
    return PERIODS.get(period or "stock", period or "")
