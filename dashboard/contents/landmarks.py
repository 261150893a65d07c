"""The days that a dossier names to go back to: what was known then, and how it has changed since."""

from __future__ import annotations

from datetime import date

from dashboard.engine.questions.ask import ask

_MOST = 3


def list_landmarks(dossier: str) -> dict[date, str]:
    """Day → what happened, oldest first: the days on which headline sums were first known."""
    rows = ask("ledger", dossier=dossier).to_pylist()
    named = [(row["stated_on"] or "", row["title"]) for row in rows]
    days = {date.fromisoformat(day): title for day, title in named if len(day) == len("2022-08-25")}
    return dict(sorted(days.items())[:_MOST])
