"""Opens a zip: the seven tables of a dossier that Muster wrote, or the tables of text that anybody packed."""

from __future__ import annotations

import csv
import io
import zipfile
import zlib
from collections.abc import Iterable
from pathlib import PurePosixPath

from dashboard.errors import FileError
from dashboard.importing.forms.workbook import check_archive
from dashboard.importing.limits import Limits

PACKAGE, RECIPE = "datapackage.json", "recipe.json"
_LONGEST_CELL = 20_000
_OF_TEXT = (".csv", ".tsv", ".tab", ".json", ".jsonl")
_DAMAGED = "The packed file is damaged ({}). Take another copy."


def read_dossier_zip(data: bytes) -> dict[str, list[tuple[str, ...]]]:
    """The rows of each member by its name without folders: each CSV, and the two JSON files as one cell.

    Raises FileError for a damaged one.
    """
    csv.field_size_limit(_LONGEST_CELL)
    members: dict[str, list[tuple[str, ...]]] = {}
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            check_archive(archive, len(data))
            names = {PurePosixPath(name).name: name for name in archive.namelist() if not name.endswith("/")}
            for name, path in names.items():
                if name in (PACKAGE, RECIPE):
                    members[name] = [(archive.read(path).decode("utf-8-sig"),)]
                elif name.endswith(".csv"):
                    lines = io.StringIO(archive.read(path).decode("utf-8-sig"), newline="")
                    members[name.removesuffix(".csv")] = [tuple(row) for row in csv.reader(lines, strict=True) if row]
    except (zipfile.BadZipFile, UnicodeDecodeError, csv.Error, OSError, EOFError, NotImplementedError) as error:
        raise FileError(_DAMAGED.format(str(error)[:100])) from None
    return members


def is_dossier_zip(parts: Iterable[str]) -> bool:
    """Whether these are the parts of a zip that holds a dossier."""
    return {PACKAGE, "figures.csv"} <= {PurePosixPath(part).name for part in parts}


def read_members(data: bytes, limits: Limits) -> list[tuple[str, bytes]]:
    """The files of text in a zip by name, the longest first. Raises FileError."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            check_archive(archive, len(data))
            found = [one for one in archive.infolist() if _is_table(one.filename)]
            for one in found:
                limits.check_bytes(one.file_size)
            members = [(PurePosixPath(one.filename).name, archive.read(one)) for one in found if one.file_size]
    except (zipfile.BadZipFile, OSError, EOFError, NotImplementedError, zlib.error) as error:
        raise FileError(_DAMAGED.format(str(error)[:100])) from None
    return sorted(members, key=lambda member: -len(member[1]))


def _is_table(path: str) -> bool:
    name = PurePosixPath(path)
    is_hidden = any(part.startswith((".", "__")) for part in name.parts)
    return name.suffix.casefold() in _OF_TEXT and not is_hidden


def unpack_gzip(data: bytes, limits: Limits) -> bytes:
    """What gzip packed, no more of it than a file may hold. Raises FileError."""
    unpacker = zlib.decompressobj(wbits=31)
    try:
        unpacked = unpacker.decompress(data, limits.file_bytes + 1)
    except zlib.error as error:
        raise FileError(_DAMAGED.format(str(error)[:100])) from None
    limits.check_bytes(len(unpacked))
    if not unpacker.eof or not unpacked.strip():
        raise FileError(_DAMAGED.format("its end is missing"))
    return unpacked
