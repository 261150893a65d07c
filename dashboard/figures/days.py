"""Days as readers type them: "2023", "Nov 2022", "Q1 2023", "25 August 2022", "2022-08-25"."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

from dashboard.figures.text_parts import MONTHS

HINT = "2022, Nov 2022 or 2022-11-09"
_YEAR = r"(?P<year>(?:19|20|21)\d\d)"
_MONTH = r"(?P<month>[a-z]{3,9})\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_IN_FIGURES = re.compile(r"\d+([./-]\d+){1,2}|\d{8}", re.ASCII)
_NO_MONTH = r"(?P<day>1[3-9]|2\d|3[01])"  # so 25/8/2022 and 8/25/2022 are one day
_FORMS = tuple(
    re.compile(form, re.ASCII)
    for form in (
        _YEAR,
        rf"q(?P<quarter>[1-4])[ ,/-]*{_YEAR}",
        rf"{_YEAR}[ ,/-]*q(?P<quarter>[1-4])",
        rf"{_MONTH}[ ,-]*{_YEAR}",
        rf"{_YEAR}[ ,-]*{_MONTH}",
        rf"{_DAY}[ .-]*{_MONTH}[ ,-]*{_YEAR}",
        rf"{_MONTH} ?{_DAY}[ ,]+{_YEAR}",
        # Numbers alone: by size, or with dots as most of Europe writes. 1/2/2023 is two days and therefore none.
        rf"{_YEAR}[-/.](?P<number>\d{{1,2}})(?:[-/.]{_DAY})?",
        rf"{_YEAR}(?P<number>\d\d){_DAY}",
        rf"(?P<number>\d{{1,2}})[-/.]{_YEAR}",
        rf"{_DAY}\.(?P<number>\d{{1,2}})\.{_YEAR}",
        rf"{_DAY}\.(?P<number>\d{{1,2}})\.(?P<short_year>\d\d)",
        rf"{_NO_MONTH}[-/](?P<number>\d{{1,2}})[-/]{_YEAR}",
        rf"(?P<number>\d{{1,2}})[-/]{_NO_MONTH}[-/]{_YEAR}",
    )
)


def read_day(text: str, *, is_last: bool = False) -> date | None:
    """The day; the first of a month, quarter or year, or the last with `is_last`. None for what names no day."""
    words = " ".join(text.casefold().split())
    found = next((match.groupdict() for form in _FORMS if (match := form.fullmatch(words))), None)
    if found is None:
        return None
    year, (first_month, last_month) = int(found.get("year") or f"20{found['short_year']}"), _read_months(found)
    if not 1 <= first_month <= len(MONTHS):
        return None
    if found.get("day"):
        day = int(found["day"])
        return date(year, first_month, day) if 1 <= day <= monthrange(year, first_month)[1] else None
    return date(year, last_month, monthrange(year, last_month)[1]) if is_last else date(year, first_month, 1)


def write_date(text: str) -> str:
    """A day or a month in figures, as the data have it: "2022-08-25" for "25.08.2022", "2022-08" for "8/2022"."""
    day = read_day(text) if _IN_FIGURES.fullmatch(text) else None
    if day is None:
        return ""
    return day.isoformat() if day == read_day(text, is_last=True) else f"{day:%Y-%m}"


def _read_months(found: dict[str, str]) -> tuple[int, int]:
    """The first month and the last; (0, 0) for a word that is no month."""
    if quarter := int(found.get("quarter") or 0):
        return 3 * quarter - 2, 3 * quarter
    if number := found.get("number"):
        return int(number), int(number)
    if word := found.get("month"):
        month = next((place for place, name in enumerate(MONTHS, 1) if name.casefold().startswith(word)), 0)
        return (9, 9) if word == "sept" else (month, month)
    return 1, len(MONTHS)
