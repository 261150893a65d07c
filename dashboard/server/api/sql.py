"""A program's SQL: the sandbox and the queue that readers' SQL has."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import Any

from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response

from dashboard.engine.sandbox import Outcome, Query, Result
from dashboard.engine.sandbox.job import Job, Reader
from dashboard.engine.sandbox.parameters import bind_values
from dashboard.engine.sandbox.pool import shared_pool
from dashboard.exports.formats import FORMATS
from dashboard.exports.query import extract_from_query
from dashboard.server.api.answers import compress, respond
from dashboard.server.api.messages import read_format, read_message
from dashboard.server.api.problems import Problem
from dashboard.server.api.turns import Turns
from dashboard.server.places import address_of
from dashboard.settings import settings

_MOST_BYTES = 256 << 10
_STATUS = {Outcome.REFUSED: 403, Outcome.STOPPED: 422, Outcome.WRONG: 400}
_EXAMPLE = '{"sql": "select …", "parameters": {}, "format": "json"}'
_LOOK_SECONDS = 0.02


async def answer_sql(request: Request) -> Response:
    """The result of one read-only statement as a file."""
    text, given, form = await _read_message(request)
    query = Query(text, bind_values(text, given), max_rows=settings.sql_download_rows)
    result = await _run(request, query)
    turns: Turns = request.app.state.turns
    if result.limit == "busy":
        raise turns.refuse()
    if result.outcome is not Outcome.ANSWERED:
        raise _explain(result)
    extract = extract_from_query(query, result)
    body = await turns.run(address_of(request), lambda: compress(FORMATS[form].write(extract)))
    return respond(request, body, FORMATS[form].mime, {"Cache-Control": "no-store"})


async def _read_message(request: Request) -> tuple[str, Mapping[str, Any], str]:
    """SQL, values and format. Raises Problem for what is no such message."""
    message = await read_message(request, "sql", ("parameters", "format"), _EXAMPLE, most_bytes=_MOST_BYTES)
    given = message.get("parameters") or {}
    if not isinstance(given, dict):
        raise Problem(400, "“parameters” must be an object of names and values.")
    return message["sql"], given, read_format(message, FORMATS)


async def _run(request: Request, query: Query) -> Result:
    """The result; the query ends where the client has gone."""
    here = [True]
    pool = shared_pool()
    job = await asyncio.to_thread(
        pool.submit, query, f"api {id(request)}", Reader(address_of(request), lambda: here[0])
    )
    watch = asyncio.create_task(_wait_until_gone(request, here))
    try:
        return await _finish(job)
    except asyncio.CancelledError:
        pool.cancel(job, "left")
        raise
    finally:
        watch.cancel()


async def _finish(job: Job) -> Result:
    while job.result is None:
        await asyncio.sleep(_LOOK_SECONDS)
    return job.result


async def _wait_until_gone(request: Request, here: list[bool]) -> None:
    try:
        while (await request.receive())["type"] != "http.disconnect":
            pass
    except ClientDisconnect:
        pass
    here[0] = False


def _explain(result: Result) -> Problem:
    more: dict[str, Any] = {"outcome": str(result.outcome)}
    if result.span:
        more |= {"line": result.span.line, "column": result.span.column}
    if result.hint:
        more["hint"] = result.hint
    return Problem(_STATUS[result.outcome], " ".join(f"{result.message} {result.hint}".split()), **more)
