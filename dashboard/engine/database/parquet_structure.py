"""Reads the structure of one Parquet file, before DuckDB sees it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from dashboard.engine.database.csv_structure import (
    LONGEST_VALUE_CHARACTERS,
    Structure,
    check_header,
    file_problem,
    find_repeated_key,
)
from dashboard.engine.database.file_check import find_obstacle
from dashboard.errors import Problem

MOST_ROWS = 20_000_000
# A small file may unpack to so much, a large one to so many times its size: texts that repeat take hardly any room.
_MOST_TEXT_BYTES, _MOST_GROWTH = 100_000_000, 100
_ROWS_AT_ONCE = 10_000

_REMEDY = "Store it as text, a whole number or a date."


def read_parquet_structure(
    path: Path, shown: str, columns: Sequence[str], key: Sequence[str] = (), optional: Collection[str] = ()
) -> Structure:
    """Missing, extra and unreadable columns; a type is fine if each of its values has one exact text form.

    `key` are the columns that tell its rows apart, `optional` those that may be missing.
    """
    if obstacle := find_obstacle(path):
        return Structure((), 0, (file_problem(shown, *obstacle),))
    try:
        with pq.ParquetFile(path) as file:
            schema, count = file.schema_arrow, file.metadata.num_rows
    except (pa.ArrowException, OSError, ValueError) as error:
        message = f"this Parquet file is damaged, or no Parquet file ({_short(error)})."
        return Structure((), 0, (file_problem(shown, message, "Write it again from its source."),))
    if count > MOST_ROWS:
        message = f"the file says that it holds {count:,} rows; at most {MOST_ROWS:,} are read."
        return Structure((), 0, (file_problem(shown, message, "Split it, or check what wrote it."),))
    problems = check_header(shown, schema.names, columns, optional)
    for field in schema:
        if field.name in columns and not _has_text_form(field.type):
            message = f"the column has the type {field.type}, which has no exact text form."
            problems.append(file_problem(shown, message, _REMEDY, column=field.name))
    if not problems:
        problems = _find_bomb(path, shown, schema) or _find_repeated_key(path, shown, key)
    return Structure(tuple(schema.names), count, tuple(problems))


def _find_bomb(path: Path, shown: str, schema: pa.Schema) -> list[Problem]:
    """A file that unpacks to far more text than it has bytes, found without unpacking it.

    Columns are read as dictionaries, in which each text stands once, however many rows have it.
    """
    most_bytes = max(_MOST_TEXT_BYTES, _MOST_GROWTH * path.stat().st_size)
    texts = [field.name for field in schema if _is_text(field.type)]
    message = f"its {path.stat().st_size:,} bytes unpack to more than {most_bytes / 1e6:,.0f} MB."
    bomb = [file_problem(shown, message, "Check what wrote it, or store it as CSV.")]
    total = 0
    try:
        with pq.ParquetFile(path, read_dictionary=texts) as file:
            groups = [file.metadata.row_group(number) for number in range(file.num_row_groups)]
            cells = 8 * file.metadata.num_rows * len(schema.names)
            if max(cells, sum(group.total_byte_size for group in groups)) > most_bytes:
                return bomb
            for batch in file.iter_batches(_ROWS_AT_ONCE, columns=texts):
                for name, column in zip(texts, batch.columns, strict=True):
                    lengths = pc.binary_length(column.dictionary)
                    if (pc.max(lengths).as_py() or 0) > 4 * LONGEST_VALUE_CHARACTERS:
                        return [_too_long(shown, name)]
                    total += pc.sum(lengths.take(column.indices)).as_py() or 0
                if total > most_bytes:
                    return bomb
    except (pa.ArrowException, OSError, ValueError) as error:
        message = f"this Parquet file is damaged ({_short(error)})."
        return [file_problem(shown, message, "Write it again from its source.")]
    return []


def _find_repeated_key(path: Path, shown: str, key: Sequence[str]) -> list[Problem]:
    if len(key) != 1:  # of the tables that may be Parquet, none has a longer one
        return []
    counted = pc.value_counts(pq.read_table(path, columns=list(key)).column(0))
    keys: dict[tuple[str, ...], int] = {
        (str(value),): count.as_py() for value, count in zip(*counted.flatten(), strict=True)
    }
    return find_repeated_key(shown, key, keys)


def _too_long(shown: str, column: str) -> Problem:
    message = f"a value is longer than {LONGEST_VALUE_CHARACTERS:,} characters."
    return file_problem(shown, message, "Shorten the value.", column=column)


def _is_text(kind: pa.DataType) -> bool:
    kind = kind.value_type if pa.types.is_dictionary(kind) else kind
    return bool(pa.types.is_string(kind) or pa.types.is_large_string(kind) or pa.types.is_string_view(kind))


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
