"""Reads the number of a cell, in digits or in words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from decimal import Decimal, InvalidOperation
from typing import NamedTuple

from dashboard.figures.amounts import Amount, NumberKind, to_amount
from dashboard.figures.vocabulary import HEDGES
from dashboard.figures.wording import LOWER_BOUNDING, UPPER_BOUNDING, Phrase

EMPTY = frozenset(
    ["", ":", ".", "..", "...", "…", "-", "–", "—", "na", "n/a", "#n/a", "nan", "null", "none", "nil", "x", "*", "?"]
)
DECIMAL_MARKS = (".", ",", "·")
MOST_DECIMALS, MOST_DIGITS = 10, 24
_NO_NUMBER = re.compile(r":? ?[a-z]|: ?[a-z]{1,2}|k\. ?a\.|n\.d\.|н/д|no data|not available", re.IGNORECASE)
_SPACES = " \u00a0\u202f\u2009"
_SIGN = r"(?P<sign>[-+−–]?)\s*"
_MONEY = r"(?:US\$|[$€£¥₴₽]|[A-Z]{3})?\s*"
_FOOTNOTE = re.compile(r"(?:\s*\[[^\]]{0,20}\])+$|(?<=[\d%])\s*[*†‡]+$")
LETTER_FLAG = re.compile(r"(?<=\d) [a-z]{1,3}$")  # of statistical offices: "123.4 e", "57 bp"
# Digits that are no words around a number: an exponent out of bounds, a date, a time.
_NO_PHRASE = re.compile(r"[-+]?[\d.,]+e[-+]?\d+|\d+([-/])\d+\1\d+.*|\d+[:/]\d+.*", re.IGNORECASE)
# Letters, figures, spaces and currencies may stand in a phrase, and these signs; all others are markup or code.
_KINDS_OF_LETTERS = ("L", "M", "N", "Z", "Sc")
_SIGNS = frozenset(".,:'’ʼ\"“”«»·…-‐‑–—−+±~≈<>≤≥%‰/()\n\t")
_CODE = re.compile(r"[<>]\s*[a-z/]|//|:\S|[^\W\d_]\(\d|\b[A-ZА-Я]\w*-\d", re.UNICODE)  # "<b>", "f(1)", "COVID-19"
_LONGEST_CELL = 120  # letters of a wording; a longer cell is no number phrase
_WORDS_OF_HEDGES = {"more": "more than", "less": "less than", "over": "over", "under": "less than", "approx": "about"}
_WORDS_OF_HEDGES |= {"approx.": "about", "~": "about", "≈": "about", "ca": "about", "ca.": "about", "c.": "about"}
_WORDS_OF_HEDGES |= {">": "more than", "<": "less than", "est": "about", "est.": "about", "estimate": "about"}
_WORDS_OF_HEDGES |= {"≥": "at least", "≤": "at most", "+": "more than"}
_DECIMALS = re.compile(r"\d([.,·])(\d+)%?$")


class NumberCell(NamedTuple):
    """The bounds of a cell as stated, and its words; `is_bare` tells that it is digits alone."""

    low: Amount | None
    high: Amount | None
    wording: str
    is_bare: bool


class NumberReader:
    """Reads the cells of one table, whose decimal mark is known; remembers each text that it has read."""

    def __init__(self, decimal: str, kind: NumberKind = "integer") -> None:
        self._decimal, self._kind = decimal, kind
        marks = {".": r",", ",": r".", "·": r","}[decimal]
        grouped = rf"\d{{1,3}}(?:[{re.escape(marks)}{_SPACES}'’]\d{{3}})+"
        rest = rf"(?:{re.escape(decimal)}\d+)?(?:[eE][-+]?\d{{1,3}})?"
        self._pattern = re.compile(rf"{_SIGN}{_MONEY}(?P<digits>(?:{grouped}|\d+){rest}|{re.escape(decimal)}\d+)\s*%?")
        self._seen: dict[str, NumberCell | None] = {}

    def read(self, cell: str) -> NumberCell | None:
        """The number of a cell; None where it holds none."""
        if cell not in self._seen:
            self._seen[cell] = self._read(cell) if len(cell) <= _LONGEST_CELL else None
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
        text = _FOOTNOTE.sub("", cell).strip()
        text = LETTER_FLAG.sub("", text)
        if text.startswith("(") and text.endswith(")"):  # how accountants write what is below zero
            text = f"-{text[1:-1]}"
        bare = self.read_bare(text)
        if bare is not None:
            return NumberCell(bare, bare, text, is_bare=True)
        return None if _NO_PHRASE.fullmatch(text) or not _is_phrase(text) else self._read_phrase(text)

    def _read_phrase(self, text: str) -> NumberCell | None:
        """Words around a number, by the reader of all wordings."""
        phrase = Phrase.of(text, self._kind)
        if phrase.ranges:
            first, last = (one.number.value for one in phrase.ranges[0])
            return NumberCell(min(first, last), max(first, last), text, is_bare=False)
        if len(phrase.spans) != 1:
            return None
        (one,) = phrase.spans
        hedges = phrase.hedges(one)
        hedge, value = hedges[0] if hedges else "", one.number.value
        low = None if hedge in UPPER_BOUNDING else value
        return NumberCell(low, None if hedge in LOWER_BOUNDING else value, text, is_bare=False)


def _is_phrase(text: str) -> bool:
    """Whether the whole of a text may be words around a number: "[x](f(1))" is none."""
    is_plain = all(one in _SIGNS or unicodedata.category(one).startswith(_KINDS_OF_LETTERS) for one in text)
    return is_plain and not _CODE.search(text)


def is_empty(cell: str) -> bool:
    """Whether a cell says that there is no number."""
    return cell in EMPTY or cell.casefold() in EMPTY or bool(_NO_NUMBER.fullmatch(cell))


def find_hedge(word: str) -> str:
    """The words of a hedge that a column beside a number holds: "more" → "more than"; empty where it is none."""
    text = word[:_LONGEST_CELL].casefold().strip(" .")
    usual = _WORDS_OF_HEDGES.get(word.casefold()) or _WORDS_OF_HEDGES.get(text)
    if usual:
        return usual
    return text if HEDGES.get(tuple(text.split()), "none") != "none" else ""


def guess_decimal(cells: Iterable[str], delimiter: str) -> tuple[str, bool]:
    """The decimal mark of a table, and whether the cells leave a doubt: "1.234" alone may be either."""
    votes = {".": 0, ",": 0, "·": 0}
    doubtful = {".": 0, ",": 0}
    for cell in cells:
        found = _DECIMALS.search(cell) if len(cell) <= _LONGEST_CELL else None
        if found is None or not re.fullmatch(r"\D{0,4}[\d.,·'’\s]+%?", cell):
            continue
        mark, digits = found.groups()
        other = "," if mark == "." else "."
        if cell.count(mark) > 1 and mark != "·":
            votes[other] += 1
        elif mark == "·" or len(digits) != 3 or other in cell or re.match(r"\D*(0|\d{4,})[.,]", cell):
            votes[mark] += 1
        else:
            doubtful[mark] += 1
    if any(votes.values()):
        return max(votes, key=lambda mark: votes[mark]), False
    if doubtful["."]:
        return ("," if delimiter == ";" else "."), True
    return ".", False
