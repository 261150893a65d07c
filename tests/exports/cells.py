"""Reads a workbook back with nothing but the standard library, so that no reader's kindness hides a fault."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date, timedelta
from xml.etree import ElementTree

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_ESCAPED = re.compile("_x([0-9A-F]{4})_")


def parts_of(content: bytes) -> dict[str, str]:
    """The XML files of a workbook."""
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        return {name: file.read(name).decode() for name in file.namelist()}


def cells_of(content: bytes) -> dict[str, list[tuple[str, str, str]]]:
    """Place, kind (text, number, date, boolean, formula) and value of each cell, by sheet."""
    parts = parts_of(content)
    styles = _xml(parts["xl/styles.xml"])
    day_formats = {one.get("numFmtId") for one in styles.iter(f"{_MAIN}numFmt") if "yyyy" in one.get("formatCode", "")}
    formats = styles.find(f"{_MAIN}cellXfs")
    assert formats is not None
    days = {str(place) for place, one in enumerate(formats) if one.get("numFmtId") in day_formats}
    sheets = [str(sheet.get("name")) for sheet in _xml(parts["xl/workbook.xml"]).iter(f"{_MAIN}sheet")]
    return {
        name: [_cell(cell, days) for cell in _xml(parts[f"xl/worksheets/sheet{number}.xml"]).iter(f"{_MAIN}c")]
        for number, name in enumerate(sheets, start=1)
    }


def _cell(cell: ElementTree.Element, days: set[str]) -> tuple[str, str, str]:
    value = cell.findtext(f"{_MAIN}v") or ""
    place, kind = str(cell.get("r")), cell.get("t", "n")
    if cell.find(f"{_MAIN}f") is not None:
        return place, "formula", value
    if kind == "inlineStr":
        text = "".join(part.text or "" for part in cell.iter(f"{_MAIN}t"))
        return place, "text", _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)
    if kind == "b":
        return place, "boolean", value
    if cell.get("s") in days:
        return place, "date", str(date(1899, 12, 30) + timedelta(days=int(value)))
    return place, "number", value


def _xml(text: str) -> ElementTree.Element:
    return ElementTree.fromstring(text)  # noqa: S314  (our own file)
