"""What is to know about a CSV, as a file beside it: CSV on the Web metadata (w3.org/TR/tabular-metadata)."""

from __future__ import annotations

import json
from typing import Any

from dashboard.exports.extract import CITE_EACH, Extract, describe_extract
from dashboard.exports.meanings import describe_columns
from dashboard.exports.sources import sources_of

_TYPES = {"array": "json", "object": "json"}  # a Table Schema's names, where CSV on the Web has others


def write_metadata(extract: Extract) -> bytes:
    """JSON that names the CSV of the same extract, its columns, its query and its sources."""
    about, sources = describe_extract(extract), sources_of(extract.table)
    facts = about.to_dict()
    metadata = {
        "@context": "http://www.w3.org/ns/csvw",
        "url": f"muster-{extract.name}.csv",
        "dc:title": about.title,
        "dc:license": about.licence_shown,
        "dc:bibliographicCitation": f"{about.cite} {CITE_EACH}",
        "tableSchema": {"columns": [_describe_column(column) for column in describe_columns(extract.table)]},
        "notes": [
            {name: facts[name] for name in ("question", "parameters", "filter", "data_version", "rows", "sql")}
            | {"sources": sources.table.to_pylist(), "sources_note": sources.sentence or sources.extent}
        ],
    }
    return (json.dumps(metadata, ensure_ascii=False, indent=1) + "\n").encode()


def _describe_column(column: dict[str, Any]) -> dict[str, Any]:
    described = {"titles": column["name"], "datatype": _TYPES.get(column["type"], column["type"])}
    return described | ({"dc:description": column["meaning"]} if column["meaning"] else {})
