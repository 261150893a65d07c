"""Assistants reach Muster over HTTP, too; too much and too many are refused."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from mcp import ClientSession
from mcp.client.streamable_http import streamable_http_client
from starlette.types import ASGIApp

from dashboard.server.assistants import Assistants
from dashboard.server.places import Places
from dashboard.server.reader_activity import ReaderActivity
from tests.server.asgi import ask
from tests.server.test_application import build


@pytest.fixture
def places(monkeypatch: pytest.MonkeyPatch) -> Iterator[Places]:
    """Those of programs and assistants for one test: a server of assistants belongs to its event loop."""
    from dashboard.server import application

    monkeypatch.setattr(application, "_PLACES", Places(2))
    loaded = (application._load_api, application._load_assistants)
    for load in loaded:
        load.cache_clear()
    yield application._PLACES
    for load in loaded:
        load.cache_clear()


@pytest.fixture
def app(places: Places) -> ASGIApp:
    return build("/house")


def test_the_official_client_finds_and_calls_tools_over_http(app: ASGIApp) -> None:
    async def talk() -> tuple[set[str], str]:
        transport = httpx.ASGITransport(app=app)
        async with (
            httpx.AsyncClient(transport=transport, base_url="http://muster.test") as http,
            streamable_http_client("http://muster.test/house/mcp", http_client=http) as (reading, writing, _),
            ClientSession(reading, writing) as client,
        ):
            await client.initialize()
            names = {tool.name for tool in (await client.list_tools()).tools}
            result = await client.call_tool("search_figures", {"query": "9,000", "measure": "killed"})
            return names, result.content[0].text  # type: ignore[union-attr]

    names, text = asyncio.run(talk())
    assert "run_sql" in names
    assert any(row["figure_id"] == "ind-2022-ukr-killed-9000" for row in json.loads(text)["data"])


def test_what_is_too_large_and_who_comes_when_all_is_taken_is_refused() -> None:
    async def post(app: ASGIApp, content: bytes | Any) -> int:
        transport = httpx.ASGITransport(app=app)
        headers = {"Accept": "application/json, text/event-stream", "Content-Type": "application/json"}
        async with httpx.AsyncClient(transport=transport, base_url="http://muster.test") as http:
            return (await http.post("/mcp", content=content, headers=headers)).status_code

    async def in_parts() -> Any:
        for _ in range(300):
            yield b" " * 1024

    async def all_of_them() -> list[int]:
        usual, full = (Assistants(1, Places(count), ReaderActivity()) for count in (2, 0))
        return [
            await post(usual, b"x" * 300_000),
            await post(usual, in_parts()),
            await post(usual, b"no JSON"),
            await post(full, b"{}"),
        ]

    large, parts, no_json, busy = asyncio.run(all_of_them())
    assert (large, parts, no_json, busy) == (413, 413, 400, 503)


def test_only_a_whole_message_takes_a_place() -> None:
    async def never_ends() -> Any:
        yield b"{"
        await asyncio.Event().wait()

    async def hold_a_place() -> int:
        shared = Places(2)
        transport = httpx.ASGITransport(app=Assistants(1, shared, ReaderActivity()))
        async with httpx.AsyncClient(transport=transport, base_url="http://muster.test") as http:
            slow = asyncio.create_task(http.post("/mcp", content=never_ends()))
            for method in ("GET", "DELETE"):
                assert (await http.request(method, "/mcp")).headers["allow"] == "POST"
            free = sum(shared.take(address) for address in ("one", "other"))
            slow.cancel()
        return free

    assert asyncio.run(hold_a_place()) == 2


def test_programs_and_assistants_share_the_places_of_an_address(app: ASGIApp, places: Places) -> None:
    assert ask(app, "/house/api/v1/checks.json").status == 200
    assert ask(app, "/house/mcp", method="POST").status != 503
    places.take("192.0.2.1")
    assert ask(app, "/house/api/v1/checks.json").status == 200, "an answer that is kept takes no place"
    assert ask(app, "/house/api/v1/sources.json", query="sort=no").status == 503
    assert ask(app, "/house/mcp", method="POST").status == 503
