"""A copy of a warehouse whose rows are hard to get right: NULLs, ties, accents, empty texts."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from contextlib import closing
from decimal import Decimal
from pathlib import Path

import pyarrow as pa

from dashboard.engine.database import connection as database
from dashboard.engine.database.declarations import list_tables
from dashboard.engine.warehouse.files import Warehouse
from dashboard.settings import Settings

Change = Callable[[str, pa.Table], pa.Table]

_SHARE_CHANGED = 0.25
_HARD: tuple[tuple[Callable[[pa.DataType], bool], tuple[object, ...]], ...] = (
    (pa.types.is_string, (None, "", "Équipe", "équipe", "100%", "a_b", "a\\b", "ÿ", "Z", "z")),
    (pa.types.is_integer, (None, 0, -3, 1)),
    (pa.types.is_decimal, (None, Decimal(0), Decimal(-3), Decimal("0.5"))),
    (pa.types.is_floating, (None, 0.0, -0.5)),
    (pa.types.is_boolean, (None, True)),
    (pa.types.is_date, (None,)),
    (pa.types.is_list, (None, [])),
)


def copy_warehouse(opened: Warehouse, path: Path, change: Change, settings: Settings) -> Warehouse:
    """The warehouse with every table changed, in a new file; macros and views come along."""
    shutil.copyfile(opened.path, path)
    connection = database.open_for_building(path, settings)
    with closing(opened.cursor()) as cursor:
        for table in list_tables(cursor):
            database.replace_table(connection, table, change(table, database.read_whole_table(cursor, table)))
    return Warehouse(f"{opened.data_version}-{path.stem}", path, None, connection)


def harden_rows(table: str, rows: pa.Table) -> pa.Table:
    """A quarter of all values replaced, by hard ones or by that of another row; ids stay, so that joins find."""
    chance = random.Random(table)  # noqa: S311  the same rows each time
    columns = [
        column if _is_key(field.name) else _hardened(column, field, chance)
        for column, field in zip(rows.columns, rows.schema, strict=True)
    ]
    return pa.table(columns, schema=rows.schema)


def _is_key(name: str) -> bool:
    return name in ("dossier", "table_name", "position", "row", "file") or name.endswith("_id")


def _hardened(column: pa.ChunkedArray, field: pa.Field, chance: random.Random) -> pa.ChunkedArray:
    choices = next((values for fits, values in _HARD if fits(field.type)), None)
    if choices is None or not field.nullable:
        return column
    values = column.to_pylist()
    known = values[:50]
    changed = [
        chance.choice([*choices, chance.choice(known)]) if chance.random() < _SHARE_CHANGED else value
        for value in values
    ]
    return pa.chunked_array([pa.array(changed, field.type)])
