"""The measures of a file, and what its dossier says about itself in datapackage.json."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from dashboard.figures.iso_codes import list_countries
from dashboard.importing.headings import make_name
from dashboard.importing.known import Known
from dashboard.importing.low_and_high import FROM_LOW_TO_HIGH
from dashboard.importing.reading import Rows
from dashboard.importing.recipe import Column, Recipe

_RUNNING = "running_total"
_PERIODS = {10: "day", 7: "month", 4: "year", 0: "as_dated"}
_FAMILY = "figures"
_STANCES = {
    "report": "Stated by an outlet or compiler in its own words.",
    "own": "The side itself that the number is about.",
    "opposed": "The other side.",
    "outside": "A third side that is no party.",
    "estimate": "Someone who estimates from outside.",
    "count": "Someone who counts one by one; such a count is a floor.",
    "decides": "Its number sets what holds.",
}


def is_running(figure: Mapping[str, str]) -> bool:
    """Whether a figure is one of a running total."""
    return figure["period"] == _RUNNING


def name_period(column: Column, as_of: str, stretch: str, known: Known) -> str:
    """The stretch that a flow sums over: a running total's, or what its date names; empty for all else."""
    if column.kind == "total":
        return next((name for name, stretch in known.periods.items() if stretch == "running"), _RUNNING)
    return (stretch or _PERIODS[len(as_of)]) if column.kind == "flow" else ""


def build_measures(recipe: Recipe, figures: Rows, known: Known) -> Rows:
    """Rows of measures.csv for the measures that the dossier has not."""
    fractions = {one["measure"] for one in figures if "." in one["low"] or "." in one["high"]}
    negative = {one["measure"] for one in figures if one["low"].startswith("-") or one["high"].startswith("-")}
    rows: dict[str, dict[str, str]] = {}
    for column in recipe.numbers:
        name = column.measure
        if name in known.measures or name in rows:
            continue
        number = "decimal" if column.number == "integer" and name in fractions else column.number
        kind = "flow" if column.kind == "total" else column.kind
        taken = {row["label"] for row in (*known.measures.values(), *rows.values())}
        label = column.label if column.label not in taken else f"{column.label} ({name.replace('_', ' ')})"
        is_count, heading = number == "integer", column.key.removesuffix(FROM_LOW_TO_HIGH)
        rows[name] = {
            "measure": name,
            "label": label,
            "counts": "money" if number == "money" else make_name(column.unit) or "numbers",
            "kind": kind,
            "unit": column.unit,
            "number": "" if number == "integer" else number,
            "below_zero": "allowed" if name in negative and kind != "change" else "",
            "family": _FAMILY,
            "definition": column.definition
            or f"As {recipe.file} has it under “{heading}”. What is left out, it does not say.",
            "clause": f"{{subject}} had {{number}} {column.unit}"
            if is_count
            else f"{_spell_inside(label, heading)} of {{subject}} was {{number}}",
        }
    return list(rows.values())


def _spell_inside(label: str, heading: str) -> str:
    """A label inside a sentence: small where the file has it so, since "GDP" and names keep their capitals."""
    return f"{label[:1].lower()}{label[1:]}" if heading[:1].islower() else label


def build_package(recipe: Recipe, tables: Mapping[str, Rows], known: Known) -> dict[str, Any]:
    """The keys of datapackage.json, without `resources`. Of a known dossier's words, only those that it lacks."""
    figures, measures = tables["figures"], tables["measures"]
    muster: dict[str, Any] = {"question": recipe.question or f"{recipe.title}: who says what?"}
    if names := _name_codes(figures, known):
        muster["subject_names"] = names
    if not known.stances:
        muster["stances"] = [
            {"name": name, "meaning": meaning, "kind": name}
            for name, meaning in _STANCES.items()
            if name == recipe.stance
        ]
    kinds = {one["kind"] for one in tables["speakers"]} - set(known.speaker_kinds)
    muster["speaker_kinds"] = [{"name": kind, "kind": "body"} for kind in sorted(kinds)]
    muster["families"] = [{"name": name, "label": recipe.title} for name in sorted({one["family"] for one in measures})]
    muster["counts"] = [{"name": name, "label": name.replace("_", " ")} for name in _distinct(measures, "counts")]
    muster["periods"] = [
        {"name": name, "stretch": "running" if name == _RUNNING else "as_of"}
        for name in _distinct(figures, "period")
        if name not in known.periods
    ]
    days = [one["as_of"] for one in figures if one["period"] == _RUNNING]
    first = recipe.counted_from or min(days, default="")
    if len(first) == 10 and not known.measures:
        muster["counted_from"] = {"day": first, "words": f"since {first}"}
    kept = {key: value for key, value in muster.items() if value}
    name = make_name(recipe.title, "-") or "own-figures"
    return {
        "name": name,
        "title": recipe.title or "Own figures",
        "description": f"Figures from {recipe.file}.",
        "reviewed_on": recipe.published_on,
        "muster": kept,
    }


def _distinct(rows: Rows, column: str) -> list[str]:
    return [one for one in dict.fromkeys(row[column] for row in rows) if one]


def _name_codes(figures: Rows, known: Known) -> dict[str, str]:
    """Subjects that look like codes of countries and are none are named as they are written."""
    codes = {one["subject"] for one in figures if re.fullmatch(r"[A-Z]{3}", one["subject"])}
    return {code: code for code in sorted(codes - set(list_countries()) - set(known.subjects))}
