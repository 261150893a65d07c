"""The dossiers that there are, and what holds in one where nobody has chosen anything."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dashboard.engine.questions.ask import ask
from dashboard.figures.display import format_day

About = Mapping[str, Any]


def list_dossiers() -> dict[str, About]:
    """The rows of the question `dossiers` by name, in its order."""
    return {row["dossier"]: row for row in ask("dossiers").to_pylist()}


def read_dossier(dossier: str) -> About:
    """The row of one dossier."""
    return list_dossiers()[dossier]


def date_words(words: str, dossier: str) -> str:
    """A filter in words for something that is kept: what is known today is what was known on the day of the review."""
    return words.replace("as known today", f"as known on {format_day(read_dossier(dossier)['reviewed_on'])}")
