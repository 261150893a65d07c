"""Finds numbers that are names (Su-35, COVID-19, Article 5) and places in an order."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from dashboard.figures.hedge_words import HEDGES
from dashboard.figures.joint_words import BETWEEN_WORDS, FROM_WORDS
from dashboard.figures.normalize import words
from dashboard.figures.quantities.glued_names import read_before_sign, read_glued_after, read_glued_before
from dashboard.figures.quantities.labels import read_labelled
from dashboard.figures.quantities.name import Name, after_glued, is_joined
from dashboard.figures.quantities.name_words import (
    FLIGHTS,
    MODELS,
    NAMES_BEFORE,
    NUMBERED_TIMES,
    PARTS_OF_WORKS,
)
from dashboard.figures.quantities.numbers import counts_something
from dashboard.figures.quantities.scores import read_score
from dashboard.figures.quantities.streets import end_of_street
from dashboard.figures.quantities.titles import read_after_acronym, read_title
from dashboard.figures.quantities.units import UNITS_AFTER
from dashboard.figures.quantities.words import IDENTIFIER, ORDINALS, RANK, SINGULAR_VERBS, SUPERLATIVES
from dashboard.figures.scale_words import SCALES
from dashboard.figures.tokens import Token, is_counted_at, text_at
from dashboard.figures.vocabulary import UNITS

_is_name = lru_cache(maxsize=10_000)(re.compile(NAMES_BEFORE).fullmatch)
_SUPERLATIVE = re.compile(SUPERLATIVES)
_ORDINAL_SUFFIXES = words("st nd rd th го й я er ere º ª eme e")
_ENDINGS_AND_UNITS = words("га м")  # "72-га бригада", "на 3-м этаже"
_is_ordinal = lru_cache(maxsize=10_000)(ORDINALS.has)
_ORDINAL_ENDING = re.compile(r"(?!(?:ти|ми|мя|х|тью)$)[а-яіїє]{1,3}")  # but "20-ти человек" is a count
_RANKING = words("ranks ranked rank comes came finished placed занимает зайняла")
_RANKED = words("platz rang puesto miejsce")
# "в цехе 40 станков": a noun of which there are many, by its ending; but "в комнате 5 жил".
_GENITIVE = re.compile("[а-яіїєґ]{2,}(?:(?<!ш)ов|ев|еи|ів|ин|[гжкхцчшщ])")
_FEW = re.compile("[а-яіїєґ]{2,}[^л][иыі]")  # after 2, 3 and 4: "24 квартири"
_NO_GENITIVES = words("перед через вокруг против над под без від біля проти")
_PRONOUNS = words("he she it they we you i the")
_NAMED_WITH = words("№ # §")
_ALSO_WORDS = words("n д no su mi tu number")
_LONGEST_COUNT = 13  # digits without commas
_VERSION = re.compile(r"[0-9]{1,2}\.[0-9]{1,2}|[0-9]+\.[0-9]{4,}")  # "Python 3.11"
_BEFORE_DECIMALS = frozenset(FROM_WORDS | BETWEEN_WORDS | {phrase[0] for phrase in HEDGES})
_IS, _CODES = (
    words("is was : ="),
    words("locker seat table gate code extension pin password passcode id isbn issn iban zip postcode код пароль"),
)
_PLURALS = ("s", "и", "ы", "ей", "ів", "ow", "en")  # of "articles 91 and 92"
_LAST_NAMES = words("- – to до по bis à al")
_NEXT_NAMES = _LAST_NAMES | words("and or , и і та und et y e")


_LONGEST_OF_MODEL = 4  # digits
_BEFORE_TIMES = words("in at after by of since until on from before to through than during week day")
_LONGEST_SMALL_WORD = 3
_THOUSANDS = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})+")
_ENGLISH_ARTICLES, _GERMAN_PLACES = words("the this that each every per"), words("im am vom beim zum")
_BEFORE_MODELS = words("the a an le la der die das den dem el il lo het")
_WHO_NUMBER = words("they who that which now to can could may might must will would still and men women people")
_OWNERS = words("the a his her my your our at in with wears")
_DIAL = words("call dial ring phone text звоните позвоните наберите телефону дзвоніть телефоном composez appelez llame")
_AFTER_DIALLED = words("or and in to for if when from at или и если в або чи якщо ou en si y o")
_FEWEST_DIALLED = 3  # digits
_VEHICLES = words("bus train tram ferry streetcar trolley shirt jersey")
_SIDES = words("group team class pool side groupe gruppe grupo gruppo группа группе група групі")
_IN = words("in near over from at around outside в у над під около біля")


def read_name(parts: Sequence[Token], start: int, capitals: Sequence[int], *, is_first: bool) -> Name | None:
    """The name or rank that holds the number at a token; `capitals` tells of each token whether it begins with one.

    `is_first`: no number stands before. After one, a name and a number may be a count, as in "500, and the UK 300".
    """
    if not parts[start].is_literal:
        is_part = parts[start].text in UNITS and text_at(parts, start - 1) in PARTS_OF_WORKS
        if is_part and (
            text_at(parts, start + 1) in SINGULAR_VERBS | _PRONOUNS or not text_at(parts, start + 1).isalnum()
        ):
            return Name(IDENTIFIER, start - 1, start + 1)  # "in part two he dies"
        return _read_ranked_word(parts, start)
    for found in (
        _read_ordinal(parts, start, capitals),
        read_score(parts, start, capitals),
        read_glued_before(parts, start),
        read_glued_after(parts, start, capitals),
        read_before_sign(parts, start, capitals),
        _read_code(parts, start, capitals),
        read_after_acronym(parts, start, capitals) if is_first else None,
        _read_named(parts, start, capitals, is_first=is_first),
        read_title(parts, start, capitals) if is_first else None,
        read_labelled(parts, start, capitals),
    ):
        if found:
            return found
    return None


def _read_ordinal(parts: Sequence[Token], start: int, capitals: Sequence[int]) -> Name | None:
    """25th, 25-й, 93-тя, the "93." of "die 93. Brigade"."""
    end = start + 1
    if not parts[start].text.isdigit() or end >= len(parts) or not parts[start].touches(parts[end]):
        return None
    end += (has_dash := parts[end].is_dash)
    suffix = text_at(parts, end)
    is_unit = suffix in SCALES or (UNITS_AFTER.has(suffix) and suffix not in _ENDINGS_AND_UNITS)
    is_small = end < len(parts) and not capitals[end]  # but "115-ФЗ"
    is_ending = has_dash and is_small and not is_unit and _ORDINAL_ENDING.fullmatch(suffix)
    is_point = suffix == "." and len(parts[start].text) <= 3 and text_at(parts, end + 1)[:1].isalpha() and capitals[0]
    if is_point or ((suffix in _ORDINAL_SUFFIXES or is_ending) and parts[end - 1].touches(parts[end])):
        return Name(RANK, start, end + 1)
    return None


def _read_ranked_word(parts: Sequence[Token], start: int) -> Name | None:
    """ "second largest", "ranks fifth", "второе место": an ordinal alone is no quantity."""
    text = parts[start].text
    if not _is_ordinal(text):
        return None
    after, before = text_at(parts, start + 1), text_at(parts, start - 1)
    after = text_at(parts, start + 2) if after == "-" else after
    if _SUPERLATIVE.fullmatch(after) or before in _RANKING or after.startswith("най"):
        return Name(RANK, start, start + 1)
    return None


def _read_named(parts: Sequence[Token], start: int, capitals: Sequence[int], *, is_first: bool) -> Name | None:
    """Article 5, No. 575, войсковая часть 12345, Leopard 2 tanks."""
    text = parts[start].text
    is_thousands = _THOUSANDS.fullmatch(text) and len(text_at(parts, start + 1)) > _LONGEST_SMALL_WORD
    if "," in text or " " in text or is_thousands:  # "in Halle 3.000 Besucher"
        return None
    is_after_capital = start > 0 and capitals[start - 1] > 0
    at = start - 1 - (text_at(parts, start - 1) == ".")
    before = text_at(parts, at)
    before = before if _is_name(before) or (before,) in HEDGES else before.rpartition("'")[2]  # "l'article 5"
    is_number = text_at(parts, at - 1) == "number" and _is_name(text_at(parts, at - 2))
    if before in _RANKED and text.isdigit():
        return Name(RANK, at, start + 1)
    if before in _IS and (is_number or text_at(parts, at - 1) in _CODES):  # "the code is 4471", "his badge number was"
        at, before = at - 1, text_at(parts, at - 1)
    following = text_at(parts, start + 1)
    is_name = bool(before and (parts[at].is_make or _is_name(before)))
    is_name = is_name and (parts[at].is_make or at < start - 1 or not _is_place(parts, start, at, capitals))
    is_name |= before in NUMBERED_TIMES and (text_at(parts, at - 1) in _BEFORE_TIMES or (at > 0 and is_after_capital))
    is_singular = is_after_capital and following in SINGULAR_VERBS and before not in _BEFORE_DECIMALS  # "Exit 14 is"
    is_certain = is_singular and text.isdigit() and text != "1"
    is_certain |= before == "number" and text.isdigit() and len(text) <= 3 and _has_owner(parts, at)
    is_certain |= before == "number" and text.isdigit() and text_at(parts, at - 1) == ","  # "his cell, number 46664"
    is_certain |= before in _NAMED_WITH or (before == "number" and bool(_is_name(text_at(parts, at - 1))))
    has_letter = len(following) == 1 and following.isalpha() and is_joined(parts, start)  # "apartment 4C"
    if is_certain or (is_name and (has_letter or not _is_counted(parts, start, at))):
        return Name(IDENTIFIER, at, _end_of_names(parts, at, after_glued(parts, start + 1)))
    end = start + 1
    is_version = is_after_capital and following != "-" and _VERSION.fullmatch(text)
    if is_version and len(before) != 2 and before not in _BEFORE_DECIMALS:
        return None if _is_counted(parts, start, at) else Name(IDENTIFIER, at, end)
    is_kept = parts[at].is_make or before in NUMBERED_TIMES or not _is_counted(parts, start, at)
    is_model = following in MODELS or (is_name and before not in _ALSO_WORDS and is_kept)
    has_article, is_letter = text_at(parts, at - 1) in _BEFORE_MODELS, len(before) == 1 and at > 0
    is_alone = (has_article and is_letter) or ((has_article or is_letter) and is_first)  # "the A 7", "the Xbox 360"
    is_model = is_model or (is_alone and not _is_counted(parts, start, at))
    is_place = _IN & {text_at(parts, at - 1), text_at(parts, at - 2)}  # "In Kharkiv 20 drones fell"
    if is_model and not is_place and is_after_capital and text.isdigit() and parts[at].is_word:
        return Name(IDENTIFIER, at, end) if len(text) <= _LONGEST_OF_MODEL else None
    return None


def _is_place(parts: Sequence[Token], start: int, at: int, capitals: Sequence[int]) -> bool:
    """ "Of those in the house 5 died", "im Haus 12 Wohnungen": a count after the place where it is."""
    article, is_noun = text_at(parts, at - 1), start + 1 < len(parts) and parts[start + 1].is_word
    is_english = article in _ENGLISH_ARTICLES and not capitals[at]
    return is_english or (article in _GERMAN_PLACES and is_noun and capitals[start + 1] > 0)


def _has_owner(parts: Sequence[Token], at: int) -> bool:
    """ "Ferrari's number 16", "at number 10", "hull number 71", but not "the troops number 300"."""
    owner = text_at(parts, at - 1)
    is_thing = owner.isalpha() and not owner.endswith("s") and not is_counted_at(parts, at - 1)
    return owner in _OWNERS or owner.endswith("'s") or (is_thing and owner not in _WHO_NUMBER)


def _end_of_names(parts: Sequence[Token], start: int, end: int) -> int:
    """After the numbers that follow that of a name: "lines 120 to 134", "articles 4, 5 and 7"."""
    if text_at(parts, end) == "of" and text_at(parts, end + 1).isdigit() and parts[start].text in PARTS_OF_WORKS:
        return end + 2  # "page 3 of 12"
    if text_at(parts, end) == ":" and is_joined(parts, end - 1) and text_at(parts, end + 1).isdigit():
        return end + 2  # "Psalm 22:1"
    is_plural = text_at(parts, start).endswith(_PLURALS)
    while text_at(parts, end) in _NEXT_NAMES and text_at(parts, end + 1)[:1].isdigit():
        is_apart = text_at(parts, end) not in _LAST_NAMES and text_at(parts, end + 2)[:1].isalnum() and not is_plural
        if _is_counted(parts, end + 1, end) or (is_apart and text_at(parts, end + 2) not in _NEXT_NAMES):
            break
        end = after_glued(parts, end + 2)
    return end


def _read_code(parts: Sequence[Token], start: int, capitals: Sequence[int]) -> Name | None:
    """A postal code, "007", "Myth 3:", ".50 calibre", version 2.4.1, flight BA 117, 10 Downing Street, 24/7."""
    text = parts[start].text
    is_after_point = text_at(parts, start - 1) == "." and parts[start - 1].touches(parts[start])
    if is_after_point and not (start > 1 and parts[start - 2].touches(parts[start - 1])):
        return Name(IDENTIFIER, start - 1, start + 1)
    is_version = re.fullmatch(r"[0-9]+(\.[0-9]+){2,}", text) and not re.fullmatch(r"[0-9]{1,3}(\.[0-9]{3})+", text)
    is_account = len(text) >= _LONGEST_COUNT and text.isdigit() and not is_counted_at(parts, start + 1)
    is_code = is_version or is_account or (len(text) > 1 and text.isdigit() and text.startswith("0"))
    is_code |= text_at(parts, start + 1) == "fm"  # "98.5 FM"
    if is_code or _is_dialled(parts, start) or _is_route(parts, start):
        return Name(IDENTIFIER, start, start + 1)
    is_label = start == 1 and parts[0].is_word and text.isdigit() and len(text) <= 2 and text_at(parts, 2) == ":"
    is_label = is_label and not is_joined(parts, 2)
    if is_label:  # "Myth 3: it costs 9bn"
        return Name(IDENTIFIER, 0, 2)
    is_series = start > 0 and parts[start - 1].is_word and len(parts[start - 1].text) <= 3 and capitals[start - 1]
    first = text_at(parts, start - 2)
    is_side = first in _SIDES and len(parts[start - 1].text) == 1  # "Group A has 12, group B 9"
    if is_series and not is_side and (first in FLIGHTS or _is_name(first)):
        return Name(IDENTIFIER, start - 1, start + 1)
    if text_at(parts, start + 1) == "/" and text_at(parts, start + 2).isdigit() and is_joined(parts, start):
        return Name(IDENTIFIER, start, start + 3)
    street = end_of_street(parts, start, capitals)
    return Name(IDENTIFIER, start, street) if street else None


def _is_dialled(parts: Sequence[Token], start: int) -> bool:
    """ "Call 911", but not "call 120 witnesses"."""
    after, text = text_at(parts, start + 1), parts[start].text
    is_short = text.replace(" ", "").isdigit() and len(text) >= _FEWEST_DIALLED
    return is_short and text_at(parts, start - 1) in _DIAL and (not after.isalnum() or after in _AFTER_DIALLED)


def _is_route(parts: Sequence[Token], start: int) -> bool:
    """ "The 7 train", "the 38 bus": one vehicle, so the number is its name."""
    is_bare = parts[start].text.isdigit() and parts[start].text != "1"
    return is_bare and text_at(parts, start - 1) in _ENGLISH_ARTICLES | {"a"} and text_at(parts, start + 1) in _VEHICLES


def _is_counted(parts: Sequence[Token], start: int, at: int) -> bool:
    """ "no 500 soldiers", "units 20 men": a word that names only sometimes, before a count."""
    noun, is_few = text_at(parts, start + 1), parts[start].text[-1] in "234"
    is_noun = bool(_GENITIVE.fullmatch(noun) or (is_few and _FEW.fullmatch(noun))) and noun not in _NO_GENITIVES
    return is_noun or counts_something(parts, start) or (parts[at].text in _ALSO_WORDS and parts[at + 1].text != ".")
