"""Numbers in one word of German, Dutch, Italian and Hungarian: "zweihunderttausend", "centomila", "húszezer"."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from dashboard.figures.normalize import normalize
from dashboard.figures.scale_words import SCALES
from dashboard.figures.vocabulary import UNITS_BEFORE_SCALE


class _Language(NamedTuple):
    """What its numbers are made of: `small` are the words from 1 to 99."""

    small: dict[str, int]
    hundred: str
    thousand: str


def _germanic(first: str, tens: str, joint: str, hundred: str, thousand: str) -> _Language:
    """Units stand before tens: "fünfundzwanzig"; `first` are the words from 1 to 19, `tens` from 20 to 90."""
    ones = {word: value for value, word in enumerate(normalize(first).split(), start=1)}
    small = dict(ones)
    for place, ten in enumerate(normalize(tens).split(), start=2):
        small |= {ten: 10 * place}
        small |= {word + joint + ten: 10 * place + value for word, value in ones.items() if value < 10}
    return _Language(small, hundred, thousand)


_HUNGARIAN_TENS = (
    ("tíz", "tizen"), ("húsz", "huszon"), ("harminc", "harminc"), ("negyven", "negyven"), ("ötven", "ötven"),
    ("hatvan", "hatvan"), ("hetven", "hetven"), ("nyolcvan", "nyolcvan"), ("kilencven", "kilencven"),
)  # fmt: skip
_ITALIAN_TENS = "venti trenta quaranta cinquanta sessanta settanta ottanta novanta"


def _italian() -> _Language:
    """Tens stand before units, and lose their last letter before a vowel: "ventuno", "ventidue"."""
    first = (
        "uno due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici sedici "
        "diciassette diciotto diciannove"
    )
    ones = {word: value for value, word in enumerate(first.split(), start=1)}
    small = dict(ones)
    for place, ten in enumerate(_ITALIAN_TENS.split(), start=2):
        small |= {ten: 10 * place}
        small |= {
            (ten[:-1] if word[0] in "uo" else ten) + word: 10 * place + value
            for word, value in ones.items()
            if value < 10
        }
    return _Language(small, "cento", "mila")


def _hungarian() -> _Language:
    """Tens stand before units, and change before them: "húsz", "huszonöt"."""
    ones = {
        word: value for value, word in enumerate(normalize("egy kettő három négy öt hat hét nyolc kilenc").split(), 1)
    }
    ones |= {"ket": 2}
    small = dict(ones)
    for place, (ten, joined) in enumerate(_HUNGARIAN_TENS, start=1):
        small |= {normalize(ten): 10 * place}
        small |= {normalize(joined) + word: 10 * place + value for word, value in ones.items()}
    return _Language(small, "szaz", "ezer")


_LANGUAGES = (
    _germanic(
        "ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn "
        "achtzehn neunzehn",
        "zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig",
        *("und", "hundert", "tausend"),
    ),
    _germanic(
        "een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien "
        "achttien negentien",
        "twintig dertig veertig vijftig zestig zeventig tachtig negentig",
        *("en", "honderd", "duizend"),
    ),
    _italian(),
    _hungarian(),
)
_MILLIONS = re.compile("(.+)(millio|milliard)")  # "egymillió"
_LONGEST = 60  # letters
_LARGEST_SINGLE = 12  # up to here, the words mean other things, too


@lru_cache(maxsize=10_000)
def read_compound(word: str) -> int:
    """The number that a plain word of several number words is; 0 for others."""
    for language in _LANGUAGES if len(word) <= _LONGEST else ():
        if found := _MILLIONS.fullmatch(word):
            return SCALES[found[2]] * max(_below_thousand(found[1], each) for each in _LANGUAGES)
        before, thousand, after = word.partition(language.thousand)
        rest = _below_thousand(after, language) if after else 0
        if thousand:
            many = _below_thousand(before, language) if before else 1
            value = 1_000 * many + rest if many and (rest or (before and not after)) else 0
        else:
            value = _below_thousand(word, language)
        if value > _LARGEST_SINGLE and word not in UNITS_BEFORE_SCALE:
            return value
    return 0


def _below_thousand(word: str, language: _Language) -> int:
    """The value of "zweihundertfünf"; 0 for what is no number."""
    if word in language.small:
        return language.small[word]
    before, hundred, after = word.partition(language.hundred)
    after = re.sub("^(und|en)", "", after) if after not in language.small else after
    many, rest = language.small.get(before, 0 if before else 1), language.small.get(after, 0)
    return 100 * many + rest if hundred and 0 < many < 10 and (rest or not after) else 0
