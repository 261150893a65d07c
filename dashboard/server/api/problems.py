"""What a program reads where its request has no answer: RFC 9457 problem details."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from dashboard.contents.answers import NotFound
from dashboard.errors import MusterError, QueryError, QuestionError
from dashboard.settings import hide_folders

MEDIA_TYPE = "application/problem+json"
_NEVER_KEPT = {"Cache-Control": "no-store"}


class Problem(Exception):  # noqa: N818 - the RFC's name
    """A refusal with its status, one sentence and what else a program may use."""

    def __init__(self, status: int, detail: str, retry_after: int = 0, **more: Any) -> None:
        super().__init__(detail)
        self.status, self.detail, self.retry_after, self.more = status, detail, retry_after, more


def busy(seconds: int) -> Problem:
    """The refusal where too many wait already."""
    return Problem(503, f"Too many requests are waiting. Send this one again in {seconds} seconds.", seconds)


async def answer_problem(_: Request, error: Exception) -> Response:
    """The response to a refusal of ours."""
    assert isinstance(error, Problem)
    headers = {"Retry-After": str(error.retry_after)} if error.retry_after else {}
    return _respond(error.status, error.detail, headers, error.more)


async def answer_http_error(_: Request, error: Exception) -> Response:
    """The response where no address or method fits."""
    assert isinstance(error, HTTPException)
    allowed = (error.headers or {}).get("Allow", "GET").split(", ")  # in any order
    method = "GET" if "GET" in allowed else allowed[0]
    details = {404: "There is nothing at this address. GET /api/v1 lists what there is.", 405: f"Use {method} here."}
    return _respond(error.status_code, details.get(error.status_code, error.detail), error.headers or {}, {})


async def answer_error(_: Request, error: Exception) -> Response:
    """The response to an error that Muster raises on purpose."""
    assert isinstance(error, MusterError)
    if isinstance(error, QueryError):
        detail = "These values give no answer: one of them is too large, or of another kind."
        return _respond(422, detail, {}, {"reason": hide_folders(error.message)})
    lines = hide_folders(error).split("\n")
    status = 404 if isinstance(error, NotFound) else 400 if isinstance(error, QuestionError) else 503
    return _respond(status, " ".join(lines), {}, {"errors": lines} if len(lines) > 1 else {})


async def answer_unforeseen(_: Request, __: Exception) -> Response:
    """The response to an error that nobody foresaw; the server logs it."""
    return _respond(500, "Muster failed at this request, and the error is in its log. Try a simpler one.", {}, {})


def _respond(status: int, detail: str, headers: Mapping[str, str], more: Mapping[str, Any]) -> Response:
    content = {"type": "about:blank", "title": HTTPStatus(status).phrase, "status": status, "detail": detail, **more}
    return JSONResponse(content, status, {**_NEVER_KEPT, **headers}, MEDIA_TYPE)
