"""The type of all numbers of a warehouse: BIGINT where they are whole and small enough, else DECIMAL; both are exact.

Whole numbers are told by the data, so that a dossier of counts keeps its types, its speed and its files.
"""

from __future__ import annotations

from collections.abc import Iterable

import pyarrow as pa
from pyarrow._compute import CastOptions, call_function

from dashboard.engine.database.connection import Connection

WHOLE, DECIMAL = "bigint", "decimal(38, 12)"
WHEN_DECIMAL = "numbers have decimals"
WHOLE_MACROS = "00_macros"  # the file of queries/tables that has the macros for whole numbers
NAME_OF_DECIMAL = "DECIMAL(38,12)"  # as DuckDB describes the columns
_DECIMAL = pa.decimal128(38, 12)


def may_have_decimals(connection: Connection) -> bool:
    """Whether a staged measure is of another kind than whole numbers."""
    return bool(connection.execute("select count(*) > 0 from measure_rows where number <> 'integer'").fetchall()[0][0])


def has_decimals(connection: Connection, partitioned: Iterable[str]) -> bool:
    """Whether a number is not whole or too large, or may be: figures of `partitioned` dossiers are not yet read."""
    found = """
        select count(*) > 0
        from wording_readings
        where not (
            [low, high, rounded_to, at_least, at_most, step]
            .list_filter(lambda one: one is not null)
            .list_transform(lambda one: one % 1 = 0 and abs(one) < 1e15)
            .list_bool_and()
        )
        union all
        select count(*) > 0 from measure_rows where number <> 'integer' and list_contains($partitioned, dossier)
    """
    return any(row[0] for row in connection.execute(found, {"partitioned": sorted(partitioned)}).fetchall())


def narrow_numbers(table: pa.Table) -> pa.Table:
    """The table with its numbers as int64 where all of a column are whole, else with no more decimals than it needs."""
    for place, field in enumerate(table.schema):
        if field.type == _DECIMAL:
            table = table.set_column(place, field.name, _narrow(table.column(place)))
    return table


def narrow_whole_numbers(table: pa.Table) -> pa.Table:
    """The table with those of its numbers as int64 of which all of a column are whole; the others as they are.

    For rows that are taken apart later: of each part, `narrow_numbers` makes the same as without.
    """
    for place, field in enumerate(table.schema):
        if field.type == _DECIMAL and pa.types.is_integer((narrow := _narrow(table.column(place))).type):
            table = table.set_column(place, field.name, narrow)
    return table


def _narrow(column: pa.ChunkedArray) -> pa.ChunkedArray:
    for kind in (pa.int64(), *(pa.decimal128(38, scale) for scale in range(1, 12))):
        try:
            # As `pyarrow.compute.cast` does, whose module takes 30 ms to load.
            return call_function("cast", [column], CastOptions.safe(kind))
        except pa.ArrowInvalid:
            continue
    return column
