"""What lists say of a number."""

from __future__ import annotations

import pytest

from dashboard.contents.sources import describe_reading, format_term


@pytest.mark.parametrize(
    ("rule", "at_least", "said"),
    [
        ("almost", 8_100, "8,100–9,000 (almost)"),
        ("as_stated", 9_000, "9,000 (as stated)"),
        ("order_of_magnitude", None, "at most 9,000 (order of magnitude)"),
        ("exact", 9_000, "9,000"),
    ],
)
def test_reading_names_its_rule_unless_it_is_the_number_itself(rule: str, at_least: int | None, said: str) -> None:
    assert describe_reading({"rule": rule, "at_least": at_least, "at_most": 9_000}) == said


@pytest.mark.parametrize(("low", "high", "said"), [(5, 5, "5"), (0, 0, "0"), (-5, -5, "(−5)"), (5, 9, "(5–9)")])
def test_term_with_a_sign_or_two_ends_stands_in_brackets(low: int, high: int, said: str) -> None:
    assert format_term({"at_least": low, "at_most": high}) == said
