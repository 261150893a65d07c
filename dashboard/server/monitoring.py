"""Readiness and metrics, for those who run this."""

from __future__ import annotations

from dataclasses import asdict

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from dashboard.server.capacity import current_capacity, is_short_of_files
from dashboard.server.open_pages import OpenPages
from dashboard.server.streamlit_parts import count_sessions

# What the engine needs is imported when it is first asked for: the server is to be there at once.


async def answer_ready(pages: OpenPages) -> Response:
    """200 where a new reader gets a page and answers, 503 where not; the state of the data in words."""
    from dashboard.engine.warehouse.readiness import read_readiness  # noqa: PLC0415

    now = await run_in_threadpool(read_readiness)
    is_full = pages.is_full or is_short_of_files()
    state = asdict(now) | {"open_pages": pages.count(), "most_open_pages": current_capacity().pages}
    if is_full and now.is_ready:
        state["status"] = "full"
    return JSONResponse(state, 200 if now.is_ready and not is_full else 503, {"Cache-Control": "no-store"})


async def answer_metrics(request: Request) -> Response:
    """For Prometheus on this machine; anyone who comes through a proxy finds nothing here."""
    if not {"x-forwarded-for", "forwarded"}.isdisjoint(request.headers.keys()):
        return Response(status_code=404)
    text = await run_in_threadpool(_metrics)
    return Response(text, media_type="text/plain; version=1.0.0; charset=utf-8")


def _metrics() -> bytes:
    from dashboard.engine.questions.metrics import format_metrics  # noqa: PLC0415

    return format_metrics(count_sessions())
