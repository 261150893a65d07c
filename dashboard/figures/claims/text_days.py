"""The day that a text bears, and the days that its numbers are true of."""

from __future__ import annotations

import calendar
import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from dashboard.figures.normalize import words
from dashboard.figures.quantities.changes import FROM
from dashboard.figures.quantities.quantity import Quantity
from dashboard.figures.quantities.words import DATE, TIME, YEAR
from dashboard.figures.tokens import Token

_FAR_AHEAD = 200  # days; a day of no year that lies farther ahead is of the year before
_DATELINE = 200  # letters from the start in which a text may bear its date
_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_LONGEST_PLACE = 40  # letters
_AGO = (  # words for days that only the day of a text tells, and how many days back they may be
    (words("today yesterday overnight сегодня вчера сьогодні вчора"), 2),
    (words("monday tuesday wednesday thursday friday saturday sunday"), 7),
    (words("понедельник вторник среду четверг пятницу субботу понеділок вівторок середу п'ятницю суботу"), 7),
)
_THIS = words("this этом этого цього цьому")
_SAME = words("same that том того тот тому той тогож томже")
_SINCE = words("since с со від з із")
_SPANS = {
    **dict.fromkeys(words("month месяце месяца місяця місяці"), "month"),
    **dict.fromkeys(words("year году года року році"), "year"),
    **dict.fromkeys(words("week неделе тижня тижні"), "week"),
}
_BEFORE_DAYS = words("on of in by at since from until am vom seit от на к с до від із le du")
_THAT = ("that", "того")
_LAST = ("last", "прошлого", "прошлом", "минулого", "торік")
_YEAR_AFTER = re.compile(
    r",?\s(?:of\s)?(?P<which>last|this|that|прошлого|этого|того(?: же)?|минулого|цього|того ж)\s(?:year|года|року)\b",
    re.IGNORECASE,
)
_YEAR_BEFORE = re.compile(
    r"\b(?P<which>last|this|торік|прошлом|минулого|этом|цього)(?:\s(?:year|году|року))?,?\s(?:in\s|on\s|в\s|у\s)?$",
    re.IGNORECASE,
)
_PRICES_AFTER = re.compile(r"\s(?:prices|price|terms|money)\b")
_PRICES_BEFORE = re.compile(r"(?:prices of|ценах|цінах)\s$")
# "Since February 2022", "more than in 2022": a total began then, and is of a later day.
_SINCE_BEFORE = re.compile(
    r"(?<!\w)(?:since|seit|depuis|desde|с|со|від|з|із|(?:than|чем|ніж)\s(?:in|at|on|в|у))\s(?:the\s)?"
    r"(?:(?:[^\W\d_]+\s(?:of|in)|start|beginning|end|начала|конца|початку|кінця)\s)?$",
    re.IGNORECASE,
)
_OF_DECISION = re.compile(r"(?:указ|закон|наказ|рішенн|постанов|звіт|лист)\w*\sвід\s$", re.IGNORECASE)
LONGEST_TOTAL = 3650  # days; how long a total that began may have gone on, where the text bears no day
THEN_AFTER = re.compile(r",? (?:when|когда|коли)\b")
_UNTIL = re.compile(r"\s*(?:to|until|till|through|по|до|bis|au|al|até|do|[–—-])\s*", re.IGNORECASE)
Stretch = tuple[date, date]


def find_dateline(text: str, quantities: Sequence[Quantity]) -> date | None:
    """The first whole date near the start of a text, if it stands on a short line or after "date"."""
    for one in quantities:
        if one.kind != DATE or one.start > _DATELINE:
            continue
        line_start = text.rfind("\n", 0, one.start) + 1
        line_end = text.find("\n", one.end)
        line = text[line_start : len(text) if line_end < 0 else line_end]
        is_label = text[line_start : one.start].strip().casefold().rstrip(":") in (
            "date",
            "дата",
            "published",
            "updated",
        )
        # A row of a table has numbers, too.
        here = [each.kind for each in quantities if line_start <= each.start < line_start + len(line)]
        is_short = len(line) <= 40 and "\n" in text and all(kind in (DATE, YEAR, TIME) for kind in here)
        place = text[: one.start].strip(" ,(")
        after = text[one.end :].lstrip()[:1]
        # "KYIV, 4 June 2025", "Kyiv, 4 June 2025 –", not "On 4 June" or "Putin 4 June".
        is_told = place.casefold().rpartition(" ")[2] in _BEFORE_DAYS  # "Smith said on 4 June:"
        is_parted = text[: one.start].rstrip()[-1:] in (",", "(", "|")  # "The ministry 4 June 2025: 9,000"
        is_alone = not place or place.isupper() or (not is_told and after in ("–", "—", "-", "|"))
        is_alone = is_alone or (is_parted and after == ":")
        is_first = (
            is_alone and len(place) <= _LONGEST_PLACE and line_start == 0 and not _has_later(quantities, _day(one.day))
        )
        if _DAY.fullmatch(one.day) and (is_label or is_short or is_first):
            return _day(one.day)
    return None


def _has_later(quantities: Sequence[Quantity], day: date | None) -> bool:
    """Whether the text names a later day, month or year: what begins with "On 12 December 2023" is not of that day."""
    full = (one.day for one in quantities if one.kind in (DATE, YEAR) and one.day and not one.day.startswith("--"))
    dates = (read_stretch(one, day) for one in full)
    return day is not None and any(stretch is not None and stretch[0] > day for stretch in dates)


def days_of(
    quantity: Quantity, beside: Sequence[Quantity], dated: date | None, *, is_told_on: bool = False
) -> tuple[Stretch, ...]:
    """The dates of a sentence, the nearest to the number first; a day without its year is of the text's year.

    `is_told_on`: the text has only named the day `dated`, and may tell of the year after, too.
    """
    earlier = [one.end for one in beside if one.role == FROM and one.start >= quantity.end]
    # "50,471, up from 45,123 in February": the date is that of the number before the change.
    dates = [
        one for one in beside if one.kind in (DATE, YEAR) and one.day and not any(end <= one.start for end in earlier)
    ]
    dates.sort(key=lambda one: min(abs(one.start - quantity.end), abs(quantity.start - one.end)))
    read = [read_stretch(one.day, dated) for one in dates]
    if dated and is_told_on:
        bare = [one.day for one in dates if one.day.startswith("--")]
        same = [read_stretch(day, date(dated.year, 12, 31)) for day in bare]
        # "In November 2022 it was 9,000; in January, 10,000": what is before that day may be of the year after.
        is_past = dated.year < date.max.year and any(one and one[1] < dated for one in same[:1])
        later = [read_stretch(day, date(dated.year + 1, 12, 31)) for day in bare] if is_past else []
        # "In February 2024 it was 9,000; in December, 10,000": the same year.
        # "A profile of June 2026: in December it was 9,000": of the year before, too.
        is_ahead = any(one and one[0] > dated for one in same[:1])
        before = [read_stretch(day, date(max(dated.year - 1, 1), 12, 31)) for day in bare] if is_ahead else []
        read = [*(same if len(same) == len(read) else ()), *read, *same, *later, *before]
    elif dated:
        # "In June it was 9,000", read in January.
        ahead = [one.day for one, each in zip(dates, read, strict=True) if each and each[0] > dated]
        year_before = date(max(dated.year - 1, 1), 12, 31)
        read += [read_stretch(day, year_before) for day in ahead if day.startswith("--")]
    return tuple(dict.fromkeys(one for one in read if one))


def find_relative_day(parts: Sequence[Token], dated: date | None, named: date | None) -> tuple[Stretch, ...] | None:
    """What "on Friday", "this month" or "since the start of the year" means on the day of a text.

    "The same month" is that of the day `named` last. Empty where the text bears no day; None where the sentence names
    none of them.
    """
    for at, part in enumerate(parts):
        back = next((days for names, days in _AGO if part.text in names), 0)
        is_span = part.text in _SPANS and any(each.text in _THIS | _SINCE for each in parts[max(at - 5, 0) : at])
        is_span = is_span and not parts[at - 1].is_literal  # "с 1 января 2023 года"
        if named and part.text in _SPANS and parts[at - 1].text in _SAME and at:
            form = {"month": "%Y-%m", "year": "%Y"}.get(_SPANS[part.text])
            return (stretch,) if form and (stretch := read_stretch(named.strftime(form), None)) else ()
        if not back and not is_span:
            continue
        if dated is None:
            return ()
        starts = {"month": dated.replace(day=1), "year": dated.replace(month=1, day=1)}
        span = _SPANS.get(part.text, "") if is_span else ""
        return ((starts[span] if span in starts else move_day(dated, -(back or 7)), dated),)
    return None


def move_day(day: date, count: int) -> date:
    """The day that many days later; the day itself where the calendar ends."""
    try:
        return day + timedelta(days=count)
    except OverflowError:
        return day


def read_stretch(day: str, dated: date | None) -> Stretch | None:
    """The first and last day of "2022-08-25", "2022-08", "2022" or, in the year of the text, "--08-25"."""
    if day.startswith("--"):
        if dated is None:
            return None
        if len(day) == 4:
            month = int(day[2:])
            year = dated.year - ((date(dated.year, month, 1) - dated).days > _FAR_AHEAD)
            return read_stretch(f"{year}-{month:02}", dated)
        found = _day(f"{dated.year}{day[1:]}")
        if found and (found - dated).days > _FAR_AHEAD:  # "on 24 December", read in January
            found = _day(f"{dated.year - 1}{day[1:]}")
        return (found, found) if found else None
    if re.fullmatch(r"\d{4}", day):
        return date(int(day), 1, 1), date(int(day), 12, 31)
    if re.fullmatch(r"\d{4}-\d{2}", day):
        year, month = int(day[:4]), int(day[5:])
        return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])
    found = _day(day)
    return (found, found) if found else None


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def drop_years_of_prices(text: str, quantities: Sequence[Quantity]) -> list[Quantity]:
    """The quantities but for the years of prices: "£45bn in 2019 prices" is of no day in 2019."""
    return [
        one
        for one in quantities
        if one.kind != YEAR
        or not (_PRICES_AFTER.match(text, one.end) or _PRICES_BEFORE.search(text, max(one.start - 20, 0), one.start))
    ]


def settle_years(text: str, quantities: Sequence[Quantity], dated: date | None) -> list[Quantity]:
    """The quantities, with the year of each date that has "last year" or "this year" after it, on the day of a text.

    "In March that year" is of the year that the text named last.
    """
    settled: list[Quantity] = []
    year_named = ""
    for one in quantities:
        before = text[max(one.start - _LONGEST_PLACE, 0) : one.start]
        found = _YEAR_AFTER.match(text, one.end) or _YEAR_BEFORE.search(before) if one.day.startswith("--") else None
        which = found["which"].casefold() if found else ""
        year = f"{dated.year - _years_back(one, found, dated):04}" if dated and found else ""
        if which.startswith(_THAT):
            year = year_named
        is_open = found is not None and not dated and not year  # "last April", where the text bears no day
        settled.append(replace(one, day="" if is_open else f"{year}{one.day[1:]}") if year or is_open else one)
        year_named = year or (one.day[:4] if one.day[:4].isdigit() else year_named)
    return settled


def _years_back(one: Quantity, found: re.Match[str], dated: date) -> int:
    """How many years before that of the text: "last April" is the last one, "April last year" that of the last year."""
    if found["which"].casefold() not in _LAST:
        return 0
    is_month = found["which"].casefold() == "last" and "year" not in found[0].casefold()
    return int(one.day[2:] >= f"{dated:%m-%d}"[: len(one.day) - 2]) if is_month else 1


def read_span(text: str, begun: Quantity, beside: Sequence[Quantity], dated: date | None) -> Stretch | None:
    """From the first day to the last, where the end stands after the begin: "с 1 октября по 31 декабря 2024 года"."""
    after = (one for one in beside if one.kind == DATE and one.start >= begun.end)
    until = next((one for one in after if _UNTIL.fullmatch(text, begun.end, one.start)), None)
    last = read_stretch(until.day, dated) if until else None
    first = read_stretch(begun.day, last[1]) if last else None
    return (first[0], last[1]) if first and last and first[0] <= last[1] else None


def is_begin(text: str, one: Quantity) -> bool:
    """Whether a date is that from which something was counted: "since February 2022"."""
    before = text[max(one.start - 30, 0) : one.start]
    is_then = THEN_AFTER.match(text, one.end)  # "the most since 2016, when 152,000 were called up"
    is_since = _SINCE_BEFORE.search(before) is not None and not _OF_DECISION.search(before)
    return one.kind in (DATE, YEAR) and is_since and not is_then
