"""Asks an ASGI application without a socket."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass

from starlette.types import ASGIApp, Message

HOST = "muster.test:8501"


@dataclass(frozen=True)
class Answer:
    status: int
    headers: Mapping[str, str]
    body: bytes


def ask(
    app: ASGIApp,
    path: str,
    *,
    method: str = "GET",
    query: str = "",
    headers: Mapping[str, str] | None = None,
    kind: str = "http",
    scheme: str = "http",
    body: bytes = b"",
) -> Answer:
    """The answer to one request; of a websocket, the answer that refuses it, or status 101."""
    sent: list[Message] = []

    asked: list[Message] = [{"type": "http.request", "body": body} if kind == "http" else {"type": "websocket.connect"}]

    async def receive() -> Message:
        if not asked:
            await asyncio.Event().wait()
        return asked.pop()

    async def send(message: Message) -> None:
        sent.append(message)

    named = {"host": HOST} | {name.lower(): value for name, value in (headers or {}).items()}
    scope = {
        "type": kind,
        "method": method,
        "scheme": scheme,
        "path": path,
        "raw_path": path.encode(),
        "query_string": query.encode(),
        "root_path": "",
        "headers": [(name.encode(), value.encode()) for name, value in named.items()],
        "client": ("192.0.2.1", 40000),
        "server": ("127.0.0.1", 8501),
        "extensions": {"websocket.http.response": {}},
    }
    asyncio.run(app(scope, receive, send))  # type: ignore[arg-type]
    if sent and sent[0]["type"] == "websocket.accept":
        return Answer(101, {}, b"")
    start = next(message for message in sent if message["type"].endswith("response.start"))
    body = b"".join(message.get("body", b"") for message in sent if message["type"].endswith("response.body"))
    return Answer(
        start["status"], {name.decode().lower(): value.decode() for name, value in start.get("headers", ())}, body
    )
