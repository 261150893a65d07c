"""A reader's own figures as one zip file to take home, and such a file read again, with suspicion.

Unpacked anywhere, the zip is a data folder: `schema/` and one dossier. Of figures beside a dossier, that dossier holds
the shipped rows, too, the reader's last; `yours.json` says how many of each table are theirs.
"""

from __future__ import annotations

import csv
import io
import json
import re
import stat
import zipfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dashboard.engine.warehouse.own_words import join_words
from dashboard.engine.warehouse.private import OwnFigures, Tables, fill_package
from dashboard.engine.warehouse.table_files import write_rows
from dashboard.errors import FileError, Problem
from dashboard.settings import Settings, settings

MARK, RECIPE, PACKAGE, README = "yours.json", "recipe.json", "datapackage.json", "README.md"
_DATE = (1980, 1, 1, 0, 0, 0)  # equal figures make equal bytes
_MOST_FILES, _MOST_BYTES, _MOST_RATIO, _SMALL_BYTES = 60, 50_000_000, 50, 1_000_000
_MOST_ROWS, _LONGEST_CELL = max(Settings.import_figures, settings.import_figures), 100_000
_TABLE = re.compile(r"dossiers/([a-z0-9]+(?:-[a-z0-9]+)*)/([a-z_]+)\.csv")
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+){0,20}", re.ASCII)
_SYSTEM_OF_UNIX = 3
_BAD = "This zip file was not made by Muster, or has been damaged"
_HOW_TO_MEND = "Save it from the page of your figures again."


@dataclass(frozen=True, slots=True)
class OpenedZip:
    """What a zip file of Muster holds. `recipe`: how the original file was read; None where there was none."""

    own: OwnFigures
    recipe: Mapping[str, Any] | None


def write_dossier(
    own: OwnFigures, problems: Sequence[Problem], settings: Settings, recipe: Mapping[str, Any] | None = None
) -> bytes:
    """The zip file. `problems`: what the rules found in the rows.

    Raises FileError where the figures of the dossier beside them are not in a CSV file.
    """
    folder = f"dossiers/{own.name if not own.beside else f'{own.beside}-yours'}"
    shipped = _read_shipped(own.beside, settings.data_folder) if own.beside else {}
    tables = {name: [*shipped.get(name, ()), *own.tables.get(name, ())] for name in {**shipped, **own.tables}}
    package = fill_package(own)
    if own.beside:
        path = settings.data_folder / "dossiers" / own.beside / PACKAGE
        package = json.loads(path.read_text("utf-8-sig")) | {"name": folder.rpartition("/")[2]}
        package["muster"] = join_words(package["muster"], (own.package or {}).get("muster") or {})
    files = {f"schema/{path.relative_to(settings.data_folder / 'schema')}": path.read_text("utf-8")
             for path in sorted((settings.data_folder / "schema").rglob("*.json"))}  # fmt: skip
    columns = {name: [each["name"] for each in json.loads(files[f"schema/{name}.json"])["fields"]] for name in tables}
    files |= {f"{folder}/{name}.csv": write_rows(columns[name], rows) for name, rows in tables.items()}
    files[f"{folder}/{PACKAGE}"] = _to_json(package)
    # The dossier's own file refers to schemas outside its folder, which a careful reader of data packages refuses.
    files[PACKAGE] = _to_json(package | {"resources": [_place(one, folder) for one in package["resources"]]})
    about = {
        "beside": own.beside,
        "name": own.name,
        "files": [list(each) for each in own.files],
        "package": own.package,
    }
    files[MARK] = _to_json(about | {"rows": {name: len(rows) for name, rows in own.tables.items()}})
    if recipe is not None:
        files[RECIPE] = _to_json(recipe)
    files[README] = _write_readme(own, problems)
    sink = io.BytesIO()
    with zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(zipfile.ZipInfo(name, _DATE), text.encode(), zipfile.ZIP_DEFLATED)
    return sink.getvalue()


def read_dossier(content: bytes) -> OpenedZip:
    """What `write_dossier` wrote. Raises FileError, in one sentence, for anything else."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            files = dict(_read_files(archive))
        about = json.loads(files[MARK])
        rows, beside, name = about["rows"], str(about["beside"]), str(about["name"])
        tables = {
            matched[2]: _read_rows(text, int(rows[matched[2]]))
            for path, text in files.items()
            if (matched := _TABLE.fullmatch(path)) and matched[2] in rows
        }
        recipe = json.loads(files[RECIPE]) if RECIPE in files else None
        pairs = tuple((str(file), str(digest)) for file, digest in about["files"])
        if not all(_SLUG.fullmatch(each) for each in (name, beside or name)):
            raise FileError("The zip file gives a dossier a name that it cannot have. It is not opened.")
        if not isinstance(about["package"], dict | None) or not isinstance(recipe, dict | None):
            raise TypeError
    except (KeyError, ValueError, TypeError, AttributeError, RecursionError) as error:
        raise FileError(f"{_BAD}. {_HOW_TO_MEND}") from error
    except (zipfile.BadZipFile, zipfile.LargeZipFile, NotImplementedError, OSError, EOFError, csv.Error) as error:
        raise FileError(f"{_BAD} ({str(error)[:80]}). {_HOW_TO_MEND}") from error
    return OpenedZip(OwnFigures(tables, beside, name, about["package"], pairs), recipe)


def is_dossier(content: bytes) -> bool:
    """Whether a file is a zip that holds the mark of one made here; it may be damaged all the same."""
    return content.startswith(b"PK\x03\x04") and MARK.encode() in content


def _read_files(archive: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    """The texts in it by name. No size that a zip states is believed: what is unpacked is counted."""
    entries = archive.infolist()
    if len(entries) > _MOST_FILES:
        raise FileError(f"The zip file holds {len(entries):,} files; one made by Muster has at most {_MOST_FILES}.")
    if len({entry.filename for entry in entries}) < len(entries):
        raise FileError(f"The zip file holds two files of one name. {_HOW_TO_MEND}")
    left = _MOST_BYTES
    for entry in entries:
        _check_entry(entry)
        if entry.is_dir():
            continue
        with archive.open(entry) as file:
            content = file.read(left + 1)
        left -= len(content)
        if left < 0 or len(content) > max(_MOST_RATIO * entry.compress_size, _SMALL_BYTES):
            raise FileError("The zip file unpacks to far more than it should. It is not opened.")
        if content.startswith(b"PK\x03\x04"):
            raise FileError("The zip file holds another zip file. Unpack it, and bring the one inside.")
        yield entry.filename, content.decode("utf-8-sig")


def _check_entry(entry: zipfile.ZipInfo) -> None:
    parts = entry.filename.split("/")
    if entry.filename.startswith("/") or "\\" in entry.filename or ":" in entry.filename or ".." in parts:
        raise FileError("A file in the zip file names a place outside of it. It is not opened.")
    if entry.create_system == _SYSTEM_OF_UNIX and stat.S_ISLNK(entry.external_attr >> 16):
        raise FileError("The zip file holds a link to another file. It is not opened.")
    if entry.flag_bits & 1:
        raise FileError("The zip file has a password. Save it without one.")


def _read_rows(text: str, count: int) -> list[dict[str, str]]:
    """The last rows of a table; empty cells are left out."""
    lines = csv.reader(io.StringIO(text, newline=""))
    header = next(lines)
    rows: list[dict[str, str]] = []
    for cells in lines:
        if len(rows) >= _MOST_ROWS or any(len(cell) > _LONGEST_CELL for cell in cells):
            raise FileError(f"A table of the zip file has more than {_MOST_ROWS:,} rows, or a cell that is too long.")
        rows.append({name: cell for name, cell in zip(header, cells, strict=True) if cell})
    if not 0 <= count <= len(rows):
        raise ValueError(count)
    return rows[len(rows) - count :]


def _read_shipped(dossier: str, data_folder: Path) -> Tables:
    folder = data_folder / "dossiers" / dossier
    if not (folder / "figures.csv").exists():
        raise FileError("The figures of this dossier are not in a CSV file, so they cannot be taken home with yours.")
    tables = {}
    for path in sorted(folder.glob("*.csv")):
        with path.open(encoding="utf-8-sig", newline="") as file:
            tables[path.stem] = list(csv.DictReader(file))
    return tables


def _place(resource: Mapping[str, Any], folder: str) -> dict[str, Any]:
    """A resource as seen from the top of the zip."""
    table = str(resource["path"]).removesuffix(".csv")
    return {"name": table, **resource, "path": f"{folder}/{table}.csv", "schema": f"schema/{table}.json"}


def _write_readme(own: OwnFigures, problems: Sequence[Problem]) -> str:
    found = Counter((each.severity, each.rule) for each in problems)
    checks = [f"- {count:,} × {rule} ({severity})" for (severity, rule), count in found.most_common()]
    what = f"{own.count_figures:,} figures of a reader" + (f", beside the dossier {own.beside}" if own.beside else "")
    return "\n".join(
        [
            f"# {what}",
            "",
            "The reader who saved this file brought these figures. Nobody has checked them.",
            "",
            "- To go on with them, drop this file on the page of your figures.",
            "- To serve them, unpack the file: `MUSTER_DATA_FOLDER=/path/of/it make run`.",
            f"- `{PACKAGE}` is a Frictionless data package.",
            "",
            "## What the checks found",
            "",
            *(checks or ["Nothing."]),
            "",
            "## Read from",
            "",
            *([f"- {name}, sha256 {digest}" for name, digest in own.files] or ["What was typed or pasted."]),
            "",
        ]
    )


def _to_json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"
