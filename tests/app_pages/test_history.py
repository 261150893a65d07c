"""The address is written where a reader changes something, and there alone: each writing is an entry of the history."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qsl

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from dashboard.contents.dossiers import title_page
from dashboard.contents.registry import PAGES
from dashboard.ui import menu
from tests.app_pages.visit import visit

DAY = "2022-08-25"
MENU = [page for page in PAGES.values() if page.is_in_menu]


def read_menu(app: AppTest) -> dict[str, str]:
    """The title of each page or group of the menu → the query string of its link."""
    links = [(element.proto.label.replace("**", ""), element.proto.query_string) for element in app.get("page_link")]
    titles = {title_page(page, "russian-armed-forces") for page in MENU} | {f"{page.section} ▾" for page in MENU}
    return {label: query for label, query in links if label in titles}


@pytest.fixture
def writings(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """What was written into addresses."""
    written: list[Any] = []
    monkeypatch.setattr(type(st.query_params), "from_dict", lambda _, parts: written.append(parts))
    return written


@pytest.mark.parametrize("page", [page.name.replace("-", "_") for page in MENU])
def test_an_address_that_opens_a_page_stays_as_it_is(page: str, writings: list[Any]) -> None:
    app = visit(page)
    app.run()
    visit(page, dossier="russian-armed-forces")

    assert writings == []


def test_the_menu_leads_to_the_filters_that_a_reader_chose_and_to_no_others(writings: list[Any]) -> None:
    app = visit("side_by_side", known_on="2023-06-01", stance="official_claim")
    menu = read_menu(app)

    story = [title_page(page, "russian-armed-forces") for page in MENU if not page.section]
    assert list(menu) == [*story, "Evidence ▾", "Ask the data ▾", "About ▾"]
    assert menu["Strength"] == "dossier=russian-armed-forces&stance=official_claim&known_on=2023-06-01"
    assert menu["Overview"] == "dossier=russian-armed-forces&known_on=2023-06-01"
    assert menu["About ▾"] == "dossier=russian-armed-forces"
    assert menu["Losses"] == "known_on=2023-06-01&stance=official_claim"
    assert writings == []


@pytest.mark.parametrize(
    ("start", "chosen", "to", "path"),
    [
        ("over_time", {"measure": "killed", "period": "cumulative", "known_on": DAY}, "Who says what", "by-source"),
        ("side_by_side", {"period": "cumulative", "known_on": DAY}, "Who says what", "by-source"),
        ("by_source", {"measure": "killed", "compare_with": "volodymyr-zelensky"}, "Strength", "over-time"),
    ],
)
def test_a_link_of_the_menu_is_one_entry(
    start: str, chosen: dict[str, str], to: str, path: str, writings: list[Any]
) -> None:
    app = visit(start, dossier="russian-armed-forces", subject="RUS", **chosen)
    query = read_menu(app)[to]
    app.query_params.clear()
    for name, value in parse_qsl(query):
        app.query_params[name] = value
    app._page_hash = calc_hash(path)
    app.run()

    assert writings == []


def test_a_group_of_the_menu_shows_its_pages_on_each_of_them(monkeypatch: pytest.MonkeyPatch) -> None:
    mixed = {name: PAGES[name] for name in sorted(PAGES)}  # a page stands with its group, wherever it is listed
    monkeypatch.setattr(menu, "PAGES", mixed)
    titles = [element.proto.label.replace("**", "") for element in visit("checks").get("page_link")]

    group = [page.title for page in mixed.values() if page in MENU and page.section == "Evidence"]
    assert [title for title in titles if title in group] == group
    assert titles.count("Evidence ▾") == 1


def test_a_frame_never_writes_its_address(writings: list[Any], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dashboard.ui.url_state.is_framed", lambda: True)
    app = visit("side_by_side", known_on="2023-06-01")
    app.session_state["url_state"].view["open"] = ["events"]
    app.run()

    assert writings == []


@pytest.mark.parametrize(
    ("page", "kind", "key", "choice"),
    [
        ("figures", "selectbox", "measure", "killed"),
        ("by_source", "selectbox", "measure", "wounded"),
        ("side_by_side", "button_group", "known_day", "2023-12-01"),
        ("side_by_side", "selectbox", "known_day", "2023-12-01"),  # of a phone
        ("checks", "button_group", "sums", "broken"),
    ],
)
def test_each_choice_of_a_reader_is_one_entry(
    page: str, kind: str, key: str, choice: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    written: list[Any] = []
    write = type(st.query_params).from_dict

    def note(said: Any, parts: Any) -> None:
        written.append(parts)
        write(said, parts)

    monkeypatch.setattr(type(st.query_params), "from_dict", note)
    for module in ("known_days", "replay"):
        monkeypatch.setattr(f"dashboard.ui.{module}.is_phone", lambda: (kind, key) == ("selectbox", "known_day"))
    app = visit(page)
    getattr(app, kind)(key=key).set_value(choice).run()
    app.run()  # which chooses nothing

    assert len(written) == 1
