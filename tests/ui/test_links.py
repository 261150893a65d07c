"""Links in citations and behind Share lead below the path that the server is served at."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from dashboard.contents.registry import page_at
from dashboard.settings import settings
from dashboard.ui import links, url_state


@pytest.mark.parametrize(
    ("here", "page", "root"),
    [
        ("https://a.example", "", "https://a.example/"),
        ("https://a.example/by-source", "by-source", "https://a.example/"),
        ("https://a.example/muster", "", "https://a.example/muster/"),
        ("https://a.example/muster/", "", "https://a.example/muster/"),
        ("https://a.example/muster/figure", "figure", "https://a.example/muster/"),
        ("https://a.streamlit.app/~/+/figure", "figure", "https://a.streamlit.app/"),
        ("https://a.streamlit.app/~/+/", "", "https://a.streamlit.app/"),
    ],
)
def test_whole_addresses_begin_at_the_root_of_the_server(
    monkeypatch: pytest.MonkeyPatch, here: str, page: str, root: str
) -> None:
    monkeypatch.setattr(links, "st", SimpleNamespace(context=SimpleNamespace(url=here)))
    monkeypatch.setattr(url_state, "current_page", lambda: page_at(page))

    assert links.absolute_url("figure?figure_id=f") == f"{root}figure?figure_id=f"


def test_without_a_browser_there_is_no_whole_address(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(links, "st", SimpleNamespace(context=SimpleNamespace(url=None)))
    monkeypatch.setattr(url_state, "current_page", lambda: page_at(""))

    assert links.absolute_url("figure") is None


@pytest.mark.parametrize(
    ("here", "public", "whole"),
    [
        ("http://127.0.0.1:8501/figure", "", None),
        ("http://localhost:8501/figure", "", None),
        ("http://[::1]:8501/figure", "", None),
        (None, "", None),
        ("http://127.0.0.1:8501/figure", "https://a.example/m/", "https://a.example/m/figure"),
        (None, "https://a.example/m", "https://a.example/m/figure"),
        ("https://b.example/figure", "https://a.example", "https://a.example/figure"),
        ("https://b.example/figure", "", "https://b.example/figure"),
    ],
)
def test_links_to_take_along_have_the_public_address_and_never_one_of_this_machine(
    monkeypatch: pytest.MonkeyPatch, here: str | None, public: str, whole: str | None
) -> None:
    monkeypatch.setattr(links, "st", SimpleNamespace(context=SimpleNamespace(url=here)))
    monkeypatch.setattr(url_state, "current_page", lambda: page_at("figure"))
    monkeypatch.setitem(vars(settings), "public_url", public)

    assert links.public_url("figure") == whole
