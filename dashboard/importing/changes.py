"""Changes of a running total: each is held beside the total of its day, and never added to it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from dashboard.figures.display import format_day
from dashboard.importing.known import Known
from dashboard.importing.recipe import Column, Note, Recipe
from dashboard.importing.shape import Frame
from dashboard.importing.values.numbers import NumberReader

_SUFFIX, _NOTE = "_change", "A change of a total"
_FEWEST_STEPS, _MOST = 3, 0.8


def name_change(column: Column, of: Column) -> Column:
    """The column as changes of what another one counts: a measure of its own, named after the other."""
    measure, label = f"{of.measure.removesuffix(_SUFFIX)}{_SUFFIX}", f"{of.label.removesuffix(': change')}: change"
    return replace(column, measure=measure, label=label, kind="change", unit=of.unit, number=of.number)


def join_changes(columns: Sequence[Column], frame: Frame, recipe: Recipe) -> tuple[list[Column], list[Note]]:
    """The columns, those named after a total whose steps from row to row they hold; and a note on each."""
    joined, notes = {one.key: one for one in columns}, []
    if recipe.across != "measure" or not recipe.date_column or recipe.measure_column:
        return list(columns), []
    for change in (one for one in columns if one.kind == "change"):
        total = next((one for one in columns if one.kind != "change" and _are_steps(one, change, frame, recipe)), None)
        if total:
            joined[total.key] = replace(total, kind="total" if total.kind == "stock" else total.kind)
            joined[change.key] = name_change(change, total)
            what = f"“{change.heading}” is the change of “{total.heading}” since the row before; never add the two"
            notes.append(Note(what))
    return list(joined.values()), notes


def _are_steps(total: Column, change: Column, frame: Frame, recipe: Recipe) -> bool:
    """Whether most numbers of a column are the steps of another one, up or down the rows."""
    reader = NumberReader(recipe.decimal)
    places = frame.place(total.heading), frame.place(change.heading)
    others = [frame.place(one) for one in (recipe.subject_column, recipe.scope_column, recipe.speaker_column) if one]
    series: dict[tuple[str, ...], list[tuple[float, float | None]]] = {}
    for row in frame.rows:
        level, step = (reader.read_bare(row.cell(place)) for place in places)
        if level is not None:
            steps = series.setdefault(tuple(map(row.cell, others)), [])
            steps.append((float(level), None if step is None else float(step)))
    for rows in (list(series.values()), [one[::-1] for one in series.values()]):
        fits = [second[0] - first[0] == second[1] for one in rows for first, second in pairwise(one) if second[1]]
        if len(fits) >= _FEWEST_STEPS and sum(fits) >= _MOST * len(fits):
            return True
    return False


def note_totals(figures: Sequence[Mapping[str, str]], known: Known) -> list[Mapping[str, str]]:
    """The rows, each change with a note of the total that its day has, in the same rows or in the dossier."""
    if not any(one.get("measure", "").endswith(_SUFFIX) for one in figures):
        return list(figures)
    totals: dict[tuple[str, ...], str] = {}
    for one in figures:
        totals.setdefault(_key(one, one["measure"]), one["wording"])

    def note(one: Mapping[str, str]) -> Mapping[str, str]:
        measure = one["measure"].removesuffix(_SUFFIX)
        total = totals.get(_key(one, measure)) or next(_find_known(one, measure, known), "")
        if not total or _NOTE in one["note"]:
            return one
        text = f"{_NOTE}, which is {total} on {format_day(one['as_of'])}."
        return {**one, "note": " ".join(filter(None, (one["note"], text)))}

    return [note(one) if one["measure"].endswith(_SUFFIX) else one for one in figures]


def _key(figure: Mapping[str, str], measure: str) -> tuple[str, ...]:
    return (measure, *(figure[name] for name in ("subject", "scope", "as_of")))


def _find_known(figure: Mapping[str, str], measure: str, known: Known) -> Iterator[str]:
    """The number of the dossier for the measure and day of a change."""
    for (other, subject, _), days in known.series.items():
        if (other, subject) == (measure, figure["subject"]) and not figure["scope"]:
            yield from (f"{number:,}" for number in days.get(figure["as_of"], ()))
