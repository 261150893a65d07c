"""What a reader may query: tables and columns with type, meaning, examples, and the words that the editor completes."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import Any

import streamlit as st

from dashboard.engine.questions.ask import ask, provenance
from dashboard.engine.questions.row_types import SchemaColumnsRow, SchemaTablesRow
from dashboard.ui.components import draw_component
from dashboard.ui.theme import is_phone

_PLAIN_NAME = re.compile(r"[a-z_][a-z0-9_]*")
_MAX_EXAMPLES = 3
_HEIGHT = 350  # pixels, as high as the editor


def draw_schema() -> str | None:
    """Draws the tables, closed on a phone; gives the name that the reader has picked, once, after the click."""
    tables, columns = ask("schema_tables"), _columns_by_table()
    described = [_describe_table(row, columns[row["table_name"]]) for row in tables.to_pylist()]
    version = sha256(provenance(tables).data_version.encode()).hexdigest()[:16]
    with (
        st.expander("Tables and columns", icon=":material/database:", expanded=not is_phone()),
        st.container(height=_HEIGHT, border=False),
    ):
        result = draw_component(
            "schema", "workbench_schema", {"version": version, "tables": described}, on_picked_change=lambda: None
        )
    return quote_name(result.picked) if isinstance(result.picked, str) and result.picked else None


def list_completions() -> tuple[dict[str, list[tuple[str, str]]], list[dict[str, str]]]:
    """(name, type) of each column by table; and name, signature and description of each function that may be called."""
    schema = {
        table: [(row["column_name"], row["type"]) for row in columns] for table, columns in _columns_by_table().items()
    }
    functions = [
        {
            "name": row["name"],
            "signature": f"{row['name']}({', '.join(row['parameters'] or ())})",
            "description": row["meaning"],
        }
        for row in ask("schema_functions").to_pylist()
    ]
    return schema, functions


def list_values() -> dict[str, list[str]]:
    """The values of each column of text that holds only a few, by the column's name, whichever table it is in."""
    values: dict[str, set[str]] = defaultdict(set)
    for table, columns in _columns_by_table().items():
        of_text = {row["column_name"] for row in columns if row["type"] == "VARCHAR"}
        for row in ask("schema_examples", table_name=table).to_pylist():
            if row["column_name"] in of_text and row["few_values"]:
                values[row["column_name"]].update(row["few_values"])
    return {column: sorted(known) for column, known in values.items()}


def quote_name(name: str) -> str:
    """The name as SQL wants it."""
    return name if _PLAIN_NAME.fullmatch(name) else '"' + name.replace('"', '""') + '"'


def _describe_table(table: SchemaTablesRow, columns: Sequence[SchemaColumnsRow]) -> dict[str, Any]:
    name = table["table_name"]
    examples = {row["column_name"]: row["examples"] for row in ask("schema_examples", table_name=name).to_pylist()}
    described = [
        {
            "name": column["column_name"],
            "type": column["type"],
            "meaning": column["meaning"] or "",
            "examples": (examples.get(column["column_name"]) or [])[:_MAX_EXAMPLES],
        }
        for column in columns
    ]
    return {"name": name, "meaning": table["meaning"] or "", "rows": table["count_rows"], "columns": described}


def _columns_by_table() -> Mapping[str, Sequence[SchemaColumnsRow]]:
    by_table: dict[str, list[SchemaColumnsRow]] = defaultdict(list)
    for row in ask("schema_columns").to_pylist():
        by_table[row["table_name"]].append(row)
    return by_table
