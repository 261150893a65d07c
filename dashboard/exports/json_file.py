"""JSON: one object with the rows, what the columns mean, where the numbers come from and how they were asked for."""

from __future__ import annotations

import json
from typing import Any

import pyarrow as pa

from dashboard.exports import arrow_text
from dashboard.exports.extract import CITE_EACH, Extract, describe_extract
from dashboard.exports.meanings import meanings_of
from dashboard.exports.sources import sources_of


def write_json(extract: Extract) -> bytes:
    """UTF-8, one row of data per line; dates are ISO 8601, what is missing or no number is null."""
    told, sources = describe_extract(extract), sources_of(extract.table)
    head = {
        "title": told.title,
        "question": told.question,
        "question_text": told.question_text,
        "parameters": dict(told.parameters),
        "filter": told.filter,
        "data_version": told.data_version,
        "rows": told.rows,
        "count": extract.table.num_rows,
        "licence": told.licence_shown,
        "cite": f"{told.cite} {CITE_EACH}",
        "sql": told.sql,
    }
    parts = [f"{json.dumps(key)}: {_json(value)}" for key, value in head.items()]
    parts += [
        f'"columns": {_lines(_describe_columns(extract.table))}',
        f'"data": {_lines(arrow_text.to_rows(extract.table))}',
    ]
    parts += [f'"sources": {_lines(sources.table.to_pylist())}']
    if note := sources.sentence or sources.extent:
        parts.append(f'"sources_note": {_json(note)}')
    return ("{\n" + ",\n".join(parts) + "\n}\n").encode()


def _describe_columns(table: pa.Table) -> list[dict[str, str | None]]:
    meanings = meanings_of(table.column_names)
    return [
        {"name": field.name, "type": arrow_text.schema_type_of(field.type), "meaning": meanings.get(field.name)}
        for field in table.schema
    ]


def _lines(rows: list[dict[str, Any]]) -> str:
    return "[\n" + ",\n".join(_json(row) for row in rows) + "\n]" if rows else "[]"


def _json(value: Any) -> str:
    return json.dumps(arrow_text.to_json(value), ensure_ascii=False, allow_nan=False)
