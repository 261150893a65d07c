"""Reads the number of a cell, in digits or in words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from decimal import Decimal, InvalidOperation
from typing import NamedTuple

from dashboard.figures.amounts import Amount, NumberKind, to_amount
from dashboard.figures.hedge_words import HEDGES
from dashboard.figures.scale_words import MILLION, SCALES, SCALES_AFTER_COMMAS, SCALES_AFTER_POINTS
from dashboard.figures.wording import LOWER_BOUNDING, UPPER_BOUNDING, Phrase
from dashboard.importing.limits import LONGEST_WORDING
from dashboard.importing.values.intervals import split_interval

EMPTY = frozenset(
    ["", ":", ".", "..", "...", "…", "-", "–", "—", "na", "n/a", "#n/a", "nan", "null", "none", "nil", "x", "*", "?"]
)
DECIMAL_MARKS = (".", ",", "·")
MOST_DECIMALS, MOST_DIGITS = 10, 24
_BEST_AND_ENDS = 3
_NO_NUMBER = re.compile(
    r":? ?[a-z]|\[(?:[a-z]|low)\]|: ?[a-z]{1,2}|k\. ?a\.|n\. ?[acdrv]\.?|s\. ?[do]\.|н/[дп]|no data|missing|tb[acd]"
    r"|not (?:available|applicable|known|reported|stated|given)|unknown|нет данных|не указано|неизвестно|немає даних"
    r"|не вказано|невідомо|keine angaben?|unbekannt|non (?:disponible|disponibile|noto)|inconnu|sin datos|desconocido"
    r"|sem dados|brak danych|nieznan[ae]|neuvedeno|onbekend|-([2-9])\1{8}",  # -666666666, of the US Census
    re.IGNORECASE,
)
_SPACES = " \u00a0\u202f\u2009"
_SIGN = r"(?P<sign>[-+−–]?)\s*"
_MONEY = r"(?:US\$|[$€£¥₴₽]|[A-Z]{3})?\s*"
_FOOTNOTE = re.compile(r"(?:\s*\[[^\]]{0,20}\])+$|(?<=[\d%])\s*[*†‡¹²³⁴⁵⁶⁷⁸⁹⁰ᵃᵇᶜᵈᵉ]+$")
# Of statistical offices: "123.4 e", "57 bp", "26.4(p)"; but not "12 bn", whose letters multiply.
_MINUS_LAST = re.compile(r"\d[\d.,'’\s]*[-−]")
_SHORT_SCALES = "|".join(sorted(word for word in SCALES if len(word) <= 3 and word.isascii()))
LETTER_FLAG = re.compile(rf"(?<=\d) (?!(?:{_SHORT_SCALES})$)[a-z]{{1,3}}$|(?<=\d) ?\([a-z]{{1,2}}\)$")
# "$(1,234)" and "$-5" have the sign after the currency.
_MINUS_INSIDE = re.compile(r"(US\$|[$€£¥₴₽])\s*(?:\(([^()]+)\)|[-−–](?=\d)(.+))")
_FRACTIONS = {"½": Decimal("0.5"), "¼": Decimal("0.25"), "¾": Decimal("0.75")}
# Digits that are no words around a number: an exponent out of bounds, a date, a time.
_NO_PHRASE = re.compile(r"[-+]?[\d.,]+e[-+]?\d+|\d+([-/])\d+\1\d+.*|\d+[:/]\d+.*|\d+年.*", re.IGNORECASE)
# Letters, figures, spaces and currencies may stand in a phrase, and these signs; all others are markup or code.
_KINDS_OF_LETTERS = ("L", "M", "N", "Z", "Sc")
_SIGNS = frozenset(".,:'’ʼ\"“”«»·…-‐‑–—−+±~≈<>≤≥%‰°/()٬٫،\n\t")
_CODE = re.compile(r"[<>]\s*[a-z/]|//|:\S|[^\W\d_]\(\d|\b[A-ZА-Я]\w*-\d", re.UNICODE)  # "<b>", "f(1)", "COVID-19"
_WORDS_OF_HEDGES = {"more": "more than", "less": "less than", "over": "over", "under": "less than", "approx": "about"}
_WORDS_OF_HEDGES |= {"approx.": "about", "~": "about", "≈": "about", "ca": "about", "ca.": "about", "c.": "about"}
_WORDS_OF_HEDGES |= {">": "more than", "<": "less than", "est": "about", "est.": "about", "estimate": "about"}
_WORDS_OF_HEDGES |= {"≥": "at least", "≤": "at most", "+": "more than"}
_NUMERAL = re.compile(r"\d(?:[\d.,·'’\s]*\d)?")
_DECIMALS = re.compile(r"([.,·])(\d+)$")
_AFTER = re.compile(r"\s*([^\W\d_]+)")
_ENGLISH = SCALES_AFTER_COMMAS | {"thousand", "thousands"}
_POINTS = SCALES_AFTER_POINTS | {"mio", "mrd", "mld", "tsd", "tausend", "mil", "mila"}  # whose decimal mark is a comma


class NumberCell(NamedTuple):
    """The bounds of a cell as stated, and its words; `is_bare` tells that it is digits alone.

    `is_plain`: without the decimal mark of the table, the words are read in the same way.
    """

    low: Amount | None
    high: Amount | None
    wording: str
    is_bare: bool
    is_plain: bool = True


class NumberReader:
    """Reads the cells of one table, whose decimal mark is known; remembers each text that it has read."""

    def __init__(self, decimal: str, kind: NumberKind = "integer") -> None:
        self._decimal, self._kind = decimal, kind
        marks = {".": r",", ",": r".", "·": r","}[decimal]
        thousands = re.escape(marks)
        self._thousands = re.compile(rf"(?<![\d.,])(\d{{1,3}}(?:{thousands}\d{{3}})+)(?![\d{thousands}])")
        self._decimals = re.compile(rf"(?<![\d.,])(\d+){re.escape(decimal)}(\d{{3}})(?![\d.,])")
        grouped = rf"\d{{1,3}}(?:[{re.escape(marks)}{_SPACES}'’]\d{{3}})+"
        rest = rf"(?:{re.escape(decimal)}\d+)?(?:[eE][-+]?\d{{1,3}})?"
        self._pattern = re.compile(rf"{_SIGN}{_MONEY}(?P<digits>(?:{grouped}|\d+){rest}|{re.escape(decimal)}\d+)\s*%?")
        self._seen: dict[str, NumberCell | None] = {}

    def read(self, cell: str) -> NumberCell | None:
        """The number of a cell; None where it holds none."""
        if cell not in self._seen:
            self._seen[cell] = self._read(cell) if len(cell) <= LONGEST_WORDING else None
        return self._seen[cell]

    def read_bare(self, cell: str) -> Amount | None:
        """The number of a cell that is digits alone."""
        if cell.isdecimal() and cell.isascii() and len(cell) < MOST_DIGITS:
            return int(cell)
        found = self._pattern.fullmatch(cell)
        if found is None:
            return None
        digits = re.sub(rf"[^\d{re.escape(self._decimal)}eE+-]", "", found["digits"]).replace(self._decimal, ".")
        try:
            value = Decimal(digits)
        except InvalidOperation:
            return None
        exponent = value.as_tuple().exponent
        if not isinstance(exponent, int) or value.adjusted() >= MOST_DIGITS or exponent < -MOST_DIGITS:
            return None
        return to_amount(-value if found["sign"] in ("-", "−", "–") else value)

    def _read(self, cell: str) -> NumberCell | None:
        found = [one for part in split_interval(cell.strip()) if (one := self.read_bare(part)) is not None]
        if len(found) == _BEST_AND_ENDS:
            best, low, high = found
            if low <= best <= high:
                return NumberCell(low, high, _in_parentheses(cell.strip()), is_bare=False, is_plain=False)
            if "(" in cell:  # "120 (2019–2020)"; brackets may name notes: "82 000 [1-3]"
                return None
        text = _FOOTNOTE.sub("", cell).strip()
        text = LETTER_FLAG.sub("", text)
        digits = text.replace("٬", "").replace("٫", self._decimal)  # the thousands and decimal marks of Arabic
        if text.startswith("(") and text.endswith(")"):  # how accountants write what is below zero
            text = f"-{text[1:-1]}"
        elif inside := _MINUS_INSIDE.fullmatch(text):
            text = f"-{inside[1]}{inside[2] or inside[3]}"
        elif _MINUS_LAST.fullmatch(text):  # how their programs print it
            text = f"-{text[:-1].strip()}"
        bare = _FRACTIONS.get(text) or self.read_bare(digits)
        if bare is not None:
            return NumberCell(bare, bare, text, is_bare=True)
        return None if _NO_PHRASE.fullmatch(text) or not _is_phrase(text) else self._read_phrase(text)

    def _read_phrase(self, text: str) -> NumberCell | None:
        """Words around a number, by the reader of all wordings."""
        plain = self._write_plainly(text)
        phrase = Phrase.of(plain, self._kind)
        is_plain = plain == text
        if phrase.ranges:
            first, last = (one.number.value for one in phrase.ranges[0])
            return NumberCell(min(first, last), max(first, last), text, is_bare=False, is_plain=is_plain)
        if not phrase.spans and phrase.several:  # "tens of thousands"
            return NumberCell(None, None, text, is_bare=False)
        if phrase.margins:
            margin = phrase.margins[0]
            return NumberCell(margin.least, margin.greatest, text, is_bare=False, is_plain=is_plain)
        if len(phrase.spans) != 1:
            return None
        (one,) = phrase.spans
        hedges = phrase.hedges(one)
        hedge, value = hedges[0] if hedges else "", one.number.value
        low = None if hedge in UPPER_BOUNDING else value
        return NumberCell(low, None if hedge in LOWER_BOUNDING else value, text, is_bare=False, is_plain=is_plain)

    def _write_plainly(self, text: str) -> str:
        """A phrase in which only one reading of "1,234 million" is left, by the decimal mark of the table."""
        text = self._thousands.sub(lambda found: re.sub(r"\D", "", found[0]), text)
        # A fourth decimal: three digits after a point would be thousands.
        return self._decimals.sub(
            lambda found: f"{found[1]}.{found[2]}0" if self._are_decimals(text, found) else found[0], text
        )

    def _are_decimals(self, text: str, found: re.Match[str]) -> bool:
        """Whether digits after a point are decimals: a point is what is guessed where nothing speaks for a mark."""
        return self._decimal != "." or 1 < _scale_after(text, found.end())[0] < MILLION


def _in_parentheses(text: str) -> str:
    """An interval as the words of figures have it: "82 000 [63 000-110 000]" in parentheses."""
    return text.replace("[", "(").replace("]", ")")


def _is_phrase(text: str) -> bool:
    """Whether the whole of a text may be words around a number: "[x](f(1))" is none."""
    is_plain = all(one in _SIGNS or unicodedata.category(one).startswith(_KINDS_OF_LETTERS) for one in text)
    return is_plain and not _CODE.search(text)


def is_empty(cell: str) -> bool:
    """Whether a cell says that there is no number."""
    return cell in EMPTY or cell.casefold() in EMPTY or bool(_NO_NUMBER.fullmatch(cell))


def find_hedge(word: str) -> str:
    """The words of a hedge that a column beside a number holds: "more" → "more than"; empty where it is none."""
    text = word[:LONGEST_WORDING].casefold().strip(" .")
    usual = _WORDS_OF_HEDGES.get(word.casefold()) or _WORDS_OF_HEDGES.get(text)
    if usual:
        return usual
    return text if HEDGES.get(tuple(text.split()), "none") != "none" else ""


def _scale_after(text: str, end: int) -> tuple[int, str]:
    """What the word after a number multiplies it by, and the word; 1 where it does not."""
    found = _AFTER.match(text, end)
    word = found[1].casefold() if found else ""
    return SCALES.get(word, 1), word


def guess_decimal(cells: Iterable[str], delimiter: str, form: str = "") -> tuple[str, bool]:
    """The decimal mark of a table, and whether the cells leave a doubt: "1.234" alone may be either."""
    votes = {".": 0, ",": 0, "·": 0}
    doubtful = {".": 0, ",": 0}
    for cell in cells:
        text = _FOOTNOTE.sub("", cell) if len(cell) <= LONGEST_WORDING else ""
        numerals = list(_NUMERAL.finditer(text))
        if len(numerals) != 1 or not (found := _DECIMALS.search(numerals[0][0])):
            continue
        mark, digits = found.groups()
        other = "," if mark == "." else "."
        numeral, (scale, word) = numerals[0][0], _scale_after(text, numerals[0].end())
        if numeral.count(mark) > 1 and mark != "·":
            votes[other] += 1
        elif mark == "·" or len(digits) != 3 or other in numeral or re.match(r"(0|\d{4,})[.,]", numeral):
            votes[mark] += 1
        elif word in _ENGLISH or (scale > 1 and (mark == "," or word in _POINTS)):
            votes["." if word in _ENGLISH else ","] += 1
        else:
            doubtful[mark] += 1
    if any(votes.values()):
        return max(votes, key=lambda mark: votes[mark]), False
    if doubtful["."]:
        is_grouped = delimiter == ";" or form == "sentences"  # which seldom have three decimals
        return ("," if is_grouped else "."), True
    return ".", False
