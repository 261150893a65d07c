"""The worker process: has the warehouse open, gives up everything else, answers one query and is gone.

It is forked from a process that has imported this module, since once the doors are closed nothing can be imported; and
that has opened the warehouse, since whatever is in memory there need not be read again here.
"""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Mapping
from datetime import date
from typing import Any, NoReturn

import duckdb

from dashboard.engine.sandbox import attach, confinement, errors, framing, guard, result_stream
from dashboard.engine.sandbox.result import Outcome
from dashboard.engine.sandbox.tokens import Kind, tokens

_LARGEST_REQUEST = 64 << 20
# Goes the whole way once before anybody waits: what is used for the first time is slow in a process that was forked.
_REHEARSAL = """
with numbers as (select range as number, 'text ' || range as text, sum(range) over () as total from range(5000))
select
    number, text, number * 1.5 as half_more, date '2022-02-24' + (number % 100)::integer as day, total, [number] as list
from numbers
"""


def prepared(limits: Mapping[str, Any]) -> attach.Connection | None:
    """The warehouse, open and read ahead, for workers to be forked with: for the process that bears them.

    None where it cannot be opened, which the worker will find out and tell; and where it may be written to, since such
    a file has one owner.
    """
    if not limits["locked"]:
        return None
    confinement.allocate_from_one_arena()
    try:
        connection = attach.open_warehouse(limits)
        attach.lock_files(connection)
        attach.read_ahead(connection, limits)
    except (duckdb.Error, OSError):
        return None
    return connection


def serve(channel: int, limits: Mapping[str, Any], connection: attach.Connection | None = None) -> NoReturn:
    """Says on the socket `channel` that it is ready, answers one request and ends the process.

    `connection` is what the process that it was forked from has `prepared` under the same limits.

    `limits`: warehouse (file name), folder, seconds, memory_megabytes, threads; guard, locked and confined are true
    except in tests, which show that each wall holds without the others.
    """
    try:
        with contextlib.suppress(framing.ClosedError):
            _serve(channel, limits, connection)
    finally:
        os._exit(0)


def _serve(channel: int, limits: Mapping[str, Any], connection: attach.Connection | None) -> None:
    nowhere = _silence()
    try:
        connection, confined = _confined(limits, connection)
        confinement.end_with(channel)
        everything = {"max_rows": 5_000, "max_bytes": 1 << 20}
        if failure := _answer(nowhere, connection, _REHEARSAL, everything, limits):
            raise RuntimeError(failure.message)
    except Exception as error:  # whatever it is, anyone who waits must hear of it
        _send(channel, {"ready": False, "message": f"{type(error).__name__}: {error}"[: errors.MOST_CHARACTERS]})
        return
    _send(channel, {"ready": True, "confined": confined})
    request = json.loads(framing.receive(channel, _LARGEST_REQUEST))
    sql = str(request["sql"])
    try:
        failure = _answer(channel, connection, sql, request, limits)
    except MemoryError:
        failure = errors.stopped_for_memory(limits["memory_megabytes"])
    except RecursionError:
        failure = errors.Failure(Outcome.REFUSED, "The statement is nested too deeply: write it flatter.")
    if failure:
        _send(channel, failure.as_json())


def _silence() -> int:
    """DuckDB can write to standard output, and nobody reads it. Gives what nobody reads."""
    nothing = os.open(os.devnull, os.O_RDWR)
    for standard in (0, 1, 2):
        os.dup2(nothing, standard)
    return nothing


def _confined(
    limits: Mapping[str, Any], connection: attach.Connection | None
) -> tuple[attach.Connection, dict[str, Any]]:
    """The order matters: DuckDB opens its file while it still can, and starts its threads behind the walls."""
    confinement.be_first_to_go()
    if connection is None:
        confinement.allocate_from_one_arena()
        connection = attach.open_warehouse(limits)
        if limits["locked"]:
            attach.lock_files(connection)
    threads = int(limits["threads"])
    confined: dict[str, Any] = {"rlimits": [], "no_new_privs": False, "landlock": 0, "seccomp": False}
    confined["root"] = os.geteuid() == 0
    if limits["confined"]:
        confined["rlimits"] = confinement.limit_resources(int(limits["memory_megabytes"]), limits["seconds"], threads)
        confined |= confinement.close_the_doors()
    attach.set_threads(connection, threads)
    if limits["locked"]:
        attach.lock_settings(connection)
    return connection, confined


def _answer(
    channel: int, connection: attach.Connection, sql: str, request: Mapping[str, Any], limits: Mapping[str, Any]
) -> errors.Failure | None:
    """Sends the answer, or gives what is to be told instead."""
    explain = bool(request.get("explain"))
    admit = guard.admit if limits["guard"] else guard.unguarded
    shift = 0

    def told(error: Exception) -> errors.Failure:
        return errors.failure_of(error, sql, shift=shift, limits=limits)

    try:
        admitted = admit(connection, sql, explain=explain)
        shift = admitted.shift
        given = request.get("parameters") or {}
        if missing := sorted(name for name in admitted.parameters if name not in given):
            return _without_value(missing[0], sql)
        values = {name: _value(given[name]) for name in admitted.parameters}
        relation = _relation(connection, admitted.statement, values)
        if explain:
            _send(channel, {"outcome": Outcome.ANSWERED.value, "plan": _plan(relation)})
            return None
        return result_stream.send_table(channel, relation, int(request["max_rows"]), int(request["max_bytes"]), told)
    except guard.RefusedError as error:
        place = errors.place_of(sql, *error.span) if error.span else None
        return errors.Failure(Outcome.REFUSED, str(error), place=place)
    except result_stream.ROW_ERRORS as error:
        return told(error)


def _plan(relation: Any) -> str:
    return "".join(str(row[-1]) for row in relation.fetchall())


def _relation(connection: attach.Connection, statement: duckdb.Statement, values: dict[str, Any]) -> Any:
    """The query, bound but not run."""
    try:
        return connection.sql(statement, params=values or None)
    except (duckdb.BinderException, duckdb.CatalogException) as error:
        if '"exception_type"' not in str(error):
            connection.execute(statement, values or None)  # fails in the same way, and tells the place
        raise


def _without_value(name: str, sql: str) -> errors.Failure:
    used = (token for token in tokens(sql) if token.kind is Kind.PARAMETER and token.text == f"${name}")
    place = next((errors.place_of(sql, token.start, token.end) for token in used), None)
    return errors.Failure(
        Outcome.WRONG, f"The parameter {name} has no value: give it one, or leave it empty.", place=place
    )


def _value(given: Any) -> Any:
    """A value as DuckDB takes it; days travel as {"date": "2022-08-25"}."""
    if isinstance(given, dict):
        return date.fromisoformat(str(given["date"]))
    return given


def _send(channel: int, message: dict[str, Any]) -> None:
    framing.send(channel, json.dumps(message).encode())
