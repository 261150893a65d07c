"""Writes a dossier: the seven tables as CSV, and a datapackage.json that refers to the schemas."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from dashboard.engine.warehouse.table_files import describe_resource, write_rows
from dashboard.importing.apply import TABLES
from dashboard.importing.reading import Reading, Rows
from dashboard.settings import REPOSITORY, settings


def write_dossier(reading: Reading, folder: Path) -> None:
    """Writes the files of a reading into a folder, which is made where it is missing. Raises OSError.

    A data folder that is new gets the table schemas of Muster, without which no dossier can be read.
    """
    if not (schemas := settings.data_folder / "schema").exists():
        shutil.copytree(REPOSITORY / "data" / "schema", schemas)
    folder.mkdir(parents=True, exist_ok=True)
    for table in TABLES:
        (folder / f"{table}.csv").write_bytes(write_table(table, reading.tables[table]))
    (folder / "datapackage.json").write_bytes(write_package(reading.package))


def write_table(table: str, rows: Rows) -> bytes:
    """Rows as the CSV file of a table, with the columns of its schema."""
    return write_rows(list_columns(table), rows).encode()


def list_columns(table: str) -> list[str]:
    """The columns of a table in the order of its schema."""
    return [str(field["name"]) for field in _schema(table)["fields"]]


def write_package(package: Mapping[str, Any]) -> bytes:
    """The datapackage.json of a dossier, with its resources."""
    resources = [{**describe_resource(table), "title": str(_schema(table)["title"])} for table in TABLES]
    content = {"profile": "tabular-data-package", **package, "resources": resources}
    return f"{json.dumps(content, ensure_ascii=False, indent=2)}\n".encode()


def _schema(table: str) -> dict[str, Any]:
    schema: dict[str, Any] = json.loads((settings.data_folder / "schema" / f"{table}.json").read_text("utf-8"))
    return schema
