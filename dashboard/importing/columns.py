"""Guesses what the numbers of each column are: the measure, its kind, its unit and factor."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise
from pathlib import PurePath

from dashboard.errors import QuestionError
from dashboard.figures.amounts import Amount
from dashboard.importing.changes import join_changes
from dashboard.importing.column_notes import compare_units, describe_gaps, describe_kinds, describe_sums
from dashboard.importing.headings import (
    Unit,
    find_role,
    find_speaker,
    find_unit,
    make_label,
    make_name,
    make_names,
    shorten,
    split_heading,
)
from dashboard.importing.known import Known
from dashboard.importing.known_measures import find_named, join_known
from dashboard.importing.low_and_high import FROM_LOW_TO_HIGH
from dashboard.importing.raw_table import RawTable
from dashboard.importing.recipe import Column, Note, Recipe
from dashboard.importing.roles import Roles
from dashboard.importing.shape import Frame
from dashboard.importing.subjects_in_headings import Subjects, describe_split, split_subjects
from dashboard.importing.units import describe_units, find_unit_of_rows, join_units, list_unit_columns
from dashboard.importing.values.countries import find_country
from dashboard.importing.values.dates import DateReader, find_part_of_year
from dashboard.importing.values.numbers import NumberReader, is_empty

FEWEST_FOR_TOTALS = 8
_MOST_MEASURES = 400
_SAMPLED_CELLS = 200
_FLOW = re.compile(
    r"\b(daily|per (day|month|year)|^new|births|deaths|killed|wounded|injured|arrests|accidents|sales|exports?|"
    r"imports?|arrivals|departures|admissions|visits|spending|expenditure|revenue|turnover|events|incidents|fatalities|"
    r"casualties|offences|crimes|attacks|applications)\b"
)
_CHANGE = re.compile(r"chang|growth|differ|delta|correct|revis|adjust|increase|decrease", re.IGNORECASE)
_BELOW_ZERO = re.compile(
    r"°|temp|balance|saldo|solde|deficit|surplus|level|height|elevation|altitude|net\b", re.IGNORECASE
)
_TOTAL = re.compile(r"cumul|kumul|running total|\b(so far|to date)\b|нараст")
_MOST_PHRASES = 60  # read for the kind of their number: reading words takes long
_RATE = re.compile(r"\b(rate|per ([\d,. ]*\d|hundred|thousand|million|capita|head|inhabitant))\b")
_INCLUDING = re.compile(r"\b(including|excluding) [\w -]{3,45}?(?= if\b| who\b| that\b|[,.;(]|$)")
_WORD = re.compile(r"\b(?!(per)?cent\b|prozent\b)[a-z]{4,}\b")  # but "per cent"
_GENERAL = re.compile(r"values?|obs_value|number|count|amount|total|figure|words|wert|anzahl|column \d+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Context:
    """What the guesses of all columns of a table share.

    `stem` is what the table is called; `names` are the names of measures by their titles; `subjects` come of headings
    that name one. `is_only`: no other column holds numbers.
    """

    frame: Frame
    recipe: Recipe
    roles: Roles
    table: RawTable
    known: Known
    stem: str
    names: Mapping[str, str]
    subjects: Subjects
    is_only: bool
    reader: NumberReader
    unit_columns: Sequence[str]


def guess_columns(
    frame: Frame, recipe: Recipe, roles: Roles, table: RawTable, known: Known
) -> tuple[tuple[Column, ...], list[Note]]:
    """One for each column of numbers, or for each name in the measure's column, and what to say of them."""
    stem = make_label(table.title or table.name or PurePath(table.file).stem)
    groups = _group_cells(frame, recipe, roles)
    is_free = recipe.across == "measure" and not recipe.measure_column and not recipe.subject_column
    subjects = split_subjects((_split(heading, recipe)[0] for _, heading in groups), known) if is_free else {}
    names = _name_measures(_name_title(name, heading, recipe, subjects, stem) for name, heading in groups)
    reader = NumberReader(recipe.decimal)
    of_units, is_only = list_unit_columns(frame, recipe.unit_column), len(groups) == 1
    context = _Context(frame, recipe, roles, table, known, stem, names, subjects, is_only, reader, of_units)
    guessed = [_guess_column(name, heading, cells, context) for (name, heading), cells in groups.items()]
    columns, of_changes = join_changes(_settle_kinds([column for column, _ in guessed], recipe), frame, recipe)
    notes = [
        *(note for _, of_column in guessed for note in of_column),
        *describe_split(subjects),
        *of_changes,
        *describe_units(frame, recipe.unit_column, recipe.measure_column),
        *describe_kinds(columns),
        *describe_sums(frame, columns, reader),
        *describe_gaps(groups),
    ]
    return tuple(columns), notes


def _guess_column(
    name: str, heading: str, cells: Sequence[tuple[int, str]], context: _Context
) -> tuple[Column, list[Note]]:
    """The column of a heading, or of a name in the measure's column, and what to say of its unit."""
    recipe, title = context.recipe, _name_title(name, heading, context.recipe, context.subjects, context.stem)
    is_named = bool(name) or (recipe.across == "measure" and not (context.is_only and is_general(heading)))
    unit = _find_unit(title if is_named else f"{heading} {context.stem}", cells, context)
    described = dict(context.table.units).get(heading)
    found = ((cell, context.reader.read_bare(cell)) for _, cell in cells)
    values = [number for cell, number in found if number is not None and not (number < 0 and is_empty(cell))]
    is_change = _holds_changes(title, unit, values)
    kind = "change" if is_change else _guess_kind(title, cells, context.frame, recipe)
    meaning = dict(context.table.meanings).get(heading, "")
    column = Column(
        heading=heading,
        measure=context.names[title] if is_named else make_names([context.stem])[context.stem],
        label=make_label(title) if is_named else context.stem,
        kind="stock" if (kind, unit.number_kind) == ("flow", "percent") else kind,  # a share is no sum
        unit=unit.unit or (_name_unit(title) if is_named else "") or "units",
        number=unit.number_kind or ("decimal" if _has_decimals(cells, context) else "integer"),
        factor=unit.factor,
        scale=unit.scale,
        value=_heading_value(heading, recipe, context.known),
        hedge=context.roles.hedges.get(heading, ""),
        scope=_find_scope(meaning),
        definition=meaning,
        name=name,
        subject=context.subjects.get(_split(heading, recipe)[0], ("", ""))[1],
    )
    notes = compare_units(heading, unit, described) if described is not None else []
    return join_known(column, context.known, find_named(title, context.known)), notes


def _name_unit(title: str) -> str:
    """What is counted, as a word after a number, in the letters of the file."""
    return make_name(shorten(title), " ") if title.isascii() else shorten(title).casefold()


def _name_title(name: str, heading: str, recipe: Recipe, subjects: Subjects, stem: str) -> str:
    """What is counted: the name in the measure's column, else what the heading says; a unit stands behind it."""
    title = name or _split(heading, recipe)[0]
    if name and find_role(recipe.measure_column) == "unit":
        title = f"{stem if is_general(heading) or recipe.across != 'measure' else heading}, {name}"
    return subjects.get(title, (title, ""))[0].removesuffix(FROM_LOW_TO_HIGH)


def _find_unit(title: str, cells: Sequence[tuple[int, str]], context: _Context) -> Unit:
    """The unit that the title names, else most cells, joined with what the columns of units say of these rows."""
    of_rows = find_unit_of_rows(context.frame, context.unit_columns, [place for place, _ in cells])
    return join_units(join_units(_unit_of_cells(find_unit(title), cells), of_rows), context.roles.unit_above)


def _split(heading: str, recipe: Recipe) -> tuple[str, str]:
    """What a heading counts, and the date in it where nothing else dates the rows."""
    return (heading, "") if recipe.date_column or recipe.across != "measure" else split_heading(heading)


def _name_measures(names: Iterable[str]) -> dict[str, str]:
    """The names of measures by what the file calls them. Raises QuestionError for more than are taken."""
    titles = list(dict.fromkeys(names))
    if len(titles) > _MOST_MEASURES:
        raise QuestionError(f"The column has {len(titles):,} names; at most {_MOST_MEASURES} measures are taken.")
    return make_names(titles)


def _settle_kinds(columns: list[Column], recipe: Recipe) -> list[Column]:
    """The columns with kinds that fit together: what most are, the others likely are, too."""
    changes = sum(one.kind == "change" for one in columns)
    if changes and (recipe.revisions or 2 * changes > len(columns)):  # corrections of some may all be upwards
        columns = [replace(one, kind="change") for one in columns]
    if 2 * sum(one.kind == "total" for one in columns) > len(columns):  # one that hardly moves counts like the others
        columns = [replace(one, kind="total") if one.kind == "stock" else one for one in columns]
    groups: dict[str, list[Column]] = {}
    for one in columns:
        groups.setdefault(one.measure if recipe.across == "measure" else one.name, []).append(one)
    return [one for alike in groups.values() for one in _make_alike(alike)]


def is_general(heading: str) -> bool:
    """Whether a heading says no more than that there is a number: "Value"."""
    return bool(_GENERAL.fullmatch(heading))


def _unit_of_cells(unit: Unit, cells: Sequence[tuple[int, str]]) -> Unit:
    """The unit that most cells print, where the heading names none: "£12.5m", "12 %"."""
    if unit.number_kind:
        return unit
    found = [find_unit(_WORD.sub("", cell)) for _, cell in cells[:_SAMPLED_CELLS] if any(map(str.isdigit, cell))]
    if not found:
        return unit
    most, count = Counter((one.number_kind, one.unit) for one in found).most_common(1)[0]
    is_of_most = bool(most[0]) and 2 * count > len(found)
    return unit._replace(number_kind=most[0], unit=most[1]) if is_of_most else unit


def _find_scope(meaning: str) -> str:
    """What a description says is included: "including paramilitary forces"."""
    found = _INCLUDING.search(meaning)
    return " ".join(found[0].split()) if found else ""


def _group_cells(frame: Frame, recipe: Recipe, roles: Roles) -> dict[tuple[str, str], list[tuple[int, str]]]:
    """The cells of numbers by name in the measure's column and by heading, each with the place of its row."""
    names = frame.column(recipe.measure_column) if recipe.measure_column else [""] * len(frame.rows)
    groups: dict[tuple[str, str], list[tuple[int, str]]] = {}
    for heading in roles.numbers:
        for place, (name, cell) in enumerate(zip(names, frame.column(heading), strict=True)):
            if name or not recipe.measure_column:
                groups.setdefault((name, heading), []).append((place, cell))
    return groups


def _has_decimals(cells: Sequence[tuple[int, str]], context: _Context) -> bool:
    """Whether any number is no whole one, in digits alone or in words: "minus 3.5 °C", but not "1.5 million"."""
    bare = {cell: context.reader.read_bare(cell) for _, cell in cells}
    if any(isinstance(number, Decimal) for number in bare.values()):
        return True
    reader = NumberReader(context.recipe.decimal, "decimal")
    worded = [cell for cell, number in bare.items() if number is None and any(map(str.isdigit, cell))]
    found = [one for cell in worded[:_MOST_PHRASES] if (one := reader.read(cell))]
    return any(isinstance(bound, Decimal) for one in found for bound in (one.low, one.high))


def _holds_changes(what: str, unit: Unit, values: Sequence[Amount]) -> bool:
    """Whether numbers are changes: below zero, and counts of things, unless the name says so."""
    are_counts = unit.number_kind in ("", "integer") and all(isinstance(value, int) for value in values)
    return any(value < 0 for value in values) and bool(
        _CHANGE.search(what) or (are_counts and not _BELOW_ZERO.search(what))
    )


def _guess_kind(heading: str, cells: Sequence[tuple[int, str]], frame: Frame, recipe: Recipe) -> str:
    """By the day and never falling, or by its name: a running total. By its name: a sum. Else a level."""
    if recipe.across == "measure" and _never_falls(cells, frame, recipe):
        return "total"
    words = heading.casefold().replace("_", " ")
    if _TOTAL.search(words):
        return "total"
    return "flow" if _FLOW.search(words) and not _RATE.search(words) else "stock"


def _never_falls(cells: Sequence[tuple[int, str]], frame: Frame, recipe: Recipe) -> bool:
    """Whether the numbers of each subject rise from day to day, as running totals do."""
    place = frame.place(recipe.date_column)
    if place < 0:
        return False
    days, reader = DateReader(recipe.date_order), NumberReader(recipe.decimal)
    others = [frame.place(one) for one in (recipe.subject_column, recipe.scope_column, recipe.speaker_column) if one]
    series: dict[tuple[str, ...], list[tuple[str, float]]] = {}
    for number, cell in cells:
        row = frame.rows[number]
        day, found = days.read(row.cell(place)), reader.read_bare(cell)
        if len(day) == 10 and found is not None:
            series.setdefault(tuple(row.cell(one) for one in others), []).append((day, float(found)))
    steps = [
        (second[1] - first[1])
        for one in series.values()
        if len(one) >= FEWEST_FOR_TOTALS
        for ordered in [sorted(one)]
        for first, second in pairwise(ordered)
    ]
    return bool(steps) and sum(step >= 0 for step in steps) >= 0.98 * len(steps) and sum(step > 0 for step in steps) > 1


def _heading_value(heading: str, recipe: Recipe, known: Known) -> str:
    """What a heading that is no measure stands for."""
    if recipe.across == "date":
        return DateReader(recipe.date_order).read(heading) or find_part_of_year(heading)
    if recipe.across == "subject":
        named = {label: subject for subject, label in known.subjects.items()}
        return named.get(heading) or find_country(heading) or heading
    return _split(heading, recipe)[1] if recipe.across == "measure" else find_speaker(heading) or heading


def _make_alike(columns: Sequence[Column]) -> list[Column]:
    """Columns of one measure have one kind of number and one unit."""
    first = columns[0]
    number = next((one.number for one in columns if one.number != "integer"), "integer")
    kind = "change" if any(one.kind == "change" for one in columns) else first.kind
    return [
        replace(one, measure=first.measure, label=first.label, kind=kind, unit=first.unit, number=number)
        for one in columns
    ]
