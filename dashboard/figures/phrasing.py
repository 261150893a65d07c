"""A figure's number as English says it, with the hedge that was printed: "almost 9,000", "1.01 million", "up to 3,000".

What is said reads, under the hedge rules, as the printed words do; where it cannot be, `is_faithful` is false and the
printed words belong beside it.
"""

from __future__ import annotations

import re
from fractions import Fraction
from typing import NamedTuple, TypeAlias

from dashboard.figures.amounts import Amount, magnitude_of, to_amount
from dashboard.figures.display import format_number
from dashboard.figures.forms import NO_BREAK_SPACE, WHOLE, Form
from dashboard.figures.interval import negate
from dashboard.figures.normalize import normalize
from dashboard.figures.numerals import Number, NumberSpan
from dashboard.figures.text_parts import clean_text, quote_text
from dashboard.figures.tokens import LONGEST_PHRASE, is_currency
from dashboard.figures.wording import Phrase, read_wording

SCALES = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"), (10**3, "thousand"))

# Hedges that can stand before a number in a sentence as they are printed, the longest first, and how they are said.
_SAID = {"approx": "approximately", "ca": "circa", "estimated": "an estimated", "the estimated": "an estimated"} | {
    hedge: hedge
    for hedge in (
        *("about", "around", "some", "roughly", "approximately", "circa", "perhaps", "probably", "possibly"),
        *("close to", "closer to", "somewhere around", "in the vicinity of", "in the region of", "on the order of"),
        *("almost", "nearly", "approaching", "nearing", "just under", "just below", "just short of", "not quite"),
        *("slightly less than", "slightly under", "just over", "just above", "slightly more than", "slightly over"),
        *("more than", "well more than", "far more than", "over", "well over", "above", "well above"),
        *("in excess of", "upwards of", "at least", "no fewer than", "not fewer than", "no less than"),
        *("not less than", "up to", "as many as", "as much as", "at most", "no more than", "not more than"),
        *("fewer than", "less than", "under", "below"),
    )
}
_LONGEST_FIRST = sorted(_SAID, key=len, reverse=True)

# How a rule is said where the printed hedge is in another language, or is a verb ("exceeded").
_BY_RULE = {
    "about": "about",
    "almost": "almost",
    "just_over": "just over",
    "more_than": "more than",
    "at_least": "at least",
    "up_to": "up to",
}
_SEVERAL = {
    12: "dozens",
    100: "hundreds",
    1_000: "thousands",
    10_000: "tens of thousands",
    100_000: "hundreds of thousands",
    1_000_000: "millions",
    10_000_000: "tens of millions",
}

_WORD = (
    "a|an|of|and|half|quarter|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty"
    "|sixty|seventy|eighty|ninety|dozen|hundred|thousand|million|billion|trillion"
)
_FULL = r"\d{1,3}(?:,\d{3})*"
_NUMBER = re.compile(
    rf"{_FULL}|{_FULL}(?:\.\d+)? (?:thousand|million|billion|trillion)|(?:{_WORD})(?:[ -](?:{_WORD}))*"
)
_FIRST_OF_RANGE = re.compile(rf"{_NUMBER.pattern}|\d+\.\d+")


Bounds: TypeAlias = tuple[Amount | None, Amount | None]


class PhrasedNumber(NamedTuple):
    """A number in words, and whether they keep all that was printed of it."""

    text: str
    is_faithful: bool


def phrase_number(
    wording: object,
    low: Amount | None,
    high: Amount | None,
    rounded_to: Amount | None = None,
    form: Form = WHOLE,
) -> PhrasedNumber:
    """The number of a figure with its hedge, for the middle of a sentence; a fall is said without its sign.

    `low`, `high` and `rounded_to` are those of the figure, `form` that of its measure. Words without any number or
    bound are quoted. Never raises.
    """
    words = clean_text(wording)[:LONGEST_PHRASE]
    if max(low or 0, high or 0) <= 0:  # a fall is named without a sign
        low, high = negate(high), negate(low)
    reading = read_wording(words, low, high, rounded_to, form.kind)
    phrase = Phrase.of(words, form.kind)
    if reading.rule == "as_stated":
        bounds = _bounds(low, high, form)
        return (
            PhrasedNumber(bounds, is_faithful=False) if bounds else PhrasedNumber(quote_text(wording), is_faithful=True)
        )
    if reading.rule == "order_of_magnitude":
        several = _SEVERAL.get(int(reading.at_least or 0) // 2) if form.is_whole else None
        is_printed = several is not None and several in normalize(words)
        return PhrasedNumber(several or _bounds(reading.at_least, reading.at_most, form), is_printed)
    make = _range if reading.rule == "range" else _one
    said = make(words, phrase, reading.rule, (low, high), form)
    if read_wording(said.text, low, high, rounded_to, form.kind) == reading:
        return said
    hedged = _joined(_BY_RULE.get(reading.rule, ""), _bounds_of_rule(reading.rule, low, high, form))
    return PhrasedNumber(hedged, is_faithful=False)


def _one(words: str, phrase: Phrase, rule: str, stated_bounds: Bounds, form: Form) -> PhrasedNumber:
    low, high = stated_bounds
    stated = high if low is None else low
    one = phrase.number(magnitude_of(stated)) if stated is not None else next(iter(phrase.spans), None)
    if one is None:  # rounded_to vouches for a number that is not printed
        return PhrasedNumber(format_number(magnitude_of(stated or 0), form=form), is_faithful=False)
    text, hedges = normalize(words), phrase.hedges(one)
    said, count = _hedges_said(_text_before(text, phrase, one))
    number = _number(text, phrase, one, form, is_exact=rule == "exact")
    if count == len(hedges):
        return PhrasedNumber(_joined(said, number), is_faithful=True)
    hedge = _BY_RULE.get(rule) or ("up to" if "up_to" in hedges else "")
    return PhrasedNumber(_joined(hedge, number), is_faithful=False)


def _range(words: str, phrase: Phrase, _: str, stated_bounds: Bounds, form: Form) -> PhrasedNumber:
    low, high = stated_bounds
    pairs = ((first, last) for first, last in phrase.ranges if {first.number.value, last.number.value} == {low, high})
    pair = next(pairs, phrase.ranges[0] if phrase.ranges and low is None else None)
    if pair is None:
        return PhrasedNumber(_bounds(low, high, form), is_faithful=False)
    text = normalize(words)
    first, last = (text[phrase.parts[one.start].start : phrase.parts[one.end - 1].end] for one in pair)
    is_english = bool(_FIRST_OF_RANGE.fullmatch(first) and _NUMBER.fullmatch(last))
    if not is_english:
        first, last = (_shown(one.number) for one in pair)
    before, ends = _text_before(text, phrase, pair[0]), (_mark(first, form), _mark(last, form))
    if before.endswith("between"):
        return PhrasedNumber(_joined("between", " and ".join(ends)), is_faithful=True)
    if before.endswith("from"):
        return PhrasedNumber(_joined("from", " to ".join(ends)), is_faithful=True)
    hedges = _hedges_said(before)[0]
    is_short = " " not in f"{first}{last}"
    joined = f"{form.before}{first}–{last}{form.after}" if is_short else " to ".join(ends)
    return PhrasedNumber(_joined(hedges, joined), is_faithful=is_english or not form.is_whole)


def _text_before(text: str, phrase: Phrase, one: NumberSpan) -> str:
    """What is printed before a number and the sign of its currency."""
    start = one.start
    while start and is_currency(phrase.parts[start - 1].text):
        start -= 1
    return text[: phrase.parts[start].start].strip()


def _mark(number: str, form: Form) -> str:
    return f"{form.before}{number}{form.after}"


def _hedges_said(before: str) -> tuple[str, int]:
    """The hedges at the end of the text before a number, as they are said, and how many there are."""
    said: list[str] = []
    rest = before.strip()
    while hedge := next((one for one in _LONGEST_FIRST if rest == one or rest.endswith(f" {one}")), None):
        said.insert(0, _SAID[hedge])
        rest = rest[: -len(hedge)].strip()
    return " ".join(said), len(said)


def _number(text: str, phrase: Phrase, one: NumberSpan, form: Form, *, is_exact: bool) -> str:
    """The number as printed where that is English, else in English digits, and with its scale if it is rounded."""
    printed = text[phrase.parts[one.start].start : phrase.parts[one.end - 1].end]
    if _NUMBER.fullmatch(printed) and (form.is_whole or printed[0].isdigit()):
        return _mark(printed, form)
    return _mark(f"{magnitude_of(one.number.value):,}" if is_exact and form.is_whole else _shown(one.number), form)


def _shown(number: Number) -> str:
    """ "1.013 million" or "155 thousand" where a scale word was printed, else all digits."""
    value = magnitude_of(number.value)
    scale, name = next((each for each in SCALES if value >= each[0]), (1, ""))
    step = min(number.step, scale)
    if not number.is_rounded or scale == 1 or value % step or scale % step:
        decimals = 0 if number.step >= 1 else len(str(int(1 / Fraction(number.step)))) - 1
        return f"{value:,.{decimals}f}" if decimals else f"{value:,}"
    decimals = len(str(scale // step)) - 1
    return f"{to_amount(Fraction(value) / scale):,.{decimals}f} {name}"


def _bounds(low: Amount | None, high: Amount | None, form: Form) -> str:
    if low is None:
        return "" if high is None else f"at most {format_number(high, form=form)}"
    if high is None:
        return f"at least {format_number(low, form=form)}"
    if low == high:
        return format_number(low, form=form)
    return f"{format_number(low, form=form)} to {format_number(high, form=form)}"


def _bounds_of_rule(rule: str, low: Amount | None, high: Amount | None, form: Form) -> str:
    """The bounds where the rule itself names no side, else the number that it hedges."""
    number = high if low is None else low
    return format_number(number, form=form) if rule in _BY_RULE and number is not None else _bounds(low, high, form)


def _joined(hedge: str, number: str) -> str:
    return f"{hedge} {number}".strip().replace(NO_BREAK_SPACE, " ")
