"""Parquet: the answer as it is, with what is to know about it as the file's key-value metadata."""

from __future__ import annotations

import json

import pyarrow as pa
import pyarrow.parquet as pq

from dashboard.exports import arrow_text
from dashboard.exports.extract import Extract, describe_extract
from dashboard.exports.sources import sources_of


def write_parquet(extract: Extract) -> bytes:
    """The Arrow table with the keys muster.title, muster.question and so on; read back, it knows its provenance."""
    sources = sources_of(extract.table)
    facts = describe_extract(extract).to_dict() | {
        "sources": sources.table.to_pylist(), "sources_note": sources.sentence or sources.extent
    }  # fmt: skip
    metadata = {
        f"muster.{key}": value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
        for key, value in facts.items()
    }
    sink = pa.BufferOutputStream()
    pq.write_table(_make_storable(extract.table).replace_schema_metadata(metadata), sink, compression="zstd")
    return bytes(sink.getvalue())


def _make_storable(table: pa.Table) -> pa.Table:
    """The table with columns that Parquet does not know, such as spans of months and days, as text."""
    if all(map(_is_known, table.schema.types)):
        return table
    columns = [
        column
        if _is_known(column.type)
        else arrow_text.build_column(map(arrow_text.to_text, arrow_text.to_values(column)))
        for column in table.columns
    ]
    return pa.Table.from_arrays(columns, table.column_names)


def _is_known(kind: pa.DataType) -> bool:
    if pa.types.is_struct(kind) and kind.num_fields == 0:
        return False
    if pa.types.is_nested(kind):
        return not pa.types.is_union(kind) and all(_is_known(kind.field(n).type) for n in range(kind.num_fields))
    return not pa.types.is_interval(kind)
