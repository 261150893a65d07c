"""What each column of a table means: the codebook's words, and ours for columns that the warehouse makes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pyarrow as pa

from dashboard.engine.questions.ask import ask
from dashboard.exports.csv_file import EXPORT_COLUMNS

_MADE = {
    "speaker": "Who said it.",
    "at_least": "The lowest number that the wording allows, by the rule named in the column rule; empty if open below.",
    "at_most": "The highest number that the wording allows, by the rule named in the column rule; empty if open above.",
    "rule": "The hedge rule by which the wording became at_least and at_most.",
    "as_of_first": "The first day that as_of can mean.",
    "as_of_last": "The last day that as_of can mean.",
    "known_on": "The day from which it was known: it became public or was printed, whichever was first.",
    "is_read_later": "Whether no publication of the day from which it was known was read.",
    "count_outlets": "How many outlets carried the statement; it counts once.",
    "flags": "What a reader should know before using the figure; the codebook explains each word.",
    "origin_id": "The figure that this one relays, or itself.",
    "origin": "yours: the reader who saved this brought the figure, and nobody has checked it. Empty: the dossier's.",
    "is_error": "Whether the publication got the number wrong or altered it.",
    "state": "Whether the sum holds: exact, within_rounding or broken; empty where no printed figure answers it.",
    "residual_at_least": "The sum less the figure that it should equal, at least.",
    "residual_at_most": "The sum less the figure that it should equal, at most.",
    "figure_ids": "The figures that the sum adds and takes away, in the order of the formula.",
    "severity": "error: breaks a rule. flag: an oddity of the facts, shown and kept.",
    "mend": "What to do about it.",
}


def describe_columns(table: pa.Table) -> list[dict[str, Any]]:
    """Name, type (as a Table Schema names it) and meaning of each column; None where the meaning is not known."""
    meanings = meanings_of(table.column_names)
    return [
        {"name": field.name, "type": _type_of(field.type), "meaning": meanings.get(field.name)}
        for field in table.schema
    ]


def meanings_of(columns: Sequence[str]) -> dict[str, str]:
    """The meaning of each column that has one.

    A name that several tables of the codebook use, such as note, means the figure's where the rows are figures, and
    is left out where it could mean either.
    """
    by_name: dict[str, dict[str, str]] = {}
    for row in ask("meanings_of_columns").to_pylist():
        by_name.setdefault(row["column_name"], {})[row["table_name"]] = row["meaning"]
    known: dict[str, str] = {}
    for name, by_table in by_name.items():
        if len(by_table) == 1 or name.endswith("_id") or name == "measure":
            known[name] = next(iter(by_table.values()))
        elif "figures" in by_table and "figure_id" in columns:
            known[name] = by_table["figures"]
    known |= _MADE | EXPORT_COLUMNS
    return {name: known[name] for name in columns if known.get(name)}


def _type_of(kind: pa.DataType) -> str:
    tests = {
        "boolean": pa.types.is_boolean,
        "integer": pa.types.is_integer,
        "number": lambda one: pa.types.is_floating(one) or pa.types.is_decimal(one),
        "date": pa.types.is_date,
        "array": pa.types.is_list,
        "object": pa.types.is_struct,
    }
    return next((name for name, is_kind in tests.items() if is_kind(kind)), "string")
