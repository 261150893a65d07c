"""The HTML that every page begins with: Streamlit's own, with words and numbers that are there before any script is."""

from __future__ import annotations

import re
import zlib
from collections.abc import AsyncIterator
from html import escape
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response, StreamingResponse

from dashboard.contents.registry import ADDRESSES, SUMMARY, page_at
from dashboard.server.files import accepts
from dashboard.server.first_screen import read_style, write_screen
from dashboard.server.link_preview import picture_path, without_figures
from dashboard.server.open_pages import OpenPages
from dashboard.server.preview import Preview, start_preview, wait_for_preview
from dashboard.server.streamlit_parts import index_html
from dashboard.settings import settings

_FULL = "Muster has as many readers at the moment as it can serve. Please try again in a minute.\n"
# A description of what is closed here; and a font that would come before the scripts, which show the first words.
_UNWANTED = re.compile(r'\s*<link\s+rel="(?:service-desc|preload)"[^>]*>')
_TITLE, _NOSCRIPT = (re.compile(rf"<{tag}>.*?</{tag}>", re.DOTALL) for tag in ("title", "noscript"))
# Of the headings: words in another font are broken elsewhere, and move all that stands below them.
_SERIF = "./app/static/fonts/source-serif-4-latin-600-normal.woff2"
_FONT = f"""  <meta name="color-scheme" content="light dark" />
    <link rel="preload" href="{_SERIF}" as="font" type="font/woff2" crossorigin fetchpriority="low" />
    """
# Of the size that every picture of a link has.
_PICTURE = {"og:image:width": "1200", "og:image:height": "630"}
_KINDS = ("application/json", "application/atom+xml")  # of the rows of a view, and of its feed
_ROOT = '<div id="root"></div>'
_TITLES = {path: page.title for path, page in ADDRESSES.items()}
_GZIP, _LEVEL = 16 + zlib.MAX_WBITS, 6
_HEADERS = {"Cache-Control": "no-cache", "Vary": "Accept-Encoding", "X-Accel-Buffering": "no"}


def is_page(path: str) -> bool:
    """Whether Muster has a page at this path below its own, such as "/figures"."""
    return path.removeprefix("/") in _TITLES


async def answer_page(request: Request, below: str, path: str, pages: OpenPages) -> Response:
    """The page at this path; with 404 where there is none, which the front end then says; 503 where all is taken.

    Its head goes out at once, so that the browser asks for the scripts while the first screen is being made.
    """
    if pages.is_full:
        return PlainTextResponse(_FULL, 503, {"Retry-After": "60"})
    parts, status = _write_parts(request, below, path), 200 if is_page(path) else 404
    if not accepts(request.headers.get("accept-encoding", ""), "gzip"):
        return StreamingResponse(parts, status, _HEADERS, "text/html")
    return StreamingResponse(_compress(parts), status, {**_HEADERS, "Content-Encoding": "gzip"}, "text/html")


async def choose_title(root: str, path: str, query: str) -> tuple[str, str]:
    """Title and description of the view at a path such as "over-time"; those of the page where they take too long."""
    preview = await wait_for_preview(start_preview(root, path, query))
    return (preview.title, preview.about) if preview else (_TITLES[path], SUMMARY)


def root_of(request: Request, below: str) -> str:
    """The address of the server, as the browser or a proxy before it names it."""
    return f"{request.url.scheme}://{request.headers.get('host', '')}{below}"


async def _write_parts(request: Request, below: str, path: str) -> AsyncIterator[str]:
    """The page in two parts, and in one where its preview is kept. `below`: the server's own path."""
    early, late = split_index(index_html())
    if not is_page(path):
        yield f"{early}{write_head(Preview('Muster', SUMMARY))}{late}"
        return
    root, name, query = root_of(request, below), path.removeprefix("/"), request.url.query
    work = start_preview(root, name, query)
    if work and not work.done():
        yield early
        early = ""
    preview = await wait_for_preview(work) or Preview(_TITLES[name], SUMMARY)
    head = write_head(preview, root, name, query)
    screen = preview.screen or f"<main><h1>{escape(preview.title)}</h1>\n<p>{escape(preview.about)}</p></main>"
    yield f"{early}{head}{late.replace(_ROOT, write_screen(page_at(name).name, screen), 1)}"


def split_index(html: str) -> tuple[str, str]:
    """Streamlit's page up to the end of its head, and the rest, without what is not wanted here."""
    html = _TITLE.sub("", _UNWANTED.sub("", html), 1)
    early, end, late = _NOSCRIPT.sub("", html, 1).partition("</head>")
    return f"{early}{_FONT}", f"{end}{late}"


def write_head(preview: Preview, root: str = "", path: str = "", query: str = "") -> str:
    """What the head says of the view: to readers, messengers, search engines and programs."""
    title, about = f"{preview.title} · Muster" if preview.title != "Muster" else "Muster", preview.about
    address = f"{root}/{path}?{without_figures(query)}".rstrip("?")
    named = {"og:type": "article", "og:site_name": "Muster", "og:title": title, "og:description": about}
    links = {}
    if root:
        named |= {"og:url": address, "og:image": root + picture_path(path, query), **_PICTURE}
        links = {
            kind: f"{root}/{place}" for kind, place in zip(_KINDS, (preview.rows, preview.feed), strict=True) if place
        }
        if settings.api_at_once:
            links["application/json+oembed"] = f"{root}/api/v1/oembed?{urlencode({'url': address})}"
    lines = [f"<title>{escape(title)}</title>", f'<meta name="description" content="{escape(about)}" />']
    lines += [f'<meta property="{name}" content="{escape(value)}" />' for name, value in named.items()]
    if root:
        lines.append('<meta name="twitter:card" content="summary_large_image" />')
    lines += [f'<link rel="alternate" type="{kind}" href="{escape(href)}" />' for kind, href in links.items()]
    if preview.linked_data:
        lines.append(f'<script type="application/ld+json">{preview.linked_data}</script>')
    return "\n    ".join([*lines, f"<style>{read_style()}</style>\n  "])


async def _compress(parts: AsyncIterator[str]) -> AsyncIterator[bytes]:
    """Each part as soon as it is there."""
    packer = zlib.compressobj(_LEVEL, wbits=_GZIP)
    async for part in parts:
        yield packer.compress(part.encode()) + packer.flush(zlib.Z_SYNC_FLUSH)
    yield packer.flush()
