"""Pieces of a plain English sentence: text of the data in one line, dates in words, names with their article."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_LAST_DAY = 31
_UNSEEN = ("Cf", "Cs")  # marks that turn the direction of the line, and halves of letters that no file can hold

# Names that English gives an article, told by their words: "the General Staff of Ukraine", "the United States".
_WITH_THE = re.compile(
    r"\b(?:Agency|Bank|Cent(?:er|re)|CIA|Department|Duma|FSB|Independent|Institute|Ministry|Post|Press|Service|Staff"
    r"|Times|Wall Street Journal|Emirates|Kingdom|Netherlands|Philippines|Republic|States|Union)\b"
)
_WITH_A = re.compile(r"\b(?:copy|estimate|plan|report)\b")
_CAPITALISED = re.compile(r"^(?:the|an?|unnamed) ")


def clean_text(text: object) -> str:
    """Text of the data as one line of plain text: no control characters, no marks that turn its direction.

    None gives "".
    """
    seen = "" if text is None else str(text)
    if not (seen.isascii() and seen.isprintable()):  # as most text is
        seen = "".join(" " if unicodedata.category(letter) == "Cc" else letter for letter in seen)
        seen = "".join(letter for letter in seen if unicodedata.category(letter) not in _UNSEEN)
    return " ".join(seen.split())


def quote_text(text: object) -> str:
    """The text in “quotation marks”; such marks inside it become ‘single’ ones, so that it cannot end the quotation."""
    return f"“{clean_text(text).translate({ord('“'): '‘', ord('”'): '’'})}”"


def split_date(date: object) -> tuple[int, ...]:
    """(2022, 8, 25), (2022, 8) or (2022,), as precise as the date; () for none and for what is no date."""
    return _split_date(date if isinstance(date, str) else clean_text(date))


@lru_cache(maxsize=4_096)
def _split_date(date: str) -> tuple[int, ...]:
    match = _DATE.fullmatch(clean_text(date))
    parts = tuple(int(part) for part in match.groups() if part) if match else ()
    _, month, day = (*parts, 1, 1, 1)[:3]
    return parts if 1 <= month <= len(MONTHS) and 1 <= day <= _LAST_DAY else ()


def spell_day(date: object, *, month_letters: int | None = None) -> str:
    """ "25 August 2022", "August 2022", "2022"; "undated" for none; what is no date stays as it is."""
    year, month, day = (*split_date(date), 0, 0, 0)[:3]
    if not year:
        return clean_text(date) or "undated"
    name = MONTHS[month - 1][:month_letters] if month else ""
    return " ".join(str(part) for part in (day, name, year) if part)


def spell_on_day(date: object) -> str:
    """ "on 25 August 2022", "in August 2022", "in 2022"; "on a day not recorded" for none."""
    if not clean_text(date):
        return "on a day not recorded"
    return f"{preposition_of(date)} {spell_day(date)}"


def preposition_of(date: object) -> str:
    """ "on" a day, "in" a month or a year."""
    return "in" if len(split_date(date)) in (1, 2) else "on"


def add_article(name: str) -> str:
    """A name as it stands inside a sentence, with its article: "the General Staff of Ukraine", "a … estimate".

    An article that the name brings is small where the word after it is: "the town", but "The Hague".
    """
    if re.match(r"The [a-z]", name):
        return f"t{name[1:]}"
    head = name.partition(" (")[0].partition(" and the ")[0]
    if _WITH_THE.search(head):
        return name if name.lower().startswith("the ") else f"the {name}"
    if _WITH_A.search(head):
        first, _, rest = name.partition(" ")
        small = first if first.isupper() else first.lower()
        return f"{'an' if small[:1] in 'aeiou' else 'a'} {small} {rest}".rstrip()
    return name


def capitalize_article(text: str) -> str:
    """The text with a capital article; a name keeps the letters that it is written with."""
    return text[:1].upper() + text[1:] if _CAPITALISED.match(text) else text


def join_parts(*parts: str, by: str = ", ") -> str:
    """The parts that say something, with commas between them."""
    return by.join(part for part in parts if part)


def bracket_remarks(remarks: Sequence[str], marks: str = "()") -> str:
    """ " (one; two)", or nothing where there is nothing to say."""
    said = join_parts(*remarks, by="; ")
    return f" {marks[0]}{said}{marks[1]}" if said else ""
