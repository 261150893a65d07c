"""Reads a table of a web page, as HTML or as Markdown."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from itertools import pairwise

from dashboard.errors import FileError
from dashboard.importing.forms.delimited import Records
from dashboard.importing.limits import Limits

_CELLS = ("td", "th")
_UNSEEN = ("script", "style", "sup", "template")
_MARKDOWN_RULE = re.compile(r"\s*\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?\s*")
_WIDEST_SPAN = 200


def looks_like_html(text: str) -> bool:
    """Whether a text is a web page or a part of one."""
    start = text.lstrip()[:2000].casefold()
    return start.startswith(("<!doctype html", "<html", "<table")) or "<table" in start


def looks_like_markdown(text: str) -> bool:
    """Whether a line of dashes and bars follows the first line with a bar."""
    lines = [line for line in text.splitlines() if line.strip()]
    return any("|" in above and _MARKDOWN_RULE.fullmatch(line) for above, line in pairwise(lines[:6]))


def read_html(text: str, limits: Limits) -> Records:
    """The largest table of a page. Raises FileError where there is none."""
    parser = _Tables()
    parser.feed(text)
    parser.close()
    if not parser.tables:
        raise FileError("The file is a web page without a table. Copy the table, or save it as CSV.")
    rows = max(parser.tables, key=len)
    for line, row in enumerate(rows, start=1):
        limits.check_row(line, row)
    limits.check_count(len(rows))
    notes = (f"The largest of {len(parser.tables)} tables of the page is read.",) if len(parser.tables) > 1 else ()
    kept = [(line, tuple(row)) for line, row in enumerate(rows, start=1) if any(row)]
    return Records([row for _, row in kept], [line for line, _ in kept], "", notes)


def read_markdown(text: str, limits: Limits) -> Records:
    """The rows between bars, without the line of dashes."""
    cells: list[tuple[str, ...]] = []
    lines: list[int] = []
    for line, row in enumerate(text.splitlines(), start=1):
        if "|" in row and not _MARKDOWN_RULE.fullmatch(row):
            parts = tuple(
                part.strip().replace("**", "") for part in row.strip().removeprefix("|").removesuffix("|").split("|")
            )
            limits.check_row(line, parts)
            cells.append(parts)
            lines.append(line)
            limits.check_count(len(cells))
    return Records(cells, lines, "")


class _Tables(HTMLParser):
    """Collects the text of the cells; footnote marks, scripts and styles are no text of a cell."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tables: list[list[list[str]]] = []
        self._open: list[list[list[str]]] = []
        self._cell: list[str] | None = None
        self._span = self._reach = 1
        self._hanging: dict[int, tuple[int, str]] = {}  # by column: the last row that a cell reaches, and its text
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _UNSEEN:
            self._unseen += 1
        elif tag == "table":
            self._open.append([])
            self.tables.append(self._open[-1])
            self._hanging = {}
        elif tag == "tr" and self._open:
            self._end_row()
            self._open[-1].append([])
        elif tag in _CELLS and self._open:
            self._end_cell()
            if not self._open[-1]:
                self._open[-1].append([])
            self._cell, self._span, self._reach = [], _read_span(attrs, "colspan"), _read_span(attrs, "rowspan")
        elif tag == "br" and self._cell is not None:
            self._cell.append(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag in _UNSEEN:
            self._unseen = max(self._unseen - 1, 0)
        elif tag in _CELLS:
            self._end_cell()
        elif tag == "tr":
            self._end_row()
        elif tag == "table" and self._open:
            self._end_row()
            self._open.pop()

    def handle_data(self, data: str) -> None:
        if self._cell is not None and not self._unseen:
            self._cell.append(data)

    def _end_cell(self) -> None:
        if self._cell is not None and self._open and self._open[-1]:
            text = " ".join("".join(self._cell).split())
            row, last = self._open[-1][-1], len(self._open[-1]) + self._reach - 2
            self._add_spanning_cells(row)
            if self._reach > 1:
                self._hanging |= {len(row) + place: (last, text) for place in range(self._span)}
            row += [text] * self._span
        self._cell = None

    def _end_row(self) -> None:
        self._end_cell()
        if self._open and self._open[-1]:
            self._add_spanning_cells(self._open[-1][-1])

    def _add_spanning_cells(self, row: list[str]) -> None:
        """Adds the cells of rows above that reach down to here."""
        here = len(self._open[-1]) - 1
        while (hanging := self._hanging.get(len(row), (-1, "")))[0] >= here:
            row.append(hanging[1])


def _read_span(attrs: list[tuple[str, str | None]], name: str) -> int:
    """How many columns or rows a cell takes."""
    span = dict(attrs).get(name) or "1"
    return max(min(int(span), _WIDEST_SPAN), 1) if span.isascii() and span.isdecimal() else 1
