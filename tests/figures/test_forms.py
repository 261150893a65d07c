"""How decimals, percentages and money are written, in figures and in sentences."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.figures.amounts import Amount, to_amount
from dashboard.figures.display import format_interval, format_number
from dashboard.figures.forms import SCALES, Form
from dashboard.figures.iso_codes import list_countries, list_currencies, name_subject
from dashboard.figures.phrasing import phrase_number

D = Decimal
POUNDS, FRANCS, PERCENT, DECIMAL = Form("money", "GBP"), Form("money", "CHF"), Form("percent"), Form("decimal")
BN, TN = 10**9, 10**12


@pytest.mark.parametrize(
    ("low", "high", "step", "form", "text"),
    [
        (42_600 * 10**6, 42_600 * 10**6, None, POUNDS, "£42.6 billion"),
        (1_300 * 10**6, 1_300 * 10**6, 10**7, POUNDS, "£1.30 billion"),
        (42_612_345_678, 42_612_345_678, 1, POUNDS, "£42,612,345,678"),
        (42_550 * 10**6, 42_650 * 10**6, 10**8, POUNDS, "£42.55–42.65 billion"),
        (900 * 10**6, 1_100 * 10**6, 10**8, POUNDS, "£900 million to £1.1 billion"),
        (None, 106 * BN, BN, POUNDS, "at most £106 billion"),
        (-5 * 10**6, 3 * 10**6, 10**6, POUNDS, "−£5 million to £3 million"),
        (D("1.3"), D("1.5"), D("0.01"), POUNDS, "£1.30–1.50"),
        (7, 7, 1, FRANCS, "CHF 7"),
        (3 * TN, 3 * TN, TN, Form("money", "USD"), "$3 trillion"),
        (D("6.5"), D("7.5"), 1, PERCENT, "6.5–7.5 %"),
        (D("-0.4"), D("-0.4"), D("0.1"), PERCENT, "−0.4 %"),
        (D("1.3"), D("1.3"), D("0.01"), DECIMAL, "1.30"),
        (D("0.00036"), D("0.00044"), D("0.0001"), DECIMAL, "0.00036–0.00044"),
    ],
)
def test_interval_of_a_form(
    low: Amount | None, high: Amount | None, step: Amount | None, form: Form, text: str
) -> None:
    assert format_interval(low, high, step, form=form).replace("\N{NO-BREAK SPACE}", " ") == text


@pytest.mark.parametrize(
    ("wording", "low", "high", "form", "text", "is_faithful"),
    [
        ("£42.6bn", 42_600 * 10**6, 42_600 * 10**6, POUNDS, "£42.6 billion", True),
        ("more than £33bn", 33 * BN, None, POUNDS, "more than £33 billion", True),
        ("between £72bn and £78bn", 72 * BN, 78 * BN, POUNDS, "between £72 billion and £78 billion", True),
        ("£1.30–£1.50", D("1.3"), D("1.5"), POUNDS, "£1.30–1.50", True),
        ("half a billion pounds", 500 * 10**6, 500 * 10**6, POUNDS, "£500 million", True),
        ("un peu plus de 3,5 millions", 3_500_000, None, Form("money", "EUR"), "just over €3.5 million", False),
        ("7 per cent", 7, 7, PERCENT, "7 %", True),
        ("almost 9.5%", None, D("9.5"), PERCENT, "almost 9.5 %", True),
        ("between 7 and 8 per cent", 7, 8, PERCENT, "between 7 % and 8 %", True),
        ("fell by 0.4 %", D("-0.4"), D("-0.4"), PERCENT, "0.4 %", True),
        ("0.0004", D("0.0004"), D("0.0004"), DECIMAL, "0.0004", True),
    ],
)
def test_number_in_a_sentence(  # noqa: PLR0917
    wording: str, low: Amount | None, high: Amount | None, form: Form, text: str, is_faithful: bool
) -> None:
    assert phrase_number(wording, low, high, form=form) == (text, is_faithful)


@given(st.decimals(-(10**14), 10**14, places=4).map(to_amount), st.sampled_from([POUNDS, FRANCS, PERCENT, DECIMAL]))
def test_a_shown_amount_has_every_digit(number: Amount, form: Form) -> None:
    text = format_number(number, form=form)
    digits = D("".join(re.findall(r"[\d.]", text)))
    scale = next((size for size, name in SCALES if name in text), 1)
    assert digits * scale * (-1 if text[0] == "−" else 1) == number


@pytest.mark.parametrize(
    ("subject", "name"),
    [
        ("UKR", "Ukraine"),
        ("RUS+UKR", "Russia and Ukraine"),
        ("RUS+NATO", "Russia and the Alliance"),
        ("FRA+GBR", "France and the United Kingdom"),
        ("RUS+XYZ", None),
        ("NHS", None),
        ("Salt + Pepper", None),
        ("C++", None),
        ("l’Île d’Oléron", None),
    ],
)
def test_only_lists_of_codes_are_taken_apart(subject: str, name: str | None) -> None:
    assert name_subject(subject, {"NATO": "the Alliance"}) == name


def test_codes_have_names() -> None:
    countries = list_countries()
    assert (countries["UKR"], countries["GBR"], countries["QAT"]) == ("Ukraine", "United Kingdom", "Qatar")
    assert "ZZZ" not in countries
    assert {"GBP", "EUR", "RUB"} <= list_currencies()
