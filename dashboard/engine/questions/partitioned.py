"""Which questions are asked of figures in partitions: all but those that would look at each figure.

The tables figures and statements hold, of figures in partitions, those alone that sums use: a question that reads them
would miss the others. One that wants no others says so in its header: `-- partitions: why`.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing

from dashboard.engine.database.connection import Connection
from dashboard.engine.database.syntax_tree import tables_named
from dashboard.engine.partitions.views import prefer_partitioned_macros
from dashboard.engine.questions.catalogue import Question, read_every_question, verify
from dashboard.errors import QueryError, QuestionError
from dashboard.settings import Settings

_OF_FIGURES = frozenset({"figures", "statements"})


def is_answered(question: Question) -> bool:
    """Whether the question may be asked of figures in partitions."""
    return question.reads_few or not _OF_FIGURES & tables_named(question.sql)


def check_answered(question: Question) -> None:
    """Raises QuestionError for a question that may not be asked of figures in partitions."""
    if not is_answered(question):
        raise QuestionError(
            f"“{question.question}” is not answered over figures in partitions: it would have to look at each of them. "
            "Ask for fewer figures, or build a dossier of those that matter."
        )


def list_questions(given: Settings) -> list[Question]:
    """Every question of queries/ that may be asked of figures in partitions; those with a bad header left out."""
    return [
        question for question in read_every_question(given) if isinstance(question, Question) and is_answered(question)
    ]


def find_violations(connection: Connection, given: Settings) -> list[QueryError]:
    """Every question that breaks its contract where it is asked of figures in partitions."""
    return list(_violations(connection, given))


def _violations(connection: Connection, given: Settings) -> Iterator[QueryError]:
    with closing(connection.cursor()) as cursor:
        prefer_partitioned_macros(cursor)
        for question in list_questions(given):
            try:
                verify(question, cursor)
            except QueryError as error:
                yield QueryError(error.path, error.line, f"over figures in partitions: {error.message}")
