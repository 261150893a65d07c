"""XLSX: the rows, their sources, and what is to know about them, as three sheets of one workbook.

Text is text: nothing in a cell runs as a formula or opens as a link. Numbers and days are real ones, but a number that
Excel cannot hold in full (more than 15 digits) is written as text, and so is a day before its calendar begins.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache
from typing import Any

import pyarrow as pa
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from dashboard.exports import arrow_text
from dashboard.exports.extract import CITE_EACH, About, Extract, describe_extract
from dashboard.exports.formulas import defuse_formulas
from dashboard.exports.sources import Sources, sources_of

MOST_ROWS = 1_048_575  # below the header
MOST_COLUMNS = 16_384
MOST_CHARACTERS = 32_767
LARGEST_DIGITS = 15
LARGEST_NUMBER = 10**LARGEST_DIGITS - 1
FIRST_DAY = date(1900, 3, 1)  # Excel takes 1900 for a leap year, so that earlier days are one off
# The same bytes for the same table; the date on which the file was made is not known, the data version is.
_CREATED = datetime(2000, 1, 1)  # noqa: DTZ001
# Rows go to a temporary file one by one: 100,000 of them in memory would need half a gigabyte.
_OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_WIDTHS = (8, 60)


def write_workbook(extract: Extract) -> bytes:
    """The workbook; the same bytes for the same extract."""
    about, sources = describe_extract(extract), sources_of(extract.table)
    sink = io.BytesIO()
    with Workbook(sink, _OPTIONS) as book:
        book.set_properties({
            "title": about.title, "subject": about.question_text, "comments": about.cite, "created": _CREATED
        })  # fmt: skip
        pen = _Pen(book)
        data, origin, note = (book.add_worksheet(name) for name in ("Data", "Sources", "About"))
        pen.table(data, extract.table)
        if sources.sentence:
            pen.text(origin, 0, 0, sources.sentence)
        else:
            pen.table(origin, sources.table)
        pen.pairs(note, _about_lines(about, sources, pen))
    return sink.getvalue()


class _Pen:
    """Writes values into cells, and counts what it had to cut."""

    def __init__(self, book: Workbook) -> None:
        self.cells_cut = self.rows_cut = self.columns_cut = 0
        self._heading = book.add_format({"bold": True})
        self._day = book.add_format({"num_format": "yyyy-mm-dd"})
        # Text that looks like a formula stays text even after somebody edits the cell.
        self._quoted = book.add_format({"quote_prefix": True})
        self._prepared = lru_cache(maxsize=16_384)(_prepare)

    def table(self, sheet: Worksheet, table: pa.Table) -> None:
        """Headings that stay in sight, filters, and one line per row."""
        self.rows_cut += max(table.num_rows - MOST_ROWS, 0)
        self.columns_cut += max(table.num_columns - MOST_COLUMNS, 0)
        table = table.select(range(min(table.num_columns, MOST_COLUMNS)))
        widths = [self.text(sheet, 0, place, name, self._heading) + 4 for place, name in enumerate(table.column_names)]
        line = 0
        for batch in table.slice(0, MOST_ROWS).to_batches(max_chunksize=4096):
            for row in zip(*(arrow_text.to_values(column) for column in batch.columns), strict=True):
                line += 1
                for place, value in enumerate(row):
                    widths[place] = max(widths[place], self._value(sheet, line, place, value))
        for place, width in enumerate(widths):
            sheet.set_column(place, place, min(max(width, _WIDTHS[0]), _WIDTHS[1]))
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, line, max(len(widths) - 1, 0))

    def pairs(self, sheet: Worksheet, lines: Iterable[tuple[str, str]]) -> None:
        """Two columns: what it is, and what is said about it."""
        sheet.set_column(0, 0, 24)
        sheet.set_column(1, 1, 120)
        for line, (name, text) in enumerate(lines):
            self.text(sheet, line, 0, name, self._heading)
            self.text(sheet, line, 1, text)

    def text(self, sheet: Worksheet, line: int, place: int, text: str, form: Format | None = None) -> int:
        """Writes text as text; gives its length."""
        kept, is_cut, is_like_formula = self._prepared(text)
        self.cells_cut += is_cut
        sheet.write_string(line, place, kept, form or (self._quoted if is_like_formula else None))
        return len(kept)

    def _value(self, sheet: Worksheet, line: int, place: int, value: Any) -> int:
        if value is None:
            return 0
        if isinstance(value, bool):
            sheet.write_boolean(line, place, value)
            return 5
        if isinstance(value, Decimal) and len(value.as_tuple().digits) <= LARGEST_DIGITS:
            value = float(value)
        if isinstance(value, (int, float)) and abs(value) <= LARGEST_NUMBER:
            sheet.write_number(line, place, value)
            return len(f"{value:,}")
        if type(value) is date and value >= FIRST_DAY:
            sheet.write_datetime(line, place, datetime(value.year, value.month, value.day), self._day)  # noqa: DTZ001
            return 10
        return self.text(sheet, line, place, arrow_text.to_text(value) or "")


def _prepare(text: str) -> tuple[str, bool, bool]:
    """The text as a cell can hold it; whether it was cut; whether it looks like a formula."""
    legal = _ILLEGAL.sub("", text)
    kept = _cut_to_fit(legal)
    return kept, kept != legal, defuse_formulas(kept) != kept


def _cut_to_fit(text: str) -> str:
    """The text cut to what a cell can hold; Excel counts characters beyond the first plane twice."""
    if len(text) <= MOST_CHARACTERS // 2:
        return text
    units = text.encode("utf-16-le")
    if len(units) <= 2 * MOST_CHARACTERS:
        return text
    return units[: 2 * (MOST_CHARACTERS - 1)].decode("utf-16-le", "ignore") + "…"


def _about_lines(about: About, sources: Sources, pen: _Pen) -> Iterator[tuple[str, str]]:
    yield "Title", about.title
    yield "Question", about.question_text
    if about.question:
        yield "Name of the question", about.question
    yield "Filter", about.filter
    yield "Data version", about.data_version
    yield "Rows", about.rows
    listed = f"{sources.table.num_rows:,}, in the sheet Sources"
    yield "Sources", sources.sentence or ". ".join(part for part in (listed, sources.extent) if part)
    if pen.rows_cut:
        rows = f"{pen.rows_cut:,} rows that do" if pen.rows_cut > 1 else "1 row that does"
        yield "Left out", f"{rows} not fit a sheet; CSV, JSON and Parquet hold all."
    if pen.columns_cut:
        yield "Left out, too", f"{pen.columns_cut:,} of the columns; CSV, JSON and Parquet hold all."
    if pen.cells_cut:
        cells = f"{pen.cells_cut:,} text{'' if pen.cells_cut == 1 else 's'}"
        yield "Shortened", f"{cells} of more than {MOST_CHARACTERS:,} characters, marked with …"
    for name, value in about.parameters.items():
        yield f"Parameter {name}", arrow_text.to_text(value) or ""
    yield "Licence", about.licence_shown
    yield "How to cite", about.cite
    yield "", CITE_EACH
    for number, line in enumerate(about.sql.splitlines()):
        yield "" if number else "SQL", line
