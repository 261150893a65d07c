"""Which cells of an XLSX are shown as per cent: the file holds 0.412 where a person sees 41.2%."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from decimal import Decimal
from xml.etree import ElementTree

_BUILT_IN = {"9", "10"}
_STYLES, _BOOK, _LINKS = "xl/styles.xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_PLACE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_HEAD_BYTES = 1_000


def find_percents(archive: zipfile.ZipFile, sheet: str) -> frozenset[tuple[int, int]]:
    """Row, counted from 1, and column, counted from 0, of each such cell of a sheet; none where the parts are odd."""
    try:
        styles = _find_styles(archive)
        return frozenset(_find_cells(archive, _find_part(archive, sheet), styles)) if styles else frozenset()
    except (KeyError, ValueError, ElementTree.ParseError, zipfile.BadZipFile):
        return frozenset()


def write_percent(fraction: float) -> str:
    """A fraction as per cent: 0.412 is 41.2%."""
    return f"{(Decimal(repr(fraction)) * 100).normalize():f}%"


def _parse(archive: zipfile.ZipFile, part: str) -> Iterator[ElementTree.Element]:
    """The elements of a part, each once it is whole. Raises ValueError for one that declares entities."""
    with archive.open(part) as file:
        if b"<!" in file.read(_HEAD_BYTES):
            raise ValueError(part)
    with archive.open(part) as file:
        for _, element in ElementTree.iterparse(file):  # noqa: S314
            yield element


def _name(element: ElementTree.Element) -> str:
    return element.tag.rpartition("}")[2]


def _find_styles(archive: zipfile.ZipFile) -> set[str]:
    """The numbers of the styles that show per cent."""
    formats, found = set(_BUILT_IN), set[str]()
    for element in _parse(archive, _STYLES):
        if _name(element) == "numFmt" and "%" in element.get("formatCode", ""):
            formats.add(element.get("numFmtId", ""))
        elif _name(element) == "cellXfs":
            found = {str(place) for place, one in enumerate(element) if one.get("numFmtId") in formats}
    return found


def _find_part(archive: zipfile.ZipFile, sheet: str) -> str:
    """The name of the part that holds a sheet. Raises KeyError."""
    ids = {one.get("name"): one.get(_ID) for one in _parse(archive, _BOOK) if _name(one) == "sheet"}
    targets = {one.get("Id"): one.get("Target", "") for one in _parse(archive, _LINKS)}
    target = targets[ids[sheet]]
    return target[1:] if target.startswith("/") else f"xl/{target}"


def _find_cells(archive: zipfile.ZipFile, part: str, styles: set[str]) -> Iterator[tuple[int, int]]:
    for element in _parse(archive, part):
        if _name(element) == "c" and element.get("s") in styles and (place := _PLACE.fullmatch(element.get("r", ""))):
            column = 0
            for letter in place[1]:
                column = 26 * column + ord(letter) - ord("A") + 1
            yield int(place[2]), column - 1
        elif _name(element) == "row":
            element.clear()
