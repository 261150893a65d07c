"""The stretch of time that a flow is counted over: asked only where statements differ, and never mixed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dashboard.engine.questions.ask import ask

ON_THE_DAY = "on the day"


def count_periods(chosen: Mapping[str, Any]) -> dict[str, int]:
    """How many statements in view count over each stretch, the most frequent first."""
    return {row["period"]: row["count_statements"] for row in ask("periods_counted", **chosen).to_pylist()}


def choose_period(chosen: Mapping[str, Any]) -> str | None:
    """The stretch chosen if any statement counts over it, else the most frequent one; None where there is none."""
    counts = count_periods(chosen)
    wanted: str | None = chosen.get("period")
    return wanted if wanted in counts else next(iter(counts), None)


def describe_period(row: Mapping[str, Any]) -> str:
    """The stretch that a figure is counted over, as part of a sentence."""
    return row["period_label"] or row["period"] or ON_THE_DAY
