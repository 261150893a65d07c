"""Numbers and dates read as a newspaper prints them, and data never turns into markup."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.ui import words


@pytest.mark.parametrize(
    ("text", "expected"),
    [("2022-08-25", "25 Aug 2022"), ("2022-08", "Aug 2022"), ("2022", "2022"), (None, "undated"), ("", "undated")],
)
def test_day_is_as_precise_as_known(text: str | None, expected: str) -> None:
    assert words.day(text) == expected


@pytest.mark.parametrize(
    ("bounds", "expected"),
    [
        ((1150628, 1150628), "1,150,628"),
        ((1005000, 1015000), "1,005,000–1,015,000"),
        ((None, 9000), "at most 9,000"),
        ((100000, None), "at least 100,000"),
        ((None, None), "unknown"),
        ((-293, -293), "−293"),
        ((-100, 200), "−100 to 200"),
    ],
)
def test_interval_stays_an_interval(bounds: tuple[int | None, int | None], expected: str) -> None:
    assert words.interval(*bounds) == expected


def test_derived_number_carries_no_more_digits_than_its_step() -> None:
    assert words.interval(113_628, 113_628, step=1_000) == "about 114,000"


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "//evil.example", "ftp://x.example", "", None]
)
def test_only_http_becomes_a_link(url: str | None) -> None:
    assert words.link("Outlet", url) == "Outlet"


@given(st.text())
def test_text_of_the_data_holds_no_live_markup(text: str) -> None:
    shown = words.verbatim(text)

    for mark in "*_`[]<>$:":
        assert all(shown[place - 1] == "\\" for place, c in enumerate(shown) if c == mark)
    assert "\n" not in shown


@pytest.mark.parametrize(
    "text",
    [":material/delete: x", ":red[x]", "see https://evil.example now", "www.evil.example", "a@b.example", ":smile:"],
)
def test_what_is_found_after_markdown_is_broken_up(text: str) -> None:
    shown = words.verbatim(text).replace("\\", "")

    assert shown != text
    assert shown.replace("\u2060", "") == text
    for start in (":material/", "https://", "www.", "@b", ":smile", ":red["):
        assert start not in shown


def test_direction_marks_do_not_reach_the_page() -> None:
    assert words.verbatim("9,000 \u202edellik") == "9,000 dellik"
