"""Questions as files, as the pages save them: `/api/v1/ask/by_speaker.csv?measure=killed`."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from dashboard.contents.answers import answer_question
from dashboard.engine.questions.catalogue import Question, all_questions, question_of
from dashboard.engine.warehouse.store import open_warehouse, same_state
from dashboard.exports.formats import FORMATS
from dashboard.server.api.problems import Problem
from dashboard.server.api.turns import Turns, address_of
from dashboard.settings import settings

# What programs ask for most, by a plain name.
ALIASES: Mapping[str, str] = {
    "figures": "figures_found",
    "speakers": "speakers_contributions",
    "sources": "publications_contributions",
    "checks": "rules_state",
    "changes": "changes",
}
_FRESH = {"Cache-Control": "no-cache"}  # to be asked for again each time, with its ETag
_Texts = tuple[tuple[str, tuple[str, ...]], ...]


async def answer_ask(request: Request) -> Response:
    """One question in one format; 304 where the client has this answer already."""
    name, form = _split(request.path_params["name"])
    return await _answer(request, name, form, _read_query(request))


async def answer_figure(request: Request) -> Response:
    """One figure by its permanent name."""
    figure_id, form = _split(request.path_params["figure_id"])
    texts = {**_read_query(request), "figure_id": [figure_id]}
    return await _answer(request, "figure", form, texts)


async def list_questions(request: Request) -> Response:
    """Every question with its parameters, columns and address."""
    root = str(request.url_for("index")).rstrip("/")
    listed = [_describe(question, root) for question in all_questions(settings)]
    addresses = {name: f"{root}/{name}.json" for name in ALIASES}
    more = {"openapi": f"{root}/openapi.json", "sql": f"{root}/sql", "formats": list(FORMATS)}
    return JSONResponse({**addresses, **more, "questions": listed}, headers=_FRESH)


def _describe(question: Question, root: str) -> dict[str, Any]:
    return {
        "name": question.name,
        "question": question.question,
        "rows": question.rows,
        "parameters": list(question.params),
        "columns": list(question.columns),
        "url": f"{root}/ask/{question.name}.json",
    }


def _read_query(request: Request) -> dict[str, Sequence[str]]:
    return {name: request.query_params.getlist(name) for name in request.query_params}


def _split(name: str) -> tuple[str, str]:
    """Name and format of "by_speaker.csv". Raises Problem where there is no such format."""
    stem, _, ending = name.partition(".")
    if ending not in FORMATS:
        raise Problem(404, f"End the address with one of {', '.join(f'.{form}' for form in FORMATS)}.")
    return stem, ending


async def _answer(request: Request, name: str, form: str, texts: Mapping[str, Sequence[str]]) -> Response:
    name = ALIASES.get(name, name) if "/ask/" not in request.url.path else name
    if question_of(name, settings) is None:
        raise Problem(404, f"There is no question {name[:100]!r}. GET /api/v1 lists them.")
    turns: Turns = request.app.state.turns
    query = tuple(sorted((key, tuple(members)) for key, members in texts.items()))
    address = address_of(request)
    tag = await turns.run(address, lambda: _tag(name, form, query))
    headers = {**_FRESH, "ETag": tag}
    if tag in [each.strip() for each in request.headers.get("if-none-match", "").split(",")]:
        return Response(status_code=304, headers=headers)
    content = await turns.run(address, lambda: same_state(_write)(name, form, query))
    headers["Content-Disposition"] = f'inline; filename="muster-{name.replace("_", "-")}{FORMATS[form].suffix}"'
    return Response(content, headers=headers, media_type=FORMATS[form].mime)


def _tag(name: str, form: str, query: _Texts) -> str:
    """What changes with the data, the request and the SQL. Weak, since the answer may be compressed."""
    question = question_of(name, settings)
    parts = (open_warehouse().data_version, name, form, query, question.sql if question else "")
    return f'W/"{hashlib.sha256(repr(parts).encode("utf-8", "replace")).hexdigest()[:32]}"'


def _write(name: str, form: str, query: _Texts) -> bytes:
    extract = answer_question(name, dict(query), settings.export_rows)
    return FORMATS[form].write(extract)
