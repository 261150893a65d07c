"""What rules find: a rule's query is run, and its rows are kept in the table check_results."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from dashboard.engine.database.connection import Connection, locate_errors
from dashboard.errors import Problem

RULE_COLUMNS = ("file", "row", "column_name", "value", "message")
_MOST_FINDINGS_PER_RULE = 10_000
_COUNT_THE_REST = """
create or replace temp table finding as
from (from finding limit $most)
union all
select any_value(file), null, null, null, count(*) - $most || ' more rows break this rule.'
from finding
having count(*) > $most
"""
_KEEP_FINDINGS = """
insert into check_results
select split_part(file, '/', -2), $rule, $severity, file, row, column_name, value, message, $mend from finding
"""
# Decimals without the zeros that only fill them.
_KEEP_FINDINGS_OF_FILE = """
insert into found
select
    $needs,
    $rule,
    row,
    column_name,
    if(typeof(value) like 'DECIMAL%', rtrim(rtrim(value::varchar, '0'), '.'), value::varchar),
    message
from finding
where file = getvariable('file')
"""
_KEEP_FINDING = "insert into check_results values (?, ?, ?, ?, ?, ?, ?, ?, ?)"


def run_rule(connection: Connection, sql: str, rule: str, severity: str, mend: str) -> tuple[list[str], list[Any]]:
    """Columns and rows that the rule's query gives; the rows are also kept in the table check_results.

    Of very many rows, the last one only counts the rest. Raises SqlError.
    """
    with locate_errors():
        first = _find(connection, sql).execute("from finding limit 1")
        columns = [str(column[0]) for column in first.description or ()]
        if tuple(columns) != RULE_COLUMNS or not first.fetchall():
            return columns, []
        connection.execute(_COUNT_THE_REST, {"most": _MOST_FINDINGS_PER_RULE})
        connection.execute(_KEEP_FINDINGS, {"rule": rule, "severity": severity, "mend": mend})
        return columns, connection.execute("from finding").fetchall()


def run_rule_over_file(connection: Connection, sql: str, rule: str, needs: str) -> None:
    """Adds what the rule's query finds in one file of partitions to the table found. Raises SqlError."""
    with locate_errors():
        _find(connection, sql).execute(_KEEP_FINDINGS_OF_FILE, {"rule": rule, "needs": needs})


def keep_findings(
    connection: Connection, dossier_of_file: Iterable[tuple[str, str]], problems: Iterable[Problem]
) -> None:
    """Adds findings to the table check_results."""
    dossiers = dict(dossier_of_file)
    rows = [
        (dossiers[one.file], one.rule, one.severity, one.file, one.row, one.column, one.value, one.message, one.remedy)
        for one in problems
    ]
    if rows:
        connection.executemany(_KEEP_FINDING, rows)


def _find(connection: Connection, sql: str) -> Connection:
    """Fills the table finding. The query begins on the first line, so that line numbers stay those of its file."""
    return connection.execute(f"create or replace temp table finding as {sql}")
