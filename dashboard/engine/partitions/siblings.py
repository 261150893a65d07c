"""The questions as they are asked of figures in partitions: files of the same names in `queries/partitioned/`.

A sibling is either a whole question with the same parameters and columns, or says which rows stand for a table in the
text of the ordinary one, `-- replaces: statements`: these are all rows that matter to its answer. `-- as: the ordinary
question` says that this one needs no other text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from dashboard.engine.catalogue import Question, checked_header, question_of, stays, verify
from dashboard.engine.database import Connection
from dashboard.engine.sql_files import read_sql_file
from dashboard.errors import QueryError, QuestionError
from dashboard.settings import Settings

FOLDER = "partitioned"
# Tables and macros that hold no figure in partitions: whoever reads them would silently answer that there is nothing.
_OF_FIGURES = re.compile(r"(?:\b(?:from|join)\s+(?:figures|statements)\b|\bis_found\()")
_COMMENTS = re.compile(r"--[^\n]*")
_WITH = re.compile(r"(?:\s|--[^\n]*\n)*with\b")


def sibling(question: Question, given: Settings) -> Question:
    """The question as a partitioned dossier is asked. Raises QuestionError where it cannot be, QueryError."""
    path = given.queries_folder / FOLDER / f"{question.name}.sql"
    if path.is_file():
        return _sibling(question, path, path.stat().st_mtime_ns)
    text = _COMMENTS.sub("", question.sql)
    if _OF_FIGURES.search(text):
        raise QuestionError(
            f"“{question.question}” is not answered over figures in partitions: it would have to look at each of them. "
            "Ask for fewer figures, or build a dossier of those that matter."
        )
    return question


def each(given: Settings) -> Iterator[Question]:
    """Every question with a file of its own here, as a partitioned dossier is asked; those that are broken left out."""
    for path in sorted((given.queries_folder / FOLDER).glob("*.sql")):
        with suppress(QueryError):
            if question := question_of(path.stem, given):
                yield sibling(question, given)


def violations(connection: Connection, given: Settings) -> list[QueryError]:
    """Every file that has no question, or another contract than it, or a text that fails."""
    return list(_violations(connection, given))


def _violations(connection: Connection, given: Settings) -> Iterator[QueryError]:
    for path in sorted((given.queries_folder / FOLDER).glob("*.sql")):
        try:
            question = question_of(path.stem, given)
            if question is None:
                yield QueryError(
                    path, 1, f"there is no question {path.stem!r}. Rename the file, or write the question."
                )
            else:
                verify(sibling(question, given), connection)
        except QueryError as error:
            yield error


@lru_cache(maxsize=256)
def _sibling(question: Question, path: Path, _changed_ns: int) -> Question:
    file = read_sql_file(path)
    if "as" in file.headers:
        return question
    if table := file.headers.get("replaces"):
        return replace(question, sql=_composed(question.sql, table, file.text), path=file.path, stays=stays(file))
    whole = checked_header(file)
    for part in ("question", "params", "columns"):
        if getattr(whole, part) != getattr(question, part):
            line = file.lines[part]
            raise QueryError(file.path, line, f"{part!r} differs from that of {question.folder}/{question.path.name}.")
    return whole


def _composed(text: str, table: str, rows: str) -> str:
    """The text with a table that is made of these rows before all else."""
    begins = _WITH.match(text)
    rest = "," + text[begins.end() :] if begins else text
    # Few rows of very many: found once, however often the text reads them.
    return f"with {table} as materialized (\n{rows.strip()}\n)\n{rest}"
