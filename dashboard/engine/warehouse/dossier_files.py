"""Finds the files of the dossiers and checks their structure before SQL reads any row.

All problems of all files are reported together. `queries/checks/` checks the values.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from dashboard.engine.database.csv_structure import Structure, file_problem, read_structure
from dashboard.engine.partitions import sources as partitions
from dashboard.engine.partitions.schemas import Source, check_partitions
from dashboard.engine.releases.files import FOLDER, SUFFIX
from dashboard.engine.releases.status import ReleaseStatus, read_status
from dashboard.engine.warehouse.package_file import (
    MUSTER_SCHEMA,
    PACKAGE_FILE,
    NotJsonError,
    check_package,
    read_json,
)
from dashboard.errors import DataError, Problem

SHEET = "statements.csv"  # in which a person types statements, for `import`
TABLES_THAT_MAY_BE_PARQUET = ("figures",)
SCHEMAS = "schema/*.json"


@dataclass(frozen=True, slots=True)
class InputFile:
    """A file to read: `kind` is what `-- reads:` declares, `shown` how messages name the file.

    `header` names the columns of a table's file, or those that a schema describes.
    """

    kind: str
    dossier: str
    path: Path
    shown: str
    header: tuple[str, ...] = ()
    count_rows: int = 0


@dataclass(frozen=True, slots=True)
class _Table:
    """What a schema says of a table: its columns, those that tell its rows apart, and those that a file may lack."""

    columns: tuple[str, ...]
    key: tuple[str, ...]
    optional: frozenset[str]


@dataclass(frozen=True, slots=True)
class DossierFiles:
    """The `files` of the schemas and of usable dossiers, and all `problems`.

    `standings` holds the status of each usable dossier. A broken history is reported there; it is no problem of the
    data. `partitions` are the files of figures of partitioned dossiers.
    """

    files: tuple[InputFile, ...]
    dossiers: tuple[str, ...]
    problems: tuple[Problem, ...]
    standings: tuple[ReleaseStatus, ...] = ()
    partitions: tuple[Source, ...] = ()


def find_dossier_files(
    data_folder: Path,
    only_dossier: str | None = None,
    find_status: Callable[[Path, str], ReleaseStatus] = read_status,
) -> DossierFiles:
    """Checks the schemas and every dossier folder, or one of them. `find_status` gives the status of each.

    Raises DataError if there are no schemas, no dossiers or no such dossier.
    """
    schemas, muster = _schemas(data_folder), _muster_schema(data_folder)
    files = [InputFile(MUSTER_SCHEMA, "", data_folder / MUSTER_SCHEMA, _label_path(data_folder, MUSTER_SCHEMA))]
    files += [
        InputFile(
            SCHEMAS,
            "",
            data_folder / "schema" / f"{name}.json",
            _label_path(data_folder, "schema", name),
            table.columns,
        )
        for name, table in schemas.items()
    ]
    problems: list[Problem] = []
    folders = _dossier_folders(data_folder, only_dossier)
    standings = []
    sources: list[Source] = []
    for folder in folders:
        found, wrong = _inspect_dossier(data_folder, folder, schemas, muster)
        parts, wrong_parts = _inspect_partitions(data_folder, folder)
        problems += [*wrong, *wrong_parts]
        if not wrong and not wrong_parts:
            standings.append(find_status(data_folder, folder.name))
            files += [*found, *_releases(data_folder, standings[-1])]
            sources += parts
    usable = tuple(each.dossier for each in standings)
    return DossierFiles(tuple(files), usable, tuple(problems), tuple(standings), tuple(sources))


def add_tables(found: DossierFiles, data_folder: Path, dossier: str, folder: Path, label: str) -> DossierFiles:
    """The same with the CSV files of a folder as further rows of a dossier; messages name them as label/file."""
    schemas = _schemas(data_folder)
    files, problems = list(found.files), list(found.problems)
    for path in sorted(folder.glob("*.csv")):
        shown = f"{label}/{path.name}"
        if (schema := schemas.get(path.stem)) is None:
            problems.append(file_problem(shown, "no table of this name is read.", "Rename or remove it."))
            continue
        structure = _structure(path, shown, schema)
        problems += structure.problems
        files.append(InputFile(path.name, dossier, path, shown, structure.header, structure.count_rows))
    return replace(found, files=tuple(files), problems=tuple(problems))


def read_schemas(data_folder: Path) -> dict[str, tuple[str, ...]]:
    """The columns of each table of a dossier. Raises DataError."""
    return {name: table.columns for name, table in _schemas(data_folder).items()}


def _inspect_partitions(data_folder: Path, folder: Path) -> tuple[list[Source], list[Problem]]:
    """The files of a partitioned dossier's figures; none of another dossier."""
    if partitions.find_address(folder) is None:
        return [], []
    fields = read_json(data_folder / "schema" / "figures.json")["fields"]
    sources, problems = check_partitions(folder, _label_path(data_folder, "dossiers", folder.name), fields)
    beside = [name for name in ("figures.csv", "figures.parquet") if (folder / name).exists()]
    message, remedy = "it stands beside figures in partitions.", "Keep one of the two: move its rows or remove it."
    shown = _label_path(data_folder, "dossiers", folder.name)
    return sources, problems + [file_problem(f"{shown}/{name}", message, remedy) for name in beside]


def _releases(data_folder: Path, known: ReleaseStatus) -> list[InputFile]:
    """The files of a history that can be replayed."""
    paths = [data_folder / "dossiers" / known.dossier / FOLDER / f"{name}{SUFFIX}" for name in known.releases]
    return [
        InputFile(f"{FOLDER}/*{SUFFIX}", known.dossier, path, f"{known.folder}/{FOLDER}/{path.name}") for path in paths
    ]


def _label_path(data_folder: Path, *parts: str) -> str:
    return "/".join((data_folder.name, *parts))


def _schemas(data_folder: Path) -> dict[str, _Table]:
    """Columns and key of each table, from `schema/<table>.json`."""
    paths = sorted((data_folder / "schema").glob("*.json"))
    schemas: dict[str, _Table] = {}
    problems = []
    for path in paths:
        shown = _label_path(data_folder, "schema", path.name)
        try:
            schema = read_json(path)
            key = schema.get("primaryKey", ())
            key = (key,) if isinstance(key, str) else tuple(key)
            columns = tuple(str(field["name"]) for field in schema["fields"])
            optional = frozenset(str(field["name"]) for field in schema["fields"] if field.get("mayBeMissing"))
            schemas[path.stem] = _Table(columns, key, optional)
        except (NotJsonError, AttributeError, KeyError, TypeError) as error:
            problems.append(
                file_problem(shown, f"this is not a table schema ({error}).", "Mend it; see data/README.md.")
            )
    if not paths:
        shown = _label_path(data_folder, "schema")
        problems.append(
            file_problem(shown, "there are no table schemas.", "Set MUSTER_DATA_FOLDER to the right folder.")
        )
    if problems:
        raise DataError(problems)
    return schemas


def _muster_schema(data_folder: Path) -> dict[str, Any]:
    """The JSON schema of what a dossier says about itself. Raises DataError."""
    try:
        schema: dict[str, Any] = read_json(data_folder / MUSTER_SCHEMA)
    except NotJsonError as error:
        shown, remedy = _label_path(data_folder, MUSTER_SCHEMA), "Copy it from the data folder of Muster."
        raise DataError([file_problem(shown, f"this is no JSON schema ({error}).", remedy)]) from None
    return schema


def _dossier_folders(data_folder: Path, only_dossier: str | None) -> list[Path]:
    root = data_folder / "dossiers"
    folders = sorted(path for path in root.glob("*") if path.is_dir() and not path.name.startswith("."))
    shown = _label_path(data_folder, "dossiers")
    if not folders:
        raise DataError([file_problem(shown, "there is no dossier.", "Add a folder with a datapackage.json.")])
    if only_dossier is None:
        return folders
    chosen = [path for path in folders if path.name == only_dossier]
    if not chosen:
        known = ", ".join(path.name for path in folders)
        raise DataError([file_problem(shown, f"there is no dossier {only_dossier!r}.", f"There are: {known}.")])
    return chosen


def _inspect_dossier(
    data_folder: Path, folder: Path, schemas: dict[str, _Table], muster: Mapping[str, Any]
) -> tuple[list[InputFile], list[Problem]]:
    def shown(name: str) -> str:
        return _label_path(data_folder, "dossiers", folder.name, name)

    package = folder / PACKAGE_FILE
    problems = check_package(package, shown(PACKAGE_FILE), muster)
    files = [InputFile(PACKAGE_FILE, folder.name, package, shown(PACKAGE_FILE))]
    for table, schema in schemas.items():
        found = [folder / f"{table}.csv"] if os.path.lexists(folder / f"{table}.csv") else []
        parquet = folder / f"{table}.parquet"
        if os.path.lexists(parquet) and table in TABLES_THAT_MAY_BE_PARQUET:
            found.append(parquet)
        if not found and not (table == partitions.FOLDER and partitions.find_address(folder)):
            remedy = f"Add it with the header {','.join(schema.columns)}"
            problems.append(file_problem(shown(f"{table}.csv"), "the file is missing.", remedy))
        for path in found:
            structure = _structure(path, shown(path.name), schema)
            problems += structure.problems
            kind = path.name
            files.append(InputFile(kind, folder.name, path, shown(kind), structure.header, structure.count_rows))
    problems += _stray_files(folder, {file.path for file in files}, shown(""))
    return files, problems


def _structure(path: Path, shown: str, schema: _Table) -> Structure:
    if path.suffix == ".parquet":
        # Here, since it brings much of Arrow that no start needs.
        from dashboard.engine.database.parquet_structure import read_parquet_structure  # noqa: PLC0415

        return read_parquet_structure(path, shown, schema.columns, schema.key, schema.optional)
    return read_structure(path, shown, schema.columns, schema.key, schema.optional)


def _stray_files(folder: Path, known: set[Path], shown_folder: str) -> list[Problem]:
    """Files that no table reads, most often because of a misspelt name."""
    return [
        file_problem(f"{shown_folder}{path.name}", "no table of this name and format is read.", "Rename or remove it.")
        for path in sorted(folder.iterdir())
        if path.suffix.lower() in (".csv", ".parquet", ".tsv", ".xlsx", ".gz")
        and path not in known
        and path.name != SHEET
    ]
