"""datapackage.json: a fact pack as a Frictionless tabular data package (specs.frictionlessdata.io, version 1)."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pyarrow as pa

from dashboard.exports import file_names
from dashboard.exports.extract import About, name_licence
from dashboard.exports.meanings import describe_columns
from dashboard.exports.picture import Picture
from dashboard.figures.bibliography import check_web_address


@dataclass(frozen=True, slots=True)
class Resource:
    """One CSV file of the pack: `table` as it was written to `content`; `about` for extracts."""

    path: str
    title: str
    description: str
    table: pa.Table
    content: bytes
    about: About | None = None


@dataclass(frozen=True, slots=True)
class Contents:
    """What a pack holds: its CSV files, and its charts by the stem of their file names."""

    title: str
    dossier_title: str
    version: str
    licence: str
    resources: Sequence[Resource]
    charts: Sequence[tuple[str, Picture]]


def build_descriptor(contents: Contents, sources: pa.Table) -> bytes:
    """The package as JSON. `sources` has the columns outlet, published_on and url."""
    filters = dict.fromkeys(resource.about.filter for resource in contents.resources if resource.about)
    shown, address = name_licence(contents.licence)
    package = {
        "profile": "tabular-data-package",
        "name": file_names.make_safe_name(contents.title, "fact-pack"),
        "title": contents.title,
        "description": f"{contents.dossier_title or 'Muster'}; {'; '.join(filters) or 'no tables'}.",
        "version": contents.version,
        "licenses": [{"name": contents.licence, "title": shown} | ({"path": address} if address else {})],
        "sources": _list_publications(sources),
        "resources": [_describe_resource(resource) for resource in contents.resources],
    }
    return (json.dumps(package, ensure_ascii=False, indent=2) + "\n").encode()


def _list_publications(sources: pa.Table) -> list[dict[str, str]]:
    publications: dict[tuple[str, str], None] = {}
    for row in sources.select(["outlet", "published_on", "url"]).to_pylist():
        title = ", ".join(part for part in (row["outlet"], row["published_on"]) if part)
        url = check_web_address(row["url"])
        # The standard takes no address with "..", since it could lead out of the folder.
        publications[title or "no outlet named", "" if ".." in url else url] = None
    return [{"title": title} | ({"path": url} if url else {}) for title, url in publications]


def _describe_resource(resource: Resource) -> dict[str, Any]:
    about = resource.about
    facts = {"filter": about.filter, "data_version": about.data_version, "rows": about.rows} if about else {}
    query = {"question": about.question, "parameters": dict(about.parameters)} if about else {}
    return {
        "profile": "tabular-data-resource",
        "name": file_names.make_safe_name(resource.path.rpartition("/")[2].removesuffix(".csv"), "table"),
        "path": resource.path,
        "title": resource.title,
        "description": resource.description,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "quoteChar": '"', "doubleQuote": True, "header": True, "lineTerminator": "\n"},
        "bytes": len(resource.content),
        "hash": f"sha256:{hashlib.sha256(resource.content).hexdigest()}",
        "schema": _build_schema(resource.table),
    } | ({"muster": facts | query} if about else {})


def _build_schema(table: pa.Table) -> dict[str, Any]:
    fields = [
        {"name": column["name"], "type": column["type"]}
        | ({"description": column["meaning"]} if column["meaning"] else {})
        for column in describe_columns(table)
    ]
    return {"fields": fields, "missingValues": [""]}
