"""Reads one number of a text with what stands for its unit: "$20 trillion", "13.5 %", "56 miles an hour"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from dashboard.figures.amounts import Amount
from dashboard.figures.interval import last_place
from dashboard.figures.joint_words import OR_WORDS
from dashboard.figures.normalize import words
from dashboard.figures.number_words import read_mantissa
from dashboard.figures.quantities.bounds import Printed, plain
from dashboard.figures.quantities.units import INSIDE_UNITS, LONGEST_UNIT_BEFORE, UNITS_AFTER, UNITS_BEFORE
from dashboard.figures.quantities.words import (
    COUNT,
    COUNTED,
    DURATION,
    MEASURE,
    MONEY,
    MULTIPLE,
    Unit,
)
from dashboard.figures.scale_words import SCALES
from dashboard.figures.terms import LARGEST_AMOUNT, Term, read_terms, skip_full_stop
from dashboard.figures.tokens import Token, is_counted_at, text_at
from dashboard.figures.vocabulary import BEFORE_ODD_WORDS, ODD_WORDS, UNITS_BEFORE_SCALE

_CLOSING = frozenset("\"'»”")
# Also other words: a unit only after digits, or where a scale word stands before.
_UNSURE = words("p won л р ме m t g gr cl dl h let ore nap mal min т г м ton in dol grad mb rub second an")
_POUNDS = words("pound pounds")
# Number words in Latin letters that are other words, too: a noun for what numbers count must follow.
_OFTEN_OTHERS = words(
    "due dos sei sept once elf nove neuf doce doze seize cent cem tres dix otto sto sta stu set pet tri hat het ket ot "
    "quince venti"
)
_BEFORE_DOS = words("los las sus otros otras y a de con")
_LONGEST_SMALL_WORD = 3  # letters; a longer one may be a noun
RESOLUTIONS = frozenset(("480", "720", "1080", "1440", "2160"))  # of a picture: "1080p"
_LEAST_WON, _DIGITS_OF_WON = 1_000, 4  # "36 won" are winners
_INNER = words("de di")
_MINUS = words("minus минус мінус moins menos meno mínus")
_MINUS_ALWAYS = words("minus минус мінус")
_FRACTION = re.compile(r"\d+(?:\.\d+|,\d\d?)")
_TO_ONE = words("to к до")
_AFTER_RATIO = words("in by for at on and or when but") | {*'.,;:)!?»"', ""}


@dataclass(frozen=True, slots=True)
class FoundNumber:
    """A number with its unit, in parts[start:end]; `rule` and bounds where its own words give them."""

    printed: Printed
    start: int
    end: int
    kind: str = COUNT
    unit: str = ""
    rule: str = ""
    at_least: Amount | None = None
    at_most: Amount | None = None
    is_negative: bool = False


def read_number(parts: Sequence[Token], start: int) -> FoundNumber | None:
    """The number that starts at a token, with its currency sign before or its unit after it."""
    before = _unit_before(parts, start)
    at = start + before[1] if before else start
    terms = read_terms(parts, at)
    if not terms:
        return _read_bare_word(parts, start)
    end = skip_full_stop(parts, terms[-1].end)
    is_last = end == len(parts) or (end + 1 == len(parts) and parts[end].text in _CLOSING)
    end -= is_last and parts[end - 1].text == "."  # which ends the sentence
    printed = _printed(terms)
    if printed is None or printed.value > LARGEST_AMOUNT or _is_glued(parts, at, end, has_sign=before is not None):
        return None
    if before:
        return FoundNumber(printed, start, end, before[0].kind, before[0].name)
    return _read_unit(parts, start, end, printed)


def _read_unit(parts: Sequence[Token], start: int, end: int, printed: Printed) -> FoundNumber | None:
    """The number in parts[start:end] with the unit after it."""
    is_certain = parts[start].is_literal or printed.is_rounded
    odd = 2 * (text_at(parts, end) in BEFORE_ODD_WORDS and text_at(parts, end + 1) in ODD_WORDS)  # "800 с лишним км"
    kind, unit, after = unit_after(parts, _end_of_ratio(parts, end + odd), is_certain=is_certain)
    after -= 0 if unit else odd
    if unit.endswith("/100"):  # pence
        unit = unit.removesuffix("/100")
        printed = printed._replace(value=printed.value / 100, step=printed.step / 100)
    if unit == "pound":
        kind, unit = (MONEY, "GBP") if printed.is_rounded else (MEASURE, "lb")
    if text_at(parts, after - 1) == "won" and not printed.is_rounded and printed.value < _LEAST_WON:
        kind, unit, after = COUNT, "", end
    if printed.value == 1 and not parts[start].is_literal and not _is_one_counted(parts, start, after, kind):
        return None
    if _is_list_mark(parts, start, end):
        return None
    if text_at(parts, after).startswith("strong") and kind == COUNT:
        printed = printed._replace(is_rounded=False)
    if unit in ("km", "m") and text_at(parts, after) in ("2", "3") and parts[after - 1].touches(parts[after]):
        unit, after = f"{unit}{parts[after].text}", after + 1
    is_below_zero = text_at(parts, start - 1) in (_MINUS if kind == MEASURE else _MINUS_ALWAYS)
    if is_below_zero and text_at(parts, start - 2) not in OR_WORDS and not text_at(parts, start - 2)[:1].isdigit():
        return FoundNumber(printed, start - 1, after, kind, unit, is_negative=True)
    return FoundNumber(printed, start, after, kind, unit, is_negative=_has_minus(parts, start))


def unit_after(parts: Sequence[Token], end: int, *, is_certain: bool) -> tuple[str, str, int]:
    """Kind and unit of the words from a token, and the token after them; a count without unit where they are none."""
    at = end
    if (
        at + 1 < len(parts)
        and parts[at].is_dash
        and parts[at - 1].touches(parts[at])
        and parts[at].touches(parts[at + 1])
    ):
        at += 1  # "152-mm", "six-month"
    elif text_at(parts, at) in INSIDE_UNITS:
        at += 1
    if is_certain and text_at(parts, at) in _INNER:
        at += 1  # "20 mil millones de dólares"
    texts = tuple(part.text for part in parts[at : at + 4])
    if texts and texts[0] in _POUNDS and not (len(texts) > 1 and texts[1] == "sterling"):
        return MEASURE, "pound", at + 1
    found = UNITS_AFTER.find(texts)
    if not found or (texts[0] in _UNSURE and not is_certain):
        return COUNT, "", end
    unit, length = found
    if at > end and text_at(parts, end) in INSIDE_UNITS and unit.kind != DURATION:
        return COUNT, "", end
    is_sign = unit.kind == MONEY and _is_sign_of_next(parts, at)
    if is_sign or (texts[0] == "foot" and is_counted_at(parts, at + 1)):  # "six foot soldiers"
        return COUNT, "", end
    is_letter = texts[0] in ("p", "x", "in") and not parts[at - 1].touches(parts[at])
    if is_letter or (texts[0] == "p" and parts[at - 1].text in RESOLUTIONS):
        return COUNT, "", end
    name, after = unit.name, at + length
    is_rate = unit.kind == MEASURE and text_at(parts, after) == "/" and parts[after - 1].touches(parts[after])
    if is_rate and after + 1 < len(parts) and parts[after].touches(parts[after + 1]) and parts[after + 1].is_word:
        name, after = f"{name}/{parts[after + 1].text}", after + 2  # "15 mg/kg"
    return unit.kind, name, after


def counts_something(parts: Sequence[Token], start: int) -> bool:
    """Whether a noun for what numbers count, a scale word or a unit follows the number at a token."""
    after = tuple(part.text for part in parts[start + 1 : start + 4])
    is_won = after[:1] == ("won",) and len(parts[start].text) < _DIGITS_OF_WON  # "Group 4 won"
    is_unit = bool(after) and not is_won and (after[0] in SCALES or UNITS_AFTER.find(after) is not None)
    return is_unit or (bool(after) and parts[start + 1].is_counted)


def _is_sign_of_next(parts: Sequence[Token], at: int) -> bool:
    """Whether a sign belongs to the number after it: the "£" of "Phase One £9bn"."""
    is_sign = not parts[at].is_word and at + 1 < len(parts) and parts[at + 1].is_literal
    return is_sign and parts[at].touches(parts[at + 1]) and not parts[at - 1].touches(parts[at])


def _read_bare_word(parts: Sequence[Token], start: int) -> FoundNumber | None:
    """ "zwei Soldaten", "trois fois": words that are numbers for sure only before people and units."""
    if parts[start].text not in UNITS_BEFORE_SCALE:
        return None
    value, end, _ = read_mantissa(parts, start)
    if value.denominator > 1 or value == 0:
        return None
    printed = Printed(value, Fraction(1), is_rounded=False)
    is_hours = text_at(parts, end) == "ore"  # "due ore"
    kind, unit, after = unit_after(parts, end, is_certain=is_hours)
    if unit and value > 1:
        return FoundNumber(printed, start, after, kind, unit)
    is_certain = end > start + 1 or (value > 1 and parts[start].text not in _OFTEN_OTHERS)  # "vingt-deux députés"
    is_plain = is_certain and len(text_at(parts, end)) > _LONGEST_SMALL_WORD and text_at(parts, end).isalpha()
    if not is_plain and not is_counted_at(parts, end):
        return None
    before = text_at(parts, start - 1)
    if parts[start].text == "dos" and (before.isalpha() or before == "%") and before not in _BEFORE_DOS:
        return None  # "a maioria dos soldados"
    return FoundNumber(printed, start, end)


def _unit_before(parts: Sequence[Token], start: int) -> tuple[Unit, int] | None:
    """The currency or percent whose sign or code starts at a token, and how many tokens it takes; a number must "
    "follow."""
    for length in range(LONGEST_UNIT_BEFORE, 0, -1):
        found = UNITS_BEFORE.find(tuple(part.text for part in parts[start : start + length]))
        at = start + length
        if not found or found[1] != length or at >= len(parts) or not parts[at].is_literal:
            continue
        if length == 1 or parts[start].touches(parts[start + 1]):  # "A$5", but not "a $5 loan"
            return found[0], length
    return None


def _printed(terms: Sequence[Term]) -> Printed | None:
    value = sum((term.value for term in terms), Fraction(0))
    term = terms[-1]
    step = term.grain * term.scale
    if value.denominator % 3 == 0:  # a third of a million
        value = Fraction(round(value))
    if len(terms) > 1:
        return Printed(value, Fraction(last_place(plain(value))), is_rounded=False)
    return Printed(value, step, is_rounded=term.scale > 1)


def _is_glued(parts: Sequence[Token], start: int, end: int, *, has_sign: bool) -> bool:
    """Letters that touch the digits and are neither unit nor scale: no number."""
    is_after_word = start > 0 and parts[start - 1].is_word and parts[start - 1].text != "de"  # "d'un million"
    if is_after_word and parts[start - 1].touches(parts[start]) and not has_sign:
        return True
    if end >= len(parts) or not parts[end].is_word or not parts[end - 1].touches(parts[end]):
        return False
    return UNITS_AFTER.find(tuple(part.text for part in parts[end : end + 4])) is None


def _end_of_ratio(parts: Sequence[Token], end: int) -> int:
    """Where a number ends that is one of "to one": the ":1" of "2.5:1" or "2.5 to 1" is no number of its own."""
    is_spelled = text_at(parts, end) in _TO_ONE and text_at(parts, end + 1) in ("1", "one", "одному")
    is_fraction = _FRACTION.fullmatch(parts[end - 1].text) and text_at(parts, end - 2) not in ("from", "between")
    if is_spelled and is_fraction and text_at(parts, end + 2) in _AFTER_RATIO:
        return end + 2
    is_ratio = text_at(parts, end) == ":" and text_at(parts, end + 1) == "1"
    return end + 2 if is_ratio and parts[end - 1].touches(parts[end]) and parts[end].touches(parts[end + 1]) else end


def _is_one_counted(parts: Sequence[Token], start: int, end: int, kind: str) -> bool:
    """ "one soldier", "one year", "one million": not "one of them", nor "no one"."""
    is_singular = COUNTED.has(f"{text_at(parts, end)}s")  # "one patient"
    return kind not in (COUNT, MULTIPLE) or is_counted_at(parts, end) or is_singular


def _is_list_mark(parts: Sequence[Token], start: int, end: int) -> bool:
    """ "1." or "2)" at the start, "[3]"."""
    before, after = text_at(parts, start - 1), text_at(parts, end)
    if before == "[" and after == "]":
        return True
    is_small = parts[start].text.isdigit() and len(parts[start].text) <= 2 and end == start + 1
    return is_small and ((start == 0 and after in (".", ")")) or (before == "(" and after == ")"))


def _has_minus(parts: Sequence[Token], start: int) -> bool:
    """Whether the dash before a number is its sign: it touches the number and nothing before it."""
    if start == 0 or not parts[start - 1].is_dash or not parts[start - 1].touches(parts[start]):
        return False
    return start == 1 or not parts[start - 2].touches(parts[start - 1]) or parts[start - 2].text == "("
