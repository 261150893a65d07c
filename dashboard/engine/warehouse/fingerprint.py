"""Names a state of the data: the same bytes and the same reading of them have the same fingerprint."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from functools import cache
from importlib.metadata import version
from pathlib import Path

from dashboard.engine.partitions import sources
from dashboard.engine.partitions.sources import Mark
from dashboard.settings import Settings

_PACKAGE = Path(__file__).resolve().parents[2]
# By its text: to parse all these modules would take longer than all else that a start waits for.
_IMPORT = re.compile(r"^ *from dashboard\.([\w.]+) import (\([^)]*\)|.*)", re.MULTILINE)
_BUILD = "engine/warehouse/build.py"
_FOLLOWED = ("figures", "engine")

Listing = tuple[tuple[str, int, int], ...]


def list_files(settings: Settings) -> Listing:
    """Path, size and time of change of every file of data and queries: cheap to take, enough to notice a change."""
    files = []
    for _, _, path in _files(settings):
        try:
            state = path.stat()
        except OSError:  # gone since the folder was listed; the next look will see it
            continue
        files.append((str(path), state.st_size, state.st_mtime_ns))
    for folder in _dossier_folders(settings):
        files += sources.list_local_files(folder)
    return tuple(files)


def fingerprint(settings: Settings) -> str:
    """16 hexadecimal digits over the data, the queries and modules that build, and DuckDB's version."""
    digest = hashlib.sha256(version("duckdb").encode() + _mark_code(_PACKAGE))
    for group, folder, path in _files(settings):
        name = f"{group}/{path.relative_to(folder).as_posix()}"  # does not depend on where the checkout lies
        digest.update(name.encode() + b"\0" + _content_mark(path))
    for folder in _dossier_folders(settings):
        digest.update(json.dumps([folder.name, _partitions(folder)]).encode())
    return digest.hexdigest()[:16]


def _partitions(folder: Path) -> list[Mark]:
    """The files of partitioned figures, by size and time of change: they are too many bytes to be read for this."""
    try:
        return sources.list_files(folder)
    except OSError:  # the intake will say so
        return []


def _dossier_folders(settings: Settings) -> list[Path]:
    return sorted(path for path in (settings.data_folder / "dossiers").glob("*") if path.is_dir())


def _content_mark(path: Path) -> bytes:
    if not path.is_file():  # a pipe, which would be waited for, a folder, a link to nothing
        return b"no file"
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").digest()
    except OSError:  # the intake will say so
        return b"unreadable"


def _files(settings: Settings) -> Iterator[tuple[str, Path, Path]]:
    """Every file of data and queries, after its group and the folder of that group."""
    groups = (
        (
            "data",
            settings.data_folder,
            ("schema/*.json", "schema/*/*.json", "dossiers/*/*", "dossiers/*/releases/*"),
        ),
        ("queries", settings.queries_folder, ("tables/*.sql", "checks/*.sql", "partitions/*.sql", "partitioned/*.sql")),
    )
    for group, folder, patterns in groups:
        for pattern in patterns:
            for path in sorted(folder.glob(pattern), key=str):
                if not path.name.startswith("."):
                    yield group, folder, path


@cache
def _mark_code(package: Path) -> bytes:
    """The modules that build, read once: what changes on the disk is not run before the next start."""
    digest = hashlib.sha256()
    for path in _modules_of_build(package):
        digest.update(path.relative_to(package).as_posix().encode() + b"\0" + _content_mark(path))
    return digest.digest()


def _modules_of_build(package: Path) -> tuple[Path, ...]:
    """The modules that the build imports, however indirectly, as far as they can change what it makes."""
    pending, modules = [package / _BUILD], set[Path]()
    while pending:
        path = pending.pop()
        if path in modules or not path.is_file():
            continue
        modules.add(path)
        pending += [module for module in _imported(path, package) if module.relative_to(package).parts[0] in _FOLLOWED]
    return tuple(sorted(modules))


def _imported(path: Path, package: Path) -> Iterator[Path]:
    """What a module imports of this package; of a name in a package, the module that it may be."""
    for name, names in _IMPORT.findall(path.read_text(encoding="utf-8")):
        module = package.joinpath(*name.split("."))
        yield module.with_suffix(".py")
        yield from (module / f"{each}.py" for each in re.findall(r"\w+", names))


def folder_mark(folder: Path) -> str:
    """8 hexadecimal digits that tell one data folder from another in a shared cache."""
    return hashlib.sha256(str(folder.resolve()).encode()).hexdigest()[:8]
