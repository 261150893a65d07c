"""Running text in the plain form in which words are compared, with the place of each letter in the text as given."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from dashboard.figures.hedge_words import HEDGES
from dashboard.figures.normalize import normalize
from dashboard.figures.quantities.chinese import (
    Numeral,
    find_breaks,
    find_days,
    find_numerals,
    find_parts,
    is_counted_sign,
)
from dashboard.figures.quantities.day import month_of
from dashboard.figures.quantities.words import COUNTED, MAKES
from dashboard.figures.scale_words import ABBREVIATIONS
from dashboard.figures.tokens import DASHES, Token, drop_hyphens, read_tokens, text_at

_BULLETS = frozenset("*•·▪" + DASHES)
_LONGEST_LIST = 20  # lines under one heading
_LONGEST_LABEL = 10  # tokens
_LONGEST_ENTRY = 5  # tokens after the colon and with it
LONGEST_SENTENCE = 160  # tokens; a longer one is cut, so that the work stays linear
_LONGEST_PLAIN = 100_000  # letters; some single ones stand for eighteen, and no text is full of them
_FRACTIONS = {"½": (".5", " half "), "¼": (".25", " quarter "), "¾": (".75", " three quarters ")}
_SCALE_SIGNS = frozenset("千万萬億亿兆만억")
_ABBREVIATED = frozenset(normalize(
    "mr mrs ms dr gen col lt sgt st no vs approx ca c e g i jan feb mar apr jun jul aug sep sept oct nov dec art "
    "янв фев февр мар апр авг сен сент окт ноя нояб дек okt janv févr juil "
    "sch para reg каб ust op sec fig pp ch par vol ed "
    "ul av bd стр гл рис табл str proc ул вул просп пл г р ст им тов см т е д ул руб грн долл дол чол чел бл z b bzw "
    "ca nr ok godz "
    "art s p m d h"
).split())  # fmt: skip
_BEFORE_ORDINALS = frozenset(("der", "die", "das", "dem", "den", "des", "im", "am", "vom", "zum", "beim"))
_OFTEN_LAST = frozenset(("bn", "mn", "млрд", "млн"))  # no full stop belongs to these
_LONGEST_ACRONYM = 4  # letters of RFC, TGV
_LONGEST_NAME = 2  # words that may all be acronyms
_FINDERS = (find_numerals, find_days, find_parts)
_ARABIC_SIGNS = {"٬": ",", "٫": ".", "،": ",", "؟": "?", "٪": "%", "ـ": " "}
_ENDS = frozenset(".!?…")
_SHORT_HEDGES = frozenset(phrase[0] for phrase in HEDGES if phrase[1:] == (".",))  # "c.", "ok."
_CLAUSE_ENDS = frozenset(";:.!?—–()")
_CLOSING = frozenset("\"'»”")
_OPENING = frozenset("£$€\"'«“„([–—-@#")


# Those of "U.S. troops", which are "US troops"; the last one may end a sentence, too.
_POINT_OF_INITIALS = re.compile(r"(?<=(?<!\w)[A-Z])\.(?=[A-Z]\.)|(?<=(?<!\w)[A-Z]\.[A-Z])\.(?= [a-z])")


@dataclass(frozen=True, slots=True)
class PlainText:
    """`plain` is the text to read; the letter at `places[i]` of the text as given became the i-th letter of it."""

    given: str
    plain: str
    places: list[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """From where to where a stretch of the plain text stands in the text as given."""
        return self.places[start], self.places[end - 1] + 1


@dataclass(frozen=True, slots=True)
class Sentence:
    """The tokens of a sentence; their places are those in the plain text. `paragraph` counts from 0."""

    parts: list[Token]
    paragraph: int

    @property
    def start(self) -> int:
        """Where it begins in the plain text."""
        return self.parts[0].start

    @property
    def end(self) -> int:
        """Where it ends in the plain text."""
        return self.parts[-1].end


def read_plain(text: str) -> PlainText:
    """The text in plain form, letter by letter."""
    letters: list[str] = []
    places: list[int] = []
    numerals, read_to = {one.start: one for find in _FINDERS for one in find(text)}, 0
    breaks = find_breaks(text)
    points = {one.start() for one in _POINT_OF_INITIALS.finditer(text)}
    for place, letter in enumerate(text):
        if numeral := numerals.get(place):
            read_to = numeral.end
            for sign, at in _spell_out(numeral):
                letters.append(sign)
                places.append(at)
        if place < read_to or place in points:
            continue
        plain = _plain_letter(letter)
        if letter in _FRACTIONS:
            plain = _FRACTIONS[letter][not (letters and letters[-1].isdigit())]
        elif letter in "²³" and letters and letters[-1] in "mм":
            plain = unicodedata.normalize("NFKD", letter)
        elif letter == "·" and letters and letters[-1].isdigit():
            plain = "."
        elif letter in _SCALE_SIGNS and letters and (letters[-1].isdigit() or place == read_to > 0):
            _part_from_word(letters, places)
            plain = f" {plain} "
        elif place in breaks:
            plain = f" {plain}"
        elif letters and {letter.isdigit(), letters[-1].isdigit()} == {True, False}:
            plain = f" {plain}" if is_counted_sign(letter) or is_counted_sign(letters[-1]) else plain
        if plain == " " and letters and letters[-1] == " ":
            continue
        if len(letters) >= _LONGEST_PLAIN:
            break
        letters.extend(plain)
        places.extend([place] * len(plain))
    return PlainText(text, "".join(letters), places)


def _spell_out(one: Numeral) -> Iterator[tuple[str, int]]:
    """The letters of the plain form of a number in Chinese characters, each with its place in the text as given."""
    for words, start, end in ((one.hedge, one.start, one.first), (one.number, one.first, one.end)):
        if words:
            yield " ", start
            yield from ((sign, start if at == 0 else end - 1) for at, sign in enumerate(words))
            yield " ", end - 1


def _part_from_word(letters: list[str], places: list[int]) -> None:
    """Puts a space before the digits at the end where a word of a script without spaces touches them."""
    at = len(letters)
    while at and (letters[at - 1].isdigit() or letters[at - 1] in ".,"):
        at -= 1
    if at and letters[at - 1].isalpha():
        letters.insert(at, " ")
        places.insert(at, places[at])


def cut_sentences(
    text: PlainText, is_counted: Callable[[str], bool] = COUNTED.has, is_make: Callable[[str], bool] = MAKES.has
) -> list[Sentence]:
    """The sentences of a text: cut at a full stop before a capital letter or a digit, and at the ends of lines.

    Of a plain word, `is_counted` says whether it is a noun for what numbers count, `is_make` whether it is a make.
    """
    is_counted, is_make = cache(is_counted), cache(is_make)  # for this text only
    sentences: list[Sentence] = []
    paragraph = 0
    for line in re.finditer(r"[^\n]+", text.plain):
        parts = [
            part._replace(is_counted=is_counted(part.text), is_make=is_make(part.text))
            for part in read_tokens(text.plain, *line.span())
        ]
        start = 0
        for position in range(len(parts)):
            is_last = position + 1 == len(parts)
            if is_last or position + 1 - start >= LONGEST_SENTENCE or _is_end(text, parts, position):
                sentences.append(Sentence(drop_hyphens(parts[start : position + 1]), paragraph))
                start = position + 1
        paragraph += bool(parts)
    return sentences


def count_capitals(text: PlainText, parts: Sequence[Token]) -> list[int]:
    """Of each token, 1 where it begins with a capital letter, 2 where it is an acronym: all of a few letters.

    In a headline that is all capitals, no word is an acronym.
    """
    given = [text.given[text.places[part.start] : text.places[part.end - 1] + 1] for part in parts]
    words = [one for one in given if one.isalpha()]
    is_headline = len(words) > _LONGEST_NAME and sum(one.isupper() for one in words) > len(words) // 2
    most = 1 if is_headline else _LONGEST_ACRONYM
    return [one[:1].isupper() + (1 < len(one) <= most and one.isupper() and one.isalpha()) for one in given]


def find_headings(sentences: Sequence[Sentence]) -> dict[int, int]:
    """For each sentence of a list, the one that stands above the list: with a colon at its end, or before a bullet."""
    headings: dict[int, int] = {}
    heading, was_item = None, True
    for number, sentence in enumerate(sentences):
        is_first = number == 0 or sentence.paragraph > sentences[number - 1].paragraph
        is_item = is_list_item(sentence) if is_first else was_item
        if is_item != was_item:
            heading = number - 1 if is_item else None
        if heading is not None and sentence.paragraph - sentences[heading].paragraph <= _LONGEST_LIST:
            headings[number] = heading
        if sentence.parts[-1].text == ":":
            heading = number
        was_item = is_item
    return headings


def is_list_item(sentence: Sentence) -> bool:
    """Whether a sentence begins with the bullet or number of a list, or is a label and a number: "May 2023: 9,000"."""
    texts = [part.text for part in sentence.parts]
    is_short = len(texts) <= _LONGEST_LABEL and any(part.is_literal for part in sentence.parts[-2:])
    is_label = is_short and (":" in texts[max(-_LONGEST_ENTRY, 1 - len(texts)) : -1] or _is_row(sentence.parts))
    is_numbered = texts[0].isdigit() and texts[1:2] in (["."], [")"])
    return texts[0] in _BULLETS or is_label or is_numbered


def _is_row(parts: Sequence[Token]) -> bool:
    """Whether it is a name and an amount, as in a table: "Phase One £9bn"."""
    is_amount = parts[-1].is_literal or (parts[-1].is_word and parts[-2].touches(parts[-1]))
    return len(parts) <= _LONGEST_ENTRY + 1 and is_amount and not parts[0].is_literal


def last_clause(parts: list[Token]) -> list[Token]:
    """What stands after the last sign that ends a clause, but for that of "c. 9,000"."""
    ends = [
        at for at, part in enumerate(parts) if part.text in _CLAUSE_ENDS and text_at(parts, at - 1) not in _SHORT_HEDGES
    ]
    return parts[ends[-1] + 1 :] if ends else parts


def first_clause(parts: list[Token]) -> list[Token]:
    """What stands before the first sign that ends a clause."""
    end = next((at for at, part in enumerate(parts) if part.text in _CLAUSE_ENDS), len(parts))
    return parts[:end]


@lru_cache(maxsize=10_000)
def _plain_letter(letter: str) -> str:
    if letter in "\n\r\u2028\u2029":
        return "\n"
    if letter in "’`ʼ":
        return "'"
    if letter in _ARABIC_SIGNS or letter.isdecimal():
        return _ARABIC_SIGNS.get(letter) or str(unicodedata.decimal(letter))
    if unicodedata.category(letter) in ("No", "Cf", "Cc"):
        return " " if letter == "\t" else ""
    folded = unicodedata.normalize("NFKD", letter).casefold()
    plain = "".join(one for one in folded if not unicodedata.combining(one))
    return " " if plain.isspace() else plain


def _is_end(text: PlainText, parts: list[Token], position: int) -> bool:
    part, following = parts[position], parts[position + 1]
    # "It was 9,000." closes a sentence, quotation marks and all.
    if part.text in _CLOSING and position and parts[position - 1].text in _ENDS and parts[position - 1].touches(part):
        return not part.touches(following) and text.given[text.places[following.start]].isupper()
    if part.text not in _ENDS or part.touches(following):
        return False
    before = parts[position - 1].text if position else ""
    # "1. The list" and "J. Smith", but "Phase 2." ends a sentence.
    is_one = len(before) == 1 and (before.isalpha() or (before.isdigit() and position == 1))
    is_short = before in _ABBREVIATED or before in ABBREVIATIONS - _OFTEN_LAST or is_one
    is_scale = position > 1 and parts[position - 2].is_literal and parts[position - 2].touches(parts[position - 1])
    if part.text == "." and is_short and not is_scale:  # "406k." ends one
        return False
    if part.text == "." and before.isdigit() and len(before) <= 2 and month_of(following.text):
        return False  # "am 25. August"
    if part.text == "." and before.isdigit() and position > 1 and parts[position - 2].text in _BEFORE_ORDINALS:
        return False  # "die 93. Brigade"
    first = text.given[text.places[following.start]]
    return first.isupper() or first.isdigit() or first in _OPENING
