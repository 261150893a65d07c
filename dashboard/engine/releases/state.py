"""One state of a dossier: every row of its tables by its key, as text; read from its folder, written into another."""

from __future__ import annotations

import csv
import hashlib
import json
import shutil
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from dashboard.engine.database.csv_structure import LONGEST_VALUE_CHARACTERS, file_problem
from dashboard.engine.partitions import sources
from dashboard.errors import DataError

Key = tuple[str, ...]
Cells = dict[str, str]
"""The cells of a row that are not empty, by column."""
State = dict[str, dict[Key, Cells]]
"""Rows by table and key, in the order of the file. No CSV are PACKAGE, PARQUET and PARTITIONS, of one row each."""

PACKAGE, PARQUET, PARTITIONS = "datapackage", "figures.parquet", "figures/"
# The parts of a datapackage.json that change what pages say, besides all of `muster`.
_PACKAGE_PARTS = ("title", "description", "licenses", "reviewed_on")
_MUSTER = "muster."


@dataclass(frozen=True, slots=True)
class Schema:
    """Columns of a table in their order, and those of them that name a row."""

    columns: tuple[str, ...]
    key: tuple[str, ...]


def read_schemas(data_folder: Path) -> dict[str, Schema]:
    """The tables of `schema/*.json`, by name."""
    schemas = {}
    for path in sorted((data_folder / "schema").glob("*.json")):
        schema = json.loads(path.read_bytes().decode("utf-8-sig"))
        columns = tuple(str(field["name"]) for field in schema["fields"])
        key = schema.get("primaryKey", columns[0])
        schemas[path.stem] = Schema(columns, (key,) if isinstance(key, str) else tuple(key))
    return schemas


def read_rows(folder: Path, schemas: Mapping[str, Schema]) -> Iterator[tuple[str, Key, Cells]]:
    """Every row of a dossier as table, key and cells, in constant memory; its files must have passed their checks."""
    yield PACKAGE, (f"{PACKAGE}.json",), _package_cells(json.loads((folder / f"{PACKAGE}.json").read_bytes()))
    if (parquet := folder / PARQUET).exists():
        yield PARQUET, (PARQUET,), _parquet_cells(parquet)
    if files := sources.list_local_files(folder):
        yield PARTITIONS, (PARTITIONS,), {"files": str(len(files)), "sha256": sources.hash_files(folder, files)}
    csv.field_size_limit(LONGEST_VALUE_CHARACTERS)
    for table, schema in schemas.items():
        path = folder / f"{table}.csv"
        if not path.exists():
            continue
        with path.open(encoding="utf-8-sig", newline="") as lines:
            for row in csv.DictReader(lines):
                cells = {column: row[column] for column in schema.columns if row.get(column)}
                yield table, tuple(row[column] or "" for column in schema.key), cells


def collect_rows(rows: Iterable[tuple[str, Key, Cells]]) -> State:
    """All rows at once."""
    state: State = {}
    for table, key, cells in rows:
        state.setdefault(table, {})[key] = cells
    return state


def iterate_rows(state: State) -> Iterator[tuple[str, Key, Cells]]:
    """The rows of a state, one after another."""
    for table, of_table in state.items():
        for key, cells in of_table.items():
            yield table, key, cells


def hash_rows(rows: Iterable[tuple[str, Key, Cells]]) -> str:
    """64 hexadecimal digits over all rows, whatever their order."""
    marks = sorted(
        hashlib.sha256(json.dumps([table, key, sorted(cells.items())]).encode()).digest() for table, key, cells in rows
    )
    return hashlib.sha256(b"".join(marks)).hexdigest()


def write_state(state: State, folder: Path, schemas: Mapping[str, Schema], parquet: Path) -> None:
    """Writes the state as the files of a dossier under the current schemas; columns that it did not have are empty.

    `parquet` is the current figures.parquet. Raises DataError if the state had another, since releases do not keep it.
    """
    if state.get(PARTITIONS):
        message = "the release had figures in partitions, which are not kept in the history."
        raise DataError([file_problem(PARTITIONS, message, "Take the files from where they are kept to read them.")])
    if had := state.get(PARQUET):
        if not parquet.exists() or _parquet_cells(parquet) != next(iter(had.values())):
            message = "the release had other rows in it, which are not kept in the history."
            raise DataError([file_problem(PARQUET, message, "Take the file from version control to read them.")])
        shutil.copyfile(parquet, folder / PARQUET)
    for table, schema in schemas.items():
        with (folder / f"{table}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, schema.columns, extrasaction="ignore", lineterminator="\r\n")
            writer.writeheader()
            writer.writerows(state.get(table, {}).values())
    package = _package(next(iter(state[PACKAGE].values())))
    resources = [{"path": f"{table}.csv"} for table in schemas]
    text = json.dumps({"name": folder.name, **package, "resources": resources}, ensure_ascii=False)
    (folder / f"{PACKAGE}.json").write_text(text, encoding="utf-8")


def _package_cells(package: Mapping[str, Any]) -> Cells:
    parts = {name: package[name] for name in _PACKAGE_PARTS if name in package}
    parts |= {f"{_MUSTER}{name}": value for name, value in sorted(package["muster"].items())}
    return {name: text for name, value in parts.items() if (text := _as_text(value))}


def _package(cells: Mapping[str, str]) -> dict[str, Any]:
    parts = {name: _value(text) for name, text in cells.items()}
    ours = {name.removeprefix(_MUSTER): value for name, value in parts.items() if name.startswith(_MUSTER)}
    return {name: value for name, value in parts.items() if not name.startswith(_MUSTER)} | {"muster": ours}


def _as_text(value: Any) -> str:
    """Text as it is, unless it would be read as JSON; anything else as JSON."""
    if isinstance(value, str) and _value(value) is value:
        return value
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def _value(text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        return text


def _parquet_cells(path: Path) -> Cells:
    with path.open("rb") as file:
        sha256 = hashlib.file_digest(file, "sha256").hexdigest()
    return {"sha256": sha256, "rows": str(pq.read_metadata(path).num_rows)}
