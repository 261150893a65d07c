"""Dates and intervals as pages show them."""

import pytest

from dashboard.figures import display


@pytest.mark.parametrize(
    ("text", "expected"),
    [("2022-08-25", "25 Aug 2022"), ("2022-08", "Aug 2022"), ("2022", "2022"), (None, "undated"), ("", "undated")],
)
def test_day_is_as_precise_as_known(text: str | None, expected: str) -> None:
    assert display.format_day(text) == expected


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
    assert display.format_interval(*bounds) == expected


def test_name_begins_with_a_capital_where_its_letters_have_one() -> None:
    assert [display.capitalize(name) for name in ("élan", "თბილისი")] == ["Élan", "თბილისი"]


def test_sum_of_printed_numbers_is_never_rounded() -> None:
    assert display.format_interval(113_628, 113_628, step=1_000) == "113,628"
    assert display.format_interval(None, 16_000, step=10_000) == "at most 16,000"
