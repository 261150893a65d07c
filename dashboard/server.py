"""The web server of `python -m dashboard run`: the pages, and beside them readiness and metrics for who runs it.

`streamlit run dashboard/app.py`, as on Community Cloud, serves the pages alone.
"""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from streamlit import config, runtime
from streamlit.runtime.stats import ACTIVE_SESSIONS_FAMILY
from streamlit.starlette import App

# What the engine needs is imported when it is first asked for: the server is to be there at once.


async def ready(_: Request) -> Response:
    """200 where readers get answers, 503 where they do not; the state of the data in words."""
    from dashboard.engine.warehouse.readiness import readiness  # noqa: PLC0415

    now = await run_in_threadpool(readiness)
    return JSONResponse(asdict(now), 200 if now.is_ready else 503, {"Cache-Control": "no-store"})


async def metrics(request: Request) -> Response:
    """For Prometheus on this machine; anyone who comes through a proxy finds nothing here."""
    if not {"x-forwarded-for", "forwarded"}.isdisjoint(request.headers.keys()):
        return Response(status_code=404)
    text = await run_in_threadpool(_metrics)
    return Response(text, media_type="text/plain; version=1.0.0; charset=utf-8")


def _metrics() -> bytes:
    from dashboard.engine.questions.metrics import exposition  # noqa: PLC0415

    stats = runtime.get_instance().stats_mgr.get_stats(family_names=[ACTIVE_SESSIONS_FAMILY])
    (sessions,) = (stat.value for stat in stats[ACTIVE_SESSIONS_FAMILY])  # type: ignore[attr-defined]
    return exposition(sessions)


_below = "/" + config.get_option("server.baseUrlPath").strip("/") if config.get_option("server.baseUrlPath") else ""
app = App(
    Path(__file__).with_name("app.py"),
    routes=[Route(f"{_below}/ready", ready), Route(f"{_below}/metrics", metrics)],
)
