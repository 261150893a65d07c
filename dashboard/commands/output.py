"""What a command writes: data on stdout or into a file, as text for a terminal or as a file that programs read."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from typing import NoReturn

import pyarrow as pa

from dashboard.charts.svg.words import SIZES
from dashboard.errors import QuestionError
from dashboard.exports.extract import Extract
from dashboard.exports.formats import FORMATS
from dashboard.exports.picture import PICTURE_FORMATS
from dashboard.exports.query_picture import suggest_picture

TABLE, PACK = "table", "pack"
_ENDINGS = {name: form.suffix for name, form in FORMATS.items() if not form.is_text} | {PACK: ".zip", "png": ".png"}


class Parser(argparse.ArgumentParser):
    """Says what is wrong in one sentence."""

    def error(self, message: str) -> NoReturn:
        """Raises QuestionError."""
        raise QuestionError(f"{message[:1].upper()}{message[1:]}. '{self.prog} --help' lists what there is.")


def add_format_options(parser: Parser, *more: str) -> None:
    """The options of commands that write a file, with `more` formats."""
    parser.add_argument(
        "--format", choices=[TABLE, *FORMATS, *PICTURE_FORMATS, *more], default=TABLE, help="table by default"
    )
    parser.add_argument("--to", metavar="FILE", help="a file to write to, instead of stdout")
    sizes = "; ".join(f"{name}: {size.label.partition(': ')[2]}" for name, size in SIZES.items())
    parser.add_argument("--size", choices=list(SIZES), default="page", help=f"of svg and png. {sizes}")


def build_content(extract: Extract, form: str, size: str) -> bytes:
    """The table as a file, or the chart that suits it. Raises QuestionError where none does."""
    if form == TABLE:
        return format_table(extract.table).encode()
    if form in FORMATS:
        return FORMATS[form].write(extract)
    picture = suggest_picture(extract)
    if picture is None:
        raise QuestionError(f"No chart suits this answer, so there is no {form}. Choose another format.")
    return PICTURE_FORMATS[form].write(picture, SIZES[size])


def check_target(form: str, target: str | None, name: str) -> None:
    """Raises QuestionError where bytes that are no text would go to a terminal."""
    if form in _ENDINGS and target is None and sys.stdout.isatty():
        file = f"{name}{_ENDINGS[form]}"
        raise QuestionError(f"{form} is not for terminals. Add '> {file}' or '--to {file}' to write it to a file.")


def format_table(table: pa.Table) -> str:
    """Columns side by side for a terminal, which obeys no character of the data."""
    names = [make_printable(name) for name in table.column_names]
    texts = [["" if value is None else make_printable(value) for value in row.values()] for row in table.to_pylist()]
    widths = [max(map(len, column)) for column in zip(names, *texts, strict=True)]
    lines = ([*names], ["-" * width for width in widths], *texts)
    padded = ("  ".join(map(str.ljust, line, widths)).rstrip() for line in lines)
    return "\n".join(padded) + "\n"


def make_printable(value: object) -> str:
    """The value as text without characters that a terminal obeys, nor any that turn the direction of what follows."""
    return "".join(one if one.isprintable() else " " if one.isspace() else "\ufffd" for one in str(value))


def write_output(content: bytes, target: str | None) -> None:
    """Writes to stdout, or to the file named. Raises QuestionError where it cannot be written."""
    if target is None:
        _write_stdout(content)
        return
    try:
        Path(target).write_bytes(content)
    except OSError as error:
        raise QuestionError(f"{target} cannot be written ({error.strerror}). Name another file with --to.") from error


def _write_stdout(content: bytes) -> None:
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
    except BrokenPipeError:  # is no fault; main knows
        raise
    except OSError as error:
        os.dup2(
            os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno()
        )  # for what is left, which Python writes at the end
        raise QuestionError(f"stdout cannot be written ({error.strerror}). Write to another place.") from error
