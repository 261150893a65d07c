"""Decimals, percentages and money as a wording of a figure: exact bounds, whatever the form of print."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.figures.amounts import MOST_DECIMALS, Amount, NumberKind, to_amount
from dashboard.figures.hedges import ABOUT_CAP_PERCENT, RULES, hedge_interval
from dashboard.figures.interval import Interval, last_place
from dashboard.figures.wording import find_disagreement, read_numbers, read_wording

D = Decimal
M, BN, TN = 10**6, 10**9, 10**12
Bound = Amount | None


@pytest.mark.parametrize(
    ("wording", "kind", "low", "high", "rule", "at_least", "at_most"),
    [
        ("£42.6bn", "money", 42_600 * M, 42_600 * M, "rounded", 42_550 * M, 42_650 * M),
        ("GBP42.6bn", "money", 42_600 * M, 42_600 * M, "rounded", 42_550 * M, 42_650 * M),
        ("€1.2 million", "money", 1_200_000, 1_200_000, "rounded", 1_150_000, 1_250_000),
        ("$3 trillion", "money", 3 * TN, 3 * TN, "rounded", 2_850 * BN, 3_150 * BN),
        ("US$1.2tn", "money", 1_200 * BN, 1_200 * BN, "rounded", 1_150 * BN, 1_250 * BN),
        ("between £72bn and £78bn", "money", 72 * BN, 78 * BN, "range", 72 * BN, 78 * BN),
        ("£72-78bn", "money", 72 * BN, 78 * BN, "range", 72 * BN, 78 * BN),
        ("72 pounds to 78 pounds", "money", 72, 78, "range", 72, 78),
        ("£1.30–£1.50", "money", D("1.3"), D("1.5"), "range", D("1.3"), D("1.5")),
        ("more than £33bn", "money", 33 * BN, None, "more_than", 33 * BN, None),
        ("up to £106bn", "money", None, 106 * BN, "up_to", None, 106 * BN),
        ("5 projects cost £3.5bn", "money", 3_500 * M, 3_500 * M, "rounded", 3_450 * M, 3_550 * M),
        ("tens of billions of pounds", "money", 20 * BN, None, "as_stated", 20 * BN, None),
        ("3 m people", "integer", 3 * M, 3 * M, "rounded", 2_850_000, 3_150_000),
        ("9,000, plus or minus 5 %", "integer", 9_000, 9_000, "range", 8_550, 9_450),
        ("about £3", "money", 3, 3, "about", D("2.7"), D("3.3")),
        ("1.30 to 1.50", "decimal", D("1.3"), D("1.5"), "range", D("1.3"), D("1.5")),
        ("about 0.4 m", "decimal", D("0.4"), D("0.4"), "about", D("0.36"), D("0.44")),
        ("0.0004", "decimal", D("0.0004"), D("0.0004"), "exact", D("0.0004"), D("0.0004")),
        ("about 0.0004", "decimal", D("0.0004"), D("0.0004"), "about", D("0.00036"), D("0.00044")),
        ("7.125", "decimal", D("7.125"), D("7.125"), "exact", D("7.125"), D("7.125")),
        ("18·2 million", "decimal", 18_200_000, 18_200_000, "rounded", 18_150_000, 18_250_000),
        ("13.5 %", "percent", D("13.5"), D("13.5"), "exact", D("13.5"), D("13.5")),
        ("3,5 %", "percent", D("3.5"), D("3.5"), "exact", D("3.5"), D("3.5")),
        ("about 7 per cent", "percent", 7, 7, "about", D("6.5"), D("7.5")),
        ("almost 9.5%", "percent", None, D("9.5"), "almost", D("8.55"), D("9.5")),
        ("between 7 and 8 per cent", "percent", 7, 8, "range", 7, 8),
        ("7 % to 8 %", "percent", 7, 8, "range", 7, 8),
        ("between −3 and 4 per cent", "percent", -3, 4, "range", -3, 4),
        ("−0.5 % to 1.5 %", "percent", D("-0.5"), D("1.5"), "range", D("-0.5"), D("1.5")),
        ("−12 to −10 °C", "decimal", -12, -10, "range", -12, -10),
        ("−12–−10", "decimal", -12, -10, "range", -12, -10),
        ("between minus 10 and minus 12 degrees", "decimal", -12, -10, "range", -12, -10),
        ("from minus 4 to plus 2", "decimal", -4, 2, "range", -4, 2),
        ("between −€30bn and −€20bn", "money", -30 * BN, -20 * BN, "range", -30 * BN, -20 * BN),
        ("more than minus 5", "decimal", -5, None, "as_stated", -5, None),
        ("7.2 % ± 0.5 %", "percent", D("7.2"), D("7.2"), "range", D("6.7"), D("7.7")),
        ("fell by 0.4 %", "percent", D("-0.4"), D("-0.4"), "exact", D("-0.4"), D("-0.4")),
        ("rose by 5 million, or 7 %", "percent", 7, 7, "exact", 7, 7),
    ],
)
def test_wording_of_a_kind(  # noqa: PLR0917
    wording: str, kind: NumberKind, low: Bound, high: Bound, rule: str, at_least: Bound, at_most: Bound
) -> None:
    reading = read_wording(wording, low, high, kind=kind)
    assert (reading.rule, reading.at_least, reading.at_most) == (rule, at_least, at_most)
    assert not any(isinstance(bound, float) for bound in (reading.at_least, reading.at_most, reading.step))
    assert find_disagreement(wording, low, high, kind) is None


@pytest.mark.parametrize(
    ("wording", "kind", "value"),
    [("£42.6bn", "money", 42_700 * M), ("13.5 %", "percent", D("13.6")), ("1.30", "decimal", D("1.31"))],
)
def test_another_number_than_the_printed_one_is_told(wording: str, kind: NumberKind, value: Amount) -> None:
    assert "not the stated" in (find_disagreement(wording, value, value, kind) or "")


@pytest.mark.parametrize("unit", [D("0.5"), 1, D("0.001")])
def test_a_unit_of_rounding_is_halved_exactly(unit: Amount) -> None:
    reading = read_wording("7 %", 7, 7, unit, "percent")
    assert (reading.rule, reading.at_least) == ("rounded", to_amount(7 - Fraction(unit) / 2))
    assert read_wording("£7 million", 7 * M, 7 * M, 1, "money").rule == "exact"


AMOUNTS = st.decimals(-(10**12), 10**12, places=6).map(to_amount)


@given(AMOUNTS, st.sampled_from([rule.rule for rule in RULES]), st.integers(-6, 3))
def test_hedges_are_exact(value: Amount, rule: str, place: int) -> None:
    step = to_amount(Fraction(10) ** place)
    interval = hedge_interval(rule, value, step, is_whole=False)
    if value:
        assert interval == hedge_interval(rule, value * -1, step, is_whole=False).negate()
    if rule == "about":
        exact = Fraction(value)
        half = min(Fraction(step) / 2, abs(exact) * ABOUT_CAP_PERCENT / 100)
        assert interval == Interval(to_amount(exact - half), to_amount(exact + half))


@given(AMOUNTS.map(abs), st.sampled_from(["{}", "{} %", "£{}", "{} euros"]))
def test_printed_decimals_are_read_back(value: Amount, form: str) -> None:
    kind: NumberKind = "percent" if "%" in form else "money" if form != "{}" else "decimal"
    assert [found.value for found in read_numbers(form.format(f"{value:,f}"), kind)] == [value]


@given(AMOUNTS)
def test_an_amount_has_one_form(value: Amount) -> None:
    assert isinstance(value, int) == (value == int(value))
    assert to_amount(value) == to_amount(Fraction(value)) == to_amount(D(value) * D("1.000"))
    assert value % last_place(value) == 0
    assert isinstance(value, int) or -int(value.as_tuple().exponent) <= MOST_DECIMALS
