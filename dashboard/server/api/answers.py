"""Answers as they are sent: made and compressed once for a state of the data, and kept for all who ask next."""

from __future__ import annotations

import asyncio
import gzip
import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from dashboard.engine.database.latest import Latest
from dashboard.engine.questions.catalogue import read_mark
from dashboard.engine.warehouse.store import Warehouse, open_warehouse, peek_recent, use_warehouse
from dashboard.server.api.turns import Turns
from dashboard.server.files import accepts
from dashboard.server.places import address_of

_BYTES_KEPT, _LARGEST_KEPT = 16_000_000, 2_000_000
_LEAST_BYTES_COMPRESSED, _LEVEL = 1_000, 6
_CODED = {"Vary": "Accept-Encoding"}
_FRESH = {"Cache-Control": "no-cache", **_CODED}  # to be asked for again each time, with its ETag


@dataclass(frozen=True, slots=True)
class Body:
    """What is sent, as it is and compressed; None where it is too short for that."""

    plain: bytes
    compressed: bytes | None

    @property
    def size(self) -> int:
        """Bytes in memory."""
        return len(self.plain) + len(self.compressed or b"")


def compress(content: bytes) -> Body:
    """The content with its compressed form."""
    is_long = len(content) >= _LEAST_BYTES_COMPRESSED
    return Body(content, gzip.compress(content, _LEVEL, mtime=0) if is_long else None)


def respond(request: Request, body: Body, mime: str, headers: Mapping[str, str]) -> Response:
    """The response in the form that the client takes."""
    headers = {**headers, **_CODED}
    if body.compressed is None or not accepts(request.headers.get("accept-encoding", ""), "gzip"):
        return Response(body.plain, headers=headers, media_type=mime)
    return Response(body.compressed, headers={**headers, "Content-Encoding": "gzip"}, media_type=mime)


async def answer(
    request: Request, asked: tuple[object, ...], write: Callable[[], bytes], mime: str, file: str
) -> Response:
    """What `write` gives, to be saved as `file`; 304 where the client has it. One that is kept needs no turn.

    `asked`: what the answer depends on beside the data.
    """
    if (opened := peek_recent()) is None:
        opened = await asyncio.to_thread(open_warehouse)
    tag = _tag(opened, asked)
    known = [each.strip().removeprefix("W/") for each in request.headers.get("if-none-match", "").split(",")]
    headers = {**_FRESH, "ETag": tag}
    unchanged = Response(status_code=304, headers=headers)
    if tag.removeprefix("W/") in known:
        return unchanged
    if (body := _list_kept(opened).get(tag)) is None:
        turns: Turns = request.app.state.turns
        body = await turns.run(address_of(request), partial(_write, opened, tag, write))
    if "*" in known:  # whatever the answer, so there must be one
        return unchanged
    return respond(request, body, mime, {**headers, "Content-Disposition": f'inline; filename="{file}"'})


async def answer_about(request: Request, about: str, describe: Callable[[str], Mapping[str, Any]]) -> Response:
    """What the interface at `root` says of itself, as JSON: it changes with the questions, not with the data alone."""
    root = str(request.url_for("index")).rstrip("/")

    def write() -> bytes:
        return json.dumps(describe(root), ensure_ascii=False, separators=(",", ":")).encode()

    return await answer(request, (about, root, read_mark()), write, "application/json", f"muster-{about}.json")


def _write(opened: Warehouse, tag: str, write: Callable[[], bytes]) -> Body:
    kept = _list_kept(opened)
    if body := kept.get(tag):  # made while this request waited
        return body
    with use_warehouse(opened):
        body = compress(write())
    if body.size <= _LARGEST_KEPT:
        kept.keep(tag, body, body.size)
    return body


def _list_kept(opened: Warehouse) -> Latest[Body]:
    kept: Latest[Body] = opened.kept.setdefault(_list_kept, Latest[Body](_BYTES_KEPT))
    return kept


def _tag(opened: Warehouse, asked: tuple[object, ...]) -> str:
    """What changes with the data and the request. Weak, since the answer may be compressed."""
    parts = (opened.data_version, *asked)
    return f'W/"{hashlib.sha256(repr(parts).encode("utf-8", "replace")).hexdigest()[:32]}"'
