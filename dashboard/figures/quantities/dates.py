"""Finds dates, years and times of day: "25 August 2022", "1 января", "in 2018", "14:30", "the 1990s"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from dashboard.figures.joint_words import TO_WORDS
from dashboard.figures.normalize import words
from dashboard.figures.quantities.units import UNITS_AFTER
from dashboard.figures.quantities.words import AFTER_YEARS, BEFORE_YEARS, DATE, MONTHS, TIME, YEAR
from dashboard.figures.tokens import Token, is_counted_at, text_at
from dashboard.figures.vocabulary import UNITS

_YEAR = re.compile(r"1[0-9]{3}|20[0-9]{2}")
_RECENT = re.compile(r"19[0-9]{2}|20[0-4][0-9]")
_DAY = re.compile(r"0?[1-9]|[12][0-9]|3[01]")
_POINTS = re.compile(r"(0?[1-9]|[12][0-9]|3[01])\.(0?[1-9]|1[0-2])\.((?:19|20)?[0-9]{2})")
_SUFFIXES = words("st nd rd th го е й я ое er º ª ° .")
_YEAR_SUFFIXES = words("го й му м")
_OF = words("of de del di , г года р року")
_YEAR_ENDINGS = words("г года р року")
_TO = words("to до - – — and и і й по bis au al")
_NOON = words("am pm uhr h hrs hours utc gmt cet est мск o'clock")
_BEFORE_MONTHS = words(
    "in since by until till from during that next last this early late mid через в у за до с з со к по із від конце "
    "конца концу кінця середини начале середине наприкінці початку im seit bis ab en desde em a od do w v ve od"
)
_PARTS_OF_MONTHS = words("end start beginning middle close month")
_SEASONS = words("spring summer autumn winter весной летом осенью зимой навесні влітку восени взимку")
_MINUTES = (5, 10, 20, 25)
_ZONES = words("gmt utc cet cest est edt msk мск hrs")
_BEFORE_HOURS = words("at um alle в о à às kl до с після после until till from by bis ab godz")
_HOURS = words("o'clock am pm утра вечера ночи пополудни ранку вечора")
_TIMES_OF_DAY = tuple(tuple(said.split()) for said in (
    "de la manana", "de la tarde", "de la noche", "da manha", "da tarde", "da noite", "du matin", "du soir", "утра",
    "вечера", "ночи", "del mattino", "di mattina", "di sera", "del pomeriggio", "rano", "wieczorem", "vecer", "reggel",
    "este", "morgens", "abends", "nachmittags", "in the morning", "in the evening", "in the afternoon",
))  # fmt: skip
_ONWARDS = words("on onwards onward")
_ERAS = words("bc bce ce")
_DECADE = words("s е х ті er")
_ALSO_VERBS = words("may march mar mai set")
_CENTURIES = words(
    "century centuries век века столетия столетие століття сторіччя siècle secolo siglo século jahrhundert"
)
# After these, four digits count something. Not all hedges: "до 2022", "beyond 2030" and "circa 1943" are years.
_HEDGES_OF_COUNTS = words(
    "about almost nearly over than least most some roughly approximately around exactly только "
    "около почти более менее примерно близько майже понад etwa ungefähr fast knapp environ presque quasi casi około "
    "prawie ponad asi téměř körülbelül majdnem περίπου σχεδόν ongeveer bijna"
)


class Day(NamedTuple):
    """A day, a month or a year ("2022-08-25", "2022-08", "2022", "--08-25" without its year), a time, or neither."""

    kind: str
    end: int
    day: str = ""


def read_day(parts: Sequence[Token], start: int, *, is_capital: bool) -> Day | None:
    """The date, year or time that starts at a token; `is_capital` tells that its word begins with a capital letter."""
    if not parts[start].is_literal:
        if clock := _read_clock(parts, start):
            return clock
        if parts[start].text in _SEASONS:
            return _read_season(parts, start)
        month = month_of(parts[start].text)
        if not month or (parts[start].text in _ALSO_VERBS and not is_capital):
            return None
        return _read_month_first(parts, start, month)
    for read in (_read_figures, _read_day_first, _read_time, _read_marked_year, _read_year):
        if found := read(parts, start):
            return found
    return None


@lru_cache(maxsize=10_000)
def month_of(word: str) -> int:
    """The month that a plain word names; 0 for others."""
    return next((month for month, names in _MONTHS if any(_is_form(word, name) for name in names)), 0)


def _is_form(word: str, name: str) -> bool:
    return word.startswith(name[:-1]) and len(word) <= len(name) + 4 if name.endswith("*") else word == name


_MONTHS = [(month, words(names)) for month, names in MONTHS.items()]


def _read_figures(parts: Sequence[Token], start: int) -> Day | None:
    """2022-08-25, 25.08.2022 and 25/08/2022."""
    if found := _POINTS.fullmatch(parts[start].text):
        day, month, year = found.groups()
        return Day(DATE, start + 1, f"{year if len(year) == 4 else '20' + year}-{int(month):02}-{int(day):02}")
    texts = [part.text for part in parts[start : start + 5]]
    if (
        len(texts) > 3
        and _YEAR.fullmatch(texts[0])
        and texts[1] == "."
        and month_of(texts[2])
        and _DAY.fullmatch(texts[3])
    ):
        return Day(DATE, start + 4, f"{texts[0]}-{month_of(texts[2]):02}-{int(texts[3]):02}")
    is_joined = len(texts) > 2 and parts[start].touches(parts[start + 1]) and texts[1] in "-/‑"
    return _read_joined(texts, start) if is_joined else None


def _read_joined(texts: Sequence[str], start: int) -> Day | None:
    is_month = texts[2].isdigit() and 1 <= int(texts[2][:3]) <= 12
    if _YEAR.fullmatch(texts[0]) and is_month and texts[1] != "/" and len(texts[2]) == 2:
        is_day = len(texts) == 5 and texts[3] == texts[1] and _DAY.fullmatch(texts[4])
        return Day(
            DATE, start + (5 if is_day else 3), "-".join([texts[0], texts[2], *texts[4:5]][: 3 if is_day else 2])
        )
    if len(texts) == 5 and texts[3] == texts[1] and _YEAR.fullmatch(texts[4]) and _DAY.fullmatch(texts[0]):
        if is_month:
            return Day(DATE, start + 5, f"{texts[4]}-{int(texts[2]):02}-{int(texts[0]):02}")
        is_american = texts[1] == "/" and int(texts[0]) <= 12 and _DAY.fullmatch(texts[2])  # "3/14/2021"
        day = f"-{int(texts[0]):02}-{int(texts[2]):02}" if is_american else ""
        return Day(DATE, start + 5, f"{texts[4]}{day}")
    is_short = (
        len(texts) == 5
        and texts[1] == texts[3] == "/"
        and all(text.isdigit() and len(text) <= 2 for text in texts[::2])
    )
    return Day(DATE, start + 5) if is_short else None


def _read_day_first(parts: Sequence[Token], start: int) -> Day | None:
    """25 August 2022, 25th of August, 24–25 August."""
    if not _DAY.fullmatch(parts[start].text):
        return None
    end = _after_suffix(parts, start + 1)
    if text_at(parts, end) in _TO and _DAY.fullmatch(text_at(parts, end + 1)):
        end = _after_suffix(parts, end + 2)
    if text_at(parts, end) in ("of", "de"):
        end += 1
    month = month_of(text_at(parts, end))
    if not month or (text_at(parts, end) in ("may", "march") and parts[end - 1].text == "."):
        return None
    return _with_year(parts, end + 1, f"{month:02}-{int(parts[start].text):02}")


def _read_month_first(parts: Sequence[Token], start: int, month: int) -> Day | None:
    """August 25, 2022; August 2022; августе 2022 года."""
    end = start + 1 + (text_at(parts, start + 1) == "." and text_at(parts, start + 2)[:1].isdigit())
    day = text_at(parts, end)
    is_glued = end + 1 < len(parts) and parts[end + 1].is_word and parts[end].touches(parts[end + 1])
    after = _after_suffix(parts, end + 1) if _DAY.fullmatch(day) else end
    if _DAY.fullmatch(day) and (after > end + 1 or not is_glued) and not is_counted_at(parts, after):
        if text_at(parts, after) in _TO and _DAY.fullmatch(text_at(parts, after + 1)) and _is_last(parts, after + 1):
            after = _after_suffix(parts, after + 2)
        return _with_year(parts, after, f"{month:02}-{int(day):02}")
    found = _with_year(parts, start + 1, f"{month:02}")
    is_bare = found.day.startswith("--")
    before = text_at(parts, start - 1)
    is_part = before == "of" and text_at(parts, start - 2) in _PARTS_OF_MONTHS  # "the end of June"
    return found if not is_bare or before in _BEFORE_MONTHS or is_part else None


def _is_last(parts: Sequence[Token], position: int) -> bool:
    return not is_counted_at(parts, position + 1)


def _with_year(parts: Sequence[Token], end: int, day: str) -> Day:
    at = end + (text_at(parts, end) == "." and _YEAR.fullmatch(text_at(parts, end + 1)) is not None)  # "14 Dec. 2023"
    while text_at(parts, at) in _OF and at < end + 2:
        at += 1
    is_year = _RECENT if "-" not in day else _YEAR
    is_old = not _RECENT.fullmatch(text_at(parts, at))
    if (
        is_year.fullmatch(text_at(parts, at))
        and not is_counted_at(parts, at + 1)
        and not (is_old and text_at(parts, at + 1)[:1].isalnum() and text_at(parts, at + 1) not in AFTER_YEARS)
    ):
        after = at + 1
        if text_at(parts, after) in _YEAR_ENDINGS:
            after += 1 + (text_at(parts, after + 1) == "." and len(text_at(parts, after)) == 1)
        after += 2 * (text_at(parts, after) == "-" and text_at(parts, after + 1) in _YEAR_SUFFIXES)
        return Day(DATE, after, f"{parts[at].text}-{day}")
    return Day(DATE, end, f"--{day}")


def _after_suffix(parts: Sequence[Token], position: int) -> int:
    """After "th" of "25th" or "-го" of "25-го"; the full stop that ends the sentence is no part of "25."."""
    if position + 1 == len(parts) and parts[position].text == ".":
        return position
    if position < len(parts) and parts[position].is_dash and text_at(parts, position + 1) in _SUFFIXES:
        return position + 2
    is_suffix = text_at(parts, position) in _SUFFIXES and parts[position - 1].touches(parts[position])
    return position + is_suffix


def _read_clock(parts: Sequence[Token], start: int) -> Day | None:
    """Half past nine, nine o'clock, девять вечера."""
    text, after = parts[start].text, text_at(parts, start + 1)
    is_part = text in ("half", "quarter") or UNITS.get(text) in _MINUTES
    if is_part and after in ("past", "to")[: 1 + (text not in UNITS)] and text_at(parts, start + 2) in UNITS:
        return Day(TIME, start + 3)
    return Day(TIME, start + 2) if text in UNITS and after in _HOURS else None


def _read_season(parts: Sequence[Token], start: int) -> Day | None:
    """Autumn 2022, the spring of 2023, осенью 2022 года: the day is the year."""
    at = start + 1 + (text_at(parts, start + 1) in ("of", ","))
    if not _RECENT.fullmatch(text_at(parts, at)) or is_counted_at(parts, at + 1):
        return None
    return Day(DATE, at + 1 + (text_at(parts, at + 1) in ("года", "року")), text_at(parts, at))


def _read_time(parts: Sequence[Token], start: int) -> Day | None:
    """14:30, 14.30 Uhr, 5 p.m., 5 o'clock, 9 вечера."""
    text = parts[start].text
    if text_at(parts, start + 1) == ":" and parts[start].touches(parts[start + 1]):
        minutes = text_at(parts, start + 2)
        if text.isdigit() and len(text) <= 2 and int(text) < 25 and re.fullmatch("[0-5][0-9]", minutes):
            seconds = text_at(parts, start + 3) == ":" and re.fullmatch("[0-5][0-9]", text_at(parts, start + 4))
            return Day(TIME, start + (5 if seconds else 3))
        return None
    if not re.fullmatch(r"[01]?[0-9](\.[0-5][0-9])?|2[0-4](\.[0-5][0-9])?|[0-2][0-9][0-5][0-9]", text):
        return None
    texts = [text_at(parts, start + step) for step in range(1, 5)]
    if texts[0] in ("a", "p") and texts[1:3] == [".", "m"]:
        return Day(TIME, start + 4 + (texts[3] == "."))
    before = text_at(parts, start - 1 - (text_at(parts, start - 1) == "."))
    if before in _BEFORE_HOURS and re.fullmatch(r"[0-9]+\.(00|15|30|45)", text):
        return None if texts[0].isalpha() and UNITS_AFTER.has(texts[0]) else Day(TIME, start + 1)
    zones = _NOON - {"h"} if text.endswith("00") or "." in text else _ZONES
    is_clock = texts[0] in _HOURS | {"uhr"} or (texts[0] in zones and (len(text) == 4 or "." in text))
    has_minutes = texts[0] in ("h", "uhr") and bool(re.fullmatch("[0-5][0-9]", texts[1]))  # "5 h 30"
    end = _end_of_time_of_day(parts, _after_suffix(parts, start + 1))
    end = end or (start + 2 + has_minutes if texts[0] and (is_clock or has_minutes) else 0)
    return Day(TIME, end) if end else None


def _end_of_time_of_day(parts: Sequence[Token], at: int) -> int:
    """ "8 de la mañana", "5 heures du matin", "7-й ранку": the token after what stands after the number, or 0."""
    if text_at(parts, at - 2) == "-" and text_at(parts, at) in _HOURS:
        return at + 1
    at += text_at(parts, at) in ("heures", "heure", "uhr", "h", "часов", "часа", "час")
    lengths = (len(said) for said in _TIMES_OF_DAY if said == tuple(text_at(parts, at + n) for n in range(len(said))))
    return next((at + length for length in lengths), 0)


def is_after_name(parts: Sequence[Token], capitals: Sequence[bool], position: int) -> bool:
    """Whether a name stands before a token: the "3:16" of "John 3:16" is no time, that of "May 3:16" may be one."""
    before = parts[max(position - 1, 0)]
    is_apart = position > 0 and not before.touches(parts[position])
    is_name = before.is_word and capitals[position - 1] and len(before.text) > 2 and before.text not in BEFORE_YEARS
    is_verse = text_at(parts, position + 1) == ":" and text_at(parts, position + 3) not in _NOON | {"a", "p"}
    return is_apart and is_name and is_verse and not month_of(before.text)


def _read_marked_year(parts: Sequence[Token], start: int) -> Day | None:
    """44 BC, in AD 1066, the summer of '69."""
    text, before, is_era = parts[start].text, text_at(parts, start - 1), text_at(parts, start + 1) in _ERAS
    is_domini = before == "ad" and text_at(parts, start - 2) == "in"
    is_cut = before == "'" and len(text) == 2 and text > "20" and parts[start - 1].touches(parts[start])
    is_cut = is_cut and (start == 1 or not parts[start - 2].touches(parts[start - 1]))
    is_year = text.isdigit() and len(text) <= 4 and (is_era or is_domini or is_cut)
    return Day(YEAR, start + 1 + is_era, text if is_domini else "") if is_year else None


def _read_year(parts: Sequence[Token], start: int) -> Day | None:
    """A year by its form and the words around it, a decade, or a century."""
    text, after = parts[start].text, text_at(parts, start + 1)
    is_touching = start + 1 < len(parts) and parts[start].touches(parts[start + 1])
    at = start + 1 + (after == "-" and is_touching)
    if is_touching and text_at(parts, at) in _DECADE and re.fullmatch("(1[0-9]|20)?[0-9]0", text):
        return Day(YEAR, at + 1, f"{text}s" if len(text) == 4 else "")
    if text.isdigit() and len(text) <= 2 and after in _SUFFIXES | {"-"}:
        end = _after_suffix(parts, start + 1)
        return Day(YEAR, end + 1) if text_at(parts, end) in _CENTURIES else None
    if not _YEAR.fullmatch(text) or (is_touching and parts[start + 1].is_word and after not in AFTER_YEARS):
        return None
    if after in ("/", "-", "–") and re.fullmatch(r"[0-9]{2}|(?:19|20)[0-9]{2}", text_at(parts, start + 2)):
        return Day(YEAR, start + 3, text) if _RECENT.fullmatch(text) else None
    if after in AFTER_YEARS:
        return Day(YEAR, start + 2 + (text_at(parts, start + 2) == "." and len(after) == 1), text)
    is_act = after == "/" and is_touching and text_at(parts, start + 2).isdigit()  # "Regulation 2022/1269"
    return Day(YEAR, start + 1, text) if _is_year(parts, start) and not is_act else None


def _is_year(parts: Sequence[Token], start: int) -> bool:
    """Whether four digits without more are a year, by the words before and after."""
    text, before, after, first = (text_at(parts, start + step) for step in (0, -1, 1, -2))
    steps = (1, 1 if after in ("the", "a", "an") else 2)  # "in 2012 the jobs" is a year
    if before in _HEDGES_OF_COUNTS or any(is_counted_at(parts, start + step) for step in steps):
        return False
    if before in TO_WORDS and first[:1].isdigit() and not _RECENT.fullmatch(first):
        return len(first) <= 2  # "с 1200 до 1900", but "from 12 May to 1998"
    if _RECENT.fullmatch(text):
        return True
    is_alone = after in ("", ",", ".", ";", ")", ":") or after in BEFORE_YEARS | _ONWARDS
    return before in BEFORE_YEARS and is_alone and text >= "1500"
