"""Which addresses the server answers, and what each answer says to a browser."""

from __future__ import annotations

import gzip
import re
from dataclasses import replace
from pathlib import Path

import pyarrow as pa
import pytest
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from dashboard.server import streamlit_parts
from dashboard.server.application import Addresses
from dashboard.server.capacity import Capacity
from dashboard.server.files import Files, choose_coding
from dashboard.server.index_page import split_index, write_head
from dashboard.server.open_pages import OpenPages
from dashboard.server.preview import Preview
from dashboard.server.security_headers import SecurityHeaders
from dashboard.settings import REPOSITORY, settings
from tests.server.asgi import HOST, ask


async def streamlit(scope: Scope, receive: Receive, send: Send) -> None:
    """Stands for Streamlit, which answers 200 to everything, with the page that loads the front end."""
    if scope["type"] == "websocket":
        await receive()
        await send({"type": "websocket.accept"})
    else:
        await PlainTextResponse("streamlit")(scope, receive, send)


def build(below: str = "", frame_ancestors: str = "https://host.example") -> ASGIApp:
    pages = OpenPages(streamlit, Capacity(2, 10), per_address=1)
    return SecurityHeaders(Addresses(pages, below), ["'sha256-x'"], frame_ancestors)


@pytest.fixture(params=["", "/house/muster"])
def below(request: pytest.FixtureRequest) -> str:
    return str(request.param)


SCRIPT = next((streamlit_parts.static_folder() / "static" / "js").glob("index.*.js")).name
ANSWERED = ["/", "/figures", "/sql", "/_stcore/health", "/media/x.csv", f"/static/js/{SCRIPT}", "/app/static/mark.svg"]
MISSING = [
    "/static/js/none.js",
    "/static/../index.html",
    "/static/js",
    "/static/\0",
    "/static/" + "x" * 5000,
    "/app/static/none.svg",
    "/app/static/../app.py",
    "/robots.txt",
    "/figures/none.js",
    "/figures/deeper",
    "//evil.example",
    "/nopage",
    "/.git/config",
    "/_stcore/metrics",
    "/_stcore/agent/openapi.json",
    "/_stcore/script-health-check",
    "/oauth2callback",
]


@pytest.mark.parametrize("path", ANSWERED)
def test_pages_and_their_files_are_answered(path: str, below: str) -> None:
    assert ask(build(below), below + path).status == 200


@pytest.mark.parametrize("path", MISSING)
def test_what_is_missing_is_404(path: str, below: str) -> None:
    assert ask(build(below), below + path).status == 404


@pytest.mark.parametrize("method", ["PUT", "DELETE"])
def test_a_file_goes_to_its_page(method: str, monkeypatch: pytest.MonkeyPatch, below: str) -> None:
    monkeypatch.setattr(streamlit_parts, "count_uploaded_bytes", lambda: 0)
    assert ask(build(below), f"{below}/_stcore/upload_file/session/file", method=method).status == 200


def test_a_file_is_refused_where_too_many_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    most = settings.own_megabytes * 1_000_000
    monkeypatch.setattr(streamlit_parts, "count_uploaded_bytes", lambda: most)
    assert ask(build(), "/_stcore/upload_file/session/file", method="PUT").status == 503
    assert ask(build(), "/_stcore/upload_file/session/file", method="DELETE").status == 200


@pytest.mark.parametrize("method", ["GET", "POST", "PATCH", "OPTIONS"])
def test_no_file_can_be_read_back(method: str) -> None:
    assert ask(build(), "/_stcore/upload_file/session/file", method=method).status == 405


@pytest.mark.parametrize("path", ["/_stcore/agent/interact", "/", "/media/x"])
@pytest.mark.parametrize("method", ["PUT", "POST", "DELETE", "OPTIONS", "PATCH"])
def test_nothing_is_taken(path: str, method: str) -> None:
    assert ask(build(), path, method=method).status == 405


@pytest.mark.parametrize(
    ("path", "to"), [("/house/muster", "/house/muster/?q=1"), ("/house/muster/figures/", "/house/muster/figures?q=1")]
)
def test_slash_is_corrected(path: str, to: str) -> None:
    answer = ask(build("/house/muster"), path, query="q=1")
    assert (answer.status, answer.headers["location"]) == (301, to)


@pytest.mark.parametrize("path", ["/", "/nopage", "/static/js/none.js", "/media/x", "/metrics", f"/static/js/{SCRIPT}"])
def test_every_answer_has_the_headers_and_names_no_version(path: str) -> None:
    forwarded = {"X-Forwarded-For": "192.0.2.7"}
    answer = ask(build(), path, headers=forwarded)

    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["referrer-policy"] == "same-origin"
    assert "script-src 'self' blob: 'sha256-x';" in answer.headers["content-security-policy"]
    assert "unsafe-eval" not in answer.headers["content-security-policy"]
    assert not {"server", "x-powered-by", "strict-transport-security"} & answer.headers.keys()
    assert "strict-transport-security" in ask(build(), path, headers=forwarded, scheme="https").headers


def test_only_shared_views_may_be_framed() -> None:
    def ancestors(query: str) -> str:
        return ask(build(), "/", query=query).headers["content-security-policy"].partition("frame-ancestors ")[2]

    assert ancestors("") == ancestors("embed=false") == "'none'"
    assert ancestors("measure=killed&embed=true") == "https://host.example"


@pytest.mark.parametrize(
    ("origin", "status"),
    [
        (f"http://{HOST}", 101),
        (f"https://{HOST.upper()}", 101),
        (None, 101),
        ("http://muster.test:3000", 403),
        ("http://localhost:3000", 403),
        ("http://127.0.0.1:8501", 403),
        ("http://evil.example", 403),
        ("null", 403),
        ("", 403),
    ],
)
def test_websocket_is_of_the_same_host_and_port(origin: str | None, status: int) -> None:
    headers = {} if origin is None else {"Origin": origin}
    assert ask(build(), streamlit_parts.STREAM, kind="websocket", headers=headers).status == status


def test_front_end_is_compressed_and_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = ask(build(), f"/static/js/{SCRIPT}")
    brotli = ask(build(), f"/static/js/{SCRIPT}", headers={"Accept-Encoding": "gzip, deflate, br"})
    zipped = ask(build(), f"/static/js/{SCRIPT}", headers={"Accept-Encoding": "gzip"})

    assert gzip.decompress(zipped.body) == whole.body
    assert pa.Codec("brotli").decompress(brotli.body, len(whole.body), asbytes=True) == whole.body
    assert len(brotli.body) < len(zipped.body) < len(whole.body) / 2
    assert brotli.headers["content-encoding"] == "br"
    assert "immutable" in brotli.headers["cache-control"]
    assert "Accept-Encoding" in whole.headers["vary"]
    # Kept: the second answer compresses nothing.
    monkeypatch.setattr("dashboard.server.files.compress", None)
    assert ask(build(), f"/static/js/{SCRIPT}", headers={"Accept-Encoding": "br"}).body == brotli.body


def test_where_nothing_can_be_kept_files_are_sent_as_they_are(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file where a folder should be")
    app = build()
    app._app._front_end = Files(  # type: ignore[attr-defined]
        streamlit_parts.static_folder() / "static", replace(settings, cache_folder=tmp_path / "cache"), is_hashed=True
    )
    answer = ask(app, f"/static/js/{SCRIPT}", headers={"Accept-Encoding": "br"})
    assert answer.status == 200
    assert "content-encoding" not in answer.headers


@pytest.mark.parametrize(
    ("accepted", "coding"),
    [("", ""), ("gzip, br", "br"), ("br;q=0, gzip;q=0.5", "gzip"), ("br;q=0.0", ""), ("identity", ""), ("BR", "br")],
)
def test_coding_is_one_that_the_browser_takes(accepted: str, coding: str) -> None:
    assert choose_coding(accepted) == coding


def test_page_has_words_before_scripts() -> None:
    early, late = split_index(streamlit_parts.index_html())

    assert "<title>Losses &lt;&amp;&gt; · Muster</title>" in write_head(Preview("Losses <&>", "About"))
    assert "<title>" not in early + late
    assert "agent" not in late.partition("<body>")[2]
    assert "service-desc" not in early
    [font] = re.findall(r'rel="preload" href="\./app/(static/[^"]+)"', early)
    assert (REPOSITORY / "dashboard" / font).is_file()
