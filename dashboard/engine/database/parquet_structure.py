"""Reads the structure of one Parquet file, before DuckDB sees it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from dashboard.engine.database.csv_structure import Structure, check_header, file_problem

MOST_ROWS = 20_000_000


_REMEDY = "Store it as text, a whole number or a date."


def read_parquet_structure(path: Path, shown: str, columns: Sequence[str]) -> Structure:
    """Missing, extra and unreadable columns; a type is fine if each of its values has one exact text form."""
    try:
        with pq.ParquetFile(path) as file:
            schema, count = file.schema_arrow, file.metadata.num_rows
    except (pa.ArrowException, OSError, ValueError) as error:
        message = f"this Parquet file is damaged, or no Parquet file ({_short(error)})."
        return Structure((), 0, (file_problem(shown, message, "Write it again from its source."),))
    if count > MOST_ROWS:
        message = f"the file says that it holds {count:,} rows; at most {MOST_ROWS:,} are read."
        return Structure((), 0, (file_problem(shown, message, "Split it, or check what wrote it."),))
    problems = check_header(shown, schema.names, columns)
    for field in schema:
        if field.name in columns and not _has_text_form(field.type):
            message = f"the column has the type {field.type}, which has no exact text form."
            problems.append(file_problem(shown, message, _REMEDY, column=field.name))
    return Structure(tuple(schema.names), count, tuple(problems))


def _short(error: Exception) -> str:
    return (str(error).splitlines() or ["unreadable"])[0][:120].rstrip(".")


def _has_text_form(kind: pa.DataType) -> bool:
    if pa.types.is_dictionary(kind):
        return _has_text_form(kind.value_type)
    known = (
        pa.types.is_string,
        pa.types.is_large_string,
        pa.types.is_string_view,
        pa.types.is_integer,
        pa.types.is_floating,
        pa.types.is_decimal,
        pa.types.is_date,
        pa.types.is_null,
    )
    return any(test(kind) for test in known) or (pa.types.is_timestamp(kind) and kind.tz is None)
