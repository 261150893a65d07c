"""What a query names, by DuckDB's own syntax tree."""

from __future__ import annotations

from contextlib import closing
from functools import cache, lru_cache

import duckdb

_NAMES = "select json_serialize_sql($sql)->>'$..table_name'"


@cache
def _open_once() -> duckdb.DuckDBPyConnection:
    return duckdb.connect(config={"threads": 1})  # to open one takes ten times as long as to parse a query


def open_parser() -> duckdb.DuckDBPyConnection:
    """A cursor of an empty database that the process has for this alone."""
    return _open_once().cursor()


@lru_cache(maxsize=512)
def tables_named(select: str) -> frozenset[str]:
    """Tables, views and named steps that a SELECT reads, in small letters; none where the text cannot be parsed."""
    with closing(open_parser()) as parser:
        names = parser.execute(_NAMES, {"sql": select}).fetchall()[0][0]
    return frozenset(name.lower() for name in names or ())
