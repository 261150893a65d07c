"""The plain form of words, in which they are compared."""

from __future__ import annotations

import re
import unicodedata

_FRACTIONS = {"½": (".5", "half"), "¼": (".25", "quarter"), "¾": (".75", "three quarters")}
_FRACTION = re.compile(r"(?:(\d+) ?)?([½¼¾])")
_WRITTEN_OUT = re.compile(r"(?<=\d )(1/2|1/4|3/4)(?![\d/])")


def _write_fractions(text: str) -> str:
    """ "1½" and "1 1/2" as "1.5", "18·2" as "18.2", and one sign for plus or minus."""
    text = _WRITTEN_OUT.sub(lambda found: {"1/2": "½", "1/4": "¼", "3/4": "¾"}[found[1]], text)
    for found in reversed(list(_FRACTION.finditer(text))):
        digits, word = _FRACTIONS[found[2]]
        text = text[: found.start()] + (f"{found[1]}{digits}" if found[1] else word) + text[found.end() :]
    text = re.sub(r"(?<=\d)(?: ?… ?|\.{2,3})(?=\d)", "–", text)  # "20 … 25 thousand", "20..25"
    return re.sub(r"(?<=\d)·(?=\d)", ".", text).replace("+/-", "±").replace("+/−", "±")


def normalize(text: str) -> str:
    """Lower case, no accents, plain spaces, one apostrophe; superscripts, such as footnote marks, dropped."""
    text = _write_fractions(text)
    text = "".join(letter for letter in text if unicodedata.category(letter) != "No")
    text = unicodedata.normalize("NFKD", text).casefold().replace("’", "'").replace("`", "'")
    letters = (letter for letter in text if not unicodedata.combining(letter) and letter != "\N{ZERO WIDTH SPACE}")
    return " ".join("".join(letters).split())


def words(text: str) -> frozenset[str]:
    """Plain words, for membership."""
    return frozenset(normalize(text).split())
