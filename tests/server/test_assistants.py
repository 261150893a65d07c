"""Assistants reach Muster over HTTP, too; too much and too many are refused."""

from __future__ import annotations

import asyncio
import json
from dataclasses import replace
from typing import Any

import httpx
import pytest
from mcp import ClientSession
from mcp.client.streamable_http import streamable_http_client
from starlette.types import ASGIApp

from dashboard.server.assistants import Assistants
from dashboard.settings import settings
from tests.server.test_application import build


@pytest.fixture
def app() -> ASGIApp:
    from dashboard.server import application

    application._load_assistants.cache_clear()  # it belongs to the event loop of one test
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
        usual = Assistants(settings)
        full = Assistants(replace(settings, api_at_once=1, api_waiting=-1))
        return [
            await post(usual, b"x" * 300_000),
            await post(usual, in_parts()),
            await post(usual, b"no JSON"),
            await post(full, b"{}"),
        ]

    large, parts, no_json, busy = asyncio.run(all_of_them())
    assert (large, no_json, busy) == (413, 400, 503)
    assert parts == 400
