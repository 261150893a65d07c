"""What two columns, or two parts of a cell, say together: a year and a month; a code and its name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dashboard.importing.headings import find_role, is_unit, name_unit
from dashboard.importing.values.countries import is_total
from dashboard.importing.values.dates import DateReader, find_part_of_year, guess_order, is_stretch_of_days

_YEARS = frozenset(
    ["year", "jahr", "année", "annee", "año", "ano", "anno", "rok", "год", "рік", "السنة", "سنة", "العام", "عام"]
)
_MONTHS = frozenset(
    [
        "month",
        "monat",
        "mois",
        "mes",
        "mese",
        "miesiąc",
        "месяц",
        "місяць",
        "الشهر",
        "شهر",
        "month_number",
        "month_name",
        "period",
    ]
)
_QUARTERS = frozenset(["quarter", "quartal", "trimestre", "kwartał", "квартал"])
_HALVES = frozenset(["half", "half_year", "semester", "semestre", "halbjahr", "półrocze", "полугодие", "півріччя"])
_DAYS = frozenset(["day", "tag", "jour", "día", "dia", "giorno", "dzień", "день", "day_of_month"])
_STARTS = frozenset(["start", "begin", "from", "date_from", "start_date", "period_start", "von", "début", "inicio"])
_ENDS = frozenset(["end", "to", "date_to", "end_date", "period_end", "bis", "fin"])
_CODED = re.compile(r"([A-Z][A-Z\d_]*): (\S.*)")  # SDMX: "REF_AREA: Reference area"
_LABELLED = re.compile(r"([\w.+-]+): (\S.*)")  # "FRA: France"
Cells = Sequence[tuple[str, ...]]


def name_codes(headings: tuple[str, ...], cells: Cells) -> tuple[tuple[str, ...], Cells]:
    """Codes that stand before their names: headings keep the code, cells the name; digits stay, as a power of ten."""
    if sum(bool(_CODED.fullmatch(one)) for one in headings) < 2:
        return headings, cells
    codes = tuple(found[1] if (found := _CODED.fullmatch(one)) else one for one in headings)
    if len(set(codes)) < len(codes):
        return headings, cells
    return codes, [tuple(map(_name, row)) for row in cells]


def _name(cell: str) -> str:
    found = _LABELLED.fullmatch(cell)
    return cell if not found else found[1] if found[1].isdigit() else found[2]


def join_dates(headings: Sequence[str], cells: Cells) -> tuple[str, list[str]]:
    """The heading and the cells of a date made of a year, a part of it, and a day; empty where they are none."""
    years, parts, days = (_find(headings, words) for words in (_YEARS, _MONTHS | _QUARTERS | _HALVES, _DAYS))
    if years < 0 or parts < 0:
        return _join_ends(headings, cells)
    reader = DateReader("ymd")
    name = re.sub(r"\W+", "_", headings[parts].casefold())
    letter = "Q" if name in _QUARTERS else "H" if name in _HALVES else ""
    found = [_join(_cell(row, years), _cell(row, parts), _cell(row, days), letter) for row in cells]
    read = sum(bool(reader.read(day)) for day in found)
    heading = ", ".join(headings[place] for place in (years, parts, days) if place >= 0)
    return (heading, found) if 2 * read > len(found) and heading not in headings else ("", [])


def _join_ends(headings: Sequence[str], cells: Cells) -> tuple[str, list[str]]:
    """The stretch between a first and a last day, as ISO writes it: "2024-01-01/2024-03-31"."""
    first, last = (_find([one.rpartition(".")[2] for one in headings], words) for words in (_STARTS, _ENDS))
    if first < 0 or last < 0:
        return "", []
    order, is_doubtful = guess_order(_cell(row, place) for row in cells for place in (first, last))
    if is_doubtful:  # of what may be two days, nothing is made unasked
        return "", []
    reader = DateReader(order)
    stretches = [f"{reader.read(_cell(row, first))}/{reader.read(_cell(row, last))}" for row in cells]
    are_days = 2 * sum(map(is_stretch_of_days, stretches)) > len(stretches)
    return (f"{headings[first]}, {headings[last]}", stretches) if are_days else ("", [])


def join_parts(headings: Sequence[str], cells: Cells) -> tuple[str, list[str]]:
    """The heading and the cells of a part that several columns name, such as sex and age; else empty."""
    places = [place for place, one in enumerate(headings) if find_role(one) == "scope"]
    places = [place for place in places if len({_cell(row, place) for row in cells}) > 1]
    heading = ", ".join(headings[place] for place in places)
    if len(places) < 2 or heading in headings:
        return "", []
    return heading, [", ".join(one for place in places if is_part(one := _cell(row, place))) for row in cells]


def join_units(headings: Sequence[str], cells: Cells) -> tuple[str, list[str]]:
    """The heading and the cells of what is counted, in which unit, where one thing is counted in several; else empty.

    "Unemployed" in per cent and in thousands are two measures; millions and thousands of one unit are not.
    """
    named = [place for place, one in enumerate(headings) if find_role(one) in ("measure", "unit")]
    all_units = [place for place in named if _are_units(headings[place], [_cell(row, place) for row in cells])]
    all_measures = [place for place in named if place not in all_units and find_role(headings[place]) == "measure"]
    units, measures = _drop_codes(all_units, cells), _drop_codes(all_measures, cells)
    units_of: dict[tuple[str, ...], set[tuple[str, ...]]] = {}
    for row in cells if units else ():
        of_row = tuple(name_unit(_cell(row, place)).casefold() for place in units)
        units_of.setdefault(tuple(_cell(row, place) for place in measures), set()).add(of_row)
    if all(len(found) < 2 for found in units_of.values()):
        return "", []
    heading = ", ".join(headings[place] for place in (*all_measures, *all_units))
    if heading in headings:
        return heading, []
    names = [[_cell(row, place) for place in measures] for row in cells]
    of_rows = [[_name_with_scale(_cell(row, place)) for place in units] for row in cells]
    return heading, [", ".join(filter(None, (*name, *unit))) for name, unit in zip(names, of_rows, strict=True)]


def _are_units(heading: str, cells: Sequence[str]) -> bool:
    """Whether a column says units, not names such as "1st Unit": at least one of its cells can be nothing else."""
    found = set(cells) - {""}
    if find_role(heading) == "measure":  # "MEASURE" beside "INDICATOR": "MLN_USD"
        return bool(found) and all(is_unit(cell) and " " not in cell and cell.isupper() for cell in found)
    return "measure" in heading.casefold() or any(map(is_unit, found))


def _drop_codes(places: Sequence[int], cells: Cells) -> list[int]:
    """The columns but for those that have another one of the same meaning behind them: a code and its name."""
    columns = {place: [_cell(row, place) for row in cells] for place in places}

    def is_code(place: int, other: int) -> bool:
        pairs = len(set(zip(columns[place], columns[other], strict=True)))
        return place < other and pairs == len(set(columns[place])) == len(set(columns[other]))

    return [place for place in places if not any(is_code(place, other) for other in places)]


def _name_with_scale(cell: str) -> str:
    return name_unit(cell) or cell or "number"


def is_part(cell: str) -> bool:
    """Whether a cell names a part: "T" and "TOTAL" stand for all, of which the other columns name a part."""
    return cell not in ("", "T", "_T") and not is_total(cell)


def _find(headings: Sequence[str], words: frozenset[str]) -> int:
    spelled = [re.sub(r"\W+", "_", one.casefold()) for one in headings]
    return next((place for place, word in enumerate(spelled) if word in words), -1)


def _cell(row: Sequence[str], place: int) -> str:
    return row[place].removesuffix(".0") if 0 <= place < len(row) else ""


def _join(year: str, part: str, day: str, letter: str) -> str:
    """ISO where it can be; what is no date stays as it is written, to be refused with its line."""
    if not re.fullmatch(r"\d{4}", year):
        return " ".join(filter(None, (year, part, day)))
    if letter:
        digit = re.search(r"[1-4]", part)
        return f"{year}{letter}{digit[0]}" if digit else f"{year} {part}"
    part = part[1:] if re.fullmatch(r"M\d\d", part) else part
    month = f"-{int(part):02}" if re.fullmatch(r"\d{1,2}", part) else find_part_of_year(part)
    if not month:
        return year if not part else f"{year} {part}"
    return f"{year}{month}-{int(day):02}" if re.fullmatch(r"\d{1,2}", day) else f"{year}{month}"
