"""Programs get every question as a file, run SQL in the sandbox, and read why where there is no answer."""

from __future__ import annotations

import asyncio
import csv
import gzip
import io
import json
import re
import threading
from dataclasses import replace
from functools import partial
from html import unescape
from typing import Any
from unittest.mock import Mock
from urllib.parse import urlsplit
from xml.etree import ElementTree

import httpx
import pyarrow.parquet as pq
import pytest
from jsonschema import Draft202012Validator
from starlette.types import ASGIApp

from dashboard.contents.answers import answer_question
from dashboard.engine.questions.ask import ask as ask_question
from dashboard.engine.warehouse.store import open_warehouse
from dashboard.server import application
from dashboard.server.api import answers, questions
from dashboard.server.api.problems import Problem
from dashboard.server.api.turns import Turns
from dashboard.server.places import Places
from dashboard.server.reader_activity import ReaderActivity
from dashboard.settings import settings
from tests.server.asgi import HOST, Answer, ask
from tests.server.test_application import build

KILLED = {"dossier": "russian-armed-forces", "subject": "RUS", "measure": "killed"}
FILTER = "subject=RUS&measure=killed&dossier=russian-armed-forces"


@pytest.fixture(scope="module")
def app() -> ASGIApp:
    return build()


def read_problem(answer: Answer) -> dict[str, Any]:
    assert answer.headers["content-type"] == "application/problem+json"
    problem: dict[str, Any] = json.loads(answer.body)
    assert problem["status"] == answer.status
    assert problem["detail"].endswith((".", "?", "!"))
    return problem


def post(app: ASGIApp, message: Any, name: str = "sql") -> Answer:
    body = message if isinstance(message, bytes) else json.dumps(message).encode()
    return ask(app, f"/api/v1/{name}", method="POST", body=body)


def test_a_question_gives_the_rows_that_pages_show_in_each_format(app: ASGIApp) -> None:
    rows = ask_question("by_speaker", **KILLED)
    as_json = json.loads(ask(app, "/api/v1/ask/by_speaker.json", query=FILTER).body)
    assert len(as_json["data"]) == rows.num_rows > 10
    assert as_json["parameters"] == KILLED
    assert "Cite each number with its speaker" in as_json["cite"]
    as_parquet = pq.read_table(io.BytesIO(ask(app, "/api/v1/ask/by_speaker.parquet", query=FILTER).body))
    assert as_parquet.column("wording").to_pylist() == rows.column("wording").to_pylist()
    as_csv = ask(app, "/api/v1/ask/by_speaker.csv", query=FILTER).body.decode("utf-8-sig")
    assert len(list(csv.DictReader(as_csv.splitlines()))) == rows.num_rows


def test_lists_filter_by_each_member(app: ASGIApp) -> None:
    query = f"{FILTER}&stance=independent_estimate&stance=confirmed_count"
    stances = {row["stance"] for row in json.loads(ask(app, "/api/v1/ask/by_speaker.json", query=query).body)["data"]}
    assert stances == {"independent_estimate", "confirmed_count"}


def test_one_figure_by_its_name_and_what_is_asked_for_most_by_a_plain_name(app: ASGIApp) -> None:
    figure = json.loads(ask(app, "/api/v1/figures/ind-2022-inc-137k.json").body)["data"][0]
    assert (figure["wording"], figure["speaker"]) != (None, None)
    assert figure["figure_id"] == "ind-2022-inc-137k"
    for name in ("figures", "speakers", "sources", "checks", "changes"):
        assert ask(app, f"/api/v1/{name}.json", query="rows_a_page=2" if name == "figures" else "").status == 200


def test_an_answer_that_the_client_has_is_not_sent_again(app: ASGIApp) -> None:
    first = ask(app, "/api/v1/ask/by_speaker.csv", query=FILTER)
    again = ask(app, "/api/v1/ask/by_speaker.csv", query=FILTER, headers={"If-None-Match": first.headers["etag"]})
    assert (again.status, again.body, again.headers["vary"]) == (304, b"", first.headers["vary"])
    for known in ("*", f'"x", {first.headers["etag"].removeprefix("W/")}'):  # weak tags are compared by their words
        assert ask(app, "/api/v1/ask/by_speaker.csv", query=FILTER, headers={"If-None-Match": known}).status == 304
    wrong = FILTER.replace("killed", "nonsense")
    assert ask(app, "/api/v1/ask/by_speaker.csv", query=wrong, headers={"If-None-Match": "*"}).status == 400
    other = ask(app, "/api/v1/ask/by_speaker.csv", query=FILTER.replace("killed", "casualties"))
    assert other.headers["etag"] != first.headers["etag"]


def test_an_answer_is_made_once_for_each_state_of_the_data(app: ASGIApp, monkeypatch: pytest.MonkeyPatch) -> None:
    make = Mock(wraps=answer_question)
    monkeypatch.setattr(questions, "answer_question", make)
    state = replace(open_warehouse(), kept={})
    monkeypatch.setattr(answers, "peek_recent", lambda: state)

    def read(coding: str, query: str = FILTER) -> bytes:
        headers = {"Accept-Encoding": coding}
        answer = ask(app, "/api/v1/ask/by_speaker.json", query=query, headers=headers)
        assert "Accept-Encoding" in answer.headers["vary"]
        return gzip.decompress(answer.body) if answer.headers.get("content-encoding") == "gzip" else answer.body

    assert read("gzip;q=0") == read("gzip, deflate") == read("")
    assert make.call_count == 1
    read("gzip", f"{FILTER}&known_on=2023-01-01")
    assert make.call_count == 2
    state = replace(state, data_version="another", kept={})
    read("gzip")
    assert make.call_count == 3
    monkeypatch.setattr(answers, "_LARGEST_KEPT", 10)
    state = replace(state, data_version="a third", kept={})
    for _ in range(2):
        read("gzip")
    assert make.call_count == 5


def test_any_site_may_ask_and_answers_are_compressed(app: ASGIApp) -> None:
    headers = {"Origin": "https://news.example", "Accept-Encoding": "gzip"}
    answer = ask(app, "/api/v1/ask/by_speaker.json", query=FILTER, headers=headers)
    assert answer.headers["access-control-allow-origin"] == "*"
    assert answer.headers["content-encoding"] == "gzip"
    preflight = {"Origin": "https://news.example", "Access-Control-Request-Method": "POST"}
    preflight |= {"Access-Control-Request-Headers": "if-none-match, content-type"}
    assert ask(app, "/api/v1/sql", method="OPTIONS", headers=preflight).status == 200


@pytest.mark.parametrize(
    ("path", "query", "status", "words"),
    [
        ("ask/by_speakers.csv", "", 404, "no question 'by_speakers'"),
        ("ask/by_speaker.pdf", "", 404, ".parquet"),
        (f"ask/{'a' * 5_000}.json", "", 404, "no question 'aaa"),
        ("nowhere", "", 404, ".csv"),
        ("by_speaker.csv", "", 404, "GET /api/v1 lists"),
        ("sql", "", 405, "Use POST"),
        ("ask/by_speaker/x.csv", "", 404, "GET /api/v1 lists"),
        ("figures/none.json", "", 404, "no figure 'none'"),
        ("figures/alexander-2026-rocket.json", "", 404, "Ask for it with dossier=hs2-cost."),
        ("figures.csv", "dossier=none", 404, "no dossier 'none'"),
        ("ask/by_speaker.csv", "measur=killed", 400, "Did you mean measure?"),
        ("ask/by_speaker.csv", "known_on=yesterday", 400, "a day such as"),
        ("ask/by_speaker.csv", "measure=a&measure=b", 400, "2 times"),
        ("ask/by_speaker.csv", "measure=killed", 400, "no rows without a value of subject"),
        ("figures.json", "rows_a_page=9999999999999999999999", 400, "whole number"),
        ("figures.json", "rows_a_page=0", 400, "from 1 to 999,999,999"),
        ("figures.json", "page=-1", 400, "from 1 to 999,999,999"),
        ("ask/figures_for_texts.json", "most=-1", 400, "from 1 to 999,999,999"),
        ("ask/schema_examples.json", "table_name=nowhere", 422, "give no answer"),
        ("figures.json", "sort=wordings", 400, "must be wording, subject, measure"),
        ("ask/sums.json", "sort=-date", 400, "must be title, at_least, residual_at_least or state"),
        ("figures.json", "q=%21%EF%BF%BD", 400, "neither a letter nor a digit"),
        ("changes.atom", "release=2026-11-24", 400, "all releases"),
        ("sources.json", "tier=nonsense", 400, "has no tier 'nonsense'"),
        ("speakers.json", "kind=persons", 400, "Did you mean person?"),
        ("ask/filter_counts.json", "family=strengths", 400, "Did you mean strength?"),
        ("ask/steps_and_counts.json", "level_measure=nonsense", 400, "has no level_measure"),
        ("figures.json", "sort=%00", 400, "zero byte"),
        ("figures.json", "measure=killd", 400, "has no measure 'killd'. Did you mean killed?"),
        ("figures.json", "subject=Russia", 400, "Did you mean RUS?"),
        ("figures.json", "speaker_id=csis&speaker_id=1234567", 400, "filter_values"),
        ("changes.atom", "measure=killd", 400, "Did you mean killed?"),
        ("ask/figure_relays.json", "", 400, "without a value of figure_id"),
        ("ask/steps.json", "subject=RUS", 400, "without a value of measure"),
        ("ask/figure.json", "", 400, "without a value of figure_id"),
        ("figures.json", "query=9000", 400, "rows_a_page, q."),
        ("figures.json", "&".join(f"x{place}=1" for place in range(3_000)), 400, "2,990 more"),
        ("ask/by_speaker.json", "q=" + "x" * 9000, 400, "no parameter"),
        ("../../etc/passwd.csv", "", 404, "GET /api/v1 lists"),
    ],
)
def test_what_has_no_answer_says_why(app: ASGIApp, path: str, query: str, status: int, words: str) -> None:
    answer = ask(app, f"/api/v1/{path}", query=query)
    assert answer.status == status
    assert words in read_problem(answer)["detail"]


def test_an_error_that_nobody_foresaw_is_a_problem_without_its_traceback(
    app: ASGIApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(questions, "answer_question", lambda *_: 1 // 0)

    async def get() -> httpx.Response:
        transport = httpx.ASGITransport(app=app, raise_app_exceptions=False)
        async with httpx.AsyncClient(transport=transport, base_url="http://muster.test") as client:
            return await client.get("/api/v1/checks.json?dossier=hs2-cost")

    answer = asyncio.run(get())
    assert "division" not in answer.text
    assert read_problem(Answer(answer.status_code, answer.headers, answer.content))["status"] == 500


def test_all_that_is_wrong_is_said_at_once(app: ASGIApp) -> None:
    problem = read_problem(ask(app, "/api/v1/ask/by_speaker.csv", query="measur=killed&known_on=yesterday"))
    assert len(problem["errors"]) == 2


def test_sql_runs_in_the_sandbox(app: ASGIApp) -> None:
    sql = "select figure_id, wording from figures where measure = $measure limit 3"
    answer = json.loads(post(app, {"sql": sql, "parameters": {"measure": "killed"}}).body)
    assert len(answer["data"]) == 3
    assert answer["sql"] == sql
    assert answer["sources"]


@pytest.mark.parametrize(
    ("message", "status", "words"),
    [
        (b"select 1", 400, "no JSON"),
        (b"[" * 100_000, 400, "no JSON"),
        ({"query": "select 1"}, 400, "no text"),
        ({"sql": "select 1", "limit": 3}, 400, "no part"),
        ({"sql": "select 1", "format": "pdf"}, 400, "must be one of"),
        ({"sql": "select $a", "parameters": {"b": 1, "a": {}}}, 400, "no parameter 'b'"),
        ({"sql": "select $a", "parameters": {"a": 10**40}}, 400, "more digits"),
        ({"sql": "select $a", "parameters": {"a": ["\ud800"]}}, 400, "half a character"),
        ({"sql": "select 1", "parameters": {"\ud800": 1}}, 400, r"no parameter '\ud800'"),
        ({"sql": "select '\ud800'"}, 403, "half a character"),
        ({"sql": "select 1", "\ud800": 3}, 400, "no part"),
        ({"sql": "select 1", "format": "\ud800"}, 400, "must be one of"),
        ({"sql": "selec 1"}, 400, ""),
        ({"sql": "select * from read_csv('/etc/passwd')"}, 403, ""),
        ({"sql": "drop table figures"}, 403, ""),
        ({"sql": "x" * 300_000}, 413, "larger"),
    ],
)
def test_sql_that_cannot_run_says_why(app: ASGIApp, message: Any, status: int, words: str) -> None:
    answer = post(app, message)
    assert answer.status == status
    assert words in read_problem(answer)["detail"]


def test_a_text_comes_back_with_its_verdicts_and_is_not_kept(app: ASGIApp) -> None:
    text = "In 2022 Putin added 137,000 posts \ud800, and HS2 is not in it. " + "Слово " * 8_000
    answer = post(app, {"text": text, "known_on": "2022-08-25"}, "check")
    assert answer.headers["cache-control"] == "no-store"
    (number,) = (one for one in json.loads(answer.body)["numbers"] if one["kind"] == "count")
    assert (number["text"], number["verdict"]) == ("137,000", "confirmed")
    assert number["figures"][0]["citation"]
    message = {"text": "HS2 will cost £106bn.", "dossier": "hs2-cost", "format": "csv"}
    (row,) = csv.DictReader(post(app, message, "check").body.decode("utf-8-sig").splitlines())
    assert (row["verdict"], row["figure_id"]) == ("consistent", "oakervee-2020-106bn")
    sentence = "On 12 December 2023 the US intelligence report put Russian dead at 315,000."
    for chosen, verdicts in ([], {"mislabelled"}), (["0.measure.casualties"], {"confirmed", "consistent"}):
        numbers = json.loads(post(app, {"text": sentence, "chosen": chosen}, "check").body)["numbers"]
        assert {one["verdict"] for one in numbers if one["kind"] == "count"} <= verdicts


@pytest.mark.parametrize(
    ("message", "status", "words"),
    [
        ({"sql": "select 1"}, 400, "no text “text”"),
        ({"text": "9,000", "limit": 3}, 400, "no part"),
        ({"text": "9,000", "dossier": "none"}, 404, "no dossier 'none'"),
        ({"text": "9,000", "dossier": 3}, 400, "must be a text"),
        ({"text": "9,000", "known_on": "soon"}, 400, "a day such as"),
        ({"text": "9,000", "chosen": "0.measure.killed"}, 400, "list of texts"),
        ({"text": "9,000", "chosen": ["killed"]}, 400, "such as 0.measure.visits"),
        ({"text": "9,000", "chosen": ["0.measure.none"]}, 400, "does not have"),
        ({"text": "9,000", "chosen": ["0.as_of.soon"]}, 400, "a day such as"),
        ({"text": "9,000", "format": "xlsx"}, 400, "must be one of"),
        ({"text": "9" * 50_001}, 400, "Check it in parts"),
        ({"text": "9" * 700_000}, 413, "larger"),
    ],
)
def test_a_text_that_cannot_be_checked_says_why(app: ASGIApp, message: Any, status: int, words: str) -> None:
    answer = post(app, message, "check")
    assert answer.status == status
    assert words in read_problem(answer)["detail"]


def test_a_feed_tells_what_changed_in_the_statements_of_a_view(app: ASGIApp) -> None:
    atom = "{http://www.w3.org/2005/Atom}"

    def read(query: str) -> list[ElementTree.Element]:
        answer = ask(app, "/api/v1/changes.atom", query=query)
        assert answer.headers["content-type"].startswith("application/atom+xml")
        return ElementTree.fromstring(answer.body).findall(f"{atom}entry")  # noqa: S314 - our own

    every, killed = read(FILTER.replace("&measure=killed", "")), read(FILTER)
    rows = [row for row in ask_question("changes", **KILLED).to_pylist() if row["release"]]
    assert [entry.findtext(f"{atom}id") for entry in killed] != [entry.findtext(f"{atom}id") for entry in every]
    assert len(killed) == len({row["release"] for row in rows}) < len(every)
    moments = [entry.findtext(f"{atom}updated") or "" for entry in killed]
    assert moments == sorted(set(moments), reverse=True)
    told = " ".join("".join(entry.itertext()) for entry in killed)
    assert all(f"“{row['label']}”" in told for row in rows)
    addresses = {link.attrib["href"] for entry in killed for link in entry.iter("{http://www.w3.org/1999/xhtml}a")}
    assert f"http://{HOST}/figure?dossier=russian-armed-forces&figure_id=rus-zel-350k-feb2025-unn" in addresses
    tag = ask(app, "/api/v1/changes.atom", query=FILTER).headers["etag"]
    assert ask(app, "/api/v1/changes.atom", query=FILTER, headers={"If-None-Match": tag}).status == 304
    assert "no parameter" in read_problem(ask(app, "/api/v1/changes.atom", query="nothing=1"))["detail"]


def test_another_site_frames_a_page_by_its_address_alone() -> None:
    open_warehouse()  # before it, a page has no title of its own
    house = build("/house")
    page = ask(house, "/house/losses", query="measure=killed").body.decode()
    (found,) = re.findall('type="application/json\\+oembed" href="([^"]*)"', page)
    parts = urlsplit(unescape(found))
    answer = json.loads(ask(house, parts.path, query=f"{parts.query}%23rows&maxheight=400").body)
    assert (answer["type"], answer["version"], answer["height"]) == ("rich", "1.0", 400)
    assert answer["title"].startswith("Losses")
    assert f'<iframe src="http://{HOST}/house/losses?measure=killed&amp;embed=true"' in answer["html"]
    assert "min-height:400px;max-height:400px" in answer["html"]
    for query, status in (
        ("", 404),
        ("url=https://evil.example/house/losses", 404),
        (f"url=http://{HOST}/houses", 404),
        ("url=http://[", 404),
        (f"url=javascript://{HOST}/house/losses", 404),
        (f"url=http://{HOST}/house/losses&format=xml", 501),
        (f"url=http://{HOST}/house/losses&maxwidth=0", 400),
    ):
        assert read_problem(ask(house, "/house/api/v1/oembed", query=query))["status"] == status


def test_every_question_is_listed_and_described(app: ASGIApp) -> None:
    listed = json.loads(ask(app, "/api/v1").body)
    names = {question["name"] for question in listed["questions"]}
    assert listed["questions"][0]["url"].startswith(f"http://{HOST}/api/v1/ask/")
    described = ask(app, "/api/v1/openapi.json")
    known = {"If-None-Match": described.headers["etag"]}
    assert ask(app, "/api/v1/openapi.json", headers=known).status == 304
    document = json.loads(described.body)
    assert names <= {path.removeprefix("/ask/").partition(".")[0] for path in document["paths"]}
    known_on = next(
        parameter
        for parameter in document["paths"]["/ask/by_speaker.{format}"]["get"]["parameters"]
        if parameter["name"] == "known_on"
    )
    assert known_on["schema"] == {"type": "string", "format": "date"}
    found = document["paths"]["/figures.{format}"]["get"]["parameters"]
    assert {"q", "measure"} <= {parameter["name"] for parameter in found}
    assert {"/changes.atom", "/oembed"} <= set(document["paths"])
    operations = [operation["operationId"] for path in document["paths"].values() for operation in path.values()]
    assert len(operations) == len(set(operations))
    for path in ("/sql", "/check"):
        message = document["paths"][path]["post"]["requestBody"]["content"]["application/json"]["schema"]
        Draft202012Validator.check_schema(message)


def test_below_a_path_addresses_keep_it() -> None:
    app = build("/ask/house")
    listed = json.loads(ask(app, "/ask/house/api/v1").body)
    assert listed["openapi"] == f"http://{HOST}/ask/house/api/v1/openapi.json"
    assert ask(app, "/ask/house/api/v1/checks.json").status == 200


def test_one_setting_turns_it_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(application, "settings", replace(settings, api_at_once=0))
    assert ask(build(), "/api/v1/figures.json").status == 404


def test_one_address_never_takes_all_places() -> None:
    async def crowd() -> tuple[int, str]:
        turns, end = Turns(1, Places(6), ReaderActivity()), threading.Event()
        waiting = [asyncio.create_task(turns.run("greedy", end.wait)) for _ in range(10)]
        await asyncio.sleep(0)
        other = asyncio.create_task(turns.run("other", lambda: "served"))
        await asyncio.sleep(0)
        end.set()
        ends = await asyncio.gather(*waiting, return_exceptions=True)
        return sum(isinstance(each, Problem) for each in ends), await other

    assert asyncio.run(crowd()) == (7, "served")


@pytest.mark.parametrize("is_used", [True, False])
def test_while_readers_use_the_pages_programs_rest_and_let_pages_be_drawn_first(
    is_used: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    waits: list[float] = []
    monkeypatch.setattr("dashboard.server.reader_activity.time.sleep", waits.append)
    drawing = iter([True, True, False, False])
    activity = ReaderActivity(lambda: next(drawing))
    if is_used:
        activity.note()
    turns = Turns(1, Places(6), activity)

    async def ask_twice() -> list[int]:
        return [await turns.run("one", partial(sum, range(count))) for count in (300_000, 3)]

    assert asyncio.run(ask_twice()) == [44_999_850_000, 3]
    first, looks, rest = waits[:1], waits[1:3], waits[3:]
    assert (first, looks) == (([0], [0.005] * 2) if is_used else ([], []))
    assert [each > 0 for each in rest] == [True] * is_used


@pytest.mark.parametrize("is_used", [True, False])
def test_of_very_many_requests_the_later_ones_wait_while_readers_use_the_pages(
    is_used: bool, app: ASGIApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    waits: list[float] = []

    async def sleep(seconds: float) -> None:
        waits.append(seconds)

    monkeypatch.setattr("dashboard.server.reader_activity.asyncio.sleep", sleep)
    monkeypatch.setattr("dashboard.server.reader_activity.time.monotonic", lambda: 1_000.0)
    monkeypatch.setattr(application, "_ACTIVITY", activity := ReaderActivity())
    if is_used:
        activity.note()
    for path in ("/api/v1/nothing", "/mcp"):
        waits.clear()
        for _ in range(15):
            ask(app, path)
    assert waits == (pytest.approx([place / 100 for place in range(1, 11)]) if is_used else [])


@pytest.mark.parametrize("is_used", [True, False])
def test_only_while_readers_use_the_pages_programs_are_answered_one_at_a_time(is_used: bool) -> None:
    activity = ReaderActivity()
    if is_used:
        activity.note()
    both = threading.Barrier(2)

    def meet() -> bool:
        try:
            return both.wait(0.1 if is_used else 30) >= 0
        except threading.BrokenBarrierError:
            return False

    async def ask_together() -> list[bool]:
        turns = Turns(2, Places(6), activity)
        return await asyncio.gather(*(turns.run("one", meet) for _ in range(2)))

    assert asyncio.run(ask_together()) == [not is_used] * 2


def test_nobody_waits_longer_than_programs_do(monkeypatch: pytest.MonkeyPatch) -> None:
    now, both_wait = 1_000.0, threading.Event()
    monkeypatch.setattr("dashboard.server.places.time.monotonic", lambda: now)  # one clock for all

    def take_long() -> str:
        nonlocal now
        both_wait.wait()
        now += 20
        return "answered"

    async def ask_three() -> list[Any]:
        turns = Turns(1, Places(100), ReaderActivity())
        waiting = [asyncio.create_task(turns.run("one", take_long)) for _ in range(2)]
        asyncio.get_running_loop().call_soon(both_wait.set)
        return [*await asyncio.gather(*waiting, return_exceptions=True), await turns.run("one", lambda: "again")]

    first, late, again = asyncio.run(ask_three())
    assert (first, again) == ("answered", "again")
    assert isinstance(late, Problem)
    assert late.retry_after >= 2
    places = Places(100)
    for _ in range(60):
        places.take("one")
        now += 2
        places.leave("one")
    assert [places.take("one") for _ in range(7)] == [True] * 6 + [False]  # behind six, it is more than ten seconds


def test_who_is_refused_comes_again_as_places_become_free(monkeypatch: pytest.MonkeyPatch) -> None:
    now = 1_000.0
    monkeypatch.setattr("dashboard.server.places.time.monotonic", lambda: now)
    places = Places(2)
    assert [places.appoint() for _ in range(3)] == [2, 2, 2]
    for _ in range(100):  # each request takes half a second
        assert places.take("one")
        now += 0.5
        places.leave("one")
    assert [places.appoint() for _ in range(5)] == [3, 3, 4, 4, 5]
    assert [places.appoint() for _ in range(200)][-1] == 60
    now += 100
    assert places.appoint() == 3
