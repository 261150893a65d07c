"""Reads a small Parquet file, after its own account of its size has been held against the limits."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from dashboard.errors import FileError
from dashboard.importing.forms.delimited import Records
from dashboard.importing.limits import MOST_UNPACKED_BYTES, Limits

SIGNATURE = b"PAR1"
_DEEPEST = 6
_OFFSET = re.compile(r"([+-])(\d{2}):?(\d{2})")


def read_parquet(data: bytes, limits: Limits) -> Records:
    """Rows of text with the headings first; `lines` count the rows. Raises FileError."""
    try:
        with pq.ParquetFile(io.BytesIO(data), pre_buffer=False) as file:
            schema, metadata = file.schema_arrow, file.metadata
            _check_size(metadata, schema, limits)
        texts = [
            field.name for field in schema if pa.types.is_string(field.type) or pa.types.is_large_string(field.type)
        ]
        with pq.ParquetFile(io.BytesIO(data), read_dictionary=texts, pre_buffer=False) as file:
            table = file.read(use_threads=False)
    except (pa.ArrowException, OSError, ValueError) as error:
        raise FileError(f"The Parquet file is damaged ({str(error)[:100]}). Write it again, or as CSV.") from None
    for _ in range(_DEEPEST):
        if any(pa.types.is_struct(one) for one in table.schema.types):
            table = table.flatten()  # "values.arrivals"
            _check_names(table.schema.names, limits)
    names = table.schema.names
    columns = [_read_column(name, column, limits) for name, column in zip(names, table.columns, strict=True)]
    rows = list(zip(*columns, strict=True))
    return Records([tuple(names), *rows], list(range(len(rows) + 1)), "")


def _check_size(metadata: pq.FileMetaData, schema: pa.Schema, limits: Limits) -> None:
    _check_names(schema.names, limits)
    limits.check_count(metadata.num_rows)
    size = sum(metadata.row_group(number).total_byte_size for number in range(metadata.num_row_groups))
    if size > MOST_UNPACKED_BYTES:
        raise FileError(f"The Parquet file unpacks to {size:,} bytes, more than is read. Split it.")


def _check_names(names: list[str], limits: Limits) -> None:
    limits.check_row(0, names)
    if len(set(names)) < len(names):
        raise FileError("Two columns of the Parquet file have one name. Rename one.")


def _read_column(name: str, column: pa.ChunkedArray, limits: Limits) -> list[str]:
    if pa.types.is_nested(column.type):
        raise FileError(f"The column “{name[:40]}” holds tables or lists. Save it without them.")
    for chunk in column.chunks:
        words = chunk.dictionary if pa.types.is_dictionary(chunk.type) else chunk
        if pa.types.is_string(words.type) or pa.types.is_large_string(words.type):
            longest = pc.max(pc.utf8_length(words)).as_py() or 0
            if longest > limits.characters:
                raise FileError(
                    f"The column “{name[:40]}” has a cell of {longest:,} characters; at most {limits.characters:,} are "
                    "read. Shorten it."
                )
    if pa.types.is_timestamp(column.type) and column.type.tz:
        return _read_moments(column, _find_zone(column.type.tz))
    is_day_or_time = pa.types.is_temporal(column.type) and not pa.types.is_duration(column.type)
    if is_day_or_time or pa.types.is_decimal(column.type):
        column = pc.cast(column, pa.string())
    return ["" if value is None else _as_text(value) for value in column.to_pylist()]


def _read_moments(column: pa.ChunkedArray, zone: tzinfo) -> list[str]:
    """Times as the clocks of their zone showed them. Arrow would read the zone from a file, which nothing here may."""
    moments: Iterable[datetime | None] = column.cast(pa.timestamp("us"), safe=False).to_pylist()
    try:
        local = [one and one.replace(tzinfo=UTC).astimezone(zone).replace(tzinfo=None) for one in moments]
    except OverflowError as error:
        raise FileError("The Parquet file has times outside the years 1 to 9999. Leave them out.") from error
    return ["" if one is None else one.isoformat(" ") for one in local]


def _find_zone(name: str) -> tzinfo:
    if found := _OFFSET.fullmatch(name):
        offset = timedelta(hours=int(found[2]), minutes=int(found[3]))
        return timezone(-offset if found[1] == "-" else offset)
    zone = _zones().get(name)
    if zone is None:
        raise FileError(f"The Parquet file has times of the zone “{name[:40]}”, which is not known. Save them as UTC.")
    return zone


@lru_cache(maxsize=1)
def _zones() -> dict[str, tzinfo]:
    zones: dict[str, tzinfo] = {"UTC": UTC}
    for name in available_timezones():
        try:
            zones.setdefault(name, ZoneInfo(name))
        except (ZoneInfoNotFoundError, ValueError):
            continue
    return zones


def load_zones() -> None:
    """Reads the zones of times, which are files; takes a tenth of a second."""
    _zones()


def _as_text(value: object) -> str:
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    return str(value).strip()
