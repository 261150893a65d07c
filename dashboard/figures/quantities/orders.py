"""Orders of magnitude in a text: "tens of thousands", "scores", "in the low thousands", "десятки", "vingtaine"."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from dashboard.figures.hedges import hedge_interval
from dashboard.figures.normalize import normalize, words
from dashboard.figures.quantities.bounds import ORDER, Printed
from dashboard.figures.quantities.numbers import FoundNumber, unit_after
from dashboard.figures.scale_words import A_FEW, SCALES, SEVERAL, SEVERAL_HUNDREDS, SEVERAL_TENS
from dashboard.figures.terms import is_one_of_scale
from dashboard.figures.tokens import Token, text_at
from dashboard.figures.vocabulary import ARTICLES, UNITS, UNITS_BEFORE_SCALE

_LINKS = words("of de di von")
_LOW, _HIGH, _MID = words("low"), words("high upper"), words("mid")
_COUPLE = words("couple пару пара")
_ABOUT_SO_MANY = {normalize(word): value for word, value in (
    ("dizaine", 10), ("douzaine", 12), ("quinzaine", 15), ("vingtaine", 20), ("trentaine", 30), ("quarantaine", 40),
    ("cinquantaine", 50), ("soixantaine", 60), ("centaine", 100), ("millier", 1000), ("decena", 10), ("docena", 12),
    ("veintena", 20), ("centenar", 100), ("decina", 10), ("dozzina", 12), ("ventina", 20), ("trentina", 30),
    ("centinaio", 100), ("migliaio", 1000), ("dúzia", 12), ("dezena", 10), ("centena", 100), ("milhar", 1000),
    ("dutzend", 12), ("tucet", 12), ("tuzin", 12), ("tucat", 12), ("десяток", 10), ("дюжина", 12), ("дюжину", 12),
    ("сотня", 100), ("сотню", 100), ("millar", 1000), ("tiental", 10), ("twintigtal", 20), ("dertigtal", 30),
    ("vijftigtal", 50), ("honderdtal", 100), ("duizendtal", 1000), ("setka", 100), ("setkę", 100), ("stovka", 100),
    ("stovku", 100), ("desítka", 10), ("desítku", 10),
)}  # fmt: skip
_MANY = {normalize(word): value for word, value in (
    ("dutzende", 12), ("dutzenden", 12), ("dozzine", 12), ("docenas", 12), ("dúzias", 12), ("douzaines", 12),
    ("hunderte", 100), ("hunderten", 100), ("tausenden", 1000), ("tisícovky", 1000),
)}  # fmt: skip
_MORE_TENS = words("десяткам десятками десятках")
_MORE_HUNDREDS = words("сотням сотнями сотнях")
_MORE_THOUSANDS = words("тысячами тысячах тысячам тисячами тисячах тисячам")
_SEVERAL = {**SEVERAL, **dict.fromkeys(_MORE_THOUSANDS, 1000)}


def read_order(parts: Sequence[Token], start: int) -> FoundNumber | None:
    """The order of magnitude that starts at a token."""
    text = parts[start].text
    if is_one_of_scale(parts, start):
        return None
    if text in _ABOUT_SO_MANY:
        at = start + 1 + (text_at(parts, start + 1) in _LINKS)
        scale = _SEVERAL.get(text_at(parts, at), 1)  # "une centaine de milliers"
        return _about(parts, start, Fraction(_ABOUT_SO_MANY[text] * scale), at + 1 if scale > 1 else start + 1)
    if [text_at(parts, start - 1), text, text_at(parts, start + 1)] == ["a", "score", "of"]:
        return _about(parts, start, Fraction(20), start + 1) if _is_noun(parts, start + 2) else None
    if text in _COUPLE:
        at = start + 1 + (text_at(parts, start + 1) in _LINKS)
        scale = _scale_at(parts, at)
        return _about(parts, start, Fraction(2 * scale), at + 1) if scale > 1 else None
    at = start + (text in _LOW | _HIGH | _MID)
    unit, end = _unit(parts, at)
    if not unit:
        return None
    found = hedge_interval(ORDER, unit, 1)
    least, most = found.at_least or 0, found.at_most or 0
    if at > start:
        least, most = {True: (unit, 5 * unit - 1), False: (5 * unit, most)}[text in _LOW]
    kind, name, after = unit_after(parts, end + (text_at(parts, end) in _LINKS), is_certain=True)
    printed = Printed(Fraction(unit), Fraction(unit), is_rounded=True)
    return FoundNumber(printed, start, after if name else end, kind, name, ORDER, at_least=least, at_most=most)


def _is_noun(parts: Sequence[Token], at: int) -> bool:
    """ "a score of villages", not "a score of 9,000"."""
    return text_at(parts, at).isalpha() and text_at(parts, at) not in UNITS


def _about(parts: Sequence[Token], start: int, value: Fraction, end: int) -> FoundNumber:
    kind, name, after = unit_after(parts, end + (text_at(parts, end) in _LINKS), is_certain=True)
    printed = Printed(value, max(Fraction(1), value / 2), is_rounded=True)
    return FoundNumber(printed, start, after if name else end, kind, name, "about")


def _unit(parts: Sequence[Token], at: int) -> tuple[int, int]:
    """The unit of which several are meant, and the token after it; 0 where none is."""
    text = text_at(parts, at)
    if text in SEVERAL_TENS | SEVERAL_HUNDREDS | _MORE_TENS | _MORE_HUNDREDS:
        unit = 10 if text in SEVERAL_TENS | _MORE_TENS else 100
        after = at + 1 + (text_at(parts, at + 1) in _LINKS)
        several = _SEVERAL.get(text_at(parts, after))
        return (unit * several, after + 1) if several else (unit, at + 1)
    if text == "miles" and not _is_spanish(parts, at):
        return 0, at
    if text in _SEVERAL or text in _MANY:
        if text == "scores" and text_at(parts, at + 1) != "of":
            return 0, at
        return _SEVERAL.get(text) or _MANY[text], at + 1
    if text in A_FEW and text_at(parts, at - 1) not in ARTICLES - {"a", "ein", "een"}:
        scale = _scale_at(parts, at + 1)
        return (scale, at + 2) if scale > 1 else (0, at)
    return 0, at


def _scale_at(parts: Sequence[Token], at: int) -> int:
    """The scale word at a token, which may be the "hundert" of "ein paar hundert"; 1 where none is."""
    text = text_at(parts, at)
    is_hundred = text in SEVERAL_HUNDREDS or UNITS_BEFORE_SCALE.get(text) == 100
    return SCALES.get(text, 100 if is_hundred else 1)


def _is_spanish(parts: Sequence[Token], at: int) -> bool:
    """ "miles de soldados", not "for miles"."""
    return text_at(parts, at + 1) == "de" or text_at(parts, at - 1) in ("de", "los", "varios", "muchos")
