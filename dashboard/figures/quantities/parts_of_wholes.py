"""Finds fractions and multiples: "one in four", "две трети", "half of", "twice", "в два раза", "threefold"."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from dashboard.figures.hedge_search import is_after_hedge
from dashboard.figures.normalize import words
from dashboard.figures.quantities.name_words import PARTS_OF_WORKS
from dashboard.figures.quantities.words import (
    EVERY,
    FRACTION,
    MULTIPLE,
    MULTIPLES,
    ORDINALS,
    PARTS_AFTER_HEDGES,
    PARTS_ALONE,
    PARTS_OF_WHOLES,
)
from dashboard.figures.scale_words import SCALES
from dashboard.figures.tokens import Token, is_counted_at, text_at
from dashboard.figures.vocabulary import LINKS, UNITS, UNITS_BEFORE_SCALE

_multiple_of = lru_cache(maxsize=10_000)(MULTIPLES.number_of)
_parts_of = lru_cache(maxsize=10_000)(PARTS_OF_WHOLES.number_of)
_NUMBERS = {**UNITS_BEFORE_SCALE, **UNITS}
_HUNDREDS = {"hundred": 100, "thousand": 1000}
_IN = words("in em of из з із від out su de sur von auf op")
_EACH = words("every ten each каждых кожних cada ogni")
_MOST_PARTS = 10
_OF_WORDS = words("of из з із")
_OUT_OF = words("sur su von op")
_OF = words("of the a an from its их всех всего от von der de du des del della do dos of those these our their all van")
_ORDINALS = words("third fourth fifth sixth seventh eighth ninth tenth")
_AFTER_PARTS = words(
    "of more less fewer higher lower larger smaller bigger were was are is have had has by in on since to and or but "
    "than as each quit left fell said rose lost chose want think feel full empty from during over within at between "
    "after when while who below above"
)
_ARTICLES = words("a an one um uma un uno una une ein eine egy een jedna jedną одна одну одной")
_DEFINITE = words("la die der a de della alla da")
_HALVES = words("mitad moitié hälfte metà metade helft")
_PART_NOUNS = words("часть части частину частина część części część části parte")
_NOT_PARTS = words("first second last next this fiscal early late third fourth final opening latter each per т "
                   "первая первую второю вторая вторую первого второго перша першу друга другу erste ersten zweite "
                   "zweiten prima "
                   "seconda primera segunda primeira première deuxième pierwsza druga první druhá "
                   "first-half a-half прошлой первой второй першій другій першої другої")  # fmt: skip
_NUMBERED = words("thread photo slide post")
_OF_TIME = words(
    "year season century match game month week hour day года года сезона матча року сезону столетия "
    "века століття сторіччя"
)
_TURNS = words("день day раз tag tage jahr monat woche stunde mal")  # "every second day"


class Part(NamedTuple):
    """A fraction or a multiple, its value, and the token after it."""

    kind: str
    value: Fraction
    end: int


def read_part(parts: Sequence[Token], start: int) -> Part | None:
    """The fraction or multiple that starts at a token."""
    for read in (_read_one_in, _read_slash, _read_every, _read_multiple, _read_several_parts, _read_one_part):
        if found := read(parts, start):
            return found
    return None


def _small(text: str) -> int:
    return int(text) if text.isdigit() and len(text) <= 3 else int(_NUMBERS.get(text, 0))


def _read_one_in(parts: Sequence[Token], start: int) -> Part | None:
    """ "one in four", "two out of three", "1 in every 5", "один из пяти", "un soldat sur trois"."""
    few = _small(parts[start].text)
    # "HS2 in five numbers", but not "plus d'un Français sur deux".
    before = text_at(parts, start - 1)
    is_glued = before[:1].isalpha() and before != "de" and parts[start - 1].touches(parts[start])
    if is_glued or before in PARTS_OF_WORKS:  # "page 3 of 12"
        return None
    at = start + 1
    at += few > 1 and text_at(parts, at + 1) in ("sur", "su")  # "trois Français sur quatre"
    if few == 1 or parts[start].text in _ARTICLES:
        at += is_counted_at(parts, at) or text_at(parts, at + 1) in ("sur", "su")  # "one soldier in six"
        few = 1 if few or text_at(parts, at) in _OUT_OF or text_at(parts, at + 1) in _EACH else 0
    if not few or text_at(parts, at) not in _IN:
        return None
    link = text_at(parts, at)
    while text_at(parts, at) in _IN | _EACH and not _small(text_at(parts, at)):
        at += 1
    at += text_at(parts, at) in _ARTICLES and text_at(parts, at + 1) in _HUNDREDS
    many = _HUNDREDS.get(text_at(parts, at)) or _small(text_at(parts, at))
    is_digits = text_at(parts, start).isdigit() or link in ("in", "out", "su", "sur")
    if (
        not few < many <= (1000 if few == 1 else 100)
        or (not is_digits and link == "of")
        or (few > 1 and many > _MOST_PARTS and link in _OF_WORDS)  # "46 of 58 drones" are two counts
        or text_at(parts, at + 1) in SCALES
    ):
        return None
    following = text_at(parts, at + 1)
    if following in ("years", "days", "months", "weeks", "hours", "year", "лет", "дней"):
        return None
    return Part(FRACTION, Fraction(few, many), at + 1)


def _read_slash(parts: Sequence[Token], start: int) -> Part | None:
    """1/3, 2/3: not 24/7 nor 9/11."""
    if text_at(parts, start + 1) not in ("/", "⁄") or not parts[start].touches(parts[start + 1]):
        return None
    few, many = _small(parts[start].text), _small(text_at(parts, start + 2))
    if text_at(parts, start - 1) in PARTS_OF_WORKS | _NUMBERED:
        return None
    is_part = 0 < few < many <= 10 and text_at(parts, start + 3) != "/"
    return Part(FRACTION, Fraction(few, many), start + 3) if is_part else None


def _read_every(parts: Sequence[Token], start: int) -> Part | None:
    """ "every fourth recruit", "каждый четвёртый"."""
    place = ORDINALS.number_of(text_at(parts, start + 1)) if parts[start].text in EVERY else 0
    if place < 2 or text_at(parts, start + 2) in _OF_TIME | _TURNS:
        return None
    return Part(FRACTION, Fraction(1, place), start + 2)


def _read_multiple(parts: Sequence[Token], start: int) -> Part | None:
    """ "twice", "вдвое", "in two times": one word that multiplies."""
    text = parts[start].text
    value = _multiple_of(text)
    if value and not (text in ("double", "triple") and text_at(parts, start + 1) in ("agent", "standards", "standard")):
        return Part(MULTIPLE, Fraction(value), start + 1)
    if (
        text in ("x", "×", "х")
        and text_at(parts, start + 1).isdigit()
        and text_at(parts, start + 1) != "1"
        and parts[start].touches(parts[start + 1])
    ):
        return Part(MULTIPLE, Fraction(int(text_at(parts, start + 1)[:9])), start + 2)
    return None


def _read_several_parts(parts: Sequence[Token], start: int) -> Part | None:
    """ "two thirds", "three quarters", "три четверти"."""
    few = _small(parts[start].text)
    if not few:
        return None
    at = start + 1 + (text_at(parts, start + 1) == "-")
    many = _parts_of(text_at(parts, at))
    if not many or many <= few or _is_scaled(parts, at + 1) or (few == 1 and parts[start].text.isdigit()):
        return None
    return Part(FRACTION, Fraction(few, many), at + 1)


def _read_one_part(parts: Sequence[Token], start: int) -> Part | None:
    """ "a third of", "half the army", "треть"; not "the third", "first half of the year", "a quarter of a million"."""
    text = parts[start].text
    before, after = text_at(parts, start - 1), text_at(parts, start + 1)
    many = _parts_of(text)
    if after in _PART_NOUNS and (place := ORDINALS.number_of(text)) > 2:  # "пятая часть", "la tercera parte"
        return Part(FRACTION, Fraction(1, place), start + 2)
    if not many or before in _NOT_PARTS or _is_scaled(parts, start + 1):
        return None
    if (
        text_at(parts, start + 1) in _OF
        and text_at(parts, start + 2 + (text_at(parts, start + 2) == "the")) in _OF_TIME
    ):
        return None
    is_ordinal = text in _ORDINALS and before in ("a", "an") and after.isalpha() and not _is_after_part(after)
    is_part = (before in _ARTICLES and not is_ordinal) or (many == 2 and (after in _OF or before in ("by", "in")))
    is_alone = text in PARTS_ALONE or (text in PARTS_AFTER_HEDGES and is_after_hedge(parts, start))
    is_alone |= text in _HALVES and before in _DEFINITE  # "casi la mitad"
    if not is_part and not is_alone:
        return None
    if after in _OF_TIME or (many == 2 and before in ("and", "и", "і")):
        return None
    return Part(FRACTION, Fraction(1, many), start + 1)


def _is_after_part(word: str) -> bool:
    """ "A fifth returned", not "a fifth column"."""
    return word in _AFTER_PARTS or word.endswith("ed")


def _is_scaled(parts: Sequence[Token], at: int) -> bool:
    """ "a quarter of a million" is a count."""
    while text_at(parts, at) in LINKS:
        at += 1
    return text_at(parts, at) in SCALES
