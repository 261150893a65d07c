"""Dates, intervals, counts and lists as a page shows them: short, and never with more digits than there are."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from dashboard.figures.interval import Interval, percent_shown, shown

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def day(text: str | date | None) -> str:
    """ "2022-08-25" → "25 Aug 2022", "2022-08" → "Aug 2022", "2022" → "2022", nothing → "undated"."""
    if not text:
        return "undated"
    year, *rest = str(text).split("-")
    month = f"{_MONTHS[int(rest[0]) - 1]} " if rest else ""
    number = f"{int(rest[1])} " if len(rest) > 1 else ""
    return f"{number}{month}{year}"


def release_named(label: str) -> str:
    """ "27 Nov 2026", "27 Nov 2026 (2)" the second of a day, "27 Nov 2026 with changes since" between two releases"""
    release, _, changes = label.partition("+")
    on, _, number = release.partition(".")
    name = "no release" if on == "unreleased" else day(on) + (f" ({number})" if number else "")
    return f"{name} with changes since" if changes else name


def interval(at_least: int | None, at_most: int | None, step: int | None = 1, signed: bool = False) -> str:
    """A range stays a range: "1,005,000–1,015,000", "at most 9,000", "at least 100,000", "unknown".

    `step` is the unit that a derived number is rounded to, so that it carries no digit that nobody stated.
    """
    return shown(Interval(at_least, at_most), step, signed=signed)


def change_in_percent(at_least: float | None, at_most: float | None) -> str:
    """ "+13.5 %" or "+12.9 to +14.1 %"; empty where there is none."""
    if at_least is None and at_most is None:
        return ""
    return percent_shown((at_least, at_most), signed=True)


def listed(names: Sequence[str], last: str = "and") -> str:
    """ "A", "A and B", "A, B and C" """
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} {last} {names[-1]}"


def counted(count: int, one: str, many: str | None = None) -> str:
    """ "1 statement", "38 statements" """
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def first_and_more(names: Sequence[str], shown: int = 3) -> str:
    """ "A, B, C and 4 more", each name once"""
    distinct = list(dict.fromkeys(names))
    more = len(distinct) - shown
    return ", ".join(distinct[:shown]) + (f" and {more} more" if more > 0 else "")


def short_interval(at_least: int | None, at_most: int | None) -> str:
    """The interval where it fits a tile, else in millions and thousands: "1.1–1.2 million"."""
    full = interval(at_least, at_most)
    if len(full) <= 12 or at_least is None or at_most is None:
        return full
    unit, name = (1e6, "million") if at_least >= 1e6 else (1e3, "thousand")
    return f"{at_least / unit:,.4g}–{at_most / unit:,.4g} {name}"


def sentence(text: str) -> str:
    """The text with a capital first letter."""
    return text[:1].upper() + text[1:]


def humanize(code: str | None) -> str:
    """A code of the codebook as words: "third_party" → "third party"."""
    return (code or "").replace("_", " ")
