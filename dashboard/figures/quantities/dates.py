"""Finds dates: "25 August 2022", "1 января", "25.08.2022"; and, by `times` and `years`, those."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dashboard.figures.normalize import words
from dashboard.figures.quantities.day import RECENT, YEAR_FORM, Day, after_suffix, month_of
from dashboard.figures.quantities.times import read_clock, read_time
from dashboard.figures.quantities.words import AFTER_YEARS, DATE
from dashboard.figures.quantities.years import SEASONS, read_marked_year, read_season, read_year
from dashboard.figures.tokens import Token, is_counted_at, text_at

_DAY = re.compile(r"0?[1-9]|[12][0-9]|3[01]")
_POINTS = re.compile(r"(0?[1-9]|[12][0-9]|3[01])\.(0?[1-9]|1[0-2])\.((?:19|20)?[0-9]{2})")
_YEAR_SUFFIXES = words("го й му м")
_OF = words("of de del di , г года р року")
_YEAR_ENDINGS = words("г года р року")
_TO = words("to до - – — and и і й по bis au al")
_BEFORE_MONTHS = words(
    "in since by until till from during that next last this early late mid через в у за до с з со к по із від конце "
    "конца концу кінця середини начале середине наприкінці початку im seit bis ab en desde em a od do w v ve od"
)
_PARTS_OF_MONTHS = words("end start beginning middle close month")
_ALSO_VERBS = words("may march mar mai set")


def read_day(parts: Sequence[Token], start: int, *, is_capital: bool) -> Day | None:
    """The date, year or time that starts at a token; `is_capital` tells that its word begins with a capital letter."""
    if not parts[start].is_literal:
        if clock := read_clock(parts, start):
            return clock
        if parts[start].text in SEASONS:
            return read_season(parts, start)
        month = month_of(parts[start].text)
        if not month or (parts[start].text in _ALSO_VERBS and not is_capital):
            return None
        return _read_month_first(parts, start, month)
    for read in (_read_figures, _read_day_first, read_time, read_marked_year, read_year):
        if found := read(parts, start):
            return found
    return None


def _read_figures(parts: Sequence[Token], start: int) -> Day | None:
    """2022-08-25, 25.08.2022 and 25/08/2022."""
    is_version = start > 0 and parts[start - 1].is_word and parts[start - 1].touches(parts[start])  # "v2.7.18"
    if not is_version and (found := _POINTS.fullmatch(parts[start].text)):
        day, month, year = found.groups()
        return Day(DATE, start + 1, f"{year if len(year) == 4 else '20' + year}-{int(month):02}-{int(day):02}")
    texts = [part.text for part in parts[start : start + 5]]
    if (
        len(texts) > 3
        and YEAR_FORM.fullmatch(texts[0])
        and texts[1] == "."
        and month_of(texts[2])
        and _DAY.fullmatch(texts[3])
    ):
        return Day(DATE, start + 4, f"{texts[0]}-{month_of(texts[2]):02}-{int(texts[3]):02}")
    is_joined = len(texts) > 2 and parts[start].touches(parts[start + 1]) and texts[1] in "-/‑"
    return _read_joined(texts, start) if is_joined else None


def _read_joined(texts: Sequence[str], start: int) -> Day | None:
    is_month = texts[2].isdigit() and 1 <= int(texts[2][:3]) <= 12
    if YEAR_FORM.fullmatch(texts[0]) and is_month and texts[1] != "/" and len(texts[2]) == 2:
        is_day = len(texts) == 5 and texts[3] == texts[1] and _DAY.fullmatch(texts[4])
        return Day(
            DATE, start + (5 if is_day else 3), "-".join([texts[0], texts[2], *texts[4:5]][: 3 if is_day else 2])
        )
    if len(texts) == 5 and texts[3] == texts[1] and YEAR_FORM.fullmatch(texts[4]) and _DAY.fullmatch(texts[0]):
        if month := int(texts[2]) if is_month else month_of(texts[2]):  # "25-08-2022", "25-Aug-2022"
            return Day(DATE, start + 5, f"{texts[4]}-{month:02}-{int(texts[0]):02}")
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
    end = after_suffix(parts, start + 1)
    if text_at(parts, end) in _TO and _DAY.fullmatch(text_at(parts, end + 1)):
        end = after_suffix(parts, end + 2)
    is_dash = end < len(parts) and parts[end].is_dash and parts[start].touches(parts[end])  # "25-Aug-2022"
    end += is_dash or text_at(parts, end) in ("of", "de")
    month = month_of(text_at(parts, end))
    if not month or (text_at(parts, end) in ("may", "march") and parts[end - 1].text == "."):
        return None
    return _with_year(parts, end + 1, f"{month:02}-{int(parts[start].text):02}")


def _read_month_first(parts: Sequence[Token], start: int, month: int) -> Day | None:
    """August 25, 2022; August 2022; августе 2022 года."""
    end = start + 1 + (text_at(parts, start + 1) == "." and text_at(parts, start + 2)[:1].isdigit())
    day = text_at(parts, end)
    is_glued = end + 1 < len(parts) and parts[end + 1].is_word and parts[end].touches(parts[end + 1])
    after = after_suffix(parts, end + 1) if _DAY.fullmatch(day) else end
    if _DAY.fullmatch(day) and (after > end + 1 or not is_glued) and not is_counted_at(parts, after):
        if text_at(parts, after) in _TO and _DAY.fullmatch(text_at(parts, after + 1)) and _is_last(parts, after + 1):
            after = after_suffix(parts, after + 2)
        return _with_year(parts, after, f"{month:02}-{int(day):02}")
    found = _with_year(parts, start + 1, f"{month:02}")
    is_bare = found.day.startswith("--")
    before = text_at(parts, start - 1)
    is_part = before == "of" and text_at(parts, start - 2) in _PARTS_OF_MONTHS  # "the end of June"
    return found if not is_bare or before in _BEFORE_MONTHS or is_part else None


def _is_last(parts: Sequence[Token], position: int) -> bool:
    return not is_counted_at(parts, position + 1)


def _with_year(parts: Sequence[Token], end: int, day: str) -> Day:
    at = end + (
        text_at(parts, end) == "." and YEAR_FORM.fullmatch(text_at(parts, end + 1)) is not None
    )  # "14 Dec. 2023"
    at += at < len(parts) and parts[at].is_dash and parts[at - 1].touches(parts[at])
    while text_at(parts, at) in _OF and at < end + 2:
        at += 1
    is_year = RECENT if "-" not in day else YEAR_FORM
    is_old = not RECENT.fullmatch(text_at(parts, at))
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
