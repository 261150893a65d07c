"""Checks the schemas of the Parquet files of a partitioned dossier: no cell needs a check of its form then."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from dashboard.engine.database.csv_structure import MOST_PROBLEMS_PER_FILE, check_header, file_problem
from dashboard.engine.database.file_check import find_obstacle
from dashboard.engine.partitions.sources import FOLDER, Mark, is_remote, list_files
from dashboard.errors import Problem
from dashboard.figures.amounts import MOST_DECIMALS

_DAYS = ("as_of", "effective_from", "stated_on", "public_on", "noted_on")
_AGAIN = "Write it again from its source."


@dataclass(frozen=True, slots=True)
class Source:
    """One file of figures: `shown` is how messages name it."""

    dossier: str
    shown: str
    mark: Mark
    count_rows: int

    @property
    def path(self) -> str:
        """Where DuckDB reads it."""
        return self.mark[0]


def check_partitions(
    folder: Path, shown_folder: str, fields: Sequence[Mapping[str, Any]]
) -> tuple[list[Source], list[Problem]]:
    """Every file with the rows that it says it has, and all that is wrong with any of them.

    `fields` are those of `schema/figures.json`.
    """
    try:
        files = list_files(folder)
    except OSError as error:
        remedy = 'Correct "figures" inside "muster" of the datapackage.json, or try again later.'
        return [], [file_problem(shown_folder, f"the address of its figures cannot be read ({error}).", remedy)]
    if not files:
        remedy = f"Put them into {FOLDER}/, such as {FOLDER}/subject=FRA/year=2022/part-0.parquet."
        return [], [file_problem(shown_folder, "there is no Parquet file of figures.", remedy)]
    base = folder.resolve()
    sources, problems = [], []
    for mark in files:
        path = Path(mark[0])
        is_inside = not is_remote(mark[0]) and path.is_relative_to(base)
        shown = f"{shown_folder}/{path.relative_to(base).as_posix()}" if is_inside else mark[0]
        count, wrong = _check_file(mark[0], shown, fields)
        problems += wrong
        sources.append(Source(folder.name, shown, mark, count))
    return sources, problems


def _check_file(path: str, shown: str, fields: Sequence[Mapping[str, Any]]) -> tuple[int, list[Problem]]:
    """How many rows the file has, and what is wrong with its columns."""
    if not is_remote(path) and (obstacle := find_obstacle(Path(path))):
        return 0, [file_problem(shown, *obstacle)]
    try:
        schema, count = _read_schema(path)
    except (pa.ArrowException, OSError, ValueError) as error:
        reason = (str(error).splitlines() or ["unreadable"])[0][:120].rstrip(".")
        message = f"this Parquet file is damaged, or no Parquet file ({reason})."
        return 0, [file_problem(shown, message, _AGAIN)]
    keys = {part.split("=", 1)[0] for part in PurePosixPath(path).parts[:-1] if "=" in part}
    names = [str(field["name"]) for field in fields]
    optional = {str(field["name"]) for field in fields if not field.get("constraints", {}).get("required")}
    given = [*schema.names, *(optional - set(schema.names)), *((keys & set(names)) - set(schema.names) - optional)]
    problems = check_header(shown, given, names)
    for field in fields:
        name = str(field["name"])
        if name in schema.names and not _is_typed(schema.field(name).type, field):
            wanted = "a whole number or a decimal" if field["type"] == "number" else "text"
            wanted += " or a date" if name in _DAYS else ""
            message = f"the column has the type {schema.field(name).type}, not that of {wanted}."
            problems.append(file_problem(shown, message, "Store it in that type.", column=name))
    return count, problems[:MOST_PROBLEMS_PER_FILE]


def _read_schema(path: str) -> tuple[pa.Schema, int]:
    if is_remote(path):
        from dashboard.engine.partitions.remote import read_remote_schema  # noqa: PLC0415

        return read_remote_schema(path)
    with pq.ParquetFile(path) as file:
        return file.schema_arrow, file.metadata.num_rows


def _is_typed(kind: pa.DataType, field: Mapping[str, Any]) -> bool:
    if pa.types.is_null(kind):
        return True
    if pa.types.is_dictionary(kind):
        return _is_typed(kind.value_type, field)
    if field["type"] == "number":
        is_whole = pa.types.is_integer(kind) and kind != pa.uint64()
        return bool(is_whole or (pa.types.is_decimal(kind) and kind.scale <= MOST_DECIMALS))
    is_text = pa.types.is_string(kind) or pa.types.is_large_string(kind) or pa.types.is_string_view(kind)
    return bool(is_text or (field["name"] in _DAYS and pa.types.is_date(kind)))
