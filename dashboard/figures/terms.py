"""Reads one term of a number: digits or number words, and the scale words after them ("1.01 million")."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from dashboard.figures import joint_words, scale_words, vocabulary
from dashboard.figures.compounds import read_compound
from dashboard.figures.hedge_search import is_after_hedge
from dashboard.figures.interval import last_place
from dashboard.figures.literals import read_literal
from dashboard.figures.normalize import words
from dashboard.figures.number_words import is_with_a_half, read_mantissa
from dashboard.figures.scale_words import THOUSAND
from dashboard.figures.tokens import DASHES, Token, is_currency, text_at

LARGEST = 10**15  # of whole numbers: no count of people is above it, and arithmetic stays within a BIGINT
LARGEST_AMOUNT = 10**24  # of all others, with its decimals: arithmetic stays within a DECIMAL(38, 12)
TENTH = Fraction(1, 10)
_ALONE = scale_words.SCALES_ALONE | scale_words.SCALES_IN_GENITIVE
_AFTER_METRES = words(
    "high long deep tall wide away final race sprint dash hurdles relay freestyle backstroke breaststroke butterfly "
    "medley champion record heats"
)
_BEFORE_METRES = words(
    "jumped leapt leaped cleared threw thrown vaulted hurled jump leap throw vault tall high wide deep"
)
_RACES = words("60 100 200 400 800 1500 1,500 3,000 5,000 10,000")
_STEEPEST = 10  # times that a number falls in print, where both have one scale word
_FIRST_WORDS = frozenset(vocabulary.UNITS).union(
    vocabulary.UNITS_BEFORE_SCALE, vocabulary.ARTICLES, vocabulary.PARTS
)  # with which a number in words begins


class Term(NamedTuple):
    """A mantissa and its scale, up to token `end`. `grain` is the unit of the mantissa's last printed digit."""

    mantissa: Fraction
    grain: Fraction
    scale: int
    end: int

    @property
    def value(self) -> Fraction:
        """The number that the term stands for, whole or not."""
        return self.mantissa * self.scale


def read_terms(parts: Sequence[Token], start: int, *, is_whole: bool = True) -> list[Term]:
    """One term, or several of falling scale that make one number: "1 million 300 thousand", "128 ezer 115".

    Where the number need not be whole, three digits after a point are decimals: "7.125".
    """
    term = _term_at(parts, start, may_borrow=True, is_whole=is_whole)
    terms: list[Term] = []
    while term is not None:
        terms.append(term)
        if term.scale < THOUSAND or term.mantissa.denominator != 1:
            break
        at = skip_full_stop(parts, term.end)
        if text_at(parts, at) in ("e", "y") and text_at(parts, at - 1) in scale_words.MILLIONS_BEFORE_AND:
            at += 1
        is_spelled = not parts[start].is_literal and vocabulary.UNITS.get(text_at(parts, at + 1), LARGEST) < term.scale
        at += is_spelled and text_at(parts, at) == "and"  # "nineteen thousand and forty"
        smaller = _term_at(parts, at, may_borrow=False) or _hundreds_at(parts, at)
        if smaller is None or not _continues(smaller, term.scale):
            break
        term = smaller
    return terms


def _hundreds_at(parts: Sequence[Token], start: int) -> Term | None:
    """The "quinientos" of "tres mil quinientos": a word that is a number only beside a scale word."""
    if text_at(parts, start) not in vocabulary.UNITS_BEFORE_SCALE:
        return None
    value, end, _ = read_mantissa(parts, start)
    return Term(value, Fraction(last_place(int(value))), 1, end) if value.denominator == 1 and value >= 100 else None


def skip_full_stop(parts: Sequence[Token], end: int) -> int:
    """The position after the full stop of an abbreviated scale word, if one stands there."""
    return end + 1 if text_at(parts, end) == "." and text_at(parts, end - 1) in scale_words.ABBREVIATIONS else end


def skip_currency(parts: Sequence[Token], position: int) -> int:
    """The position after the signs or words of a currency, if any stand there."""
    while position < len(parts) and is_currency(parts[position].text):
        position += 1
    return position


def is_range_joint(parts: Sequence[Token], start: int, joint: str) -> bool:
    """Whether a token after the number at `start` makes a range: a dash, "to", or "and" after "between"."""
    if joint in DASHES or joint == "±" or joint in joint_words.TO_WORDS | joint_words.OR_WORDS:
        return True
    return joint in joint_words.AND_WORDS and bool(words_before(parts, start) & joint_words.BETWEEN_WORDS)


def words_before(parts: Sequence[Token], start: int) -> set[str]:
    """The words before a number that may open a range."""
    return {part.text for part in parts[max(0, start - 4) : start]}


def _continues(smaller: Term, scale: int) -> bool:
    if smaller.scale > 1:
        return smaller.scale < scale
    return scale == THOUSAND and smaller.mantissa.denominator == 1 and smaller.mantissa < scale


def _term_at(parts: Sequence[Token], start: int, *, may_borrow: bool, is_whole: bool = True) -> Term | None:
    if start >= len(parts):
        return None
    if parts[start].is_literal:
        return _add_part(parts, _literal_term(parts, start, may_borrow=may_borrow, is_whole=is_whole))
    if value := scale_words.HALVES_OF_SCALES.get(parts[start].text):
        scale = next(scale for scale in (scale_words.BILLION, scale_words.MILLION, 1000, 100, 10) if 4 * value >= scale)
        return Term(Fraction(value, scale), TENTH, scale, start + 1)
    return _add_part(parts, _spelled_term(parts, start, may_borrow=may_borrow))


def _add_part(parts: Sequence[Token], term: Term | None) -> Term | None:
    """The term with a part of its scale word after that: "3 milioni e mezzo", "two million and a half"."""
    if term is None or term.scale == 1 or term.mantissa.denominator != 1:
        return term
    if is_with_a_half(parts, term.end):
        return Term(term.mantissa + vocabulary.HALF, TENTH, term.scale, term.end + 2)
    at = term.end + 1
    has_article = text_at(parts, at) in vocabulary.ARTICLES
    at += has_article
    part = vocabulary.PARTS.get(text_at(parts, at))
    is_joined = text_at(parts, term.end) in joint_words.AND_WORDS
    if not is_joined or part is None or text_at(parts, at + 1) == "of" or (text_at(parts, at) == "half") > has_article:
        return term
    return Term(term.mantissa + part, TENTH, term.scale, at + 1)


def _literal_term(parts: Sequence[Token], start: int, *, may_borrow: bool, is_whole: bool) -> Term | None:
    text, end = parts[start].text, start + 1
    if _is_spaced_decimal(parts, start):
        text, end = f"{text}.{parts[start + 2].text}", start + 3
    half_end = _end_of_half(parts, end)
    has_half = half_end > end
    scale, after_scale = _scale_at(parts, half_end)
    scaled_end = _find_scaled_end(parts, start, end) if may_borrow and scale == 1 else None
    if scaled_end is not None:
        borrowed = read_literal(text, scaled_end.scale)
        is_from = text_at(parts, start - 1) in joint_words.FROM_WORDS  # "from 9 to 4 million"
        most = scaled_end.mantissa * (_STEEPEST if is_from else 1)
        if borrowed is not None and (borrowed[0] < most or parts[end].text == "±"):
            scale = scaled_end.scale
    is_money = any(is_currency(text_at(parts, at)) for at in (start - 1, after_scale))
    scale_word = text_at(parts, after_scale - 1)
    mantissa = read_literal(text, scale, is_whole=is_whole, scale_word=scale_word, is_money=is_money)
    if mantissa is None:
        return None
    value, decimals = mantissa
    if has_half and not decimals:
        return Term(value + vocabulary.HALF, TENTH, scale, after_scale)
    grain = Fraction(1, 10**decimals) if decimals else Fraction(last_place(int(value)))
    return Term(value, grain, scale, after_scale)


def _find_scaled_end(parts: Sequence[Token], start: int, end: int) -> Term | None:
    """The second end of a range, whose scale word serves both: "from 40 to 55 thousand"."""
    is_joined = end + 1 < len(parts) and is_range_joint(parts, start, parts[end].text)
    if not is_joined and text_at(parts, end) not in joint_words.ONTO_WORDS:
        return None
    second = _term_at(parts, skip_currency(parts, end + 1), may_borrow=False)
    if second is None or second.scale > 1:
        return second
    if parts[second.end - 1].text == "hundred":  # "between four and five hundred"
        return Term(second.value / 100, Fraction(1), 100, second.end)
    if not parts[start].text.isdigit() or parts[end].text in joint_words.TO_WORDS or second.value % THOUSAND:
        return None
    thousands = second.value / THOUSAND  # "70-80,000"
    return Term(thousands, Fraction(1), THOUSAND, second.end) if int(parts[start].text) < thousands else None


def is_one_of_scale(parts: Sequence[Token], start: int) -> bool:
    """Whether a scale word is a number by itself: "mille soldati", "около тысячи"."""
    text = parts[start].text
    if text not in _ALONE:
        return False
    is_hedged = text in scale_words.SCALES_IN_GENITIVE and is_after_hedge(parts, start)
    before = text_at(parts, start - 1)
    is_of_several = before in scale_words.SEVERAL_TENS or before in scale_words.SEVERAL_HUNDREDS  # "desítky tisíc"
    return is_hedged or (text in scale_words.SCALES_ALONE and not is_of_several)


def _spelled_term(parts: Sequence[Token], start: int, *, may_borrow: bool) -> Term | None:
    if is_one_of_scale(parts, start):
        return Term(Fraction(1), Fraction(1), *_scale_at(parts, start))
    compound = read_compound(parts[start].text)
    if compound >= THOUSAND:
        scales = scale_words.BILLION, scale_words.MILLION, THOUSAND, 1
        scale = next(scale for scale in scales if compound % scale == 0)
        return Term(Fraction(compound, scale), Fraction(last_place(compound // scale)), scale, start + 1)
    if parts[start].text not in _FIRST_WORDS and not compound:
        return None
    mantissa, end, needs_scale = read_mantissa(parts, start)
    scale, after_scale = _scale_at(parts, end)
    scaled_end = _find_scaled_end(parts, start, end) if may_borrow and scale == 1 and mantissa > 0 else None
    if scaled_end is not None and mantissa < scaled_end.mantissa:
        scale = scaled_end.scale
    is_and_a_half = mantissa > 1 and mantissa.denominator > 1  # "three and a half years"
    if mantissa == 0 or (needs_scale and scale == 1 and not is_and_a_half):
        return None
    grain = TENTH if mantissa.denominator > 1 else Fraction(last_place(int(mantissa)))
    return Term(mantissa, grain, scale, after_scale)


def _end_of_half(parts: Sequence[Token], at: int) -> int:
    """The token after "с половиной" or "and a half"; `at` itself where neither stands there."""
    if [part.text for part in parts[at : at + 3]] == ["and", "a", "half"]:
        return at + 3
    return at + 2 * is_with_a_half(parts, at)


def _scale_at(parts: Sequence[Token], position: int) -> tuple[int, int]:
    """The product of the scale words from a position, 1 where there are none, and the position after them."""
    scale, start = 1, position
    if 0 < position < len(parts) and parts[position].is_dash and parts[position - 1].touches(parts[position]):
        position += 1  # "155-тысячный", "100-odd thousand"
    if text_at(parts, position) in vocabulary.BEFORE_ODD_WORDS and text_at(parts, position + 1) in vocabulary.ODD_WORDS:
        position += 1
    if text_at(parts, position) in vocabulary.ODD_WORDS:
        position += 1
    while text_at(parts, position) in scale_words.SCALES and scale <= LARGEST and not _is_metres(parts, position):
        scale *= scale_words.SCALES[parts[position].text]
        position += 1
    return (scale, position) if scale > 1 else (1, start)


def _is_metres(parts: Sequence[Token], position: int) -> bool:
    """ "8,849 m high", "the 100m final", but not "20m people" nor "£20 m"."""
    if parts[position].text == "m" and text_at(parts, position + 1) in _AFTER_METRES:
        return True
    words = {part.text for part in parts[max(position - 6, 0) : position]}
    if parts[position].text == "m" and "." in parts[position - 1].text and not words.isdisjoint(_BEFORE_METRES):
        return True  # "he jumped 8.31m"
    before = text_at(parts, position - 2)
    is_race = text_at(parts, position - 1) in _RACES and (before == "the" or before.endswith("'s"))  # "the 1,500m"
    if is_race and parts[position].text == "m" and not (position + 1 < len(parts) and parts[position + 1].is_counted):
        return True
    is_apart = parts[position].text == "m" and not parts[position - 1].touches(parts[position])
    return is_apart and not (is_currency(text_at(parts, position - 2)) or is_currency(text_at(parts, position + 1)))


def _is_spaced_decimal(parts: Sequence[Token], start: int) -> bool:
    """A decimal comma with a slip of a space after it, before a scale word: "134, 5 тыс."."""
    if text_at(parts, start + 3) not in scale_words.SCALES or text_at(parts, start + 1) != ",":
        return False
    whole, decimals = parts[start], parts[start + 2]
    is_plain = whole.text.isdigit() and decimals.is_literal and len(decimals.text) <= 2
    return is_plain and whole.touches(parts[start + 1])
