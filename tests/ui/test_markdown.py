"""Numbers and dates read as a newspaper prints them, and data never turns into markup."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.ui import markdown


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "//evil.example", "ftp://x.example", "", None]
)
def test_only_http_becomes_a_link(url: str | None) -> None:
    assert markdown.link("Outlet", url) == "Outlet"


@given(st.text())
def test_text_of_the_data_holds_no_live_markup(text: str) -> None:
    shown = markdown.escape(text)

    for mark in "*_`[]<>$:":
        assert all(shown[place - 1] == "\\" for place, c in enumerate(shown) if c == mark)
    assert "\n" not in shown


@pytest.mark.parametrize(
    "text",
    [":material/delete: x", ":red[x]", "see https://evil.example now", "www.evil.example", "a@b.example", ":smile:"],
)
def test_what_is_found_after_markdown_is_broken_up(text: str) -> None:
    shown = markdown.escape(text).replace("\\", "")

    assert shown != text
    assert shown.replace("\u2060", "") == text
    for start in (":material/", "https://", "www.", "@b", ":smile", ":red["):
        assert start not in shown


def test_direction_marks_do_not_reach_the_page() -> None:
    assert markdown.escape("9,000 \u202edellik") == "9,000 dellik"
