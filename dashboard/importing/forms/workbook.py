"""Reads the sheets of a workbook: XLSX, XLSM, XLSB, XLS and ODS. Values only: no formula, macro or link is run."""

from __future__ import annotations

import datetime
import io
import zipfile
from collections.abc import Iterator, Sequence
from typing import Any

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from dashboard.errors import FileError
from dashboard.importing.forms.percents import find_percents, write_percent
from dashboard.importing.limits import MOST_GROWTH, MOST_PARTS, MOST_UNPACKED_BYTES, Limits

SIGNATURE_OF_XLS = b"\xd0\xcf\x11\xe0"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")  # the stream in which Excel hides what a password protects
_SMALL_BYTES = 1_000_000
_HEADING_ROWS = 20


def check_archive(archive: zipfile.ZipFile, packed: int) -> tuple[str, ...]:
    """What to say of the parts of a zip. Raises FileError for one that unpacks to far more than it holds."""
    parts = archive.infolist()
    if len(parts) > MOST_PARTS:
        raise FileError(f"The zip has {len(parts):,} parts; at most {MOST_PARTS} are read. Save the table as CSV.")
    for part in parts:
        if part.filename.startswith("/") or ".." in part.filename.replace("\\", "/").split("/"):
            raise FileError("A part of the zip has a name that leads out of it. It is not opened.")
        if part.flag_bits & 1:
            raise FileError("The file is protected by a password. Save it without one.")
    size = sum(part.file_size for part in parts)
    if size > MOST_UNPACKED_BYTES or (size > _SMALL_BYTES and size > MOST_GROWTH * packed):
        raise FileError(f"The file unpacks from {packed:,} to {size:,} bytes, more than is read. Save it as CSV.")
    names = [part.filename.casefold() for part in parts]
    notes = []
    if any("vbaproject" in name for name in names):
        notes.append("The workbook has macros; they are not run.")
    if any("externallink" in name for name in names):
        notes.append("The workbook refers to other files; they are not opened.")
    return tuple(notes)


def read_sheets(data: bytes, limits: Limits) -> Iterator[tuple[str, list[tuple[str, ...]], list[int], tuple[str, ...]]]:
    """Name, rows, line of each row, and notes of each sheet that holds cells. Raises FileError."""
    notes: tuple[str, ...] = ()
    if not data.startswith(SIGNATURE_OF_XLS):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            notes = check_archive(archive, len(data))
    try:
        book = CalamineWorkbook.from_object(io.BytesIO(data))
        metadata = [one for one in book.sheets_metadata if one.typ == SheetTypeEnum.WorkSheet]
        for one in sorted(metadata, key=lambda one: one.visible != SheetVisibleEnum.Visible):
            cells, lines = _read_sheet(book.get_sheet_by_name(one.name), limits, _find_percents(data, one.name))
            hidden = () if one.visible == SheetVisibleEnum.Visible else ("The sheet is hidden in the workbook.",)
            if cells:
                yield one.name, cells, lines, (*notes, *hidden)
    except (CalamineError, ValueError, OSError) as error:
        if "assword" in str(error) or _ENCRYPTED in data:
            raise FileError("The workbook is protected by a password. Save it without one.") from None
        raise FileError(f"The workbook is damaged ({str(error)[:100]}). Save it again, or as CSV.") from None


def _find_percents(data: bytes, sheet: str) -> frozenset[tuple[int, int]]:
    if data.startswith(SIGNATURE_OF_XLS):
        return frozenset()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return find_percents(archive, sheet)


def _read_sheet(
    sheet: CalamineSheet, limits: Limits, percents: frozenset[tuple[int, int]]
) -> tuple[list[tuple[str, ...]], list[int]]:
    if sheet.start is None:
        return [], []
    first = sheet.start[0] + 1
    cells: list[tuple[str, ...]] = []
    lines: list[int] = []
    left = sheet.start[1]
    for line, row in enumerate(sheet.iter_rows(), start=1):
        texts = [
            write_percent(value) if (line, place) in percents and isinstance(value, float) else _as_text(value)
            for place, value in enumerate(row, start=left)
        ]
        if any(texts):
            limits.check_row(line, texts)
            cells.append(tuple(texts))
            lines.append(line)
            limits.check_count(len(cells))
    if lines and lines[0] < first:  # rows are counted from the first that is filled
        lines = [line + first - lines[0] for line in lines]
    return _fill_merged(sheet, cells, lines), lines


def _fill_merged(sheet: CalamineSheet, cells: list[tuple[str, ...]], lines: Sequence[int]) -> list[tuple[str, ...]]:
    """A heading that reaches over several columns stands in each of them."""
    left = sheet.start[1] if sheet.start else 0
    filled = [list(row) for row in cells[:_HEADING_ROWS]]
    for (top, first), (bottom, last) in sheet.merged_cell_ranges or ():
        if top != bottom or top + 1 not in lines[:_HEADING_ROWS]:
            continue
        row = filled[lines.index(top + 1)]
        for place in range(first - left, min(last - left + 1, len(row))):
            row[place] = row[place] or row[first - left]
    return [*(tuple(row) for row in filled), *cells[_HEADING_ROWS:]]


def _as_text(value: Any) -> str:
    """A value as a person reads it: whole numbers without a point, days without a time."""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, datetime.datetime):
        return value.date().isoformat() if value.time() == datetime.time() else value.isoformat(" ")
    if isinstance(value, (datetime.date, datetime.time)):
        return value.isoformat()
    return str(value).strip()
