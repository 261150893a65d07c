"""The days that a dossier names to go back to: what was known then, and how it has changed since."""

from __future__ import annotations

import json
from datetime import date

from dashboard.contents import dossiers
from dashboard.engine.questions.ask import ask

_MOST = 3


def list_landmarks(dossier: str) -> dict[date, str]:
    """Day → what happened, oldest first; where the dossier names none, the days of its headline sums."""
    named = json.loads(dossiers.read_dossier(dossier)["landmarks"] or "[]")
    if named:
        return {date.fromisoformat(each["day"]): each["title"] for each in named}
    sums = [(row["stated_on"] or "", row["title"]) for row in ask("ledger", dossier=dossier).to_pylist()]
    days = {date.fromisoformat(day): title for day, title in sums if len(day) == len("2022-08-25")}
    return dict(sorted(days.items())[:_MOST])
