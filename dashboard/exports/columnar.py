"""Parquet: the answer as it is, with what is to know about it as the file's key-value metadata."""

from __future__ import annotations

import json

import pyarrow as pa
import pyarrow.parquet as pq

from dashboard.exports.extract import Extract, about


def write(extract: Extract) -> bytes:
    """The Arrow table with the keys muster.title, muster.question and so on; read back, it knows its provenance."""
    told = about(extract)
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
    }
    sink = pa.BufferOutputStream()
    pq.write_table(extract.table.replace_schema_metadata(metadata), sink, compression="zstd")
    return bytes(sink.getvalue())
