"""What a reader may query: tables and columns with type, meaning, examples, and the words that an editor completes."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import Any

from dashboard.engine.questions.ask import ask, provenance
from dashboard.engine.sandbox import allowed
from dashboard.ui.components import load_component

_PLAIN_NAME = re.compile(r"[a-z_][a-z0-9_]*")
_EXAMPLES_SHOWN = 3


def schema_browser(key: str) -> str | None:
    """Draws the tables; gives the name that the reader has picked, once, in the run after the click."""
    tables, columns = ask("schema_tables"), _columns()
    told = [_table(row, columns[row["table_name"]]) for row in tables.to_pylist()]
    version = sha256(provenance(tables).data_version.encode()).hexdigest()[:16]
    result = load_component("schema")(key=key, data={"version": version, "tables": told}, on_picked_change=lambda: None)
    picked = result.picked
    return quoted(picked) if isinstance(picked, str) and picked else None


def completion() -> tuple[dict[str, list[tuple[str, str]]], list[dict[str, str]]]:
    """(name, type) of each column by table; and name, signature and description of each function that may be called."""
    schema = {table: [(row["column_name"], row["type"]) for row in columns] for table, columns in _columns().items()}
    functions = [
        {
            "name": row["name"],
            "signature": f"{row['name']}({', '.join(row['parameters'] or ())})",
            "description": row["meaning"],
        }
        for row in ask("schema_functions").to_pylist()
        if not allowed.is_refused_function(row["name"]) and not allowed.is_file_function(row["name"])
    ]
    return schema, functions


def quoted(name: str) -> str:
    """The name as SQL wants it."""
    return name if _PLAIN_NAME.fullmatch(name) else '"' + name.replace('"', '""') + '"'


def _table(row: Mapping[str, Any], columns: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    name = row["table_name"]
    examples = {each["column_name"]: each["examples"] for each in ask("schema_examples", table_name=name).to_pylist()}
    told = [
        {
            "name": each["column_name"],
            "type": each["type"],
            "meaning": each["meaning"] or "",
            "examples": (examples.get(each["column_name"]) or [])[:_EXAMPLES_SHOWN],
        }
        for each in columns
    ]
    return {"name": name, "meaning": row["meaning"] or "", "rows": row["count_rows"], "columns": told}


def _columns() -> Mapping[str, Sequence[Mapping[str, Any]]]:
    by_table: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for row in ask("schema_columns").to_pylist():
        by_table[row["table_name"]].append(row)
    return by_table
