"""Finds the Parquet files of a partitioned dossier and checks their schemas: no cell needs a check of its form then."""

from __future__ import annotations

import glob
import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from dashboard.engine.database.csv_structure import MOST_PROBLEMS_PER_FILE, check_header, file_problem
from dashboard.engine.database.file_check import find_obstacle
from dashboard.errors import Problem
from dashboard.figures.amounts import MOST_DECIMALS

FOLDER = "figures"
ADDRESS = "figures"  # the key inside "muster" of a datapackage.json
_DAYS = ("as_of", "effective_from", "stated_on")
_TAIL = 8  # bytes: the length of the footer, and the four letters that end a Parquet file
_AGAIN = "Write it again from its source."

Mark = tuple[str, int, int]
"""Address of a file, its size in bytes, and when it changed, in nanoseconds: the identity of its content.

Not a hash of the content, which would read gigabytes at each start. If rows of a file change and both its size and its
time stay the same, delete the folder `partitions` of the cache.
"""


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


def find_address(folder: Path) -> str | None:
    """The glob of a dossier's figures: of its folder `figures`, or as its datapackage.json says; else None."""
    if (folder / FOLDER).is_dir():
        return str(folder.resolve() / FOLDER / "**" / "*.parquet")
    if find_obstacle(folder / "datapackage.json"):
        return None  # the intake says which
    try:
        package = json.loads((folder / "datapackage.json").read_bytes())
        address = package["muster"][ADDRESS]
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None  # what is wrong with it, the intake tells
    if not isinstance(address, str) or not address.strip():
        return None
    return address if is_remote(address) else str(folder.resolve() / address)


def is_remote(address: str) -> bool:
    """Whether an address is not one of this machine's file system."""
    return "://" in address


def list_files(folder: Path) -> list[Mark]:
    """Every file of a partitioned dossier by name. Raises OSError where a remote address cannot be listed."""
    address = find_address(folder)
    if address is None:
        return []
    if is_remote(address):
        from dashboard.engine.partitions.remote import list_remote_files  # noqa: PLC0415 - most starts need no DuckDB

        return list_remote_files(address)
    return sorted(_list_glob(address))


def list_local_files(folder: Path) -> list[Mark]:
    """The same, without asking another machine: what is far away is told by its address alone."""
    address = find_address(folder)
    if address is not None and is_remote(address):
        return [(address, 0, 0)]
    return list_files(folder)


def hash_files(folder: Path, files: Iterable[Mark]) -> str:
    """64 hexadecimal digits over names, sizes and footers of the files, wherever and whenever they were copied.

    The footer of a Parquet file tells the sizes, places and extremes of all its columns.
    """
    result = hashlib.sha256()
    for name, size, _ in files:
        path = Path(name)
        shown = path.relative_to(folder.resolve()).as_posix() if path.is_relative_to(folder.resolve()) else name
        result.update(f"{shown}\0{size}\0".encode() + _read_footer(path, size))
    return result.hexdigest()


def _read_footer(path: Path, size: int) -> bytes:
    if is_remote(str(path)) or size < _TAIL:
        return b""
    with path.open("rb") as file:
        file.seek(size - _TAIL)
        length = int.from_bytes(file.read(_TAIL)[:4], "little")
        file.seek(max(size - _TAIL - length, 0))
        return file.read()


def _list_glob(address: str) -> Iterator[Mark]:
    for name in glob.iglob(address, recursive=True):  # noqa: PTH207 - an address may be anywhere
        try:
            state = Path(name).stat()
        except OSError:  # gone since it was listed
            continue
        yield name, state.st_size, state.st_mtime_ns


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
        remedy = f"Put them into {FOLDER}/, such as {FOLDER}/subject=UKR/year=2022/part-0.parquet."
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
