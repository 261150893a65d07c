"""Reads text in which a sign separates cells: CSV, TSV, and cells pasted from a spreadsheet."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from typing import NamedTuple

from dashboard.errors import FileError
from dashboard.importing.limits import Limits

SPACES = "  "
DELIMITERS = {"\t": "tab", ";": "semicolon", ",": "comma", "|": "bar", SPACES: "two spaces or more"}
_GAP = re.compile(r"(?<=\S) {2,}(?=\S)")
_FEWEST_LINES = 3  # of columns that stand below each other
_SAMPLE_LINES = 300
_SAYS_DELIMITER = re.compile(r'"?sep=(.)"?\r?\n', re.IGNORECASE)
_CUT = "unexpected end"


class Records(NamedTuple):
    """Rows of cells, the line where each starts, the delimiter, and notes."""

    cells: list[tuple[str, ...]]
    lines: list[int]
    delimiter: str
    notes: tuple[str, ...] = ()


def read_delimited(text: str, limits: Limits, delimiter: str = "") -> Records:
    """The rows of a text, blank ones left out. `delimiter` is what a person chose. Raises FileError."""
    first_line = 1
    if said := _SAYS_DELIMITER.match(text):
        text, delimiter, first_line = text[said.end() :], delimiter or said[1], 2
    delimiter = delimiter or guess_delimiter(text)
    if delimiter == SPACES:
        return read_delimited(_GAP.sub("\t", text), limits, "\t")._replace(delimiter=SPACES)
    if len(delimiter) != 1 or delimiter in '"\r\n':
        raise FileError(f"{delimiter[:20]!r} cannot separate cells. Choose one of: {', '.join(DELIMITERS.values())}.")
    notes: tuple[str, ...] = ()
    try:
        cells, lines = _read(text, delimiter, limits, first_line, is_quoted=True)
    except csv.Error as error:
        if delimiter != "\t":
            raise FileError(str(error)) from None
        # Programs that write tabs seldom quote: a quote is then a letter like others.
        cells, lines = _read(text, delimiter, limits, first_line, is_quoted=False)
        notes = ("A quote in the file is not closed: quotes are read as letters.",)
    return Records(cells, lines, delimiter, notes)


def guess_delimiter(text: str) -> str:
    """The sign by which most lines have the same number of cells, more than one; a comma where there is none."""
    sample = "".join(text.splitlines(keepends=True)[:_SAMPLE_LINES])
    scores = {delimiter: _score(sample, delimiter) for delimiter in DELIMITERS if delimiter != SPACES}
    best = max(scores, key=lambda one: scores[one])
    if best != "\t" and are_aligned(sample):
        return SPACES
    return best if scores[best] > 0 else ","


def are_aligned(text: str) -> bool:
    """Whether gaps of spaces cut every line into as many cells, more than one."""
    lines = [line for line in text.splitlines() if line.strip()]
    counts = {len(_GAP.findall(line)) for line in lines}
    return len(lines) >= _FEWEST_LINES and len(counts) == 1 and counts != {0}


def _score(sample: str, delimiter: str) -> float:
    """The share of rows, those with one cell included, that have the most frequent number of cells."""
    rows = csv.reader(io.StringIO(sample), delimiter=delimiter)
    try:
        widths = Counter(len(row) for row in rows if row)
    except csv.Error:
        return 0
    several = {width: count for width, count in widths.items() if width > 1}
    # A comma in the words of a preamble, or of decimals, makes rows of other widths than the rest.
    return max(several.values(), default=0) / max(widths.total(), 1)


def _read(
    text: str, delimiter: str, limits: Limits, first_line: int, *, is_quoted: bool
) -> tuple[list[tuple[str, ...]], list[int]]:
    """Raises csv.Error with a message for a person."""
    csv.field_size_limit(max(limits.file_bytes, 1))
    source = io.StringIO(text, newline="")
    if is_quoted:
        reader = csv.reader(source, delimiter=delimiter, strict=True)
    else:
        reader = csv.reader(source, delimiter=delimiter, quoting=csv.QUOTE_NONE)
    cells: list[tuple[str, ...]] = []
    lines: list[int] = []
    line = first_line
    try:
        for row in reader:
            if any(row):
                limits.check_row(line, row)
                cells.append(tuple(cell.strip() for cell in row))
                lines.append(line)
                limits.check_count(len(cells))
            line = first_line + reader.line_num
    except csv.Error as error:
        what = "A quote opens here and is never closed" if _CUT in str(error) else "Text follows a closing quote"
        raise csv.Error(f"Line {line:,}: {what}. Close it, or write a quote inside quotes twice.") from None
    return cells, lines
