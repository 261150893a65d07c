"""Which questions could be asked of the engine for big tables, and why the others could not."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.engine.questions import catalogue, partitioned
from dashboard.engine.questions.catalogue import Question
from dashboard.engine.spark.not_portable import NotPortable
from dashboard.engine.spark.translation import Declared, Translated, translate
from dashboard.errors import QueryError
from dashboard.settings import Settings


@dataclass(frozen=True, slots=True)
class Portability:
    """A question with its translation, or with the reason why it has none."""

    question: Question
    translated: Translated | None
    refusal: NotPortable | None


def portability(declared: Declared, settings: Settings, *, with_partitions: bool) -> list[Portability]:
    """Every question of `queries/`, and where there are figures in partitions, also as these are asked.

    Bad headers have a check of their own.
    """
    questions = [question for question in catalogue.each(settings) if not isinstance(question, QueryError)]
    if with_partitions:
        questions += [question for question in partitioned.each(settings) if question.folder == partitioned.FOLDER]
    return [_of(question, declared) for question in questions]


def _of(question: Question, declared: Declared) -> Portability:
    if question.stays:
        return Portability(question, None, NotPortable("its header keeps it with DuckDB"))
    try:
        return Portability(question, translate(question.sql, declared), None)
    except NotPortable as error:
        return Portability(question, None, error)
