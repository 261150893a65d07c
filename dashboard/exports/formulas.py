"""Keeps spreadsheets from running text of the data as a formula, and from reading it as a number of their own."""

from __future__ import annotations

import re
import unicodedata

# Spreadsheets read = + - @ as the start of a formula, in their full-width and small forms too.
_STARTS = "=+@＝＋－＠﹢﹣﹦﹫-"
# Where a list separator is ";" or a tab, as in most of Europe, a file with commas is split there instead.
_SEPARATORS = ";\t\r\n"
# Finds, in the words of RE2, the few cells that need a look: those where nothing but signs stands before such a start.
SUSPICIOUS = rf"(?:^|[{_SEPARATORS}])[^\p{{L}}\p{{N}}]*[{_STARTS}]|^[\t\r\n]"

# What some country reads as a number, a date or a time, with another value than was printed: "569,000" is 569 in
# Germany, "1.5" a day in Turkey, "2022-08" a day in America. Plain digits, days and times mean the same everywhere.
_AMBIGUOUS = re.compile(r"[\s'’(+\-−–$€£₴₺%/:.,\d)]+(?:[eE][+-]?\d+)?")
_PLAIN = re.compile(r"[1-9]\d{0,14}|0|\d{4}-\d{2}-\d{2}|\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?", re.ASCII)
# The same for whole columns, in the words of RE2: cells without a letter, or with the one of 1e5.
AMBIGUOUS = r"^[^\p{L}]*\p{Nd}[^\p{L}]*(?:[eE][+-]?\p{Nd}+)?$"


def keep_as_text(text: str) -> str:
    """The text as a cell that every spreadsheet takes for just this text: with an apostrophe where it needs one."""
    is_number = _AMBIGUOUS.fullmatch(text) and not _PLAIN.fullmatch(text) and any(map(str.isdigit, text))
    return f"'{text}" if is_number else defuse_formulas(text)


def defuse_formulas(text: str) -> str:
    """The text with an apostrophe before each place where a spreadsheet would start to read a formula.

    That is the start of the cell, and what follows a semicolon, tab or line break: a spreadsheet that takes these for
    the separator starts a cell there. Spaces, byte order marks, marks of no width and quotes before it are passed over.
    """
    guarded = "".join(f"'{piece}" if _is_formula(piece) else piece for piece in re.split(f"([{_SEPARATORS}])", text))
    return f"'{guarded}" if text[:1] in ("\t", "\r", "\n") else guarded


def _is_formula(piece: str) -> bool:
    first = next((character for character in piece if not _is_passed_over(character)), "")
    return first != "" and first in _STARTS


def _is_passed_over(character: str) -> bool:
    kind = unicodedata.category(character)
    return character == '"' or kind.startswith("Z") or kind in ("Cc", "Cf")
