"""Questions as files, as the pages save them: `/api/v1/ask/by_speaker.csv?subject=RUS&measure=killed`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from dashboard.contents.answers import answer_question, list_parameters
from dashboard.contents.view_feed import FEED_TYPE, build_view_feed
from dashboard.engine.questions.catalogue import Question, all_questions, question_of
from dashboard.exports.formats import FORMATS
from dashboard.server.api import answers
from dashboard.server.api.problems import Problem
from dashboard.settings import settings

# What programs ask for most, by a plain name.
ALIASES: Mapping[str, str] = {
    "figures": "figures_found",
    "speakers": "speakers_contributions",
    "sources": "publications_contributions",
    "checks": "rules_state",
    "changes": "changes",
}
_POSTED = ("sql", "check")  # addresses that take a message
_Texts = Mapping[str, Sequence[str]]


async def answer_ask(request: Request) -> Response:
    """One question in one format; 304 where the client has this answer already."""
    name, form = _split(request.path_params["name"])
    return await _answer(request, name, form, _read_query(request))


async def answer_alias(request: Request) -> Response:
    """What programs ask for most, by its plain name."""
    if request.path_params["name"] in _POSTED:
        raise HTTPException(405, headers={"Allow": "POST"})
    name, form = _split(request.path_params["name"])
    if name not in ALIASES:
        raise HTTPException(404)
    return await _answer(request, ALIASES[name], form, _read_query(request))


async def answer_figure(request: Request) -> Response:
    """One figure by its permanent name."""
    figure_id, form = _split(request.path_params["figure_id"])
    texts = {**_read_query(request), "figure_id": [figure_id]}
    return await _answer(request, "figure", form, texts)


async def answer_feed(request: Request) -> Response:
    """What was added and corrected of a subject, a measure or speakers, as an Atom feed."""
    texts, site, own = _read_query(request), str(request.base_url), str(request.url)
    asked = ("feed", site, own)
    return await answers.answer(
        request, asked, lambda: build_view_feed(texts, site, own), FEED_TYPE, "muster-changes.atom"
    )


async def list_questions(request: Request) -> Response:
    """Every question with its parameters, columns and address."""
    return await answers.answer_about(request, "questions", _list)


def _list(root: str) -> dict[str, Any]:
    listed = [_describe(question, root) for question in all_questions(settings)]
    addresses = {name: f"{root}/{name}.json" for name in ALIASES}
    more = {"openapi": f"{root}/openapi.json", "sql": f"{root}/sql", "check": f"{root}/check", "formats": list(FORMATS)}
    return {**addresses, **more, "questions": listed}


def _describe(question: Question, root: str) -> dict[str, Any]:
    return {
        "name": question.name,
        "question": question.question,
        "rows": question.rows,
        "parameters": list_parameters(question),
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


async def _answer(request: Request, name: str, form: str, texts: _Texts) -> Response:
    question = question_of(name, settings)
    if question is None:
        raise Problem(404, f"There is no question {name[:100]!r}. GET /api/v1 lists them.")
    return await answers.answer(
        request,
        (question.name, form, sorted(texts.items()), question.sql),
        lambda: FORMATS[form].write(answer_question(name, texts, settings.export_rows)),
        FORMATS[form].mime,
        f"muster-{name.replace('_', '-')}{FORMATS[form].suffix}",
    )
