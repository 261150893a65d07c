"""What a query names, by DuckDB's own syntax tree."""

from __future__ import annotations

from contextlib import closing
from functools import lru_cache

import duckdb

_NAMES = "select json_serialize_sql($sql)->>'$..table_name'"


@lru_cache(maxsize=512)
def tables_named(select: str) -> frozenset[str]:
    """Tables, views and named steps that a SELECT reads, in small letters; none where the text cannot be parsed."""
    with closing(duckdb.connect()) as connection:
        names = connection.execute(_NAMES, {"sql": select}).fetchall()[0][0]
    return frozenset(name.lower() for name in names or ())
