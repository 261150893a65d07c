"""JSON: one object with the rows, what the columns mean, where the numbers come from and how they were asked for."""

from __future__ import annotations

import json
from typing import Any

from dashboard.exports import arrow_text
from dashboard.exports.extract import CITE_EACH, Extract, describe_extract
from dashboard.exports.meanings import describe_columns
from dashboard.exports.sources import sources_of


def write_json(extract: Extract) -> bytes:
    """UTF-8, one row of data per line; dates are ISO 8601, what is missing or no number is null."""
    facts, sources = describe_extract(extract).to_dict(), sources_of(extract.table)
    facts["sql"] = facts.pop("sql")  # last, since it is long
    parts = []
    for key, value in facts.items():
        parts.append(f'"{key}": {_format(f"{value} {CITE_EACH}" if key == "cite" else value)}')
        if key == "rows":
            parts.append(f'"count": {extract.table.num_rows}')
    parts += [
        f'"columns": {_format_lines(describe_columns(extract.table))}',
        f'"data": {_format_lines(arrow_text.to_rows(extract.table))}',
        f'"sources": {_format_lines(sources.table.to_pylist())}',
    ]
    if note := sources.sentence or sources.extent:
        parts.append(f'"sources_note": {_format(note)}')
    return ("{\n" + ",\n".join(parts) + "\n}\n").encode()


def _format_lines(rows: list[dict[str, Any]]) -> str:
    return "[\n" + ",\n".join(map(_format, rows)) + "\n]" if rows else "[]"


def _format(value: Any) -> str:
    return json.dumps(arrow_text.to_json(value), ensure_ascii=False, allow_nan=False)
