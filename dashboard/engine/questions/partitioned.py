"""The questions as they are asked of figures in partitions: files of the same names in `queries/partitioned/`.

A sibling is either a whole question with the same parameters and columns, or gives rows that stand in the text of the
ordinary one: for a table, `-- replaces: statements`, all rows that matter to its answer; or for a step, `-- replaces:
latest`, and then the steps before it are left out, since they only led there. `-- as: the ordinary question` says that
this one needs no other text. `-- files: subject` says that it reads figures on the subject it is asked for alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from dashboard.engine.database.connection import Connection
from dashboard.engine.database.sql_files import SqlFile, read_sql_file
from dashboard.engine.questions.catalogue import Question, checked_header, files_by, question_of, stays, verify
from dashboard.errors import QueryError, QuestionError
from dashboard.settings import Settings

FOLDER = "partitioned"
# Tables and macros that hold no figure in partitions: reading them would silently answer that there is nothing.
_OF_FIGURES = re.compile(r"(?:\b(?:from|join)\s+(?:figures|statements)\b|\bis_found\()")
_COMMENTS = re.compile(r"--[^\n]*")
_WITH = re.compile(r"(?:\s|--[^\n]*\n)*with\b")
# The linter has each step begin and end at the start of a line.
_STEP = re.compile(r"^(?:with )?(?P<name>\w+) as (?P<materialized>materialized )?\(\n.*?^\)", re.DOTALL | re.MULTILINE)


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
    if "replaces" in file.headers:
        composed = _composed(question, file)
        by = files_by(file, question.params)
        return replace(question, sql=composed, path=file.path, stays=stays(file), files_by=by)
    whole = checked_header(file)
    for part in ("question", "params", "columns"):
        if getattr(whole, part) != getattr(question, part):
            line = file.lines[part]
            raise QueryError(file.path, line, f"{part!r} differs from that of {_place(question)}.")
    return whole


def _composed(question: Question, file: SqlFile) -> str:
    """The ordinary text with the file's rows put first, where lines keep the numbers that errors name."""
    name = file.require("replaces", "-- replaces: statements")
    text, rows = question.sql, file.text.rstrip()
    steps = list(_STEP.finditer(text))
    names = [step["name"] for step in steps]
    if name in names:
        step = steps[names.index(name)]
        rest = text[step.end() :]
        if missed := [other for other in names[: names.index(name)] if _reads(rest, other)]:
            wrong = f"{_place(question)} reads {', '.join(missed)} after {name!r}, but all before {name!r} is left out."
            raise QueryError(file.path, file.lines["replaces"], f"{wrong} Move it behind.")
        return f"with {name} as {step['materialized'] or ''}({rows}\n){rest}"
    if not _reads(text, name):
        wrong = f"{_place(question)} has no step {name!r} and reads no table of that name."
        remedy = f"Name a table that it reads or one of its steps: {', '.join(names) or 'there are none'}."
        raise QueryError(file.path, file.lines["replaces"], f"{wrong} {remedy}")
    begins = _WITH.match(text)
    rest = "," + text[begins.end() :] if begins else text
    # Few rows of very many: found once, however often the text reads them.
    return f"with {name} as materialized ({rows}\n)\n{rest}"


def _reads(text: str, table: str) -> bool:
    return re.search(rf"\b(?:from|join)\s+{table}\b(?!\()", _COMMENTS.sub("", text)) is not None


def _place(question: Question) -> str:
    return f"{question.folder}/{question.path.name}"
