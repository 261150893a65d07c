"""Runs `queries/tables/` and `queries/checks/` over the dossiers' files into one database.

The wording reader of `dashboard.figures` is a function of SQL only here; the finished database knows nothing of it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from fnmatch import fnmatch
from threading import get_ident

from dashboard.engine.database import connection as database
from dashboard.engine.database import findings, number_type, subject_names, wording_udfs
from dashboard.engine.database.connection import Connection, SqlError
from dashboard.engine.database.progress import Progress
from dashboard.engine.database.sql_files import SqlFile, read_folder
from dashboard.engine.partitions import views
from dashboard.engine.partitions.materialize import FinishedPartition, finish_partitions
from dashboard.engine.warehouse.dossier_files import SCHEMAS, DossierFiles, InputFile
from dashboard.engine.warehouse.rules import Rule, read_rules, run_rule, write_value
from dashboard.errors import BuildError, DataError, Problem, QueryError
from dashboard.figures.iso_codes import list_currencies
from dashboard.settings import Settings

BESIDE_CHECKS = "beside the checks"
AFTER_CHECKS = "after the checks"
# What a file of queries/tables reads that is made of partitions.
_FINISHED = "finished partitions"
_PLACE_OF_ROW = {"dossier": "varchar", "file": "varchar", "row": "bigint"}


_PARTS = (
    "figures",
    "figure_counts",
    "publication_counts",
    "days_of_figures",
    "figure_names",
    "figure_words",
    "word_counts",
    "findings",
)


def build(
    connection: Connection,
    taken_in: DossierFiles,
    settings: Settings,
    data_version: str,
    progress: Progress | None = None,
    *,
    has_partitions: bool = True,
) -> list[Problem]:
    """Fills an empty database and gives what the rules found. Figures in partitions are finished in the cache first.

    `has_partitions`: makes views of partitions, even of none, since queries name them; a reader's figures need none.

    Raises QueryError where one of our own files fails, DataError where DuckDB cannot read a file, BuildError where
    there is nothing to run.
    """
    tables = read_folder(settings.queries_folder / "tables")
    rules = read_rules(settings.queries_folder)
    if not tables:
        raise BuildError(f"There are no .sql files in {settings.queries_folder}/tables. Set MUSTER_QUERIES_FOLDER.")
    steps = _Steps(progress, _count_steps(tables) + len(rules) + len(taken_in.partitions))
    wording_udfs.register(connection, number_type.WHOLE)
    database.set_variable(connection, "data_version", data_version)
    standings = [each.as_json() for each in taken_in.standings]
    database.set_variable(connection, "standings", json.dumps(standings, ensure_ascii=False))
    _create_staged_tables(connection, taken_in.files)
    problems, finished = _run_tables(connection, tables, taken_in, settings, steps, rules=rules)
    with _finishing(connection, tables, data_version, steps):
        for rule in rules:
            steps.next(f"Checking: {rule.rule}")
            problems += run_rule(connection, rule)
        problems += _found_in_partitions(connection, rules, finished)
    for table in (one for one in tables if one.headers.get("when") == AFTER_CHECKS):
        steps.next(_describe_step(table))
        _run(connection, table)
    if has_partitions:
        _create_partition_macros(connection, finished, settings)
    wording_udfs.unregister(connection)
    steps.next("Ready")
    return problems


@contextmanager
def _finishing(connection: Connection, tables: Sequence[SqlFile], data_version: str, steps: _Steps) -> Iterator[None]:
    """Meanwhile, the finished tables are made in a thread: neither they nor the rules change what the other reads."""
    with closing(connection.cursor()) as cursor, ThreadPoolExecutor(1) as thread:
        database.set_variable(cursor, "data_version", data_version)
        beside = [table for table in tables if table.headers.get("when") == BESIDE_CHECKS]
        runs = [thread.submit(_run, cursor, table) for table in beside]
        yield
        for table, run in zip(beside, runs, strict=True):  # only the thread of the page can show progress
            steps.next(_describe_step(table))
            run.result()


def _run_tables(
    connection: Connection,
    tables: Sequence[SqlFile],
    taken_in: DossierFiles,
    settings: Settings,
    steps: _Steps,
    *,
    rules: Sequence[Rule],
) -> tuple[list[Problem], list[FinishedPartition]]:
    """Makes what the rules look at; gives the files that were not read whole, and the finished partitions.

    The header of a file says how it is run: `reads` once for each file of that kind, or for each finished partition;
    `names` with the names of subjects added; `chooses` with the type of numbers that the data needs; `when` not here.
    """
    problems: list[Problem] = []
    finished: list[FinishedPartition] = []
    for table in tables:
        if "when" in table.headers:
            continue
        steps.next(_describe_step(table))
        if "names" in table.headers:
            subject_names.name_subjects(connection, table.text)
        elif "chooses" in table.headers:
            _choose_number_type(connection, table, tables, {one.dossier for one in taken_in.partitions})
        elif table.headers.get("reads") == _FINISHED:
            subject_names.set_variables(connection)
            single = [rule.file for rule in rules if rule.needs]
            finished = finished or finish_partitions(connection, taken_in.partitions, single, settings, steps.next)
            _run_for_partitions(connection, table, finished)
        else:
            problems += _run_table(connection, table, taken_in.files)
    return problems, finished


def _choose_number_type(
    connection: Connection, table: SqlFile, tables: Sequence[SqlFile], partitioned: Iterable[str]
) -> None:
    """Runs the file that reads the wordings: with decimals where a measure may have them, which go if none has any."""
    if not number_type.may_have_decimals(connection):
        _run(connection, table)
        return
    database.set_variable(connection, "currencies", sorted(list_currencies()))
    wording_udfs.unregister(connection)
    wording_udfs.register(connection, number_type.DECIMAL)
    _run(connection, next(one for one in tables if one.headers.get("when") == number_type.WHEN_DECIMAL))
    _run(connection, table)
    if not number_type.has_decimals(connection, partitioned):
        _run(connection, next(one for one in tables if one.name == number_type.WHOLE_MACROS))


def _create_partition_macros(connection: Connection, finished: list[FinishedPartition], settings: Settings) -> None:
    """What questions over figures in partitions find before the macros of the same names; without any, the views."""
    views.create_views(connection, finished)
    if not finished:
        return
    with closing(connection.cursor()) as cursor:
        views.prefer_partitioned_macros(cursor)
        for macros in read_folder(settings.queries_folder / views.SCHEMA):
            _run(cursor, macros)


def _count_steps(tables: Iterable[SqlFile]) -> int:
    """Files for decimals run within the step of the file that reads the wordings."""
    return sum(table.headers.get("when") != number_type.WHEN_DECIMAL for table in tables)


def _describe_step(table: SqlFile) -> str:
    if "reads" in table.headers:
        return f"Reading {table.headers['reads']}"
    return f"Making {table.name.lstrip('0123456789_').replace('_', ' ')}"


class _Steps:
    def __init__(self, progress: Progress | None, total: int) -> None:
        self._progress, self._total, self._done = progress, total, 0
        self._thread = get_ident()

    def next(self, text: str) -> None:
        """Counts a step; told by the thread alone that builds, since a page can draw in no other."""
        if self._progress and get_ident() == self._thread:
            self._progress(self._done, self._total, text)
        self._done += 1


def _create_staged_tables(connection: Connection, files: Iterable[InputFile]) -> None:
    """One per schema, with its columns."""
    for file in files:
        if file.kind == SCHEMAS:
            columns = {**_PLACE_OF_ROW, **dict.fromkeys(file.header, "varchar")}
            database.create_table(connection, f"staged_{file.path.stem}", columns)


def _run_table(connection: Connection, table: SqlFile, files: Iterable[InputFile]) -> list[Problem]:
    """Once; or, if the file declares what it reads, once for each such file. Gives those that were not read whole."""
    kinds = table.headers.get("reads")
    if kinds is None:
        _run(connection, table)
        return []
    problems = []
    for file in files:
        if fnmatch(file.kind, kinds):
            database.set_variable(connection, "path", str(file.path))
            database.set_variable(connection, "file", file.shown)
            database.set_variable(connection, "dossier", file.dossier)
            database.set_variable(connection, "table_name", file.path.stem)
            database.set_variable(connection, "columns", dict.fromkeys(file.header, "VARCHAR"))
            problems += _run(connection, table, file)
    return problems


def _run_for_partitions(connection: Connection, table: SqlFile, finished: Iterable[FinishedPartition]) -> None:
    """Once for each finished partition: its dossier, the file that it was made of, and its finished files by part."""
    for one in finished:
        database.set_variable(connection, "dossier", one.source.dossier)
        database.set_variable(connection, "file", one.source.shown)
        database.set_variable(connection, "count_rows", one.source.count_rows)
        for part in _PARTS:
            database.set_variable(connection, part, str(one.path(part)))
        _run(connection, table)


def _found_in_partitions(
    connection: Connection, rules: Sequence[Rule], finished: Sequence[FinishedPartition]
) -> list[Problem]:
    """What the rules on single rows found when the partitions were finished; kept like what the others find."""
    if not finished:
        return []
    by_name = {rule.name: rule for rule in rules}
    problems = []
    for name, file, row, column, value, message in connection.table("partition_findings").fetchall():
        rule = by_name.get(name)
        if rule is None:
            raise BuildError(f"queries/partitions/ names a rule {name!r} that queries/checks/ does not have.")
        problems.append(Problem(name, rule.severity, file, row, column, write_value(value), message, rule.mend))
    findings.keep_findings(connection, [(one.source.shown, one.source.dossier) for one in finished], problems)
    return problems


def _run(connection: Connection, table: SqlFile, file: InputFile | None = None) -> list[Problem]:
    try:
        if file is None or "fills" not in table.headers:
            database.run_script(connection, table.text)
            return []
        count = database.insert_rows(connection, f"staged_{file.path.stem}", table.text)
    except SqlError as error:
        is_of_file = file is not None and ("fills" in table.headers or error.is_about_files)
        if file is not None and is_of_file:
            raise DataError([_unreadable(file.shown, f"DuckDB cannot read it: {error.message}")]) from error
        raise QueryError(table.path, error.line, error.message + _explain_missing_column(table, error)) from error
    if count != file.count_rows:  # none may be lost silently
        return [_unreadable(file.shown, f"It holds {file.count_rows:,} rows, of which {count:,} were read.")]
    return []


def _explain_missing_column(table: SqlFile, error: SqlError) -> str:
    """Where a column is to be added that a file of queries/tables/ fills and none declares; empty for other errors."""
    match = re.search(r'Table "(\w+)" does not have a column with name "(\w+)"', error.message)
    declared = f"create table {match[1]} (" if match else ""
    home = next(
        (path for path in table.path.parent.glob("*.sql") if match and declared in path.read_text("utf-8")), None
    )
    return f". Add the line “{match[2]} varchar” below “{declared}” in {home.name}" if match and home else ""


def _unreadable(shown: str, message: str) -> Problem:
    remedy = "Save the file again as plain CSV or Parquet."
    return Problem("file_structure", "error", shown, None, None, None, f"{message.rstrip('.')}.", remedy)
