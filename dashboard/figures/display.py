"""Dates, intervals, counts and lists as a page shows them: short, and never narrower than what is known."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_EVEN, Decimal
from fractions import Fraction
from typing import Any

from dashboard.figures.amounts import Amount, magnitude_of, to_amount
from dashboard.figures.forms import NO_BREAK_SPACE, WHOLE, Form, form_of, write_magnitude, write_range
from dashboard.figures.text_parts import spell_day

MINUS = "\N{MINUS SIGN}"


def format_day(text: str | date | None) -> str:
    """ "2022-08-25" → "25 Aug 2022", "2022-08" → "Aug 2022", "2022" → "2022", nothing → "undated"."""
    return spell_day(text, month_letters=3)


def format_release(label: str) -> str:
    """ "27 Nov 2026", "27 Nov 2026 (2)" the second of a day, "27 Nov 2026 with changes since" between two releases"""
    release, _, changes = label.partition("+")
    on, _, number = release.partition(".")
    name = "no release" if on == "unreleased" else format_day(on) + (f" ({number})" if number else "")
    return f"{name} with changes since" if changes else name


def format_interval(
    at_least: Amount | None,
    at_most: Amount | None,
    step: Amount | None = None,
    *,
    signed: bool = False,
    form: Form = WHOLE,
) -> str:
    """A range stays a range: "1,005,000–1,015,000", "at most 9,000", "at least 100,000", "unknown".

    A single number and an open bound are never rounded: they are what was printed, or a sum of it. The ends of a range
    are rounded outwards, to half of `step` (the unit of rounding) or, in a narrower range, to 1 or 5 in its second
    digit, so the text is never narrower than what is known. `signed` puts a plus before positive numbers. `form` says
    what the numbers are: "£42.55–42.65 billion", "6.5–7.5 %".
    """
    if at_least is None:
        return "unknown" if at_most is None else f"at most {format_number(at_most, signed=signed, form=form)}"
    if at_most is None:
        return f"at least {format_number(at_least, signed=signed, form=form)}"
    if at_least == at_most:
        return format_number(at_least, signed=signed, form=form, step=step)
    grain = _grain_of(at_least, at_most, step, form)
    first, last = (at_least, at_most) if grain is None else (_floor(at_least, grain), _ceiling(at_most, grain))
    if signed or at_least < 0:
        return " to ".join(format_number(end, signed=signed, form=form, step=step) for end in (first, last))
    return write_range(first, last, form, step)


def format_bounds(row: Mapping[str, Any], prefix: str = "", *, step: Amount | None = None, signed: bool = False) -> str:
    """The interval of an answer's row, in the form of its measure; `prefix` is that of the columns, "expected_"."""
    given = (row[f"{prefix}at_least"], row[f"{prefix}at_most"])
    bounds = [None if bound is None else to_amount(bound) for bound in given]
    form = form_of(row)
    if step is None and not form.is_whole:
        step = row.get("step")  # so that "1.30" keeps its zero
    return format_interval(bounds[0], bounds[1], step, signed=signed, form=form)


def _grain_of(at_least: Amount, at_most: Amount, step: Amount | None, form: Form) -> Amount | None:
    """What the ends of a range are rounded to; None where they stay as they are."""
    width = at_most - at_least
    if form.is_whole:
        half = max((step or 1) // 2, 1)
        return half if width >= 2 * half else _largest_one_or_five(width // 2)
    if not step:
        return None
    half = to_amount(Fraction(step) / 2)
    return half if width >= 2 * half else _largest_one_or_five(to_amount(Fraction(width) / 2))


def format_short_interval(at_least: Amount | None, at_most: Amount | None, form: Form = WHOLE) -> str:
    """The interval where it fits a tile, else in millions and thousands: "1.1–1.2 million"."""
    full = format_interval(at_least, at_most, form=form)
    if len(full) <= 12 or at_least is None or at_most is None or not form.is_whole:
        return full
    unit, name = (10**6, "million") if at_least >= 10**6 else (10**3, "thousand")
    return f"{at_least / unit:,.4g}–{at_most / unit:,.4g} {name}"


def format_percent_change(at_least: float | None, at_most: float | None) -> str:
    """ "+13.5 %", "+12.9 to +14.1 %", "at least +3.0 %"; empty where both bounds are missing."""
    low = "" if at_least is None else _format_decimal(at_least, ROUND_FLOOR)
    high = "" if at_most is None else _format_decimal(at_most, ROUND_CEILING)
    if at_least is None or at_most is None:
        text = f"at least {low}" if low else f"at most {high}" if high else ""
    else:
        text = _format_decimal(at_least, ROUND_HALF_EVEN) if at_least == at_most else f"{low} to {high}"
    return text and f"{text}{NO_BREAK_SPACE}%"


def format_number(number: Amount, *, signed: bool = False, form: Form = WHOLE, step: Amount | None = None) -> str:
    """Thousands in commas and a real minus sign: "−1,150,628", "+£1.2 billion", "7.2 %"."""
    sign = MINUS if number < 0 else "+" if signed and number else ""
    return sign + write_magnitude(magnitude_of(number), form, step)


def join_names(names: Sequence[str], last: str = "and") -> str:
    """ "A", "A and B", "A, B and C" """
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} {last} {names[-1]}"


def format_publication(row: Mapping[str, Any]) -> str:
    """ "The Independent, 25 Aug 2022"; "read later, in UNN, …" where no publication of its day was read."""
    return f"{'read later, in ' if row.get('is_read_later') else ''}{row['outlet']}, {format_day(row['published_on'])}"


def format_count(count: int, one: str, many: str | None = None) -> str:
    """ "1 statement", "38 statements" """
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def format_first_names(names: Sequence[str], most: int = 3) -> str:
    """ "A, B, C and 4 more", each name once"""
    distinct = list(dict.fromkeys(names))
    more = len(distinct) - most
    return ", ".join(distinct[:most]) + (f" and {more} more" if more > 0 else "")


def capitalize(text: str) -> str:
    """The text with a capital first letter; the others stay as they are."""
    return text[:1].title() + text[1:]  # Georgian has no capital at the start of a word


def format_said(day: str | None) -> str:
    """ "said 25 Aug 2022" """
    return f"said {format_day(day)}" if day else "said on an unknown date"


def humanize(code: str | None) -> str:
    """A code of the codebook as words: "third_party" → "third party"."""
    return (code or "").replace("_", " ")


def name_column(column: str) -> str:
    """A column of the data as words: "part_of" → "part of", "speaker_id" → "speaker"."""
    return humanize(column).removesuffix(" id")


def _floor(number: Amount, unit: Amount) -> Amount:
    return to_amount(Fraction(number) // Fraction(unit) * Fraction(unit))


def _ceiling(number: Amount, unit: Amount) -> Amount:
    return _floor(number * -1, unit) * -1


def _largest_one_or_five(number: Amount) -> Amount:
    """The largest of 1, 5, 10, 50, 100 … that is not above the number, below 1 also 0.1, 0.5 …; 1 for 0."""
    power = to_amount(Fraction(10) ** (Decimal(number).adjusted() if number else 0))
    return to_amount(5 * power) if number >= 5 * power else power


def _format_decimal(number: float, rounding: str) -> str:
    digits = Decimal(repr(number)).quantize(Decimal("1e-9"))  # what follows is the error of floating numbers
    rounded = digits.quantize(Decimal("0.1"), rounding=rounding)
    return f"{abs(rounded) if rounded == 0 else rounded:{'+' if rounded else ''},}".replace("-", MINUS)
