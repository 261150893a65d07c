"""The HTML that every page begins with: Streamlit's own, with words that are there before any script is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from dashboard.contents.registry import PAGES, SUMMARY
from dashboard.server.files import choose_coding, compress
from dashboard.server.link_preview import describe_link, picture_path, without_figures
from dashboard.server.open_pages import OpenPages
from dashboard.server.streamlit_parts import index_html
from dashboard.settings import settings

_LOADING = "The page is loading. On a slow line this takes a few seconds."
_NEEDS_SCRIPTS = "This page needs JavaScript, which is turned off in your browser."
_FULL = "Muster has as many readers at the moment as it can serve. Please try again in a minute.\n"
# A description of what is closed here; and a font that would come before the scripts, which show the first words.
_UNWANTED = re.compile(r'\s*<link\s+rel="(?:service-desc|preload)"[^>]*>')
# That of the headings: words in another font are broken elsewhere, and move all that stands below them.
_FONT = "./app/static/fonts/source-serif-4-latin-600-normal.woff2"
# Of the size that every picture of a link has.
_PICTURE = """
    <meta property="og:image" content="{}" />
    <meta property="og:image:width" content="1200" />
    <meta property="og:image:height" content="630" />
    <meta name="twitter:card" content="summary_large_image" />"""
_OEMBED = """
    <link rel="alternate" type="application/json+oembed" href="{}" />"""
_TITLES = {page.path: page.title for page in PAGES.values()}


@dataclass(frozen=True, slots=True)
class FirstWords:
    """What a page says before the front end has drawn it."""

    title: str
    about: str = SUMMARY
    picture: str = ""
    oembed: str = ""


def is_page(path: str) -> bool:
    """Whether Muster has a page at this path below its own, such as "/figures"."""
    return path.removeprefix("/") in _TITLES


async def answer_page(request: Request, below: str, path: str, pages: OpenPages) -> Response:
    """The page at this path; with 404 where there is none, which the front end then says; 503 where all is taken."""
    if pages.is_full:
        return PlainTextResponse(_FULL, 503, {"Retry-After": "60"})
    words = await _choose_words(request, below, path.removeprefix("/")) if is_page(path) else FirstWords("Muster")
    headers = {"Cache-Control": "no-cache", "Vary": "Accept-Encoding"}
    content = write_index(index_html(), words).encode()
    if coding := choose_coding(request.headers.get("accept-encoding", "")):
        content, headers = compress(content, coding), {**headers, "Content-Encoding": coding}
    return Response(content, 200 if is_page(path) else 404, headers, "text/html")


async def _choose_words(request: Request, below: str, path: str) -> FirstWords:
    """What the page says of its view, where that is known at once; else its title. `below`: the server's own path."""
    query, root = request.url.query, root_of(request, below)
    title, about = await choose_title(path, query)
    address = f"{root}/{path}?{without_figures(query)}".rstrip("?")
    oembed = f"{root}/api/v1/oembed?{urlencode({'url': address})}" if settings.api_at_once else ""
    return FirstWords(f"{title} · Muster", about or SUMMARY, root + picture_path(path, query), oembed)


async def choose_title(path: str, query: str) -> tuple[str, str]:
    """Title and description of the view at a path such as "losses"; those of the page where they take too long."""
    return await describe_link(path, query) or (_TITLES[path], SUMMARY)


def root_of(request: Request, below: str) -> str:
    """The address of the server, as the browser or a proxy before it names it."""
    return f"{request.url.scheme}://{request.headers.get('host', '')}{below}"


def write_index(html: str, words: FirstWords) -> str:
    """Streamlit's page with a title, a description, and a first screen in place of an empty one."""
    title, about = escape(words.title), escape(words.about)
    picture = _PICTURE.format(escape(words.picture)) if words.picture else ""
    oembed = _OEMBED.format(escape(words.oembed)) if words.oembed else ""
    head = f'''<title>{title}</title>
    <meta name="description" content="{about}" />
    <meta property="og:type" content="article" />
    <meta property="og:site_name" content="Muster" />
    <meta property="og:title" content="{title}" />
    <meta property="og:description" content="{about}" />{picture}{oembed}
    <meta name="color-scheme" content="light dark" />
    <link rel="preload" href="{_FONT}" as="font" type="font/woff2" crossorigin fetchpriority="low" />'''
    screen = f"<h1>{title}</h1>\n<p>{about}</p>\n<p>{_LOADING}</p>"
    html = _UNWANTED.sub("", html)
    html = _replace_between(html, "<title>", "</title>", head)
    html = _replace_between(html, "<noscript>", "</noscript>", f"<noscript><p>{_NEEDS_SCRIPTS}</p></noscript>")
    return html.replace('<div id="root"></div>', f'<div id="root">{screen}</div>', 1)


def _replace_between(html: str, start: str, end: str, new: str) -> str:
    before, found, rest = html.partition(start)
    return f"{before}{new}{rest.partition(end)[2]}" if found else html
