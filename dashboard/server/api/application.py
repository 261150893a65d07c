"""The addresses below /api/v1, as an application of its own beside the pages."""

from __future__ import annotations

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.routing import Route

from dashboard.errors import MusterError
from dashboard.server.api import questions
from dashboard.server.api.check import answer_text
from dashboard.server.api.oembed import answer_oembed
from dashboard.server.api.openapi import answer_openapi
from dashboard.server.api.problems import Problem, answer_error, answer_http_error, answer_problem, answer_unforeseen
from dashboard.server.api.sql import answer_sql
from dashboard.server.api.turns import Turns
from dashboard.server.places import Places
from dashboard.server.reader_activity import ReaderActivity
from dashboard.settings import Settings


def build_api(path: str, settings: Settings, places: Places, activity: ReaderActivity) -> Starlette:
    """The application whose addresses begin with `path`.

    Anyone may read it from any site: it knows no accounts and keeps nothing.
    """
    routes = [
        Route(path, questions.list_questions, name="index"),
        Route(f"{path}/openapi.json", answer_openapi),
        Route(f"{path}/ask/{{name}}", questions.answer_ask),
        Route(f"{path}/figures/{{figure_id}}", questions.answer_figure),
        Route(f"{path}/sql", answer_sql, methods=["POST"]),
        Route(f"{path}/check", answer_text, methods=["POST"]),
        Route(f"{path}/oembed", answer_oembed),
        Route(f"{path}/changes.atom", questions.answer_feed),
        Route(f"{path}/{{name}}", questions.answer_alias),
    ]
    middleware = [
        Middleware(
            CORSMiddleware,
            allow_origins=["*"],
            allow_methods=["GET", "POST"],
            allow_headers=["If-None-Match", "Content-Type"],
            expose_headers=["ETag", "Content-Disposition", "Retry-After"],
        ),
    ]
    handlers = {
        Problem: answer_problem,
        HTTPException: answer_http_error,
        MusterError: answer_error,
        Exception: answer_unforeseen,
    }
    api = Starlette(routes=routes, middleware=middleware, exception_handlers=handlers)
    api.state.turns = Turns(settings.api_at_once, places, activity)
    return api
