"""From one browser to another: a link is copied, opened elsewhere, and opened again after the data has changed."""

from __future__ import annotations

import csv
import json
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from playwright.sync_api import expect

from dashboard.sharing.link import build_growing_frame
from dashboard.ui.embed import SCRIPT
from tests.browser.accessibility import violations
from tests.browser.conftest import REPOSITORY, Profiles, Reader, served

FIGURES = "data/dossiers/russian-armed-forces/figures.csv"


@pytest.fixture(scope="module")
def changing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """A dashboard over a copy of the shipped data, and the copy of its figures."""
    folder = tmp_path_factory.mktemp("changing")
    shutil.copytree(REPOSITORY / "data", folder / "data")
    environment = {"MUSTER_DATA_FOLDER": str(folder / "data"), "MUSTER_LOOK_FOR_CHANGES_SECONDS": "0"}
    with served(folder, **environment) as base:
        yield base, folder / FIGURES


@pytest.fixture
def profile(changing: tuple[str, Path], profiles: Profiles) -> Iterator[Callable[..., Reader]]:
    """Makes readers of that dashboard, each with a profile of their own."""
    with ExitStack() as lent:

        def make(width: int = 1440, dark: bool = False) -> Reader:
            reader = lent.enter_context(profiles.lent(changing[0], width=width, dark=dark))
            reader.context.grant_permissions(["clipboard-read", "clipboard-write"])
            return reader

        yield make


def copied(somebody: Reader, label: str) -> str:
    """The link that a click copies."""
    page = somebody.page
    page.get_by_role("button", name="Share", exact=True).first.click()
    link = somebody.copy(label)
    page.keyboard.press("Escape")
    return link.removeprefix(somebody.address)


def seen(somebody: Reader) -> dict[str, Any]:
    """What a reader sees: title, filter in words, key numbers, marks of each chart, rows of a result."""
    page = somebody.page
    expect(page.get_by_test_id("stPlotlyChart").first).to_be_visible()  # a query answers when it is done
    somebody.settle()
    charts = page.evaluate(
        "[...document.querySelectorAll('.js-plotly-plot')].map(one => one.data.map(t => [t.x, t.y, t.customdata]))"
    )
    return {
        "title": page.get_by_role("heading", level=1).inner_text(),
        "filter": page.locator(".st-key-filters, .st-key-set_filters").all_inner_texts(),
        "numbers": page.get_by_test_id("stMetricValue").all_inner_texts(),
        "charts": json.dumps(charts),
        "rows": page.get_by_text("data version").all_inner_texts()[:1] if "/sql" in page.url else "",
    }


QUERY = (
    "select+speaker,+max(at_most)+as+at_most+from+statements+where+measure+%3D+$m+and+at_most+>+0"
    "+group+by+all+order+by+all+limit+12"
)


@pytest.mark.parametrize(
    ("path", "labels"),
    [
        ("/?known_on=2022-08-25", ["Frozen as you see it"]),
        ("/by-source?measure=killed&subject=UKR&known_on=2023-01-01", ["Latest data", "Frozen as you see it"]),
        (f"/sql?sql={QUERY}&p_m=killed&show=chart&form=bars&x=speaker&y=at_most", ["Frozen as you see it"]),
    ],
    ids=["overview", "by-source", "sql"],
)
def test_the_receiver_sees_what_the_sender_saw(profile: Callable[..., Reader], path: str, labels: list[str]) -> None:
    sender, receiver = profile(), profile()
    sender.open(path)
    for label in labels:
        page = receiver.open(copied(sender, label))
        shown, expected = seen(receiver), seen(sender)
        shown["rows"] = expected["rows"] = str(expected["rows"]).partition(" in ")[0]  # not how long it took
        assert shown == expected
        assert expected["numbers"] or expected["charts"] != "[]"
        assert page.get_by_text("changed since this link was made").count() == 0
    assert sender.problems == receiver.problems == []


def test_a_changed_figure_is_told_and_both_states_can_be_seen(
    profile: Callable[..., Reader], changing: tuple[str, Path]
) -> None:
    sender = profile()
    sender.open("/by-source?measure=killed&subject=RUS&period=cumulative")
    before, link = seen(sender), copied(sender, "Frozen as you see it")
    whole = changing[1].read_text(encoding="utf-8")
    rows = list(csv.DictReader(whole.splitlines()))
    for row in rows:
        if row["figure_id"].startswith("mod-5937-"):
            row |= {"low": "5973", "high": "5973", "wording": row["wording"].replace("5,937", "5,973")}
    with changing[1].open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows(rows)
    try:
        # While the warehouse is built again, pages answer from the one before.
        while not sender.open("/by-source?measure=killed&subject=RUS&period=cumulative").get_by_text("5,973").count():
            pass
        receiver = profile(dark=True)  # a chart is laid out for its width
        page = receiver.open(link)
        expect(page.get_by_text("1 of 24 figures changed since this link was made")).to_be_visible()
        told = page.get_by_role("table", name="What changed since this link was made")
        expect(told).to_contain_text("Sergei Shoigu: “5,973 dead”")
        expect(told).to_contain_text("5,937")
        expect(told).to_contain_text("not yet in the corrections log")
        assert seen(receiver)["charts"] == before["charts"]
        assert receiver.list_what_is_too_wide() == []
        assert violations(page) == ""

        page.get_by_role("button", name="Now", exact=True).click()
        receiver.settle()
        expect(page).not_to_have_url(re.compile("data="))
        assert "5973" in seen(receiver)["charts"]
        page.reload()
        receiver.settle()
        expect(page.get_by_text("1 of 24 figures changed since this link was made")).to_be_visible()
        page.get_by_role("button", name="As shared", exact=True).click()
        receiver.settle()
        assert seen(receiver)["charts"] == before["charts"]
        assert receiver.problems == []
    finally:
        changing[1].write_text(whole, encoding="utf-8", newline="")


def test_share_is_reached_by_keyboard_and_clean(profile: Callable[..., Reader]) -> None:
    somebody = profile(width=390)
    page = somebody.open("/chart?chart=statements&measure=killed")
    button = page.get_by_role("button", name="Share", exact=True).first
    button.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Copy: Frozen as you see it", exact=True)).to_be_visible()
    somebody.settle()
    link = page.get_by_role("textbox", name="Frozen as you see it", exact=True)
    assert link.input_value().startswith(somebody.address), "a link is one line, seen from its start"

    assert violations(page) == ""
    assert somebody.list_what_is_too_wide() == []


@pytest.mark.parametrize(
    ("path", "width"),
    [
        ("/?known_on=2022-08-25", 320),
        ("/chart?chart=speakers&measure=killed", 320),
        ("/figures?q=9,000", 700),
    ],
)
def test_a_frame_has_no_menu_and_fits(reader: Callable[..., Reader], path: str, width: int) -> None:
    somebody = reader(width=width)
    page = somebody.open(f"{path}&embed=true")

    expect(page.get_by_role("link", name="Open in Muster")).to_be_visible()
    assert "embed" not in str(page.get_by_role("link", name="Open in Muster").get_attribute("href"))
    for name in ("Share", "Filters", "Save"):
        assert page.get_by_role("button", name=name, exact=True).count() == 0
    assert page.get_by_role("link", name="Strength", exact=True).count() == 0
    assert somebody.list_what_is_too_wide() == []
    assert violations(page) == ""
    assert somebody.problems == []


def test_a_frame_grows_with_what_it_shows_for_nobody_else(reader: Callable[..., Reader], tmp_path: Path) -> None:
    somebody = reader(width=390)
    page, base = somebody.page, somebody.address
    text = build_growing_frame(f"{base}/by-source", "Who says what", f"{base}/{SCRIPT}")
    (tmp_path / "index.html").write_text(text)
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_QuietFiles, directory=str(tmp_path))) as site:
        Thread(target=site.serve_forever, daemon=True).start()
        page.goto(host := f"http://localhost:{site.server_port}/")  # another site than 127.0.0.1
        expect(page.frame_locator("iframe").get_by_role("link", name="Open in Muster")).to_be_visible()
        site.shutdown()
    somebody.settle(page.frames[1])
    page.frames[1].wait_for_function(
        """() => {
          const content = document.querySelector('[data-testid=stMainBlockContainer]')
          return Math.ceil(content.getBoundingClientRect().height) === window.innerHeight
        }"""
    )
    height = page.frames[1].evaluate("window.innerHeight")
    page.evaluate(
        "new Promise((done) => { onmessage = () => setTimeout(done); postMessage({ musterHeight: 5000 }, '*') })"
    )

    assert height > 480
    assert page.frames[1].evaluate("window.innerHeight") == height
    assert [problem for problem in somebody.problems if host not in problem] == []


class _QuietFiles(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Says nothing of what is asked for."""
