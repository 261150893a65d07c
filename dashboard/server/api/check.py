"""A program's text: a verdict on each of its numbers, as the page "Check a text" gives them."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from dashboard.contents.check_text.report import FORMATS
from dashboard.contents.check_text.requests import answer_check
from dashboard.engine.warehouse.store import open_warehouse, use_warehouse
from dashboard.exports.formats import FORMATS as FILES
from dashboard.server.api.answers import compress, respond
from dashboard.server.api.messages import read_format, read_message, read_word, read_words
from dashboard.server.api.turns import Turns
from dashboard.server.places import address_of

_EXAMPLE = '{"text": "…", "dossier": "…", "known_on": "2022-08-25", "chosen": ["0.measure.…"], "format": "json"}'
_MOST_BYTES = 640 << 10  # the longest text, each letter written as two escapes of JSON


async def answer_text(request: Request) -> Response:
    """The report on a text. The text is neither kept nor logged."""
    others = ("dossier", "known_on", "chosen", "format")
    message = await read_message(request, "text", others, _EXAMPLE, most_bytes=_MOST_BYTES)
    form = read_format(message, FORMATS)
    text, dossier, known_on = message["text"], read_word(message, "dossier"), read_word(message, "known_on")
    chosen = read_words(message, "chosen")
    turns: Turns = request.app.state.turns
    body = await turns.run(address_of(request), lambda: compress(_write(text, dossier, known_on, chosen, form)))
    return respond(request, body, FILES[form].mime, {"Cache-Control": "no-store"})


def _write(text: str, dossier: str, known_on: str, chosen: list[str], form: str) -> bytes:
    with use_warehouse(open_warehouse()):
        return FORMATS[form](answer_check(text, dossier, known_on, chosen))
