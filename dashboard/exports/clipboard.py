"""Tables to paste: Markdown for texts and issues, tab-separated lines for spreadsheets."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

import pyarrow as pa

from dashboard.engine.questions.ask import provenance
from dashboard.exports import arrow_text, csv_file
from dashboard.exports.extract import CITE_EACH_ALONE, Extract, describe_extract
from dashboard.exports.formulas import defuse_formulas, keep_as_text
from dashboard.exports.pack_readme import escape_markdown

_BREAKS = re.compile("\r\n|[\t\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_ADDRESS = re.compile(r"https?://[^\s<>|\"\\]+", re.IGNORECASE)


def write_markdown(extract: Extract) -> bytes:
    """The table with numbers to the right, and below it how to cite it. Text of the data is shown, never obeyed."""
    about, table = describe_extract(extract), extract.table
    heads = [escape_markdown(name) or "-" for name in table.column_names]
    rules = ["--:" if _is_number(kind) else "---" for kind in table.schema.types]
    lines = [_format_line(heads), _format_line(rules)]
    lines += [
        _format_line([_format_cell(value) for value in row])
        for row in zip(*map(arrow_text.to_values, table.columns), strict=True)
    ]
    return "\n".join([*lines, "", f"{escape_markdown(about.cite)} {CITE_EACH_ALONE}", ""]).encode()


def write_tsv(extract: Extract) -> bytes:
    """The columns of the answer and no other, to paste: tabs and line breaks in cells are blanks, no text is a formula.

    A cell with a quote in it is quoted, since spreadsheets would take a quote at its start for one that opens.
    """
    provenance(extract.table)  # as in every format, a table that is no answer is refused
    table = csv_file.flatten(extract.table)
    columns = [
        [_quote_cell(text, keep_as_text) for text in arrow_text.to_values(column)]
        if arrow_text.is_text(column.type)
        else [arrow_text.to_text(value) or "" for value in arrow_text.to_values(column)]
        for column in table.columns
    ]
    lines = ["\t".join(map(_quote_cell, table.column_names)), *map("\t".join, zip(*columns, strict=True))]
    return "\n".join([*lines, ""]).encode()


def _is_number(kind: pa.DataType) -> bool:
    return bool(pa.types.is_integer(kind) or pa.types.is_floating(kind) or pa.types.is_decimal(kind))


def _format_line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _format_cell(value: Any) -> str:
    """One value on one line; an address stays one that can be followed."""
    text = arrow_text.to_text(value) or ""
    if not isinstance(value, str):
        return escape_markdown(text) if isinstance(value, (list, dict)) else text
    if _ADDRESS.fullmatch(text):
        return f"<{text}>"
    return "<br>".join(escape_markdown(line) for line in _BREAKS.split(text)) if text.strip() else ""


def _quote_cell(text: str | None, protect: Callable[[str], str] = defuse_formulas) -> str:
    one_line = protect(_BREAKS.sub(" ", text or ""))
    return '"' + one_line.replace('"', '""') + '"' if '"' in one_line else one_line
