"""Several files of a reader as one set of figures, so that they can be held against each other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from dashboard.app_pages.yours.brought import Brought, Desk
from dashboard.engine.warehouse.private import OwnFigures

_KEYS = {"speakers": "speaker_id", "publications": "publication_id", "measures": "measure", "figures": "figure_id"}


def list_partners(desk: Desk, file: Brought) -> list[Brought]:
    """The other files that are ready and belong to the same place."""
    place = (file.is_beside, file.dossier)
    return [
        each for each in desk.files if each is not file and each.reading and (each.is_beside, each.dossier) == place
    ]


def join_figures(all_figures: Sequence[OwnFigures]) -> OwnFigures:
    """The rows of all, the first ones first. Equal rows stand once; a figure whose name is taken gets another."""
    first = all_figures[0]
    tables: dict[str, list[Mapping[str, str]]] = {name: [] for name in first.tables}
    for own in all_figures:
        for table, rows in own.tables.items():
            key, kept = _KEYS.get(table, ""), tables.setdefault(table, [])
            taken = {row[key] for row in kept} if key else set()
            for row in rows:
                if key and row[key] in taken:
                    if table == "figures":
                        kept.append({**row, key: _find_name(row[key], taken)})
                        taken.add(kept[-1][key])
                else:
                    kept.append(row)
    return replace(first, tables=tables, files=tuple(file for own in all_figures for file in own.files))


def _find_name(name: str, taken: set[str]) -> str:
    number = 2
    while f"{name}-{number}" in taken:
        number += 1
    return f"{name}-{number}"
