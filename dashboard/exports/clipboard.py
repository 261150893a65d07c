"""Tables to paste: Markdown for texts and issues, tab-separated lines for spreadsheets."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import pyarrow as pa

from dashboard.engine.questions.ask import provenance
from dashboard.exports import arrow_text, csv_file
from dashboard.exports.extract import CITE_EACH_ALONE, Extract, about
from dashboard.exports.formulas import defused
from dashboard.exports.pack_readme import plain

_BREAKS = re.compile("\r\n|[\t\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_ADDRESS = re.compile(r"https?://[^\s<>|\"\\]+", re.IGNORECASE)


def write_markdown(extract: Extract) -> bytes:
    """The table with numbers to the right, and below it how to cite it. Text of the data is shown, never obeyed."""
    told, table = about(extract), extract.table
    heads = [plain(name) or "-" for name in table.column_names]
    rules = ["--:" if _is_number(kind) else "---" for kind in table.schema.types]
    lines = [_line(heads), _line(rules)]
    lines += [
        _line([_cell(value) for value in row]) for row in zip(*map(arrow_text.values, table.columns), strict=True)
    ]
    return "\n".join([*lines, "", f"{plain(told.cite)} {CITE_EACH_ALONE}", ""]).encode()


def write_tsv(extract: Extract) -> bytes:
    """The columns of the answer and no other, to paste: tabs and line breaks in cells are blanks, no text is a formula.

    A cell with a quote in it is quoted, since spreadsheets would take a quote at its start for one that opens.
    """
    provenance(extract.table)  # as in every format, a table that is no answer is refused
    table = csv_file.flat(extract.table)
    columns = [
        [_quoted(text) for text in arrow_text.values(column)]
        if arrow_text.is_text(column.type)
        else [arrow_text.shown(value) or "" for value in arrow_text.values(column)]
        for column in table.columns
    ]
    lines = ["\t".join(map(_quoted, table.column_names)), *map("\t".join, zip(*columns, strict=True))]
    return "\n".join([*lines, ""]).encode()


def _is_number(kind: pa.DataType) -> bool:
    return bool(pa.types.is_integer(kind) or pa.types.is_floating(kind) or pa.types.is_decimal(kind))


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _cell(value: Any) -> str:
    """One value on one line; an address stays one that can be followed."""
    text = arrow_text.shown(value) or ""
    if not isinstance(value, str):
        return plain(text) if isinstance(value, (list, dict)) else text
    if _ADDRESS.fullmatch(text):
        return f"<{text}>"
    return "<br>".join(plain(line) for line in _BREAKS.split(text)) if text.strip() else ""


def _quoted(text: str | None) -> str:
    one_line = defused(_BREAKS.sub(" ", text or ""))
    return '"' + one_line.replace('"', '""') + '"' if '"' in one_line else one_line
