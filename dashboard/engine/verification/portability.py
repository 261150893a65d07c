"""Which questions could be asked of the engine for big tables, and why the others could not."""

from __future__ import annotations

from dataclasses import dataclass, replace

from dashboard.engine.questions import catalogue, partitioned
from dashboard.engine.questions.catalogue import Question
from dashboard.engine.questions.engine import NotPortable
from dashboard.engine.spark.engine import read_declarations
from dashboard.engine.spark.translation import Declared, Translated, translate
from dashboard.engine.warehouse.files import Warehouse
from dashboard.errors import QueryError
from dashboard.settings import Settings


@dataclass(frozen=True, slots=True)
class Portability:
    """A question with its translation, or with the reason why it has none, and the line that is about.

    `is_partitioned`: as it is asked of figures in partitions, where that differs.
    """

    question: Question
    translated: Translated | None
    reason: str = ""
    line: int = 1
    is_partitioned: bool = False


def judge_portability(opened: Warehouse, settings: Settings) -> list[Portability]:
    """Every question of `queries/`, and where there are figures in partitions, also as these are asked.

    Bad headers have a check of their own.
    """
    questions = [
        question for question in catalogue.read_every_question(settings) if not isinstance(question, QueryError)
    ]
    known = read_declarations(opened)
    result = [_portability(question, known) for question in questions]
    if opened.partitioned:
        known = read_declarations(opened, is_partitioned=True)
        others = [_portability(question, known) for question in partitioned.list_questions(settings)]
        result += [replace(one, is_partitioned=True) for one in others if one not in result]
    return result


def _portability(question: Question, known: Declared) -> Portability:
    if question.engine == "duckdb":
        return Portability(question, None, "its header keeps it with DuckDB")
    try:
        return Portability(question, translate(question.sql, known))
    except NotPortable as error:
        return Portability(question, None, error.reason, error.line)
