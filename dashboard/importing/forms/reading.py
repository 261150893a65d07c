"""Chooses by the bytes, not by the name, how a file is read."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Mapping
from dataclasses import replace
from io import BytesIO
from pathlib import PurePath
from typing import Any

from dashboard.errors import FileError
from dashboard.importing.forms.archive import PACKAGE, is_dossier_zip, read_dossier_zip, read_members, unpack_gzip
from dashboard.importing.forms.delimited import Records, are_aligned, read_delimited
from dashboard.importing.forms.description import read_description
from dashboard.importing.forms.encodings import Decoded, decode
from dashboard.importing.forms.json_file import looks_like_json, read_json
from dashboard.importing.forms.parquet_file import SIGNATURE, read_parquet
from dashboard.importing.forms.sentences import read_sentences
from dashboard.importing.forms.web_table import looks_like_html, looks_like_markdown, read_html, read_markdown
from dashboard.importing.forms.workbook import SIGNATURE_OF_XLS, read_sheets
from dashboard.importing.limits import Limits
from dashboard.importing.raw_table import RawTable

_OTHERS = {
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"%PDF": "a PDF. Copy the table out of it",
    b"7z\xbc\xaf": "packed by 7-Zip. Unpack it",
    b"Rar!": "packed by RAR. Unpack it",
    b"SQLite format 3": "a database. Save a table of it as CSV",
}
_SEPARATOR = re.compile(r"[,;|](?! |\d{3}(?!\d))")  # not the comma of a sentence, nor that of 2,800
_ZIP, _GZIP = b"PK\x03\x04", b"\x1f\x8b"


def read_tables(
    data: bytes, limits: Limits, *, name: str, encoding: str, delimiter: str, is_pasted: bool, beside: bytes
) -> list[RawTable]:
    """The tables of a file. Raises FileError."""
    if data.startswith(_GZIP):
        data = unpack_gzip(data, limits)
    for signature, what in _OTHERS.items():
        if data.startswith(signature):
            raise FileError(f"The file is {what}: only CSV, TSV, JSON, workbooks, Parquet and web tables are read.")
    about = read_description(beside)
    if data.startswith(_ZIP):
        return _read_zip(data, limits, name, about)
    if data.startswith(SIGNATURE_OF_XLS):
        return _read_workbook(data, limits, name, about)
    if data.startswith(SIGNATURE):
        return [_make_table(read_parquet(data, limits), name, "parquet", about)]
    decoded = decode(data, encoding)
    form, records = _read_text(decoded.text, limits, delimiter, is_loose=is_pasted or name.endswith((".txt", ".md")))
    if not records.cells:
        raise FileError("The file is empty: it holds no cells. Choose one with a table in it.")
    return [_make_table(records, name, form, about, decoded)]


def _read_text(text: str, limits: Limits, delimiter: str, *, is_loose: bool) -> tuple[str, Records]:
    """The form of a text, and its rows; only what is pasted may be sentences."""
    if looks_like_html(text):
        return "web", read_html(text, limits)
    if looks_like_json(text) and not delimiter:
        return "json", read_json(text, limits)
    if looks_like_markdown(text):
        return "web", read_markdown(text, limits)
    if is_loose and not delimiter and _is_prose(text):
        return "sentences", read_sentences(text, limits)
    return "csv", read_delimited(text, limits, delimiter)


def _is_prose(text: str) -> bool:
    """Whether lines are sentences, or a name and its number: no sign cuts them into equal numbers of cells."""
    lines = [line for line in text.splitlines() if line.strip()]
    if "\t" in text or not lines or are_aligned(text):
        return False
    counts = {len(_SEPARATOR.findall(line)) for line in lines}
    if counts == {0}:
        return any(" " in line and any(map(str.isdigit, line)) for line in lines)
    is_regular = len(lines) > 1 and len(counts) == 1
    return not is_regular and sum(line.count(" ") >= 3 for line in lines) >= 0.7 * len(lines)


def _read_zip(data: bytes, limits: Limits, name: str, about: Mapping[str, Any]) -> list[RawTable]:
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            parts = set(archive.namelist())
    except (zipfile.BadZipFile, OSError, ValueError) as error:
        raise FileError(
            f"The file is a damaged zip or workbook ({str(error)[:100]}). Take another copy, or save it as CSV."
        ) from None
    if "[Content_Types].xml" in parts or "content.xml" in parts or "mimetype" in parts:
        return _read_workbook(data, limits, name, about)
    if not is_dossier_zip(parts):
        return _read_packed(data, limits)
    members = read_dossier_zip(data)
    return [
        RawTable(name, member, tuple(cells), tuple(range(1, len(cells) + 1)), "dossier")
        for member, cells in members.items()
    ]


def _read_packed(data: bytes, limits: Limits) -> list[RawTable]:
    """The tables of a zip that anybody packed; what is no table is passed over where something else is one."""
    members = read_members(data, limits)
    beside = next((content for name, content in members if name == PACKAGE), b"")
    tables: list[RawTable] = []
    errors: list[FileError] = []
    for name, content in members:
        try:
            options: dict[str, Any] = {"encoding": "", "delimiter": "", "is_pasted": False, "beside": beside}
            found = read_tables(content, limits, name=name, **options) if name != PACKAGE else []
            tables += [replace(table, name=PurePath(name).stem) for table in found]
        except FileError as error:
            errors.append(error)
    if not tables:
        raise errors[0] if errors else FileError("The zip holds no CSV, TSV or JSON with a table. Unpack it.")
    return tables


def _read_workbook(data: bytes, limits: Limits, name: str, about: Mapping[str, Any]) -> list[RawTable]:
    tables = [
        RawTable(name, sheet, tuple(cells), tuple(lines), "sheet", notes=notes, **about)
        for sheet, cells, lines, notes in read_sheets(data, limits)
    ]
    if not tables:
        raise FileError("The workbook holds no cells. Choose one with a table in it.")
    return tables


def _make_table(
    records: Records, name: str, form: str, about: Mapping[str, Any], decoded: Decoded | None = None
) -> RawTable:
    encoding, notes = (decoded.encoding, decoded.notes) if decoded else ("", ())
    return RawTable(
        file=name,
        name="",
        cells=tuple(records.cells),
        lines=tuple(records.lines),
        form=form,
        encoding=encoding,
        delimiter=records.delimiter,
        notes=(*notes, *records.notes),
        **about,
    )
