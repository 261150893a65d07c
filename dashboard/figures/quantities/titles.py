"""Finds numbers after a word that they name one of: RFC 2616, «Россия 24», of Babylon 5, at window 7."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from dashboard.figures.normalize import words
from dashboard.figures.quantities.day import month_of
from dashboard.figures.quantities.label_words import (
    AFTER_LABELS,
    AFTER_NO_VERBS,
    ENGLISH,
    LABEL_ENDINGS,
    LABEL_STEMS,
    LABELS,
    NO_LABELS,
)
from dashboard.figures.quantities.name import LONGEST_IN_NAME, Name
from dashboard.figures.quantities.numbers import counts_something
from dashboard.figures.quantities.words import IDENTIFIER
from dashboard.figures.tokens import Token, text_at

# Acronyms that are no names of numbered things: "NATO 900".
_COUNTRIES = words("us usa uk eu un uae usd eur gbp nato gdp")
_LONGEST_OF_TITLE, _FEWEST_WORDS = 3, 2  # digits; words without a capital letter in running text
_MOST_LETTERS_AFTER_STEM = 2
_ENDS_OF_COUNTED = ("s", "ов", "ев", "ей", "ів", "ow", "i", "e")  # "school 300 pupils"
_NO_LABELS = frozenset("%-–—+/×$€£₽°")
_PLURALS = ("ов", "ев", "ей", "ів", "ам", "ах", "ям", "ях")  # "число участников 12"
_LONGEST_SMALL_WORD, _NO_NOUNS, _ARTICLES = 2, ("s", "ed", "ing", "ly"), words("the a an this that each every")
_CLOSING, _OPENING = frozenset('"»”’“'), frozenset('"«“„‘')
_BEFORE_TITLES = words('of is was as to on by with for via at the a an aboard called der die das le la el il " « “')
_AFTER_TITLES = words("and or und et y e i и і та is was has had will for with by on at to as that which who")


def read_after_acronym(parts: Sequence[Token], start: int, capitals: Sequence[int]) -> Name | None:
    """RFC 2616, TGV 8421, NY 10118: not "NATO 9,000", nor "the USA 300"."""
    text, before = parts[start].text, text_at(parts, start - 1)
    is_code = start > 0 and capitals[start - 1] > 1 and before not in _COUNTRIES and not parts[start - 1].is_counted
    is_apart = is_code and not parts[start - 1].touches(parts[start])
    is_code = is_apart and text.isdigit() and len(text) <= LONGEST_IN_NAME and not counts_something(parts, start)
    return Name(IDENTIFIER, start - 1, start + 1) if is_code and before.isascii() else None


def read_title(parts: Sequence[Token], start: int, capitals: Sequence[int]) -> Name | None:
    """ "of Babylon 5 and", «Россия 24»: a name in capitals in running text, and no noun after its number.

    "Russia lost 500 and Ukraine 300" has a number before: who calls this says that there was none.
    """
    text, after, first = parts[start].text, text_at(parts, start + 1), text_at(parts, start - 2)
    is_named = start > 1 and text.isdigit() and len(text) <= _LONGEST_OF_TITLE and parts[start - 1].is_word
    if not is_named or not capitals[start - 1] or parts[start - 1].text in _COUNTRIES or parts[start - 1].is_counted:
        return None
    is_quoted = after in _CLOSING and any(part.text in _OPENING for part in parts[max(start - 4, 0) : start - 1])
    small_words = [part for part, capital in zip(parts, capitals, strict=True) if part.is_word and not capital]
    is_running = len(small_words) >= _FEWEST_WORDS
    is_apart = first in _BEFORE_TITLES and (after in _AFTER_TITLES or not after.isalnum()) and after not in ("-", "%")
    is_title = is_quoted or (is_running and is_apart and not month_of(parts[start - 1].text))
    return Name(IDENTIFIER, start - 1, start + 1) if is_title else None


def read_labelled(parts: Sequence[Token], start: int, capitals: Sequence[int]) -> Name | None:
    """ "At window 7.", "касса 3 и", but not "in school 300 pupils": the name of one thing, where no noun follows."""
    text, after = parts[start].text, text_at(parts, start + 1)
    is_short = text.isdigit() and len(text) <= LONGEST_IN_NAME and text != "1"
    is_last = not after[:1].isalnum() and after not in _NO_LABELS
    is_subject = start == 1 and len(text) <= _LONGEST_OF_TITLE and not after.endswith(_ENDS_OF_COUNTED)
    is_last |= is_subject and not counts_something(parts, start)  # "Reactor 3 stopped"
    is_free = is_short and start > 0 and (is_last or after in AFTER_LABELS)
    is_noun = is_free and not text_at(parts, start + 2)[:1].isdigit() and _is_english_noun(parts, start - 1, capitals)
    is_named = is_free and (is_noun or _is_label(parts[start - 1].text))
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
    return is_noun and not is_other and any(each.text in ENGLISH for each in parts)


@lru_cache(maxsize=10_000)
def _is_label(word: str) -> bool:
    word = word if word in LABELS else word.rpartition("'")[2]
    stems = (word[: len(word) - more] for more in range(_MOST_LETTERS_AFTER_STEM + 1))
    return (
        word in LABELS
        or word.endswith(LABEL_ENDINGS)
        or (not word.endswith(_PLURALS) and any(stem in LABEL_STEMS for stem in stems))
    )
