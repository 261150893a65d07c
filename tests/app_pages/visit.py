"""Pages without a browser: what a session of the app shows at an address."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from dashboard.contents import dossiers
from dashboard.engine.questions import ask
from dashboard.engine.warehouse import store
from dashboard.settings import Settings

APP = Path(__file__).resolve().parents[2] / "dashboard" / "app.py"


def open_all_pages_on(given: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """Until the test ends, all pages show the data of these settings."""
    monkeypatch.setattr(store, "_store", store.Store(given))
    monkeypatch.setattr(ask, "settings", given)
    monkeypatch.setattr(dossiers, "settings", given)


def visit(page: str = "overview", /, **address: str | list[str]) -> AppTest:
    """A session that begins at that page, as one does that a link opens."""
    visitor = AppTest.from_file(str(APP), default_timeout=60)
    for name, value in address.items():
        visitor.query_params[name] = value
    # Its own switch_page needs a run on the first page before, which no reader of a link has.
    visitor._page_hash = calc_hash("" if page == "overview" else page.replace("_", "-"))
    visitor.run()
    assert not visitor.exception
    return visitor


def words(visitor: AppTest) -> str:
    """All running text of the page as a reader sees it: without the signs that keep it from being obeyed."""
    shown = (*visitor.title, *visitor.header, *visitor.markdown, *visitor.caption)
    return re.sub(r"\\(?=\W)|\u2060", "", "\n".join(str(getattr(element, "value", "")) for element in shown))


def visit_unfolded(page: str, /, **address: str | list[str]) -> AppTest:
    """The same with every part unfolded, as a link says it."""
    parts: list[str] = []
    while True:
        visitor = visit(page, **{**address, "open": parts}) if parts else visit(page, **address)
        found = [
            match[1]
            for each in (*visitor.expander, *visitor.button)
            if (match := re.search(r"([A-Za-z0-9_]+)_(open|toggle)$", each.proto.id))
        ]
        if set(found) <= set(parts):
            return visitor
        parts += [name for name in found if name not in parts]
