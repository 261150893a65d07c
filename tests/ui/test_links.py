"""Links in citations and behind Share lead below the path that the server is served at."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from dashboard.contents.registry import page_at
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
