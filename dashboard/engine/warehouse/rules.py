"""The rules of `queries/checks/`: reads their headers, and runs them over a database."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from dashboard.engine.database import findings
from dashboard.engine.database.connection import Connection, SqlError
from dashboard.engine.database.findings import RULE_COLUMNS
from dashboard.engine.database.sql_files import SqlFile, read_folder
from dashboard.errors import Problem, QueryError
from dashboard.figures.amounts import to_amount


@dataclass(frozen=True, slots=True)
class Rule:
    """One file of `queries/checks/`.

    `stops` is "build" where what breaks it would make every answer wrong, "nothing" where what breaks it says nothing
    against the numbers, and empty where such numbers do not replace good ones. `needs` is "one row" or "one value"
    where the rule looks at no more of the figures; it is then run over figures in partitions, too.
    """

    name: str
    rule: str
    severity: str
    mend: str
    stops: str
    needs: str
    file: SqlFile


def read_rules(queries_folder: Path) -> list[Rule]:
    """Raises QueryError for a rule whose header is incomplete."""
    return [_read_rule(file) for file in read_folder(queries_folder / "checks")]


def list_stopping(problems: Iterable[Problem], rules: Iterable[Rule]) -> list[Problem]:
    """The problems that keep a warehouse from being used."""
    stops = {rule.name for rule in rules if rule.stops == "build"} | {"file_structure"}
    return [problem for problem in problems if problem.severity == "error" and problem.rule in stops]


def run_rule(connection: Connection, rule: Rule) -> list[Problem]:
    """What the rule finds. Raises QueryError where its SQL fails or gives other columns than its header says."""
    try:
        columns, rows = findings.run_rule(connection, rule.file.text, rule.name, rule.severity, rule.mend)
    except SqlError as error:
        raise QueryError(rule.file.path, error.line, error.message) from error
    if tuple(columns) != RULE_COLUMNS:
        line = rule.file.lines["columns"]
        raise QueryError(rule.file.path, line, f"the query gives {', '.join(columns)}, not what the header says.")
    return [
        Problem(rule.name, rule.severity, file, row, column, write_value(value), message, rule.mend)
        for file, row, column, value, message in rows
    ]


def _read_rule(file: SqlFile) -> Rule:
    severity = file.require("severity", "-- severity: error")
    if severity not in ("error", "flag"):
        raise QueryError(file.path, file.lines["severity"], f"severity is {severity!r}. Write 'error' or 'flag'.")
    stops = file.headers.get("stops", "")
    if stops not in ("", "build", "nothing"):
        message = f"stops is {stops!r}. Write 'build' or 'nothing', or leave the line away."
        raise QueryError(file.path, file.lines["stops"], message)
    needs = file.headers.get("needs", "")
    if needs not in ("", "one row", "one value"):
        message = f"needs is {needs!r}. Write 'one row' or 'one value', or leave the line away."
        raise QueryError(file.path, file.lines["needs"], message)
    columns = file.names("columns", f"-- columns: {', '.join(RULE_COLUMNS)}")
    if columns != RULE_COLUMNS:
        raise QueryError(file.path, file.lines["columns"], f"the columns of a rule are {', '.join(RULE_COLUMNS)}.")
    rule, mend = file.require("rule", "-- rule: …"), file.require("mend", "-- mend: …")
    return Rule(file.name, rule, severity, mend, stops, needs, file)


def write_value(value: object) -> str | None:
    """A value that breaks a rule, as messages name it."""
    if isinstance(value, Decimal):
        value = f"{to_amount(value):f}"
    return None if value is None else str(value)
