"""Headers that tell a browser what a page of ours may do, and a websocket whose page it may belong to."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import parse_qs, urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from starlette.websockets import WebSocket

# Streamlit writes its styles into the page, and loads the scripts of components from memory ("blob:").
_POLICY: Mapping[str, str] = {
    "default-src": "'self'",
    "script-src": "'self' blob:",
    "style-src": "'self' 'unsafe-inline'",
    "img-src": "'self' data: blob:",
    "font-src": "'self' data:",
    "worker-src": "'self' blob:",
    "object-src": "'none'",
    "base-uri": "'self'",
    "form-action": "'self'",
}
_HEADERS: Mapping[str, str] = {"X-Content-Type-Options": "nosniff", "Referrer-Policy": "same-origin"}
_A_YEAR_OF_HTTPS = "max-age=31536000"


class SecurityHeaders:
    """Wraps an application: adds the headers to each answer, and refuses websockets that another site opens.

    `scripts` are hashes of scripts within the page. `frame_ancestors` says who may frame a view that was shared for it
    (`embed=true`), in the words of a Content-Security-Policy; no other page may be framed.
    """

    def __init__(self, app: ASGIApp, scripts: list[str], frame_ancestors: str) -> None:
        self._app, self._frame_ancestors = app, frame_ancestors
        policy = {**_POLICY, "script-src": " ".join((_POLICY["script-src"], *scripts))}
        self._policy = "; ".join(f"{name} {value}" for name, value in policy.items())

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers as the application does, with the headers."""
        if scope["type"] == "websocket" and not is_same_origin(Headers(scope=scope)):
            refusal = PlainTextResponse("This page belongs to another address.", 403)
            await WebSocket(scope, receive, send).send_denial_response(refusal)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                self._add_to(MutableHeaders(scope=message), scope)
            await send(message)

        await self._app(scope, receive, send_with_headers if scope["type"] == "http" else send)

    def _add_to(self, headers: MutableHeaders, scope: Scope) -> None:
        for name, value in _HEADERS.items():
            headers[name] = value
        if scope.get("scheme") == "https":
            headers["Strict-Transport-Security"] = _A_YEAR_OF_HTTPS
        is_shared_for_frames = parse_qs(scope["query_string"].decode("latin-1")).get("embed") == ["true"]
        ancestors = self._frame_ancestors if is_shared_for_frames else "'none'"
        headers["Content-Security-Policy"] = f"{self._policy}; frame-ancestors {ancestors}"


def is_same_origin(headers: Headers) -> bool:
    """Whether a request comes from a page of the host and port that it goes to, or from no page at all."""
    origin = headers.get("origin")
    return origin is None or urlsplit(origin).netloc.lower() == headers.get("host", "").lower()
