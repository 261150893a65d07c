"""Writes `row_types.py`: the columns of each answer as its header and the database describe them."""

from __future__ import annotations

from dashboard.engine.database import connection as database
from dashboard.engine.database.connection import Connection
from dashboard.engine.database.number_type import NAME_OF_DECIMAL
from dashboard.engine.questions.catalogue import Question, catalogue
from dashboard.errors import QueryError
from dashboard.settings import Settings

_PYTHON_TYPES = {
    "BIGINT": "int",
    NAME_OF_DECIMAL: "int",  # or Decimal, where a dossier has such numbers; the types are those of whole ones
    "BOOLEAN": "bool",
    "DATE": "date",
    "DOUBLE": "float",
    "VARCHAR": "str",
    "VARCHAR[]": "list[str]",
}
_LONGEST_LINE = 120
_HEAD = '''"""The rows of each answer, made from the headers in `queries/answers/` by `make generate`. Do not edit."""

from __future__ import annotations

from datetime import date
from typing import Any, Literal, Protocol, TypedDict, overload

from dashboard.engine.questions.typed_answer import Answer
'''
_ASK = '''

class Ask(Protocol):
    """What `ask` gives for the name of each question."""
'''


def write_row_types(connection: Connection, settings: Settings) -> str:
    """The text of `row_types.py`: a type per question, and the one that `ask` gives for its name.

    Raises QueryError for a column of a type that has none in Python.
    """
    questions = catalogue(settings).values()
    rows = (_row_type(question, connection) for question in questions)
    return "".join((_HEAD, *rows, _ASK, *map(_overload, questions)))


def _row_type(question: Question, connection: Connection) -> str:
    types = database.read_result_columns(connection, question.sql, dict.fromkeys(question.params))
    lines = (f"    {name}: {_python_type(question, name, kind)}\n" for name, kind in types)
    return f'\n\nclass {_class_name(question)}(TypedDict):\n    """A row of `{question.name}`."""\n\n{"".join(lines)}'


def _python_type(question: Question, name: str, kind: str) -> str:
    if kind not in _PYTHON_TYPES:
        remedy = f"Cast it to one of {', '.join(_PYTHON_TYPES).lower()}."
        raise QueryError(question.path, 1, f"the column {name} is a {kind}, which rows in Python cannot hold. {remedy}")
    return _PYTHON_TYPES[kind] + (" | None" if name in question.nullable else "")


def _overload(question: Question) -> str:
    parameters, row = f'self, question: Literal["{question.name}"], /, **parameters: Any', _class_name(question)
    line = f"    def __call__({parameters}) -> Answer[{row}]: ..."
    if len(line) > _LONGEST_LINE:
        line = f"    def __call__(\n        {parameters}\n    ) -> Answer[{row}]: ..."
    return f"\n    @overload\n{line}\n"


def _class_name(question: Question) -> str:
    return "".join(map(str.capitalize, question.name.split("_"))) + "Row"
