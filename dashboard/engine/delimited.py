"""Reads the structure of one CSV file, before any SQL sees it. Standard library only.

What the rows mean is for the rules in `queries/checks/`; here it is only whether there are rows at all.
"""

from __future__ import annotations

import csv
import difflib
import io
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from dashboard.errors import Problem

LONGEST_VALUE_CHARACTERS = 100_000
_PROBLEMS_SHOWN_PER_FILE = 50
_SIGNATURES = {
    b"\xff\xfe": "UTF-16 or UTF-32 text",
    b"\xfe\xff": "UTF-16 text",
    b"\x00\x00\xfe\xff": "UTF-32 text",
    b"PK\x03\x04": "a ZIP archive or an Excel workbook",
    b"PAR1": "a Parquet file",
    b"\x1f\x8b": "a gzip archive",
    b"\x89PNG": "a PNG picture",
}
_SAVE_AS = "Save it as CSV, UTF-8, comma-separated."


@dataclass(frozen=True, slots=True)
class Structure:
    """`header` and `count_rows` (without the header) hold only if `problems` is empty."""

    header: tuple[str, ...]
    count_rows: int
    problems: tuple[Problem, ...]


def read_structure(path: Path, shown: str, columns: Sequence[str]) -> Structure:
    """Everything structurally wrong with the file at once; `shown` is how messages name it."""
    try:
        text = _text(path.read_bytes())
    except _Unreadable as error:
        return Structure((), 0, (_problem(shown, str(error), error.remedy, row=error.row),))
    except OSError as error:
        return Structure((), 0, (_problem(shown, f"the file cannot be read ({error.strerror}).", "Check its rights."),))
    if not text.strip():
        return Structure(
            (), 0, (_problem(shown, "the file is empty.", f"Its first row should be {','.join(columns)}"),)
        )
    records = _records(text)
    try:
        header = next(records)
        problems = header_problems(shown, header, columns)
        count, row_problems = _row_problems(shown, records, len(header))
    except _Unreadable as error:
        return Structure((), 0, (_problem(shown, str(error), error.remedy, row=error.row),))
    return Structure(tuple(header), count, (*problems, *(() if problems else row_problems)))


class _Unreadable(Exception):
    def __init__(self, message: str, remedy: str, row: int | None = None) -> None:
        self.remedy, self.row = remedy, row
        super().__init__(message)


def _problem(
    shown: str, message: str, remedy: str, row: int | None = None, column: str | None = None, value: str | None = None
) -> Problem:
    return Problem("file_structure", "error", shown, row, column, value, message, remedy)


def _text(data: bytes) -> str:
    for signature, kind in _SIGNATURES.items():
        if data.startswith(signature):
            raise _Unreadable(f"the file is {kind}, not UTF-8 text.", _SAVE_AS)
    nul = data.find(b"\x00")
    if nul >= 0:
        line = data.count(b"\n", 0, nul) + 1
        raise _Unreadable(f"line {line} holds a NUL byte (byte {nul + 1} of the file).", f"It is not text. {_SAVE_AS}")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        start = error.start + (3 if data.startswith(b"\xef\xbb\xbf") else 0)
        line = data.count(b"\n", 0, start) + 1
        message = f"line {line} holds the byte 0x{data[start]:02X} (byte {start + 1} of the file), which is not UTF-8."
        raise _Unreadable(message, "Save the file as UTF-8.") from None


def _records(text: str) -> Iterator[list[str]]:
    """Records in order, blank ones included, so that their count is the spreadsheet's row."""
    csv.field_size_limit(LONGEST_VALUE_CHARACTERS)
    reader = csv.reader(io.StringIO(text.rstrip("\r\n"), newline=""), strict=True)
    row = 0
    while True:
        row += 1
        try:
            record = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise _quoting(error, row) from None
        yield record


def _quoting(error: csv.Error, row: int) -> _Unreadable:
    text = str(error)
    if "unexpected end" in text:
        return _Unreadable('a quote (") opens here and is never closed.', "Close it, or double it if it is text.", row)
    if "field larger" in text:
        message = f"a value is longer than {LONGEST_VALUE_CHARACTERS:,} characters."
        return _Unreadable(message, 'Look for a quote (") that is not closed, or shorten the value.', row)
    return _Unreadable('text follows a closing quote (").', 'Write a quote inside a quoted value twice ("").', row)


def header_problems(shown: str, header: list[str], columns: Sequence[str]) -> list[Problem]:
    missing = [name for name in columns if name not in header]
    extra = [name for name in dict.fromkeys(header) if name not in columns]
    if len(header) == 1 and len(missing) > 1 and (mark := next((m for m in ";\t|" if m in header[0]), None)):
        sign = {";": "semicolons", "\t": "tabs", "|": "bars"}[mark]
        return [_problem(shown, f"the columns are separated by {sign}.", "Save it with commas between them.", row=1)]
    problems = [
        _problem(shown, f"the column stands {times} times.", "Keep one of them.", row=1, column=name)
        for name, times in Counter(header).items()
        if times > 1
    ]
    for name in extra:
        near = difflib.get_close_matches(name.strip().lower(), missing, n=1, cutoff=0.8)
        shown_name = name if len(name) <= 60 else f"{name[:60]}…"
        if near:
            missing.remove(near[0])
            remedy = f"Rename it to {near[0]!r}."
        else:
            remedy = "Remove it, or describe it in data/schema/ first."
        message = "the column is not in the schema." if name else "a column has no name."
        problems.append(_problem(shown, message, remedy, row=1, column=shown_name or None))
    for name in missing:
        problems.append(_problem(shown, "the column is missing.", "Add it; it may be left empty if optional.", 1, name))
    return problems


def _row_problems(shown: str, records: Iterator[list[str]], width: int) -> tuple[int, list[Problem]]:
    problems: list[Problem] = []
    count = count_broken = 0
    for row, record in enumerate(records, start=2):
        count += 1
        if len(record) == width:
            continue
        count_broken += 1
        if len(problems) < _PROBLEMS_SHOWN_PER_FILE:
            problems.append(_ragged(shown, row, record, width))
    if count_broken > len(problems):
        rest = count_broken - len(problems)
        problems.append(_problem(shown, f"{rest:,} more rows have the wrong number of values.", "Mend them alike."))
    return count, problems


def _ragged(shown: str, row: int, record: list[str], width: int) -> Problem:
    if not record:
        return _problem(shown, "the row is empty.", "Delete it.", row=row)
    remedy = (
        "Quote values that hold a comma." if len(record) > width else "Write the missing commas, one for each value."
    )
    return _problem(shown, f"the row has {len(record)} values, the header {width}.", remedy, row=row)
