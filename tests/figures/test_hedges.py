from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.figures.hedges import RULES, hedge_interval
from dashboard.figures.interval import Interval
from dashboard.figures.wording import read_wording
from tests.figures.strategies import NUMBERS, STEPS

NAMES = st.sampled_from([rule.rule for rule in RULES])


@pytest.mark.parametrize(
    ("rule", "value", "step", "interval"),
    [
        ("exact", 900_000, 100_000, Interval(900_000, 900_000)),
        ("rounded", 1_010_000, 10_000, Interval(1_005_000, 1_015_000)),
        ("rounded", 2_000_000, 1_000_000, Interval(1_900_000, 2_100_000)),
        ("about", 2_800, 100, Interval(2_750, 2_850)),
        ("about", 1_000_000, 1_000_000, Interval(900_000, 1_100_000)),
        ("about", -2_800, 100, Interval(-2_850, -2_750)),
        ("almost", 9_000, 1_000, Interval(8_100, 9_000)),
        ("almost", -9_000, 1_000, Interval(-9_000, -8_100)),
        ("almost", 11, 1, Interval(10, 11)),
        ("just_over", 1_900_000, 100_000, Interval(1_900_000, 2_090_000)),
        ("more_than", 56_000, 1_000, Interval(56_000, None)),
        ("at_least", 83_000, 1_000, Interval(83_000, None)),
        ("up_to", 190_000, 10_000, Interval(None, 190_000)),
        ("order_of_magnitude", 1_000, 1, Interval(2_000, 9_999)),
        ("order_of_magnitude", 10_000, 1, Interval(20_000, 99_999)),
        ("range", 5, 1, Interval(None, None)),
        ("as_stated", 5, 1, Interval(None, None)),
        ("unheard of", 5, 1, Interval(None, None)),
    ],
)
def test_what_a_rule_says_of_a_number(rule: str, value: int, step: int, interval: Interval) -> None:
    assert hedge_interval(rule, value, step) == interval


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.rule)
def test_the_example_of_a_rule_is_read_by_it(rule: tuple[str, str, str]) -> None:
    name, example, meaning = rule
    bounds = {
        "almost": (None, 9_000),
        "just_over": (1_900_000, None),
        "more_than": (56_000, None),
        "at_least": (83_000, None),
        "up_to": (None, 190_000),
        "as_stated": (1, 1),
    }
    assert read_wording(example, *bounds.get(name, (None, None))).rule == name
    assert meaning.endswith(".")


@given(NAMES, NUMBERS, STEPS)
def test_a_rule_mirrors_negative_numbers(rule: str, value: int, step: int) -> None:
    if value:
        assert hedge_interval(rule, -value, step) == hedge_interval(rule, value, step).negate()


@given(NAMES.filter(lambda rule: rule != "order_of_magnitude"), NUMBERS, STEPS)
def test_a_rule_allows_the_number_itself(rule: str, value: int, step: int) -> None:
    assert hedge_interval(rule, value, step).contains(value)


@given(NAMES, NUMBERS, STEPS, STEPS)
def test_a_coarser_step_never_narrows_the_interval(rule: str, value: int, one: int, other: int) -> None:
    fine, coarse = hedge_interval(rule, value, min(one, other)), hedge_interval(rule, value, max(one, other))
    for end in (fine.at_least, fine.at_most):
        assert end is None or coarse.contains(end)
