"""`ask`: a question's name and parameters in, an immutable Arrow table out."""

from __future__ import annotations

import difflib
import json
import math
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from dashboard.engine.database.connection import SqlError
from dashboard.engine.database.latest import Latest
from dashboard.engine.database.number_type import narrow_numbers
from dashboard.engine.database.telemetry import FAILED, record_question
from dashboard.engine.questions.all_values import AllValues
from dashboard.engine.questions.catalogue import QUESTION_FOLDERS, Question, catalogue, question_of
from dashboard.engine.questions.engine import DuckDBEngine, Engine, NotPortable
from dashboard.engine.questions.number_forms import add_forms
from dashboard.engine.questions.origins import add_origin
from dashboard.engine.questions.partitioned import check_answered
from dashboard.engine.questions.routing import engine_for
from dashboard.engine.warehouse import store
from dashboard.engine.warehouse.store import Warehouse
from dashboard.errors import EngineError, NotPortableError, QueryError, QuestionError
from dashboard.settings import Settings, settings

if TYPE_CHECKING:  # of all questions, which no start needs
    from dashboard.engine.questions.row_types import Ask

# Answers to longer lists, such as the sources of a large table, are asked for once and would fill the memory.
_LONGEST_LISTS_KEPT = 1_000
# Beside its values, a column takes about as much for its name, its type and its place.
_BYTES_KEPT, _BYTES_OF_COLUMN = 64_000_000, 1_000

Value = str | int | float | bool | date | tuple[str, ...] | None

_QUESTION, _PARAMETERS, _VERSION = b"muster.question", b"muster.parameters", b"muster.data_version"
_SQL = b"muster.sql"


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where an answer comes from: the question, the parameters it was asked with, and the state of the data.

    `parameters` holds text, lists of text, numbers and booleans only, dates as ISO text; nothing that was left open.
    The result of a reader's own query has an empty `question`, and its text in `sql`, which is empty otherwise.
    """

    question: str
    parameters: Mapping[str, Any]
    data_version: str
    sql: str = ""


def ask_by_name(question: str, /, **parameters: Any) -> pa.Table:
    """The answer to a question of `queries/answers/` as an Arrow table with the columns of its header.

    Of a dossier with other numbers than whole ones, the last column says what the numbers of a row are: `number_form`.
    Where a reader's own figures are in use, the column `origin` says which rows are theirs; see `origins`.

    Parameters that the question does not declare are ignored, missing ones are NULL, and so are empty text and lists.
    The table knows its `provenance`.
    Raises QuestionError for an unknown question or a value that cannot be bound, QueryError for a failing file.
    """
    return answer(store.open_warehouse(), question, parameters, settings)


# The same for a name that stands in the code: a type checker then knows the name and the rows.
ask: Ask = ask_by_name


def answer(opened: Warehouse, name: str, parameters: Mapping[str, Any], given: Settings) -> pa.Table:
    """`ask` on a given warehouse."""
    question, began = find(name, given), time.perf_counter()
    seconds = None
    if parameters.get("dossier") in opened.partitioned:
        check_answered(question)
        seconds = given.partitions_seconds
    bound = {param: _bindable(param, parameters.get(param)) for param in question.params}
    key = (opened.path, question.sql, tuple(bound.items()))
    answers = _answers_of(opened)
    if (kept := answers.get(key)) is not None:
        _observe(opened, name, began, rows=kept.num_rows, is_kept=True)
        return kept
    given_parameters = {param: _jsonable(value) for param, value in bound.items() if value is not None}
    engine = engine_for(opened, question, given, bound.get("dossier"), seconds)
    try:
        rows = _run(opened, engine, question, bound, given)
    except (QueryError, QuestionError, EngineError):
        _observe(opened, name, began, engine=engine.name, outcome=FAILED)
        raise
    rows = add_origin(opened, add_forms(opened, rows, bound.get("dossier"), bound.get("measure")))
    table = with_provenance(rows, Provenance(name, given_parameters, opened.data_version))
    _observe(opened, name, began, engine=engine.name, rows=table.num_rows)
    length = sum(len(value) for value in bound.values() if isinstance(value, tuple))
    if length <= _LONGEST_LISTS_KEPT:
        answers.keep(key, table, table.nbytes + table.num_columns * _BYTES_OF_COLUMN, given.answers_kept)
    return table


def _observe(opened: Warehouse, name: str, began: float, **about: Any) -> None:
    """Tells the log and the metrics; nothing where the figures are one reader's alone."""
    if not opened.is_private:
        record_question(name, began, opened.data_version, **about)


def with_provenance(table: pa.Table, given: Provenance) -> pa.Table:
    """The same rows, which say that they come from there; shares the memory of `table`."""
    ours = {
        _QUESTION: given.question.encode(),
        _PARAMETERS: json.dumps(dict(given.parameters), ensure_ascii=False, allow_nan=False).encode(),
        _VERSION: given.data_version.encode(),
    } | ({_SQL: given.sql.encode()} if given.sql else {})
    return table.replace_schema_metadata({**(table.schema.metadata or {}), **ours})


def provenance(table: pa.Table) -> Provenance:
    """Where an answer comes from; slices, selections and filters of it know it too.

    Raises QuestionError for a table that is no answer.
    """
    metadata = table.schema.metadata or {}
    if not {_QUESTION, _PARAMETERS, _VERSION} <= metadata.keys():
        raise QuestionError("This table does not say which question it answers. Take it from `ask`.")
    question = metadata[_QUESTION].decode()
    sql = "" if question else metadata.get(_SQL, b"").decode()
    return Provenance(question, json.loads(metadata[_PARAMETERS]), metadata[_VERSION].decode(), sql)


def find(name: str, given: Settings) -> Question:
    """The question of that name; QuestionError with the nearest ones where there is none."""
    if (question := question_of(name, given)) is not None:
        return question
    questions = [each for folder in QUESTION_FOLDERS for each in catalogue(given, folder)]
    near = difflib.get_close_matches(name, questions, n=3, cutoff=0.5)
    remedy = f"Did you mean {' or '.join(near)}?" if near else f"There are: {', '.join(questions) or 'none yet'}."
    raise QuestionError(f"There is no question {name!r}. {remedy}")


def _run(
    opened: Warehouse, engine: Engine, question: Question, bound: Mapping[str, Value], given: Settings
) -> pa.Table:
    parameters = {name: list(value) if isinstance(value, tuple) else value for name, value in bound.items()}
    together = _all_values(opened, bound.get("dossier"), given)
    try:
        if together and engine.name == DuckDBEngine.name:
            return narrow_numbers(together.query(engine, question.sql, parameters))
        return narrow_numbers(engine.query(question.sql, parameters))
    except TimeoutError as error:
        raise QuestionError(
            f"“{question.question}” took longer than {error} over so many figures. Choose a subject, a measure or a "
            "shorter stretch of time first."
        ) from error
    except MemoryError as error:
        raise QuestionError(
            f"“{question.question}” needs more memory than MUSTER_MEMORY_MEGABYTES allows. Choose a subject, a measure "
            "or a shorter stretch of time first, or raise the limit."
        ) from error
    except SqlError as error:
        raise QueryError(question.path, error.line, error.message) from error
    except NotPortable as error:
        raise not_portable(question, error.reason, error.line) from error


def not_portable(question: Question, reason: str, line: int) -> NotPortableError:
    """The refusal of a question with its file and line."""
    return NotPortableError(question.path, line, f"this cannot be asked of the engine for big tables: {reason}.")


def _bindable(name: str, value: Any) -> Value:
    """The value in a form that can be bound and compared."""
    if value is None or isinstance(value, (bool, int, date)) or (isinstance(value, float) and math.isfinite(value)):
        return value
    if isinstance(value, str):
        return value or None
    if isinstance(value, Iterable) and not isinstance(value, Mapping):
        members = tuple(value)
        if all(isinstance(member, str) for member in members):
            return members or None
    raise QuestionError(f"The parameter {name!r} cannot be {value!r}. Give text, a number, a date or a list of texts.")


def _jsonable(value: Value) -> Any:
    """A bound value as JSON knows it."""
    if isinstance(value, date):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value


_answers: Latest[pa.Table] = Latest(_BYTES_KEPT)


def _all_values(opened: Warehouse, dossier: Value, given: Settings) -> AllValues | None:
    """What answers for all values of a filter at once; None for figures of one reader, or very many."""
    if not dossier or opened.is_private or dossier in opened.partitioned:
        return None

    def list_values(name: str) -> list[Any]:
        question = "days_of_change" if name == "known_on" else "filter_values"
        if question_of(question, given) is None:  # among other questions than ours
            return []
        rows = answer(opened, question, {"dossier": dossier}, given).to_pylist()
        return [row["day"] if name == "known_on" else row["value"] for row in rows if row.get("filter", name) == name]

    kept: AllValues = opened.kept.setdefault((AllValues, dossier), AllValues(opened, list_values))
    return kept


def _answers_of(opened: Warehouse) -> Latest[pa.Table]:
    """The answers asked last: those of all readers; or those of one, which end with the private warehouse."""
    if not opened.is_private:
        return _answers
    kept: Latest[pa.Table] = opened.kept.setdefault("answers", Latest(_BYTES_KEPT))
    return kept
