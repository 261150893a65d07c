"""Several files of a reader as one set of figures, so that they can be held against each other."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from dataclasses import replace
from typing import Any

from dashboard.app_pages.yours.imports import ImportedFile, Imports
from dashboard.engine.warehouse.private import OwnFigures
from dashboard.importing import Known
from dashboard.importing.changes import note_totals

Row = Mapping[str, str]
_NOBODY = Known()
_KEYS = {"speakers": "speaker_id", "measures": "measure"}


def list_joinable(imports: Imports, file: ImportedFile) -> list[ImportedFile]:
    """The other files that are ready and belong to the same place; a zip that was taken home stands alone."""
    if file.opened:
        return []
    place = (file.is_beside, file.dossier)
    return [
        each for each in imports.files if each is not file and each.reading and (each.is_beside, each.dossier) == place
    ]


def join_figures(all_figures: Sequence[OwnFigures]) -> OwnFigures:
    """The rows of all, the first ones first. Equal rows stand once.

    A figure, or another publication, whose name is taken gets a new one; of speakers, measures and words the first
    stands.
    """
    first = all_figures[0]
    package = dict(first.package or {})
    tables: dict[str, list[Row]] = {name: list(rows) for name, rows in first.tables.items()}
    for own in all_figures[1:]:
        package["muster"] = _join_words(package.get("muster", {}), (own.package or {}).get("muster", {}))
        renamed = _add_publications(tables["publications"], own.tables["publications"])
        for table in ("speakers", "measures"):
            known = {row[_KEYS[table]] for row in tables[table]}
            tables[table] += [row for row in own.tables[table] if row[_KEYS[table]] not in known]
        taken = {row["figure_id"] for row in tables["figures"]}
        for row in own.tables["figures"]:
            name = _find_name(row["figure_id"], taken)
            taken.add(name)
            publication = renamed.get(row["publication_id"], row["publication_id"])
            tables["figures"].append({**row, "figure_id": name, "publication_id": publication})
    tables["figures"] = note_totals(tables["figures"], _NOBODY)
    files = tuple(file for own in all_figures for file in own.files)
    return replace(first, tables=tables, package=package, files=files)


def _join_words(kept: Mapping[str, Any], further: Mapping[str, Any]) -> dict[str, Any]:
    """The words of two packages: both have a list of what is counted, of the stretches, of the families."""
    joined = {**further, **kept}
    for key in kept.keys() & further.keys():
        if isinstance(kept[key], list):
            taken = {word["name"] for word in kept[key]}
            joined[key] = [*kept[key], *(word for word in further[key] if word["name"] not in taken)]
        elif key == "subject_names":
            joined[key] = {**further[key], **kept[key]}
    return joined


def _add_publications(kept: list[Row], rows: Sequence[Row]) -> dict[str, str]:
    """Adds what is not there yet; gives the new names of those whose name another one has."""
    renamed: dict[str, str] = {}
    for row in rows:
        if row not in kept:
            name = _find_name(row["publication_id"], {each["publication_id"] for each in kept})
            renamed[row["publication_id"]] = name
            kept.append({**row, "publication_id": name})
    return renamed


def _find_name(name: str, taken: Container[str]) -> str:
    """The name, with a number where it is taken."""
    number, free = 2, name
    while free in taken:
        free, number = f"{name}-{number}", number + 1
    return free
