"""Checks the structure of one CSV file before SQL reads it, with the standard library, a row at a time.

The rules in `queries/checks/` check what the rows mean.
"""

from __future__ import annotations

import csv
import difflib
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter
from pathlib import Path
from typing import TextIO

from dashboard.engine.database.file_check import find_obstacle
from dashboard.errors import Problem

LONGEST_VALUE_CHARACTERS = 100_000
LONGEST_LINE_BYTES = 4_000_000
MOST_PROBLEMS_PER_FILE = 50
_SIGNATURES = {
    b"\xff\xfe": "UTF-16 or UTF-32 text",
    b"\xfe\xff": "UTF-16 text",
    b"\x00\x00\xfe\xff": "UTF-32 text",
    b"PK\x03\x04": "a ZIP archive or an Excel workbook",
    b"PAR1": "a Parquet file",
    b"\x1f\x8b": "a gzip archive",
    b"\x89PNG": "a PNG picture",
}
# Of rows with one and the same key: a thousand rows have a million.
_MOST_PAIRS = 1_000_000
_SEPARATORS = {";": "semicolons", "\t": "tabs", "|": "bars"}
_SAVE_AS = "Save it as CSV, UTF-8, comma-separated."


@dataclass(frozen=True, slots=True)
class Structure:
    """`header` and `count_rows` (without the header) hold only if `problems` is empty."""

    header: tuple[str, ...]
    count_rows: int
    problems: tuple[Problem, ...]


class _UnreadableError(Exception):
    def __init__(self, message: str, remedy: str, row: int | None = None) -> None:
        self.remedy, self.row = remedy, row
        super().__init__(message)


def file_problem(
    shown: str, message: str, remedy: str, *, row: int | None = None, column: str | None = None
) -> Problem:
    """A problem with a file itself; it keeps the whole dossier from being read."""
    return Problem("file_structure", "error", shown, row, column, None, message, remedy)


def read_structure(
    path: Path, shown: str, columns: Sequence[str], key: Sequence[str] = (), optional: Collection[str] = ()
) -> Structure:
    """Everything structurally wrong with the file at once; `shown` is how messages name it.

    `key` are the columns that tell its rows apart, `optional` those that may be missing.
    """
    if obstacle := find_obstacle(path):
        return Structure((), 0, (file_problem(shown, *obstacle),))
    try:
        _require_text(path)
        with path.open(encoding="utf-8-sig", newline="") as lines:
            records = _records(lines)
            header = next(records, None)
            if header is None or header == []:
                remedy = f"Its first row should be {','.join(columns)}"
                return Structure((), 0, (file_problem(shown, "the first row is empty.", remedy, row=1),))
            problems = check_header(shown, header, columns, optional)
            keys: Counter[tuple[str, ...]] = Counter()
            places = [header.index(name) for name in key if name in header]
            count, row_problems = _row_problems(shown, _count_keys(records, places, keys), len(header))
            row_problems += find_repeated_key(shown, key, keys)
    except _UnreadableError as error:
        return Structure((), 0, (file_problem(shown, str(error), error.remedy, row=error.row),))
    except OSError as error:
        remedy = "Check that it is a file that you may read."
        return Structure((), 0, (file_problem(shown, f"the file cannot be read ({error.strerror}).", remedy),))
    return Structure(tuple(header), count, (*problems, *([] if problems else row_problems)))


def _count_keys(
    records: Iterator[list[str]], places: Sequence[int], keys: Counter[tuple[str, ...]]
) -> Iterator[list[str]]:
    """The records as they are; adds the key of each to the counts on the way."""
    if not places:
        yield from records
        return
    last, read_key = max(places), itemgetter(*places)
    is_single = len(places) == 1
    for record in records:
        if last < len(record):
            keys[(read_key(record),) if is_single else read_key(record)] += 1
        yield record


def find_repeated_key(shown: str, key: Sequence[str], keys: Mapping[tuple[str, ...], int]) -> list[Problem]:
    """A key that so many rows share that joins by it would not end. A few are for the rules, which name each row."""
    if sum(count * count for count in keys.values()) - sum(keys.values()) <= _MOST_PAIRS:
        return []
    value, count = max(keys.items(), key=lambda item: item[1])
    message = f"{count:,} rows have the same {' and '.join(key)}, such as {', '.join(value)!r}."
    return [file_problem(shown, message, "Give each row its own, or delete what is there twice.")]


def check_header(
    shown: str, header: Sequence[str], columns: Sequence[str], optional: Collection[str] = ()
) -> list[Problem]:
    """Columns that are missing and not optional, that nobody knows, or that stand twice."""
    if len(header) == 1 < len(columns):
        for mark, name in _SEPARATORS.items():
            if mark in header[0]:
                message = f"the columns are separated by {name}."
                return [file_problem(shown, message, "Save it with commas between them.", row=1)]
    missing = [name for name in columns if name not in header]
    if len(missing) == len(columns):
        remedy = f"The first row should be {','.join(columns)}"
        return [file_problem(shown, "the first row has none of the columns of the schema.", remedy, row=1)]
    problems = []
    for name, times in Counter(header).items():
        if name not in columns:
            near = difflib.get_close_matches(name.strip().lower(), missing, n=1, cutoff=0.8)
            missing = [one for one in missing if one not in near]
            problems.append(_unknown_column(shown, name, near))
        elif times > 1:
            problems.append(file_problem(shown, f"the column stands {times} times.", "Keep one.", row=1, column=name))
    message, remedy = "the column is missing.", "Add it; where it is not required, its values may be empty."
    problems += [file_problem(shown, message, remedy, row=1, column=name) for name in missing if name not in optional]
    return problems[:MOST_PROBLEMS_PER_FILE]


def _unknown_column(shown: str, name: str, near: Sequence[str]) -> Problem:
    remedy = f"Rename it to {near[0]!r}." if near else "Remove it, or describe it in data/schema/ first."
    if not name.strip():
        return file_problem(shown, "a column has no name.", remedy, row=1)
    cut = name if len(name) <= 60 else f"{name[:60]}…"
    return file_problem(shown, "the column is not in the schema.", remedy, row=1, column=repr(cut)[1:-1])


def _require_text(path: Path) -> None:
    """Raises for anything that is not UTF-8 text, naming line and byte."""
    before = 0
    with path.open("rb") as file:
        lines = iter(lambda: file.readline(LONGEST_LINE_BYTES + 1), b"")
        for number, line in enumerate(lines, start=1):
            if number == 1:
                _require_no_signature(line)
            if len(line) > LONGEST_LINE_BYTES:
                message = f"line {number} has more than {LONGEST_LINE_BYTES:,} bytes."
                raise _UnreadableError(message, "Look for missing line breaks, or shorten its values.")
            if b"\0" in line:
                where = f"line {number} (byte {before + line.index(0) + 1} of the file)"
                raise _UnreadableError(f"{where} holds a NUL byte, so this is not text.", _SAVE_AS)
            try:
                line.decode("utf-8")
            except UnicodeDecodeError as error:
                where = f"line {number} (byte {before + error.start + 1} of the file)"
                message = f"{where} holds the byte 0x{line[error.start]:02X}, which is not UTF-8."
                raise _UnreadableError(message, "Save the file as UTF-8.") from None
            before += len(line)
    if before == 0:
        raise _UnreadableError("the file is empty.", "Its first row should be the names of its columns.")


def _require_no_signature(start: bytes) -> None:
    for signature, kind in _SIGNATURES.items():
        if start.startswith(signature):
            raise _UnreadableError(f"the file is {kind}, not UTF-8 text.", _SAVE_AS)


def _records(lines: TextIO) -> Iterator[list[str]]:
    """Records in order, blank ones included, so that their count is the spreadsheet's row."""
    csv.field_size_limit(LONGEST_VALUE_CHARACTERS)
    reader = csv.reader(lines, strict=True)
    row = 0
    while True:
        row += 1
        try:
            record = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise _quoting_error(error, row) from None
        yield record


def _quoting_error(error: csv.Error, row: int) -> _UnreadableError:
    text = str(error)
    if "unexpected end" in text:
        return _UnreadableError(
            'a quote (") opens here and is never closed.', "Close it, or double it if it is text.", row
        )
    if "field larger" in text:
        message = f"a value is longer than {LONGEST_VALUE_CHARACTERS:,} characters."
        return _UnreadableError(message, 'Look for a quote (") that is not closed, or shorten the value.', row)
    return _UnreadableError('text follows a closing quote (").', 'Write a quote inside a quoted value twice ("").', row)


def _row_problems(shown: str, records: Iterator[list[str]], width: int) -> tuple[int, list[Problem]]:
    """How many rows there are, and those that are too long, too short or empty; empty ones at the end are nothing."""
    problems: list[Problem] = []
    count = count_broken = 0
    empty: list[int] = []
    for row, record in enumerate(records, start=2):
        if not record:
            empty.append(row)
            continue
        count += 1
        wrong = [file_problem(shown, "the row is empty.", "Delete it.", row=number) for number in empty]
        empty.clear()
        if len(record) != width:
            wrong.append(_length_problem(shown, row, record, width))
        count_broken += len(wrong)
        problems += wrong[: MOST_PROBLEMS_PER_FILE - len(problems)]
    if count_broken > len(problems):
        rest = count_broken - len(problems)
        problems.append(file_problem(shown, f"{rest:,} more rows have the wrong number of values.", "Mend them alike."))
    return count, problems


def _length_problem(shown: str, row: int, record: list[str], width: int) -> Problem:
    remedy = (
        "Quote values that hold a comma." if len(record) > width else "Write the missing commas, one for each value."
    )
    return file_problem(shown, f"the row has {len(record)} values, the header {width}.", remedy, row=row)
