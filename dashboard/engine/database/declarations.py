"""What a warehouse declares: its tables, views and macros."""

from __future__ import annotations

from dashboard.engine.database.connection import Connection

_COLUMNS = """
select table_name, column_name, data_type
from duckdb_columns()
where not internal
order by table_name, column_index
"""
_VIEWS = "select view_name, sql from duckdb_views() where not internal"
_MACROS = """
select schema_name, function_name, parameters, macro_definition
from duckdb_functions()
where function_type = $kind and not internal and schema_name in ('main', current_schema())
order by schema_name = current_schema()
"""


def read_columns(cursor: Connection) -> dict[str, dict[str, str]]:
    """Each table and view with its columns, in their order, and their types."""
    by_table: dict[str, dict[str, str]] = {}
    for table, name, kind in cursor.execute(_COLUMNS).fetchall():
        by_table.setdefault(table.lower(), {})[name] = kind
    return by_table


def read_views(cursor: Connection) -> dict[str, str]:
    """Each view with the statement that made it."""
    return {name.lower(): text for name, text in cursor.execute(_VIEWS).fetchall()}


def list_tables(cursor: Connection) -> list[str]:
    """Names of all tables, without the views."""
    return [
        str(row[0]) for row in cursor.execute("select table_name from duckdb_tables() where not internal").fetchall()
    ]


def read_macros(cursor: Connection, kind: str = "macro") -> dict[str, tuple[tuple[str, ...], str]]:
    """Each macro of the warehouse, or "table_macro", with the names of its parameters and its expression or SELECT.

    Each stands under `schema.name`, and the one that the cursor finds under its name alone.
    """
    rows = cursor.execute(_MACROS, {"kind": kind}).fetchall()
    named = [(schema, name.lower(), (tuple(names), body)) for schema, name, names, body in rows]
    return {f"{schema}.{name}": macro for schema, name, macro in named} | {name: macro for _, name, macro in named}
