"""Who stated the numbers of a table, and where they were printed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import pyarrow as pa

from dashboard.engine.questions.ask import ask, provenance
from dashboard.exports import arrow_text

COLUMNS = (
    *("figure_id", "speaker", "role", "stance", "stance_label", "stance_kind", "wording", "stated_on"),
    *("outlet", "credits", "published_on", "tier", "url"),
)
NONE_NAMED = "No row of this table names a figure, a speaker or a publication, so there is no source to list."
NONE_KNOWN = "No row names a known figure, so there is no source to list. Have the query give figure_id, and there are."
_LONGEST_NAME = 200  # of a figure; longer text of a reader is none
_OF_FIGURES = re.compile(r"figure_ids?(?![a-z0-9_])", re.IGNORECASE)
_POINT_TO_FIGURES = ("repeats", "corrected_by", "origin_id")


@dataclass(frozen=True, slots=True)
class Sources:
    """A table with the columns COLUMNS, all text; `sentence` says why there is none, or is empty.

    `extent` says for how many rows of a reader's query there are sources; it is empty for answers.
    """

    table: pa.Table
    sentence: str = ""
    extent: str = ""


def sources_of(table: pa.Table) -> Sources:
    """One row per figure of the table in its order; where it names none, one per publication and speaker in it."""
    origin = provenance(table)
    if origin.sql:
        return _sources_of_query(table, origin.parameters.get("dossier"))
    figures, derivations = figure_ids([table]), _distinct([table], _is_derivation)
    if figures or derivations:
        dossier = origin.parameters.get("dossier")
        return Sources(ask("sources_of_figures", dossier=dossier, figure_id=figures, derivation_id=derivations))
    named = [name for name in COLUMNS if name in table.column_names and name != "figure_id"]
    if not {"speaker", "outlet", "url"} & set(named):
        return Sources(arrow_text.build_table([], COLUMNS), NONE_NAMED)
    rows = {tuple(map(arrow_text.to_text, row.values())): None for row in table.select(named).to_pylist()}
    return Sources(arrow_text.build_table([dict(zip(named, row, strict=True)) for row in rows if any(row)], COLUMNS))


def _sources_of_query(table: pa.Table, dossier: object) -> Sources:
    """The sources of the figures that a reader's query names. Speakers that it names may be words of the reader."""
    rows = figures_by_row(table)
    wanted = list(dict.fromkeys(name for names in rows for name in names))
    known = ask("dossiers").column("dossier").to_pylist()
    dossiers = [dossier] if dossier in known else known
    answers = [ask("sources_of_figures", dossier=one, figure_id=wanted) for one in dossiers] if wanted else []
    sources = [row for one in answers for row in one.to_pylist()]
    names = {row["figure_id"] for row in sources}
    count = sum(not names.isdisjoint(row) for row in rows)
    if not count:
        return Sources(arrow_text.build_table([], COLUMNS), NONE_KNOWN)
    return Sources(arrow_text.build_table(sources, COLUMNS), extent=_describe_extent(count, table.num_rows))


# Whether a number in a row is that figure's, only the query tells.
_NAMED = "Sources of the figures named"


def _describe_extent(count: int, total: int) -> str:
    if count == total:
        return f"{_NAMED} in all {total:,} rows." if total > 1 else f"{_NAMED} in the only row."
    rest = total - count
    without = "1 row names" if rest == 1 else f"{rest:,} rows name"
    return f"{_NAMED} in {count:,} of {total:,} rows; {without} no known figure."


def figures_by_row(table: pa.Table) -> list[list[str]]:
    """What each row might name as figures: text of a reader, which may be anything."""
    columns = [
        arrow_text.to_values(column)
        for field, column in zip(table.schema, table.columns, strict=True)
        if names_figures(field.name) and _holds_text(field.type)
    ]
    rows: list[list[str]] = [[] for _ in range(table.num_rows)]
    for column in columns:
        for row, value in zip(rows, column, strict=True):
            members = value if isinstance(value, list) else [value]
            row += [member for member in members if member and len(member) <= _LONGEST_NAME]
    return rows


def names_figures(column: str) -> bool:
    """Whether a column of a reader's query has such a name: "figure_id" in any case, "list(figure_id)", "repeats"."""
    return _is_figure(column.lower()) or bool(_OF_FIGURES.search(column))


def figure_ids(tables: Iterable[pa.Table]) -> list[str]:
    """The figures that the tables point to, each once, in the order of the rows."""
    return _distinct(tables, _is_figure)


def _is_figure(name: str) -> bool:
    return name.endswith(("figure_id", "figure_ids")) or name in _POINT_TO_FIGURES


def _is_derivation(name: str) -> bool:
    return name == "derivation_id"


def _distinct(tables: Iterable[pa.Table], is_wanted: Any) -> list[str]:
    distinct: dict[str, None] = {}
    for table in tables:
        names = [field.name for field in table.schema if is_wanted(field.name) and _holds_text(field.type)]
        for row in table.select(names).to_pylist() if names else []:
            for value in row.values():
                members = value if isinstance(value, list) else [value]
                distinct.update(dict.fromkeys(member for member in members if member))
    return list(distinct)


def _holds_text(kind: pa.DataType) -> bool:
    is_nested = pa.types.is_list(kind) or pa.types.is_fixed_size_list(kind) or pa.types.is_large_list(kind)
    kind = kind.value_type if is_nested or pa.types.is_dictionary(kind) else kind
    return arrow_text.is_text(kind)
