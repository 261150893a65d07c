"""Many page servers behind one proxy: a reader stays with one, and keeps the view when that one dies."""

from __future__ import annotations

import json
import urllib.error
import urllib.request
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Reader, is_answered, until
from tests.browser.proxies import BELOW, PROXIES, House, behind_proxies, program

SQL = "select speaker, count(*) as n from statements group by all order by n desc, speaker limit 3"
VIEW = "/?known_on=2022-08-25"
MANY, SOME = 40, 5


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory, cache: Path) -> Iterator[House]:
    with behind_proxies(tmp_path_factory.mktemp("house"), cache) as running:
        yield running


def proxy(house: House, name: str) -> str:
    if program(name) is None:
        pytest.skip(f"{name} is not installed here, so its file in .deploy/ was not tried.")
    return house.proxies[name]


def servers_of(count: int, address: str, cookie: str = "") -> set[str]:
    """The cookies that so many readers are told to keep, who come with one or without."""
    given = set()
    for number in range(count):
        headers = {"User-Agent": f"browser {number}"} | ({"Cookie": cookie} if cookie else {})
        request = urllib.request.Request(f"{address}/", headers=headers)
        with urllib.request.urlopen(request, timeout=60) as page:
            told = [line.partition(";")[0] for line in page.headers.get_all("Set-Cookie", [])]
            given.update([line for line in told if line.startswith("muster_server=")][-1:])  # browsers keep the last
    return given


def seen(page: Page) -> tuple[list[str], str, str]:
    """Key numbers, filters in words, and address."""
    expect(page.get_by_test_id("stMetric").nth(2)).to_be_visible()
    return page.get_by_test_id("stMetric").all_inner_texts(), page.locator(".st-key-filters").inner_text(), page.url


@pytest.mark.parametrize("name", PROXIES)
def test_readers_are_spread_and_stay_and_metrics_are_not_theirs(house: House, name: str) -> None:
    address = proxy(house, name)
    cookies = servers_of(MANY, address)
    assert len(cookies) == len(house.servers)
    for cookie in cookies:
        assert servers_of(SOME, address, cookie) <= {cookie}

    for path in ("/metrics", "/_stcore/metrics"):
        with pytest.raises(urllib.error.HTTPError, match="404"):
            urllib.request.urlopen(address + path, timeout=60)


def test_each_server_says_how_it_is_to_this_machine_alone(house: House) -> None:
    for port in house.servers:
        address = f"http://127.0.0.1:{port}/{BELOW}"
        until(partial(is_answered, f"{address}/ready"))
        with urllib.request.urlopen(f"{address}/ready", timeout=60) as answer:
            now = json.load(answer)
        assert (now["status"], now["is_building"], len(now["data_version"])) == ("ready", False, 16)
        forwarded = urllib.request.Request(f"{address}/metrics", headers={"X-Forwarded-For": "192.0.2.1"})
        with pytest.raises(urllib.error.HTTPError, match="404"):
            urllib.request.urlopen(forwarded, timeout=60)


def test_reader_keeps_the_view_when_the_server_dies(house: House, browser: Browser) -> None:
    address = proxy(house, "nginx")
    cookies = {name: servers_of(MANY, each) for name, each in house.proxies.items()}
    profile = browser.new_context(viewport={"width": 1440, "height": 900}, accept_downloads=True)
    overview, workbench = Reader(address, profile), Reader(address, profile)
    before = seen(overview.open(VIEW))
    assert "25 Aug 2022" in before[1]
    editor = workbench.open(f"/sql?{urlencode({'sql': SQL, 'show': 'table'})}").get_by_role("textbox", name="SQL query")
    expect(editor).to_contain_text("order by n desc")
    first, second = sorted(house.servers, key=house.sessions().__getitem__, reverse=True)
    assert house.sessions() == {first: 2, second: 0}
    asked_before = house.asked()[second]  # for the titles of addresses that were opened through it

    house.kill(first)
    until(lambda: house.sessions() == {second: 2} and house.asked()[second] > asked_before)
    overview.settle()
    workbench.settle()

    until(lambda: seen(overview.page) == before)
    expect(editor).to_contain_text("order by n desc")
    expect(workbench.page.get_by_test_id("stMain").get_by_text("3 rows").first).to_be_visible()
    with overview.page.expect_download() as given:  # a file that only the server of this page has
        overview.page.get_by_role("button", name="Save this page (.zip)", exact=True).click()
    assert Path(given.value.path()).stat().st_size > 1_000
    profile.close()

    for name, each in house.proxies.items():
        (left,) = servers_of(SOME, each)  # new readers
        for cookie in cookies[name] - {left}:  # and those of the one that died
            assert servers_of(SOME, each, cookie) == {left}
