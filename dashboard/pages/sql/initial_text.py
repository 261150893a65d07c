"""Texts that the workbench opens: the examples, and the one that a new reader finds."""

from __future__ import annotations

import re
from collections.abc import Mapping

from dashboard.engine.questions import ask
from dashboard.engine.questions.catalogue import Question
from dashboard.errors import QueryError, QuestionError
from dashboard.settings import settings

_STARTER = "latest_of_each_speaker"
_FOR_THE_HOUSE = re.compile(r"-- (about|rows|params|columns): ")
_HEADED = re.compile(r"^-- question: ")


def starters() -> Mapping[str, Question]:
    """The examples by name; a broken file is told by `python -m dashboard check`, not here."""
    from dashboard.engine.questions.catalogue import each  # noqa: PLC0415

    found = [one for one in each() if isinstance(one, Question) and one.folder == "examples"]
    return {one.name: one for one in sorted(found, key=lambda one: one.name != _STARTER)}


def readable(question: Question) -> str:
    """The text of a file as a reader's own: of its header only the question, so that a phone shows the query."""
    lines = (line for line in question.sql.splitlines() if not _FOR_THE_HOUSE.match(line))
    return "\n".join(_HEADED.sub("-- ", line) for line in lines).strip()


def first_text() -> str:
    """What a new reader finds in the editor: the example to start from, or nothing where there is none."""
    try:
        return readable(ask.find(_STARTER, settings))
    except (QuestionError, QueryError):
        return ""
