"""The application that the server runs: Streamlit's, behind a list of the addresses that it answers."""

from __future__ import annotations

from functools import cache

from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit.starlette import App

from dashboard.server import link_preview
from dashboard.server import streamlit_parts as streamlit
from dashboard.server.capacity import current_capacity
from dashboard.server.files import Files
from dashboard.server.first_screen import write_screen
from dashboard.server.index_page import answer_page, is_page, root_of
from dashboard.server.monitoring import answer_metrics, answer_ready
from dashboard.server.open_pages import OpenPages
from dashboard.server.places import Places
from dashboard.server.preview import wait_until_warm
from dashboard.server.print_page import FOLDER, answer_print
from dashboard.server.reader_activity import ReaderActivity
from dashboard.server.security_headers import SecurityHeaders
from dashboard.server.uploads import Uploads
from dashboard.settings import REPOSITORY, settings

_PACKAGE = REPOSITORY / "dashboard"
_READ_ONLY = {"GET", "HEAD"}
_API, _MCP = "/api/v1", "/mcp"
_PLACES = Places(settings.api_at_once + settings.api_waiting)
_ACTIVITY = ReaderActivity(streamlit.is_page_drawn)


def build_application() -> ASGIApp:
    """Everything that stands between the network and the pages, from the inside out."""
    pages = OpenPages(App(_PACKAGE / "app.py"), current_capacity(), settings.pages_per_address, _ACTIVITY)
    hashes = streamlit.inline_script_hashes(streamlit.index_html() + write_screen("", ""))
    return SecurityHeaders(Addresses(pages, streamlit.base_path()), hashes, settings.frame_ancestors)


class Addresses:
    """Answers what a browser needs, and 404 to everything else, such as Streamlit's interface for programs."""

    def __init__(self, pages: OpenPages, below: str) -> None:
        self._pages, self._below = pages, below
        self._front_end = Files(streamlit.static_folder() / "static", settings, is_hashed=True)
        self._own_files = Files(_PACKAGE / "static", settings, is_hashed=False)
        most, largest = settings.own_megabytes * 1_000_000, settings.import_megabytes * 1_000_000
        self._uploads = Uploads(pages, most, largest, streamlit.count_uploaded_bytes)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers by itself, or lets Streamlit answer."""
        if scope["type"] == "lifespan":
            await self._pages(scope, receive, send)
            return
        is_below = scope["path"].startswith(f"{self._below}/")
        path = scope["path"].removeprefix(self._below) if is_below else ""
        if scope["type"] == "websocket":
            if path == streamlit.STREAM:
                await wait_until_warm()
                await self._pages(scope, receive, send)
            else:
                await PlainTextResponse("There is nothing here.", 404)(scope, receive, send)
        elif settings.api_at_once and (path in (_API, _MCP) or path.startswith(f"{_API}/")):
            await wait_until_warm()
            await _ACTIVITY.pace()
            if path == _MCP:
                await _load_assistants()(scope, receive, send)
            else:
                await _load_api()({**scope, "root_path": self._below}, receive, send)
        elif path.startswith(streamlit.UPLOADS):
            await self._uploads(scope, receive, send)
        elif scope["method"] in _READ_ONLY and _is_of_streamlit(path):
            await self._pages(scope, receive, send)
        else:
            response = await self._answer(Request(scope, receive), path)
            await response(scope, receive, send)

    async def _answer(self, request: Request, path: str) -> Response:
        if request.method not in _READ_ONLY:
            return PlainTextResponse("Muster takes nothing here.", 405, {"Allow": "GET, HEAD"})
        if path == "/ready":
            return await answer_ready(self._pages)
        if path == "/metrics":
            return await answer_metrics(request)
        if path.startswith(streamlit.STATIC_FILES):
            return await self._front_end.answer(request, path.removeprefix(streamlit.STATIC_FILES))
        if path.startswith(streamlit.OWN_STATIC_FILES):
            return await self._own_files.answer(request, path.removeprefix(streamlit.OWN_STATIC_FILES))
        return await self._answer_page(request, path)

    async def _answer_page(self, request: Request, path: str) -> Response:
        if path.startswith(link_preview.FOLDER):
            return await link_preview.answer_picture(path.removeprefix(link_preview.FOLDER), request.url.query)
        if path.startswith(FOLDER):
            root = root_of(request, self._below)
            return await answer_print(root, path.removeprefix(FOLDER), request.url.query)
        query = f"?{request.url.query}" if request.url.query else ""
        if request.url.path == self._below:  # without the slash, what the page asks for would be looked for above
            return RedirectResponse(f"{self._below}/{query}", 301)
        if len(path) > 1 and is_page(path.rstrip("/")) and path.endswith("/"):
            return RedirectResponse(f"{self._below}{path.rstrip('/')}{query}", 301)
        if not path or "/" in path[1:] or "." in path or path.startswith("/_"):
            return PlainTextResponse("There is nothing here.", 404)
        return await answer_page(request, self._below, path, self._pages)


@cache
def _load_api() -> ASGIApp:
    """The interface for programs. It brings the engine, and the server is to be there at once."""
    from dashboard.server.api.application import build_api  # noqa: PLC0415

    return build_api(_API, settings, _PLACES, _ACTIVITY)


@cache
def _load_assistants() -> ASGIApp:
    """The server for assistants, whose SDK takes half a second to import."""
    from dashboard.server.assistants import Assistants  # noqa: PLC0415

    return Assistants(settings.api_at_once, _PLACES, _ACTIVITY)


def _is_of_streamlit(path: str) -> bool:
    exact = (streamlit.HEALTH, streamlit.HOST_CONFIG, streamlit.FAVICON)
    return path in exact or path.startswith((streamlit.COMPONENTS, streamlit.FILES_OF_PAGES))
