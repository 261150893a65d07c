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
    told, sources = describe_extract(extract), sources_of(extract.table)
    metadata = {
        "muster.title": told.title,
        "muster.question": told.question,
        "muster.question_text": told.question_text,
        "muster.parameters": json.dumps(dict(told.parameters), ensure_ascii=False),
        "muster.filter": told.filter,
        "muster.data_version": told.data_version,
        "muster.rows": told.rows,
        "muster.sql": told.sql,
        "muster.licence": told.licence_shown,
        "muster.cite": told.cite,
        "muster.sources": json.dumps(sources.table.to_pylist(), ensure_ascii=False),
        "muster.sources_note": sources.sentence or sources.extent,
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
