"""Finds the Parquet files of a partitioned dossier, without opening them."""

from __future__ import annotations

import glob
import hashlib
import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from dashboard.engine.database.file_check import find_obstacle

FOLDER = "figures"
ADDRESS = "figures"  # the key inside "muster" of a datapackage.json
_TAIL = 8  # bytes: the length of the footer, and the four letters that end a Parquet file

Mark = tuple[str, int, int]
"""Address of a file, its size in bytes, and when it changed, in nanoseconds: the identity of its content.

Not a hash of the content, which would read gigabytes at each start. If rows of a file change and both its size and its
time stay the same, delete the folder `partitions` of the cache.
"""


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
