"""Other spellings of a word: names in other alphabets and transliterations, British and American English, hedges.

`fold` makes one key of the usual spellings of a name: Zelensky, Zelenskyy, Selenskyj, Зеленський; Kyiv, Kiev, Київ.
It follows no one system of transliteration, but drops what they differ in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import islice, product

from dashboard.figures.days import write_date
from dashboard.figures.hedge_words import HEDGES
from dashboard.figures.normalize import normalize
from dashboard.figures.quantities.day import month_of
from dashboard.figures.text_parts import MONTHS

SHORTEST_NAME = 4  # letters; the keys of shorter words would stand for too many others
_SHORTEST_KEY = 3
_SHORTEST_HEDGE = 4
_MOST = 50
CYRILLIC = str.maketrans({
    **dict(zip("абвгґдезиійіклмнопрстуфыэ", "abvggdeziiiiklmnoprstufie", strict=True)),
    "є": "ie", "ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ю": "iu", "я": "ia",
    "ь": "", "ъ": "", "'": "", "ł": "l", "ß": "ss",
})  # fmt: skip
_CARONS = str.maketrans({"š": "sh", "č": "ch", "ž": "zh", "Š": "sh", "Č": "ch", "Ž": "zh"})
_SAME = tuple(
    (re.compile(pattern), plain)
    for pattern, plain in (
        ("sch(?!h)", "sh"),
        ("x", "ks"),
        ("ou", "u"),
        ("[yj]", "i"),
        ("w", "v"),
        ("z", "s"),
        ("kh", "h"),
        ("h", "g"),
        ("^ie", "e"),
        ("i[aeou]", "i"),
        (r"(.)\1+", r"\1"),
        ("(?<=[dglmnprst]in)e$", ""),  # "Poutine", "Staline"
    )
)
# What letters may stand for in other languages, or where their accents are lost: "Choïgou", "Szojgu", "Šojgu".
_SOUNDS = {
    "tsch": ["ch"], "tch": ["ch"], "sch": ["sh"], "sz": ["sh"], "cz": ["ch"], "rz": ["zh"], "dj": ["dzh", "di", "d"],
    "ch": ["ch", "sh", "kh"], "ie": ["ie", "e"], "je": ["ie", "e"], "j": ["i", "zh"], "s": ["s", "sh"],
    "z": ["z", "zh"], "c": ["c", "ch", "ts"],
}  # fmt: skip
_SOUND = re.compile("|".join(_SOUNDS))
_MOST_SOUNDS = 32
_SHORTEST_RESPELLED = 5  # letters
# Endings that British and American English write in two ways: either becomes the other.
_PAIRS = tuple(
    (re.compile(f"{before}({first}|{second}){after}"), first, second)
    for before, first, second, after in (
        ("(?<=[iy])", "s", "z", "(?=(e|ed|es|er|ers|ing|ations?)?$)"),
        ("(?<=[a-z])", "our", "or", "(?=(s|ed|ing|ers?|able)?$)"),
        ("(?<=en)", "c", "s", "(?=es?$)"),
        ("(?<=[bt])", "re", "er", "(?=s?$)"),
        ("(?<=gram)", "me", "", "(?=s?$)"),
        ("(?<=[aeo])", "ll", "l", "(?=(ed|ing|ers?)$)"),
        ("(?<=l)", "ogue", "og", "(?=s?$)"),
        ("(?<=^gr)", "e", "a", "(?=y$)"),
    )
)


@lru_cache(maxsize=50_000)
def fold(name: str) -> str:
    """The key of a name: equal for its usual spellings. Of the first letters of a name, mostly the start of its key."""
    key = re.sub("[ьъ](?=[аеиоуюя])", "и", normalize(name.translate(_CARONS))).translate(CYRILLIC)
    for pattern, plain in _SAME:
        key = pattern.sub(plain, key)
    return key


def key_of(word: str) -> str:
    """The key by which other spellings of a typed word are looked up; empty for what is no word, or too short."""
    key = fold(word) if word.isalpha() and len(word) >= SHORTEST_NAME else ""
    return key if len(key) >= _SHORTEST_KEY else ""


def other_keys_of(word: str) -> tuple[str, ...]:
    """Keys of the names that a word may be in the spelling of another language, or with its "s": "Putins Dekret"."""
    if not word.isalpha() or len(word) < _SHORTEST_RESPELLED:
        return ()
    respelled = [each for name in dict.fromkeys((word, word.removesuffix("s"))) for each in _respell(name)]
    return tuple(dict.fromkeys(key for one in respelled if len(key := fold(one)) >= _SHORTEST_KEY))


def _respell(word: str) -> Iterator[str]:
    between, sounds = _SOUND.split(word), [_SOUNDS[sound] for sound in _SOUND.findall(word)]
    spelled = islice(product(*sounds), _MOST_SOUNDS)
    return ("".join(a + b for a, b in zip(between, [*each, ""], strict=True)) for each in spelled)


def list_spellings(word: str, keys: Mapping[str, str]) -> list[str]:
    """The word, then other ways to write it; `keys` has the key of each word of the data."""
    if (date := write_date(word)) and not word.replace(".", "").isdigit():
        return [date]  # "25/8/2022" is three words
    key = key_of(word)
    known = [other for other, of_other in keys.items() if key and of_other.startswith(key)]
    known = known or [other for other, of_other in keys.items() if of_other.startswith(other_keys_of(word))]
    # A word that begins with another is found with that one.
    spellings = [word, *_list_hedges(word), *_spell_abroad(word), *_name_months(word), date, *known]
    return [one for one in dict.fromkeys(spellings) if one == word or (one and not one.startswith(word))][:_MOST]


def _list_hedges(word: str) -> Iterator[str]:
    """Words that say of a number what this one says: "nearly" for "almost"."""
    rule = HEDGES.get((word,), "none")
    if rule != "none" and len(word) >= _SHORTEST_HEDGE:
        for phrase, other in HEDGES.items():
            if other == rule and len(phrase) == 1 and phrase[0].isalpha() and len(phrase[0]) >= _SHORTEST_HEDGE:
                yield phrase[0]


def _name_months(word: str) -> Iterator[str]:
    """The month that a word of another language names."""
    if (month := month_of(word)) and not MONTHS[month - 1].casefold().startswith(word):
        yield MONTHS[month - 1].casefold()


def _spell_abroad(word: str) -> Iterator[str]:
    for pattern, first, second in _PAIRS:
        if (found := pattern.search(word)) and word.isascii():
            other = second if found[1] == first else first
            yield word[: found.start()] + other + word[found.end() :]
