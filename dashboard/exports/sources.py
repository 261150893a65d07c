"""Who stated the numbers of a table, and where they were printed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import pyarrow as pa

from dashboard.engine.answers import ask, provenance
from dashboard.exports import texts

COLUMNS = (
    "figure_id",
    "speaker",
    "role",
    "stance",
    "wording",
    "stated_on",
    "outlet",
    "credits",
    "published_on",
    "tier",
    "url",
)
NONE_NAMED = "No row of this table names a figure, a speaker or a publication, so there is no source to list."
_POINT_TO_FIGURES = ("repeats", "corrected_by", "origin_id")


@dataclass(frozen=True, slots=True)
class Sources:
    """A table with the columns COLUMNS, all text; `sentence` says why there is none, or is empty."""

    table: pa.Table
    sentence: str = ""


def sources_of(table: pa.Table) -> Sources:
    """One row per figure of the table in its order; where it names none, one per publication and speaker in it."""
    figures, derivations = figure_ids([table]), _distinct([table], _is_derivation)
    if figures or derivations:
        dossier = provenance(table).parameters.get("dossier")
        return Sources(ask("sources_of_figures", dossier=dossier, figure_id=figures, derivation_id=derivations))
    named = [name for name in COLUMNS if name in table.column_names and name != "figure_id"]
    if not {"speaker", "outlet", "url"} & set(named):
        return Sources(texts.table([], COLUMNS), NONE_NAMED)
    rows = {tuple(map(texts.shown, row.values())): None for row in table.select(named).to_pylist()}
    return Sources(texts.table([dict(zip(named, row, strict=True)) for row in rows if any(row)], COLUMNS))


def figure_ids(tables: Iterable[pa.Table]) -> list[str]:
    """The figures that the tables point to, each once, in the order of the rows."""
    return _distinct(tables, _is_figure)


def _is_figure(name: str) -> bool:
    return name.endswith(("figure_id", "figure_ids")) or name in _POINT_TO_FIGURES


def _is_derivation(name: str) -> bool:
    return name == "derivation_id"


def _distinct(tables: Iterable[pa.Table], is_wanted: Any) -> list[str]:
    found: dict[str, None] = {}
    for table in tables:
        names = [field.name for field in table.schema if is_wanted(field.name) and _holds_text(field.type)]
        for row in table.select(names).to_pylist() if names else []:
            for value in row.values():
                members = value if isinstance(value, list) else [value]
                found.update(dict.fromkeys(member for member in members if member))
    return list(found)


def _holds_text(kind: pa.DataType) -> bool:
    return texts.is_text(kind.value_type if pa.types.is_list(kind) else kind)
