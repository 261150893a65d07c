"""Finds a column among the measures of the dossier that a file is to join."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from dashboard.importing.changes import name_change
from dashboard.importing.headings import make_label, make_name, shorten, split_heading
from dashboard.importing.known import Known
from dashboard.importing.recipe import Column


def find_known(heading: str, known: Known) -> str:
    """The measure of the dossier that has this name, label or phrase; empty where none has."""
    wanted = _spell(heading)
    phrases: Mapping[str, tuple[str, ...]] = known.words.get("measures", {})
    spoken = (name for name in known.measures if wanted & set(map(str.casefold, phrases.get(name, ()))))
    return find_named(heading, known) or next(spoken, "")


def find_named(heading: str, known: Known) -> str:
    """The measure of the dossier that has this very name or label; empty where none has."""
    wanted = _spell(heading)
    for name, row in known.measures.items():
        if heading == name or wanted & {name.replace("_", " "), row.get("label", "").casefold()}:
            return name
    return ""


def _spell(heading: str) -> set[str]:
    what = split_heading(heading)[0]
    return {heading.casefold(), make_label(what).casefold(), make_name(shorten(what)).replace("_", " ")}


def join_known(column: Column, known: Known, name: str) -> Column:
    """The column as the measure of this name; changes of what the dossier counts are a measure of their own."""
    joined = match_known(column, known, name)
    return name_change(column, joined) if column.kind == "change" != joined.kind else joined


def match_known(column: Column, known: Known, name: str) -> Column:
    """The column as the dossier's measure of this name has it; as it is where there is none."""
    row = known.measures.get(name)
    if row is None:
        return column
    kind = "total" if row["kind"] == "flow" and column.kind == "total" else row["kind"]
    number = row.get("number") or "integer"
    return replace(column, measure=name, label=row["label"], kind=kind, unit=row["unit"], number=number)
