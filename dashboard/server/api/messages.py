"""Messages that programs post: JSON with one text, and what goes with it."""

from __future__ import annotations

import json
from collections.abc import Collection
from typing import Any

from starlette.requests import ClientDisconnect, Request

from dashboard.server.api.problems import Problem


async def read_message(
    request: Request, text: str, others: Collection[str], example: str, *, most_bytes: int
) -> dict[str, Any]:
    """The message, which has the text called `text` and nothing but `others` beside it. Raises Problem for another."""
    try:
        message = json.loads(await _read_body(request, most_bytes))
    except (ValueError, RecursionError):
        raise Problem(400, f"The request is no JSON. Send {example}.") from None
    if not isinstance(message, dict) or not isinstance(message.get(text), str):
        raise Problem(400, f"The request has no text “{text}”. Send {example}.")
    if unknown := sorted(set(message) - {text, *others}):
        raise Problem(400, f"{unknown[0][:100]!r} is no part of a request. Send {example}.")
    return message


def read_word(message: dict[str, Any], name: str) -> str:
    """A text of the message that may be left out. Raises Problem for what is no text."""
    word = message.get(name) or ""
    if not isinstance(word, str):
        raise Problem(400, f"“{name}” must be a text.")
    return word


def read_words(message: dict[str, Any], name: str) -> list[str]:
    """A list of texts of the message that may be left out. Raises Problem for what is none."""
    texts = message.get(name) or []
    if not isinstance(texts, list) or not all(isinstance(each, str) for each in texts):
        raise Problem(400, f"“{name}” must be a list of texts.")
    return texts


def read_format(message: dict[str, Any], known: Collection[str]) -> str:
    """The format to answer in, by default JSON. Raises Problem for one that there is not."""
    form = message.get("format", "json")
    if not isinstance(form, str) or form not in known:
        raise Problem(400, f"“format” must be one of {', '.join(known)}.")
    return form


async def _read_body(request: Request, most_bytes: int) -> bytes:
    content = bytearray()
    try:
        async for part in request.stream():
            content += part
            if len(content) > most_bytes:
                raise Problem(413, f"The request is larger than {most_bytes >> 10} kB. Send a shorter one.")
    except ClientDisconnect:
        raise Problem(400, "The request ended before it was here whole. Send it again.") from None
    return bytes(content)
