"""The worker process: has the warehouse open, gives up everything else, answers one query and ends.

It is forked from a process that has imported this module, since a confined process can import nothing; and that has
opened the warehouse, since what is in memory there need not be read again here.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from datetime import date
from functools import partial
from typing import Any, NoReturn

import duckdb

from dashboard.engine.sandbox import attach, confinement, errors, framing, guard, result_stream
from dashboard.engine.sandbox.result import Outcome
from dashboard.engine.sandbox.tokens import Kind, tokenize

_MAX_REQUEST_BYTES = 64 << 20
# Runs once before the worker is ready: what is used for the first time is slow in a process that was forked.
_WARM_UP_QUERY = """
with numbers as (select range as number, 'text ' || range as text, sum(range) over () as total from range(5000))
select
    number, text, number * 1.5 as half_more, date '2024-02-29' + (number % 100)::integer as day, total, [number] as list
from numbers
"""


def preload(limits: Mapping[str, Any]) -> attach.Connection | None:
    """The warehouse, open and in memory, for the fork server to share with its workers.

    None where it cannot be opened, on which the worker will fail; and where it may be written to, since such a file has
    one owner; and where it is one reader's alone, so that no other's worker has it in memory.
    """
    if not limits["locked"] or limits["private"]:
        return None
    confinement.use_one_arena()
    try:
        connection = attach.open_warehouse(limits)
        attach.disable_files(connection)
        attach.preload_tables(connection, limits)
    except (duckdb.Error, OSError):
        return None
    return connection


def serve(channel: int, limits: Mapping[str, Any], connection: attach.Connection | None = None) -> NoReturn:
    """Reports on the socket `channel` that it is ready, answers one request and ends the process.

    `connection` is the warehouse that the fork server has preloaded under the same limits. `limits`: warehouse (file
    name), folder, seconds, memory_megabytes, threads, private; guard, locked and confined are true except in tests,
    which show that each wall holds without the others. A process that cannot start ends without a report.
    """
    try:
        _serve_request(channel, limits, connection)
    finally:
        os._exit(0)


def _serve_request(channel: int, limits: Mapping[str, Any], connection: attach.Connection | None) -> None:
    nowhere = _silence_output()
    connection, confined = _confine(limits, connection)
    confinement.exit_with_peer(channel)
    warm_up = {"sql": _WARM_UP_QUERY, "max_rows": 5_000, "max_bytes": 1 << 20}
    if failure := _answer_query(nowhere, connection, warm_up, is_guarded=limits["guard"]):
        raise RuntimeError(failure.message)
    framing.send_json(channel, {"confined": confined})
    request = json.loads(framing.receive(channel, _MAX_REQUEST_BYTES))
    try:
        failure = _answer_query(channel, connection, request, is_guarded=limits["guard"])
    except MemoryError:
        failure = errors.Failure(Outcome.STOPPED, limit="memory")
    except RecursionError:
        failure = errors.Failure(Outcome.REFUSED, "The statement is nested too deeply: write it flatter.")
    if failure:
        framing.send_json(channel, failure.as_json())


def _silence_output() -> int:
    """Points the standard streams, which DuckDB can write to, at the null device; gives that."""
    nothing = os.open(os.devnull, os.O_RDWR)
    for standard in (0, 1, 2):
        os.dup2(nothing, standard)
    return nothing


def _confine(
    limits: Mapping[str, Any], connection: attach.Connection | None
) -> tuple[attach.Connection, dict[str, Any]]:
    """The order matters: DuckDB opens its file while it still can, and starts its threads behind the walls."""
    confinement.prefer_for_oom_kill()
    if connection is None:
        confinement.use_one_arena()
        connection = attach.open_warehouse(limits)
        if limits["locked"]:
            attach.disable_files(connection)
    threads = int(limits["threads"])
    confined: dict[str, Any] = {"rlimits": [], "no_new_privs": False, "landlock": 0, "seccomp": False}
    confined["root"] = os.geteuid() == 0
    if limits["confined"]:
        confined["rlimits"] = confinement.limit_resources(int(limits["memory_megabytes"]), limits["seconds"], threads)
        confined |= confinement.drop_privileges()
    attach.set_threads(connection, threads)
    if limits["locked"]:
        attach.lock_settings(connection)
    return connection, confined


def _answer_query(
    channel: int, connection: attach.Connection, request: Mapping[str, Any], *, is_guarded: bool
) -> errors.Failure | None:
    """Sends the answer, or gives the failure to send instead."""
    sql, explain, shift = str(request["sql"]), bool(request.get("explain")), 0
    check = guard.check_statement if is_guarded else guard.skip_checks
    try:
        checked = check(connection, sql, explain=explain)
        shift = checked.shift
        values = request.get("parameters") or {}
        if missing := sorted(checked.parameters - values.keys()):
            return _missing_value(missing[0], sql)
        parameters = {name: _decode_value(values[name]) for name in checked.parameters}
        relation = _bind_query(connection, checked.statement, parameters)
        if explain:
            plan = "".join(str(row[-1]) for row in relation.fetchall())
            framing.send_json(channel, {"outcome": Outcome.ANSWERED.value, "plan": plan})
            return None
        as_failure = partial(errors.explain_error, sql=sql, shift=shift)
        return result_stream.send_table(channel, relation, request["max_rows"], request["max_bytes"], as_failure)
    except guard.RefusedError as error:
        span = errors.find_span(sql, *error.span) if error.span else None
        return errors.Failure(Outcome.REFUSED, str(error), span=span)
    except result_stream.ROW_ERRORS as error:
        return errors.explain_error(error, sql=sql, shift=shift, find_columns=partial(_find_columns, connection))


def _find_columns(connection: attach.Connection) -> list[tuple[str, str]]:
    """Each table and column that a query may name."""
    return connection.execute("select table_name, column_name from duckdb_columns() where not internal").fetchall()


def _bind_query(connection: attach.Connection, statement: duckdb.Statement, parameters: dict[str, Any]) -> Any:
    """The query, bound but not run."""
    try:
        return connection.sql(statement, params=parameters or None)
    except (duckdb.BinderException, duckdb.CatalogException) as error:
        if '"exception_type"' not in str(error):
            connection.execute(statement, parameters or None)  # fails in the same way, with the place in the text
        raise


def _missing_value(name: str, sql: str) -> errors.Failure:
    uses = (token for token in tokenize(sql) if token.kind is Kind.PARAMETER and token.text == f"${name}")
    span = next((errors.find_span(sql, token.start, token.end) for token in uses), None)
    message = f"The parameter {name} has no value: give it one, or leave it empty."
    return errors.Failure(Outcome.WRONG, message, span=span)


def _decode_value(value: Any) -> Any:
    """A value as DuckDB takes it; dates travel as {"date": "2022-08-25"}."""
    return date.fromisoformat(str(value["date"])) if isinstance(value, dict) else value
