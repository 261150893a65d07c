"""An assistant gets figures with their words and sources, and one sentence where it asks for what is not there."""

from __future__ import annotations

import json
import sys
import threading
from typing import Any

import anyio
import pytest
from mcp import ClientSession, StdioServerParameters
from mcp.client.stdio import stdio_client
from mcp.shared.memory import create_connected_server_and_client_session
from mcp.types import CallToolResult, TextContent, TextResourceContents
from pydantic import AnyUrl

from dashboard.assistants import tools
from dashboard.assistants.protocol import build_server
from dashboard.contents.answers import answer_question
from dashboard.engine.sandbox.pool import Pool
from dashboard.exports.extract import Extract
from dashboard.settings import REPOSITORY

CLAIM = "ind-2022-ukr-killed-9000"
TOOLS = {
    *("list_topics", "search_figures", "get_figure", "list_questions", "ask"),
    *("check_text", "run_sql", "read_codebook"),
}


def call(tool: str, **parameters: Any) -> CallToolResult:
    async def once() -> CallToolResult:
        async with create_connected_server_and_client_session(build_server()._mcp_server) as client:
            return await client.call_tool(tool, parameters)

    return anyio.run(once)


def read(result: CallToolResult) -> Any:
    (content,) = result.content
    assert isinstance(content, TextContent)
    assert not result.isError, content.text
    return json.loads(content.text)


def test_a_search_gives_words_range_speaker_and_source() -> None:
    answer = read(call("search_figures", query="9,000", measure="killed", most=5))
    assert "keep “almost”" in answer["how_to_quote"]
    row = next(row for row in answer["data"] if row["figure_id"] == CLAIM)
    assert row["wording"] == "almost 9,000 service personnel"
    assert (row["at_least"], row["at_most"]) == (8_100, 9_000)
    assert row["speaker"]
    assert row["url"].startswith("https://")
    assert len(answer["data"]) <= 5


def test_a_figure_comes_with_its_citation() -> None:
    answer = read(call("get_figure", figure_id=CLAIM))
    assert answer["data"][0]["figure_id"] == CLAIM
    assert answer["sources"]
    assert answer["cite"]


def test_questions_can_be_listed_and_asked() -> None:
    names = {question["name"] for question in read(call("list_questions"))}
    assert "by_speaker" in names
    filters = {"subject": "RUS", "measure": "killed", "stance": ["confirmed_count"], "speaker_id": []}
    answer = read(call("ask", question="by_speaker", parameters=filters))
    assert {row["stance"] for row in answer["data"]} == {"confirmed_count"}


def test_a_text_is_checked_with_its_sources() -> None:
    answer = read(call("check_text", text="In August 2022 Putin added 137,000 posts."))
    assert answer["summary"] == "1 number: 1 is confirmed."
    assert answer["numbers"][0]["citation"]
    assert "keep “almost”" in answer["how_to_quote"]


def test_sql_runs_in_the_sandbox() -> None:
    answer = read(
        call("run_sql", sql="select count(*) as n from figures where measure = $m", parameters={"m": "killed"})
    )
    assert answer["data"][0]["n"] > 10


def test_assistants_take_turns_with_readers_as_one_of_them(monkeypatch: pytest.MonkeyPatch) -> None:
    parties: list[str] = []

    def refuse(_: Pool, party: str) -> bool:
        parties.append(party)
        return True

    monkeypatch.setattr(Pool, "_is_full", refuse)
    for _ in range(2):
        assert call("run_sql", sql="select 1").isError
    assert len(set(parties)) == 1


def test_a_resource_is_read_beside_the_event_loop(monkeypatch: pytest.MonkeyPatch) -> None:
    threads: list[threading.Thread] = []

    def answer(*_: Any) -> Extract:
        threads.append(threading.current_thread())
        return answer_question("figure", {"figure_id": [CLAIM]}, 1)

    monkeypatch.setattr(tools, "answer_question", answer)
    anyio.run(build_server().read_resource, f"muster://figures/russian-armed-forces/{CLAIM}")
    assert threads
    assert threading.main_thread() not in threads


@pytest.mark.parametrize(
    ("tool", "parameters", "words"),
    [
        ("get_figure", {"figure_id": "none"}, "There is no figure 'none'"),
        ("ask", {"question": "by_speakers"}, "Did you mean by_speaker"),
        ("ask", {"question": "by_speaker", "parameters": {"known_on": "soon"}}, "a day such as"),
        ("ask", {"question": "a" * 5_000}, "There is no question"),
        ("ask", {"question": "by_speaker", "parameters": {"stance": [None]}}, "“parameters.stance” is of a type"),
        ("get_figure", {}, "“figure_id” is missing"),
        ("search_figures", {"query": 9_000}, "“query” is of a type"),
        ("search_figures", {"query": "9,000", "most": "many"}, "“most” is of a type"),
        ("search_figures", {"query": "9,000", "dossier": "none"}, "There is no dossier"),
        ("search_figures", {"query": "9,000", "subjects": "UKR"}, "does not take “subjects”. It takes query, dossier"),
        ("run_sql", {"sql": "select repeat('x', 1000000)"}, "more than 1,000,000 characters"),
        ("check_text", {"text": "9" * 50_001}, "Check it in parts"),
        ("run_sql", {"sql": "drop table figures"}, ""),
        ("run_sql", {"sql": "select * from read_csv('/etc/passwd')"}, ""),
    ],
)
def test_what_is_not_there_is_said(tool: str, parameters: dict[str, Any], words: str) -> None:
    result = call(tool, **parameters)
    assert result.isError
    (content,) = result.content
    assert isinstance(content, TextContent)
    assert words in content.text
    assert "\n" not in content.text
    assert "Traceback" not in content.text
    assert str(REPOSITORY) not in content.text


def test_a_real_client_over_stdio_finds_tools_resources_and_instructions() -> None:
    async def talk() -> tuple[str, set[str], str, str]:
        command = StdioServerParameters(command=sys.executable, args=["-m", "dashboard", "mcp"], cwd=REPOSITORY)
        async with stdio_client(command) as (reading, writing), ClientSession(reading, writing) as client:
            hello = await client.initialize()
            names = {tool.name for tool in (await client.list_tools()).tools}
            resource = await client.read_resource(AnyUrl(f"muster://figures/russian-armed-forces/{CLAIM}"))
            codebook = await client.read_resource(AnyUrl("muster://codebook"))
            first, second = resource.contents[0], codebook.contents[0]
            assert isinstance(first, TextResourceContents)
            assert isinstance(second, TextResourceContents)
            return hello.instructions or "", names, first.text, second.text

    instructions, names, figure, codebook = anyio.run(talk)
    assert "Never average" in instructions
    assert names == TOOLS
    assert json.loads(figure)["data"][0]["wording"] == "almost 9,000 service personnel"
    assert json.loads(codebook)["wording_rules"]
    assert "Never average" in json.loads(codebook)["how_to_quote"]
