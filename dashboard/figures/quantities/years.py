"""Finds years: "in 2018", "the 1990s", "44 BC", "spring 2023", "the 21st century"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dashboard.figures.joint_words import TO_WORDS
from dashboard.figures.normalize import words
from dashboard.figures.quantities.day import RECENT, SUFFIXES, YEAR_FORM, Day, after_suffix
from dashboard.figures.quantities.units import UNITS_AFTER
from dashboard.figures.quantities.words import AFTER_YEARS, BEFORE_YEARS, DATE, MONEY, YEAR
from dashboard.figures.tokens import Token, is_counted_at, text_at

_ONWARDS = words("on onwards onward")
# What has such numbers for its name: "Section 1983".
_NUMBERED = words(
    "rfc iso din astm section article articles clause paragraph page room flight unit case route bus № # статья "
    "статьи статье пункт гост "
    "дсту стаття статті рейс artikel article artículo articolo artigo vol vuelo flug"
)
_BEFORE_DASHES = words("pre post mid early late end since from to до після после")
_FISCAL = words("fy cy ay")
_ERAS = words("bc bce ce")
_DECADE = words("s е х ті er")
_CENTURIES = words(
    "century centuries век века столетия столетие століття сторіччя siècle secolo siglo século jahrhundert"
)
# After these, four digits count something. Not all hedges: "до 2022", "beyond 2030" and "circa 1943" are years.
_HEDGES_OF_COUNTS = words(
    "about almost nearly over than least most some roughly approximately around exactly только "
    "около почти более менее примерно близько майже понад etwa ungefähr fast knapp environ presque quasi casi około "
    "prawie ponad asi téměř körülbelül majdnem περίπου σχεδόν ongeveer bijna"
)
SEASONS = words("spring summer autumn winter весной летом осенью зимой навесні влітку восени взимку")


def read_marked_year(parts: Sequence[Token], start: int) -> Day | None:
    """44 BC, in AD 1066, the summer of '69."""
    text, before, is_era = parts[start].text, text_at(parts, start - 1), text_at(parts, start + 1) in _ERAS
    is_domini = before == "ad" and text_at(parts, start - 2) == "in"
    is_cut = before == "'" and len(text) == 2 and text > "20" and parts[start - 1].touches(parts[start])
    is_cut = is_cut and (start == 1 or not parts[start - 2].touches(parts[start - 1]))
    is_year = text.isdigit() and len(text) <= 4 and (is_era or is_domini or is_cut)
    return Day(YEAR, start + 1 + is_era, text if is_domini else "") if is_year else None


def read_year(parts: Sequence[Token], start: int) -> Day | None:
    """A year by its form and the words around it, a decade, or a century."""
    text, after = parts[start].text, text_at(parts, start + 1)
    is_touching = start + 1 < len(parts) and parts[start].touches(parts[start + 1])
    at = start + 1 + (after == "-" and is_touching)
    if is_touching and text_at(parts, at) in _DECADE and re.fullmatch("(1[0-9]|20)?[0-9]0", text):
        return Day(YEAR, at + 1, f"{text}s" if len(text) == 4 else "")
    if text.isdigit() and len(text) <= 2 and after in SUFFIXES | {"-"}:
        end = after_suffix(parts, start + 1)
        return Day(YEAR, end + 1) if text_at(parts, end) in _CENTURIES else None
    if not YEAR_FORM.fullmatch(text) or (is_touching and parts[start + 1].is_word and after not in AFTER_YEARS):
        return None
    if after in ("/", "-", "–") and re.fullmatch(r"[0-9]{2}|(?:19|20)[0-9]{2}", text_at(parts, start + 2)):
        return Day(YEAR, start + 3, text) if RECENT.fullmatch(text) else None
    if after in AFTER_YEARS:
        return Day(YEAR, start + 2 + (text_at(parts, start + 2) == "." and len(after) == 1), text)
    is_act = after == "/" and is_touching and text_at(parts, start + 2).isdigit()  # "Regulation 2022/1269"
    return Day(YEAR, start + 1, text) if _is_year(parts, start) and not is_act else None


def _is_joined_to_name(parts: Sequence[Token], start: int) -> bool:
    """ "Vision2030", "Euro-2024"; but "FY2023" and "pre-2014" have years."""
    if start == 0 or not parts[start - 1].touches(parts[start]):
        return False
    before, first = parts[start - 1].text, text_at(parts, start - 2)
    is_dashed = parts[start - 1].is_dash and first.isalpha() and parts[start - 2].touches(parts[start - 1])
    return (before.isalpha() and before not in _FISCAL) or (is_dashed and first not in _BEFORE_DASHES)


def _is_year(parts: Sequence[Token], start: int) -> bool:
    """Whether four digits without more are a year, by the words before and after."""
    text, before, after, first = (text_at(parts, start + step) for step in (0, -1, 1, -2))
    unit = UNITS_AFTER.find((after,)) if after.isalpha() else None  # "in 2017 £27bn" is a year
    if unit and unit[0].kind == MONEY and before != "in":  # as "in 2017 dollars"
        return False
    steps = (1, 1 if after in ("the", "a", "an") else 2)  # "in 2012 the jobs" is a year
    if not first and before in ("in", "since") and RECENT.fullmatch(text):
        return True  # "In 2014 students protested"
    if (
        _is_joined_to_name(parts, start)
        or before in _HEDGES_OF_COUNTS | _NUMBERED
        or any(is_counted_at(parts, start + step) for step in steps)
    ):
        return False
    if before in TO_WORDS and first[:1].isdigit() and not RECENT.fullmatch(first):
        return len(first) <= 2  # "с 1200 до 1900", but "from 12 May to 1998"
    if RECENT.fullmatch(text):
        return True
    is_alone = after in ("", ",", ".", ";", ")", ":", "?", "!") or after in BEFORE_YEARS | _ONWARDS
    return before in BEFORE_YEARS and is_alone and text >= "1500"


def read_season(parts: Sequence[Token], start: int) -> Day | None:
    """Autumn 2022, the spring of 2023, осенью 2022 года: the day is the year."""
    at = start + 1 + (text_at(parts, start + 1) in ("of", ","))
    if not RECENT.fullmatch(text_at(parts, at)) or is_counted_at(parts, at + 1):
        return None
    return Day(DATE, at + 1 + (text_at(parts, at + 1) in ("года", "року")), text_at(parts, at))
