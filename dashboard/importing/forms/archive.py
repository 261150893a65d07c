"""Opens a zip that Muster wrote: the seven tables of a dossier and what it says about itself."""

from __future__ import annotations

import csv
import io
import zipfile
from pathlib import PurePosixPath

from dashboard.errors import FileError
from dashboard.importing.forms.workbook import check_archive

PACKAGE, RECIPE = "datapackage.json", "recipe.json"
_LONGEST_CELL = 20_000


def read_dossier_zip(data: bytes) -> dict[str, list[tuple[str, ...]]]:
    """The rows of each member by its name without folders: each CSV, and the two JSON files as one cell.

    Raises FileError for a zip that holds no dossier.
    """
    csv.field_size_limit(_LONGEST_CELL)
    members: dict[str, list[tuple[str, ...]]] = {}
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            check_archive(archive, len(data))
            names = {PurePosixPath(name).name: name for name in archive.namelist() if not name.endswith("/")}
            if not {PACKAGE, "figures.csv"} <= names.keys():
                raise FileError("The zip holds no dossier that Muster wrote. Unpack it, and choose one file of it.")
            for name, path in names.items():
                if name in (PACKAGE, RECIPE):
                    members[name] = [(archive.read(path).decode("utf-8-sig"),)]
                elif name.endswith(".csv"):
                    lines = io.StringIO(archive.read(path).decode("utf-8-sig"), newline="")
                    members[name.removesuffix(".csv")] = [tuple(row) for row in csv.reader(lines, strict=True) if row]
    except (zipfile.BadZipFile, UnicodeDecodeError, csv.Error, OSError, EOFError, NotImplementedError) as error:
        raise FileError(f"The zip is damaged ({str(error)[:100]}). Take another copy.") from None
    return members
