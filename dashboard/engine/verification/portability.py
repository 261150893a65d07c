"""Which questions could be asked of the engine for big tables, and why the others could not."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.engine.questions import catalogue, partitioned
from dashboard.engine.questions.catalogue import Question
from dashboard.engine.questions.engine import NotPortable
from dashboard.engine.spark.engine import declared
from dashboard.engine.spark.translation import Declared, Translated, translate
from dashboard.engine.warehouse.files import Warehouse
from dashboard.errors import QueryError
from dashboard.settings import Settings


@dataclass(frozen=True, slots=True)
class Portability:
    """A question with its translation, or with the reason why it has none."""

    question: Question
    translated: Translated | None
    refusal: NotPortable | None


def portability(opened: Warehouse, settings: Settings) -> list[Portability]:
    """Every question of `queries/`, and where there are figures in partitions, also as these are asked.

    Bad headers have a check of their own.
    """
    questions = [question for question in catalogue.each(settings) if not isinstance(question, QueryError)]
    if opened.partitioned:
        questions += [question for question in partitioned.each(settings) if question.folder == partitioned.FOLDER]
    known = declared(opened)
    return [_of(question, known) for question in questions]


def _of(question: Question, known: Declared) -> Portability:
    if question.stays:
        return Portability(question, None, NotPortable("its header keeps it with DuckDB"))
    try:
        return Portability(question, translate(question.sql, known), None)
    except NotPortable as error:
        return Portability(question, None, error)
