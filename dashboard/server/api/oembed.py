"""How another site frames a page of Muster, asked with nothing but the page's address: oEmbed 1.0."""

from __future__ import annotations

from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from dashboard.server.api.problems import Problem
from dashboard.server.index_page import choose_title, is_page
from dashboard.sharing.link import build_frame

_WIDEST, _HIGHEST = 1_200, 800


async def answer_oembed(request: Request) -> Response:
    """The frame for the page whose address is `url`, no larger than `maxwidth` and `maxheight`. Raises Problem."""
    if request.query_params.get("format", "json") != "json":
        raise Problem(501, "oEmbed is answered as JSON only: leave “format” out.")
    address = request.query_params.get("url", "").partition("#")[0]  # a place within the page is none of a frame
    root = str(request.base_url).rstrip("/")
    try:
        parts = urlsplit(address)
    except ValueError:
        parts = urlsplit("")
    below = urlsplit(root)
    path = parts.path.removeprefix(below.path)
    is_here = parts.scheme in ("http", "https") and parts.netloc == below.netloc and parts.path.startswith(below.path)
    if not is_here or not is_page(path):
        raise Problem(404, "“url” must be the whole address of a page of this Muster.")
    title, _ = await choose_title(root, path.removeprefix("/"), parts.query)
    width, height = (_read_most(request, *most) for most in (("maxwidth", _WIDEST), ("maxheight", _HIGHEST)))
    frame = build_frame(address, f"Muster: {title}", height)
    about = {"type": "rich", "version": "1.0", "title": title, "provider_name": "Muster", "provider_url": f"{root}/"}
    return JSONResponse(
        {**about, "html": frame, "width": width, "height": height}, headers={"Cache-Control": "no-cache"}
    )


def _read_most(request: Request, name: str, most: int) -> int:
    text = request.query_params.get(name, "")
    if text and not (text.isascii() and text.isdigit() and len(text) < 10 and int(text)):
        raise Problem(400, f"“{name}” must be a number of pixels.")
    return min(int(text or most), most)
