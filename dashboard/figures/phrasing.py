"""A figure's number as English says it, with the hedge that was printed: "almost 9,000", "1.01 million", "up to 3,000".

What is said reads, under the hedge rules, as the printed words do; where it cannot be, `is_faithful` is false and the
printed words belong beside it.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from dashboard.figures.display import NO_BREAK_SPACE
from dashboard.figures.interval import negate
from dashboard.figures.numerals import Number, NumberSpan
from dashboard.figures.text_parts import clean_text, quote_text
from dashboard.figures.tokens import LONGEST_PHRASE
from dashboard.figures.vocabulary import normalize
from dashboard.figures.wording import Phrase, read_wording

MILLION, THOUSAND = 1_000_000, 1_000

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
        *("not less than", "up to", "as many as", "at most", "no more than", "not more than", "fewer than"),
        *("less than", "under", "below"),
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
    "|sixty|seventy|eighty|ninety|dozen|hundred|thousand|million|billion"
)
_FULL = r"\d{1,3}(?:,\d{3})*"
_NUMBER = re.compile(rf"{_FULL}|{_FULL}(?:\.\d+)? (?:thousand|million|billion)|(?:{_WORD})(?:[ -](?:{_WORD}))*")
_FIRST_OF_RANGE = re.compile(rf"{_NUMBER.pattern}|\d+\.\d+")


class PhrasedNumber(NamedTuple):
    """A number in words, and whether they keep all that was printed of it."""

    text: str
    is_faithful: bool


def phrase_number(wording: object, low: int | None, high: int | None, rounded_to: int | None = None) -> PhrasedNumber:
    """The number of a figure with its hedge, for the middle of a sentence; a fall is said without its sign.

    `low`, `high` and `rounded_to` are those of the figure. Words without any number or bound are quoted. Never raises.
    """
    words = clean_text(wording)[:LONGEST_PHRASE]
    if max(low or 0, high or 0) <= 0:  # a fall is named without a sign
        low, high = negate(high), negate(low)
    reading = read_wording(words, low, high, rounded_to)
    phrase = Phrase.of(words)
    if reading.rule == "as_stated":
        bounds = _bounds(low, high)
        return (
            PhrasedNumber(bounds, is_faithful=False) if bounds else PhrasedNumber(quote_text(wording), is_faithful=True)
        )
    if reading.rule == "order_of_magnitude":
        several = _SEVERAL.get((reading.at_least or 0) // 2)
        is_printed = several is not None and several in normalize(words)
        return PhrasedNumber(several or _bounds(reading.at_least, reading.at_most), is_printed)
    said = _range(words, phrase, low, high) if reading.rule == "range" else _one(words, phrase, reading.rule, low, high)
    if read_wording(said.text, low, high, rounded_to) == reading:
        return said
    return PhrasedNumber(
        _joined(_BY_RULE.get(reading.rule, ""), _bounds_of_rule(reading.rule, low, high)), is_faithful=False
    )


def _one(words: str, phrase: Phrase, rule: str, low: int | None, high: int | None) -> PhrasedNumber:
    stated = high if low is None else low
    one = phrase.number(abs(stated)) if stated is not None else next(iter(phrase.spans), None)
    if one is None:  # rounded_to vouches for a number that is not printed
        return PhrasedNumber(f"{abs(stated or 0):,}", is_faithful=False)
    text, hedges = normalize(words), phrase.hedges(one)
    said, count = _hedges_said(text[: phrase.parts[one.start].start])
    number = _number(text, phrase, one, is_exact=rule == "exact")
    if count == len(hedges):
        return PhrasedNumber(_joined(said, number), is_faithful=True)
    hedge = _BY_RULE.get(rule) or ("up to" if "up_to" in hedges else "")
    return PhrasedNumber(_joined(hedge, number), is_faithful=False)


def _range(words: str, phrase: Phrase, low: int | None, high: int | None) -> PhrasedNumber:
    pairs = ((first, last) for first, last in phrase.ranges if {first.number.value, last.number.value} == {low, high})
    pair = next(pairs, phrase.ranges[0] if phrase.ranges and low is None else None)
    if pair is None:
        return PhrasedNumber(_bounds(low, high), is_faithful=False)
    text = normalize(words)
    first, last = (text[phrase.parts[one.start].start : phrase.parts[one.end - 1].end] for one in pair)
    is_english = _FIRST_OF_RANGE.fullmatch(first) and _NUMBER.fullmatch(last)
    if not is_english:
        first, last = (_shown(one.number) for one in pair)
    before = text[: phrase.parts[pair[0].start].start].strip()
    if before.endswith("between"):
        return PhrasedNumber(f"between {first} and {last}", is_faithful=True)
    if before.endswith("from"):
        return PhrasedNumber(f"from {first} to {last}", is_faithful=True)
    hedges, _ = _hedges_said(before)
    is_short = " " not in f"{first}{last}"
    return PhrasedNumber(
        _joined(hedges, f"{first}–{last}" if is_short else f"{first} to {last}"), is_faithful=bool(is_english)
    )


def _hedges_said(before: str) -> tuple[str, int]:
    """The hedges at the end of the text before a number, as they are said, and how many there are."""
    said: list[str] = []
    rest = before.strip()
    while hedge := next((one for one in _LONGEST_FIRST if rest == one or rest.endswith(f" {one}")), None):
        said.insert(0, _SAID[hedge])
        rest = rest[: -len(hedge)].strip()
    return " ".join(said), len(said)


def _number(text: str, phrase: Phrase, one: NumberSpan, *, is_exact: bool) -> str:
    """The number as printed where that is English, else in English digits, and with its scale if it is rounded."""
    printed = text[phrase.parts[one.start].start : phrase.parts[one.end - 1].end]
    if _NUMBER.fullmatch(printed):
        return printed
    return f"{abs(one.number.value):,}" if is_exact else _shown(one.number)


def _shown(number: Number) -> str:
    """ "1.013 million" or "155 thousand" where a scale word was printed, else all digits."""
    value = abs(number.value)
    scale, name = (MILLION, "million") if value >= MILLION else (THOUSAND, "thousand")
    step = min(number.step, scale)
    if not number.is_rounded or value < THOUSAND or value % step or scale % step:
        return f"{value:,}"
    decimals = len(str(scale // step)) - 1
    return f"{value / scale:,.{decimals}f} {name}"


def _bounds(low: int | None, high: int | None) -> str:
    if low is None:
        return "" if high is None else f"at most {high:,}"
    if high is None:
        return f"at least {low:,}"
    return f"{low:,}" if low == high else f"{low:,} to {high:,}"


def _bounds_of_rule(rule: str, low: int | None, high: int | None) -> str:
    """The bounds where the rule itself names no side, else the number that it hedges."""
    number = high if low is None else low
    return f"{number:,}" if rule in _BY_RULE and number is not None else _bounds(low, high)


def _joined(hedge: str, number: str) -> str:
    return f"{hedge} {number}".strip().replace(NO_BREAK_SPACE, " ")
