"""Guesses what each column of a table is, by its heading and by its cells."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from dashboard.importing.composed import is_part
from dashboard.importing.headings import Unit, find_role, find_speaker, find_unit
from dashboard.importing.known import Known
from dashboard.importing.limits import LONGEST_SCOPE
from dashboard.importing.samples import (
    MOST,
    Sample,
    are_shares,
    holds_numbers,
    is_counter,
    is_technical,
    says_no_more,
    take_sample,
)
from dashboard.importing.shape import Frame
from dashboard.importing.units import NO_UNIT, has_factors
from dashboard.importing.values.countries import find_country
from dashboard.importing.values.dates import DateReader, find_part_of_year, guess_order
from dashboard.importing.values.numbers import find_hedge

_REFERENCE = re.compile(r"(\[\w{1,10}\]\s*)+")
_CODE = re.compile(r"(?=.*[A-Z])(?=.*\d)[A-Z\d_.-]{2,15}")  # "NG008019"
_HEDGE = "hedge"
_NO_NUMBERS = ("date", "code", "scope", "note")
_CONTEXT = ("population", "gdp", "continent")  # what comes along with a series to make shares of


@dataclass(slots=True)
class Roles:
    """Headings by role; `numbers` may be several, `hedges` are the columns of "about" by the heading of the number.

    `unit_above`: what a note above the headings says of all numbers.
    """

    one: dict[str, str] = field(default_factory=dict)
    numbers: list[str] = field(default_factory=list)
    context: list[str] = field(default_factory=list)
    hedges: dict[str, str] = field(default_factory=dict)
    across: str = "measure"
    unit_above: Unit = NO_UNIT


def guess_roles(frame: Frame, known: Known) -> Roles:
    """The role of each column; a person may choose another."""
    samples = [take_sample(frame, heading) for heading in frame.headings]
    roles = Roles(across=_guess_across(frame.headings, known))
    # What is made of them stands for them.
    joined = [*frame.dated.split(", "), *frame.parts.split(", "), *(name for one in frame.bounds for name in one[1:])]
    free = [one for one in samples if one.filled and one.heading not in joined]
    of_measures = frame.measures.split(", ")
    free = [one for one in free if one.heading not in of_measures or has_factors(one.heading, one.filled)]
    made = (("date", frame.dated), ("scope", frame.parts), ("measure", frame.measures))
    roles.one |= {role: heading for role, heading in made if heading}
    if roles.across == "measure":
        _take_by_heading(free, roles)
    else:
        dates = _list_dates(frame.headings) if roles.across == "date" else None
        values = [
            one
            for one in free
            if (one.heading in dates if dates is not None else _names(one.heading, known, roles.across))
        ]
        roles.numbers = [one.heading for one in values]
        _take_by_heading([one for one in free if one not in values], roles)
    left = [one for one in free if one.heading not in _used(roles) and not _repeats(one, free, roles)]
    _take_by_content(left, roles, known)
    if roles.one.get("measure") and roles.one.get("number"):
        roles.numbers = [roles.one["number"]]
    return roles


def _used(roles: Roles) -> set[str]:
    return {*roles.one.values(), *roles.numbers, *roles.context, *roles.hedges.values()}


def _list_dates(headings: Sequence[str]) -> list[str]:
    """The headings that are dates: "2020"; or, beside a column of years, parts of a year: "Jan"."""
    reader = DateReader(guess_order(headings)[0])
    dates = [one for one in headings if reader.read(one)]
    parts = [one for one in headings if find_part_of_year(one)]
    return parts if len(parts) > len(dates) and any(find_role(one) == "date" for one in headings) else dates


def _names(heading: str, known: Known, across: str) -> bool:
    if across == "subject":
        return bool(find_country(heading)) or heading in known.subjects or heading in known.subjects.values()
    return bool(find_speaker(heading)) or heading.casefold() in {name.casefold() for name in known.speakers.values()}


def _guess_across(headings: Sequence[str], known: Known) -> str:
    """What the headings of the numbers are: dates, subjects or speakers; else measures."""
    for across, fits in (
        ("date", _list_dates(headings)),
        ("subject", [one for one in headings if len(one) > 2 and _names(one, known, "subject")]),
        ("speaker", [one for one in headings if _names(one, known, "speaker")]),
    ):
        if len(fits) >= 2 and len(fits) >= 0.4 * (len(headings) - 1):
            return across
        has_digits = all(any(map(str.isdigit, one)) for one in fits)
        if across == "date" and fits and has_digits and not any(map(_is_dated, headings)):
            return across  # "Country, 2020"; "freq, unit, age, sex, geo, 2020-01, 2020-02"
    return "measure"


def _is_dated(heading: str) -> bool:
    """Whether a column of this heading gives the dates of its rows."""
    return find_role(heading) == "date"


def _take_by_heading(samples: Sequence[Sample], roles: Roles) -> None:
    """The columns whose headings name a role that their cells allow."""
    for one in samples:
        role = one.role
        if not role or role in roles.one or role == "number":
            continue
        fits = {
            "date": one.dated >= MOST and not is_counter(one),
            "stated": one.dated >= MOST,
            "url": any(cell.startswith("http") for cell in one.filled),
            "counter": is_counter(one),
            "code": True,
            "scope": one.numeric < 0.5 and any(map(is_part, one.filled)),
            "unit": has_factors(one.heading, one.filled),
        }.get(role, one.numeric < 0.5)
        if fits:
            roles.one[role] = one.heading
        elif role == "url" and one.numeric < 0.5:  # names of what was read on paper
            roles.one.setdefault("outlet", one.heading)
    number = next((one for one in samples if one.role == "number" and holds_numbers(one)), None)
    if number:
        roles.one["number"] = number.heading
        roles.numbers.append(number.heading)


def _take_by_content(samples: Sequence[Sample], roles: Roles, known: Known) -> None:
    """What the headings leave open: dates, hedges, numbers, subjects, addresses and parts."""
    for one in samples:
        role = _find_role(one, roles)
        if role == _HEDGE:
            roles.hedges[_find_number_of(one.heading, samples, roles)] = one.heading
        elif role:
            roles.one.setdefault(role, one.heading)
        elif (one.role in _NO_NUMBERS and not are_shares(one)) or says_no_more(one):
            continue
        elif roles.across == "measure" and one.role != "number" and _may_count(one, roles):
            is_context = bool(roles.numbers) and _is_context(one.heading) and not _is_context(roles.numbers[0])
            (roles.context if is_context else roles.numbers).append(one.heading)
        elif "subject" not in roles.one and _holds_subjects(one, known):
            roles.one["subject"] = one.heading
    if not roles.numbers:
        roles.numbers, roles.context = roles.context, []
    _take_texts(samples, roles)


def _may_count(one: Sample, roles: Roles) -> bool:
    """Whether a column holds numbers; beside one that is named as their column, words such as "Age: 15+" are none."""
    return (one.numeric > 0 or "number" not in roles.one) and holds_numbers(one)


def _find_role(one: Sample, roles: Roles) -> str:
    """The role that the cells of a column show beyond doubt, unless another column has it; empty where they do not."""
    if "date" not in roles.one and roles.across != "date" and one.dated >= MOST and not is_counter(one):
        return "date"
    if "url" not in roles.one and _holds_addresses(one):
        return "url"
    if _is_hedge(one):
        return _HEDGE
    if is_counter(one):
        return "counter"
    return "unit" if "unit" not in roles.one and has_factors(one.heading, one.filled) else ""


def _take_texts(samples: Sequence[Sample], roles: Roles) -> None:
    """Names that tell rows apart: of subjects, where nothing else is, and of parts."""
    texts = [one for one in samples if one.heading not in _used(roles) and len(set(one.filled)) > 1]
    texts = [one for one in texts if max(one.numeric, one.dated) < 0.5 and one.role != "note" and not is_technical(one)]
    texts = [one for one in texts if not all(map(_REFERENCE.fullmatch, one.filled))]
    texts = [one for one in texts if all(len(cell) <= 4 * LONGEST_SCOPE for cell in one.filled)]
    if "measure" not in roles.one and (named := next(filter(_names_units, texts), None)):
        roles.one["measure"] = named.heading
        texts.remove(named)
    if "subject" not in roles.one and roles.across != "subject" and texts:
        roles.one["subject"] = texts.pop(0).heading
    texts = [one for one in texts if not _repeats_subject(one, samples, roles)]
    if "scope" not in roles.one and texts:
        roles.one["scope"] = _choose_part(texts, samples, roles)


def _names_units(one: Sample) -> bool:
    """Whether the names differ in their units, as those of measures do: "Population (thousand)", "GDP, USD million"."""
    return len({find_unit(name) for name in set(one.filled)}) > 1


def _holds_addresses(one: Sample) -> bool:
    return all(cell.startswith(("http://", "https://")) for cell in one.filled)


def _is_hedge(one: Sample) -> bool:
    """Whether a column holds the "about" of the numbers beside it."""
    return one.share(sum(bool(find_hedge(cell)) for cell in one.filled)) >= MOST and one.numeric < 0.1


def _is_context(heading: str) -> bool:
    return heading.casefold().removeprefix("total ").startswith(_CONTEXT)


def _repeats(one: Sample, samples: Sequence[Sample], roles: Roles) -> bool:
    """Whether a column is the dates once more, "calendar-years" beside "Time", or a second name of each subject."""
    is_date = any(each.cells == one.cells for each in samples if each.heading == roles.one.get("date"))
    return is_date or _repeats_subject(one, samples, roles)


def _repeats_subject(one: Sample, samples: Sequence[Sample], roles: Roles) -> bool:
    """Whether a column is a second name of each subject, "Germany" beside "DEU", and so no part of it."""
    subject = next((each for each in samples if each.heading == roles.one.get("subject")), None)
    if subject is None or not (find_country(one.filled[0]) or all(map(_CODE.fullmatch, one.filled))):
        return False
    pairs = set(zip(subject.cells, one.cells, strict=True))
    return len(pairs) == len(set(subject.cells)) == len(set(one.cells))


def _choose_part(texts: Sequence[Sample], samples: Sequence[Sample], roles: Roles) -> str:
    """The text that tells most rows apart which are otherwise alike; the first one where none does."""
    used = [one.cells for one in samples if one.heading in set(roles.one.values()) - set(roles.numbers)]
    keys = list(zip(*used, strict=True)) or [()] * len(texts[0].cells)
    return max(texts, key=lambda one: len(set(zip(keys, one.cells, strict=True)))).heading


def _find_number_of(heading: str, samples: Sequence[Sample], roles: Roles) -> str:
    """The number that a column of hedges stands beside: "personnel*" beside "personnel", else the one before it."""
    bare = heading.strip("*+~ ").casefold()
    before = ""
    for one in samples:
        if one.heading == heading:
            break
        if one.heading.casefold() == bare:
            return one.heading
        before = one.heading
    return before or (roles.numbers[-1] if roles.numbers else "")


def _holds_subjects(one: Sample, known: Known) -> bool:
    names = set(one.filled)
    return sum(bool(find_country(name)) or name in known.subjects for name in names) >= 0.5 * len(names)
