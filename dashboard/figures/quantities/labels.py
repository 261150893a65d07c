"""Finds numbers after the noun that they name one of, where no noun follows: at window 7, касса 3, from balcony 7."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from dashboard.figures.normalize import words
from dashboard.figures.quantities.label_words import (
    AFTER_LABELS,
    AFTER_NO_VERBS,
    ENGLISH,
    LABEL_ENDINGS,
    LABEL_STEMS,
    LABELS,
    NO_LABELS,
    OFTEN_ENGLISH,
)
from dashboard.figures.quantities.name import LONGEST_IN_NAME, Name
from dashboard.figures.quantities.numbers import counts_something
from dashboard.figures.quantities.words import IDENTIFIER, SINGULAR_VERBS
from dashboard.figures.tokens import Token, text_at

_LONGEST_OF_SUBJECT = 3  # digits of "Reactor 3 stopped"
_LONGEST_SMALL_WORD = 2  # letters
_MOST_LETTERS_AFTER_STEM = 2
_ENDS_OF_COUNTED = ("s", "ов", "ев", "ей", "ів", "ow", "i", "e")  # "school 300 pupils"
_PLURALS = ("ов", "ев", "ей", "ів", "ам", "ах", "ям", "ях")  # "число участников 12"
_NO_NOUNS = ("s", "ed", "ing", "ly")
_NO_ENDS = frozenset("%-–—+/×$€£₽°")
_DEFINITE = words("the this that each every")
_ARTICLES = _DEFINITE | words("a an")


def read_labelled(parts: Sequence[Token], start: int, capitals: Sequence[int]) -> Name | None:
    """ "At window 7.", "касса 3 и", but not "in school 300 pupils": the name of one thing, where no noun follows."""
    text, after = parts[start].text, text_at(parts, start + 1)
    is_short = text.isdigit() and len(text) <= LONGEST_IN_NAME and text != "1"
    is_last = not after[:1].isalnum() and after not in _NO_ENDS
    is_subject = start == 1 and len(text) <= _LONGEST_OF_SUBJECT and not after.endswith(_ENDS_OF_COUNTED)
    is_last |= is_subject and not counts_something(parts, start)  # "Reactor 3 stopped"
    is_free = is_short and start > 0 and (is_last or after in AFTER_LABELS)
    is_noun = is_short and start > 0 and (is_free or after.endswith("ed"))  # "at gatehouse 7 waited"
    is_noun = is_noun and not text_at(parts, start + 2)[:1].isdigit() and _is_english_noun(parts, start - 1, capitals)
    is_place = text_at(parts, start - 2) in _DEFINITE and after not in SINGULAR_VERBS  # "and in the mine 300"
    is_named = is_noun or (is_free and not is_place and _is_label(parts[start - 1].text))
    return Name(IDENTIFIER, start - 1, start + 1) if is_named else None


def _is_english_noun(parts: Sequence[Token], at: int, capitals: Sequence[int]) -> bool:
    """Whether a token is a noun for one thing, inside an English sentence: the "balcony" of "from balcony 7"."""
    part, before = parts[at], text_at(parts, at - 1)
    is_plain = at > 0 and part.text.isascii() and part.text.isalpha() and not capitals[at] and not part.is_counted
    is_noun = is_plain and len(part.text) > _LONGEST_SMALL_WORD and not part.text.endswith(_NO_NOUNS)
    is_other = (
        part.text in NO_LABELS
        or before in _ARTICLES
        or before in AFTER_NO_VERBS
        or before[:1].isdigit()
        or before.endswith("s")
    )
    return is_noun and not is_other and _is_english(parts)


def _is_english(parts: Sequence[Token]) -> bool:
    return any(part.text in ENGLISH for part in parts) or len({part.text for part in parts} & OFTEN_ENGLISH) > 1


@lru_cache(maxsize=10_000)
def _is_label(word: str) -> bool:
    word = word if word in LABELS else word.rpartition("'")[2]
    stems = (word[: len(word) - more] for more in range(_MOST_LETTERS_AFTER_STEM + 1))
    return (
        word in LABELS
        or word.endswith(LABEL_ENDINGS)
        or (not word.endswith(_PLURALS) and any(stem in LABEL_STEMS for stem in stems))
    )
