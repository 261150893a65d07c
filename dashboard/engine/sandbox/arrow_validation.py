"""Reads the rows that a worker sends as hostile input: they are checked before they are unpacked."""

from __future__ import annotations

import struct
from collections.abc import Sequence

import pyarrow as pa

MAX_COLUMNS = 20_000
_DEEPEST = 8
_PLAIN = (
    pa.types.is_boolean,
    pa.types.is_integer,
    pa.types.is_floating,
    pa.types.is_decimal,
    pa.types.is_string,
    pa.types.is_date,
    pa.types.is_time,
)
# Fields of the two tables that Arrow's format (Message.fbs) writes before each batch.
_HEADER = 2
_LENGTH, _COMPRESSION = 0, 3


def read_table(parts: Sequence[bytes | bytearray], most_rows: int, most_bytes: int) -> pa.Table:
    """The table that the bytes of one Arrow stream hold; it takes at most `most_bytes` and leads nowhere outside of it.

    Raises ValueError (or what Arrow raises) for any other stream: one that is compressed, which could unpack to
    anything, one with types that no worker sends, or with more rows than requested.
    """
    messages = pa.ipc.MessageReader.open_stream(pa.py_buffer(parts[0] if len(parts) == 1 else b"".join(parts)))
    if (
        first := _read_message(messages)
    ) is None or first.type != "schema":  # Arrow takes any other for one, and crashes
        raise ValueError("no rows and no columns")
    schema = pa.ipc.read_schema(first)
    if len(schema) > MAX_COLUMNS or not all(is_supported(field.type) for field in schema):
        raise ValueError("columns that no worker sends")
    batches, rows, size = [], 0, 0
    while (message := _read_message(messages)) is not None:
        rows += _read_row_count(message)
        if rows > most_rows:
            raise ValueError("more rows than requested")
        batch = pa.ipc.read_record_batch(message, schema)
        batch.validate(full=True)
        size += batch.nbytes
        if size > most_bytes:
            raise ValueError("more bytes than requested")
        batches.append(batch)
    return pa.Table.from_batches(batches, schema)


def is_supported(kind: pa.DataType, depth: int = 0) -> bool:
    """Whether a column of this type may travel from a worker."""
    if depth > _DEEPEST:
        return False
    if pa.types.is_list(kind) or pa.types.is_struct(kind):
        # What has no bytes at all, such as a structure without fields, could be there a billion times.
        return kind.num_fields > 0 and all(
            is_supported(kind.field(number).type, depth + 1) for number in range(kind.num_fields)
        )
    if pa.types.is_timestamp(kind):
        return kind.tz in (None, "UTC")
    return any(is_plain(kind) for is_plain in _PLAIN)


def _read_message(messages: pa.ipc.MessageReader) -> pa.ipc.Message | None:
    try:
        return messages.read_next_message()
    except StopIteration:
        return None


def _read_row_count(message: pa.ipc.Message) -> int:
    """How many rows a batch says that it has. Raises ValueError for anything but a batch that is not compressed."""
    if message.type != "record batch":
        raise ValueError(message.type)
    announced = message.metadata.to_pybytes()
    try:
        root = _read_uint32(announced, 0)
        batch = _find_field(announced, root, _HEADER)
        batch += _read_uint32(announced, batch)
        if _has_field(announced, batch, _COMPRESSION):
            raise ValueError("compressed")
        if not _has_field(announced, batch, _LENGTH):
            return 0
        rows: int = struct.unpack_from("<q", announced, _find_field(announced, batch, _LENGTH))[0]
    except struct.error as error:
        raise ValueError("no batch") from error
    if rows < 0:
        raise ValueError(rows)
    return rows


def _read_uint32(content: bytes, place: int) -> int:
    value: int = struct.unpack_from("<I", content, place)[0]
    return value


def _has_field(content: bytes, table: int, field: int) -> bool:
    return _find_field(content, table, field) != table


def _find_field(content: bytes, table: int, field: int) -> int:
    """The offset of a table's field in a flat buffer; the offset of the table itself where the field is missing."""
    fields = table - int(struct.unpack_from("<i", content, table)[0])
    if fields < 0 or 4 + 2 * field >= struct.unpack_from("<H", content, fields)[0]:
        return table
    return table + int(struct.unpack_from("<H", content, fields + 4 + 2 * field)[0])
