"""Texts that the workbench opens: the examples, and the one that a new reader finds."""

from __future__ import annotations

import re

from dashboard.engine.questions.ask import find
from dashboard.engine.questions.catalogue import Question, read_every_question
from dashboard.errors import QueryError, QuestionError
from dashboard.settings import settings

_FIRST_EXAMPLE = "latest_of_each_speaker"
_HEADER = re.compile(r"-- (about|rows|params|columns): ")
_QUESTION = re.compile(r"^-- question: ")


def load_examples() -> list[Question]:
    """The examples, the first one on top; a broken file is reported by `python -m dashboard check`, not here."""
    examples = [one for one in read_every_question() if isinstance(one, Question) and one.folder == "examples"]
    return sorted(examples, key=lambda one: one.name != _FIRST_EXAMPLE)


def strip_header(question: Question) -> str:
    """The text of a file as a reader's own: of its header only the question, so that a phone shows the query."""
    lines = (line for line in question.sql.splitlines() if not _HEADER.match(line))
    return "\n".join(_QUESTION.sub("-- ", line) for line in lines).strip()


def load_first_text() -> str:
    """What a new reader finds in the editor: the first example, or nothing where there is none."""
    try:
        return strip_header(find(_FIRST_EXAMPLE, settings))
    except (QuestionError, QueryError):
        return ""
