"""CSV, once safe to open in a spreadsheet and once exactly as answered.

Of answers, what a reader must know (filter, data version, how many rows) stands in the last columns of every row.
Comment lines above the header would be shorter, but a plain reader takes them for the header; columns survive every
reader, filter and sort, and a row that is copied elsewhere still says where it is from. An answer without rows has only
its header. A reader's own query has its own columns only: what is to know about it stands in the file of `csvw.py`.

Lists and structs are JSON text, dates ISO 8601, booleans true and false; an empty text is "", a missing one nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pyarrow as pa
from pyarrow import csv

from dashboard.exports import arrow_text
from dashboard.exports.extract import Extract, describe_extract
from dashboard.exports.formulas import AMBIGUOUS, SUSPICIOUS, defuse_formulas, keep_as_text

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_FIRST_DAY, _LAST_DAY = (day.toordinal() - date(1970, 1, 1).toordinal() for day in (date.min, date.max))
EXPORT_COLUMNS = {
    "export_filter": "The filter that the rows of this file fit, in words.",
    "export_data_version": "The state of the data that answered.",
    "export_rows": "Whether these are all rows that fit the filter, or where they were cut.",
    "export_cite": "What the table is, which question it answers, and its licence.",
}


def write_safe(extract: Extract) -> bytes:
    """For spreadsheets: no text can run as a formula or become a number, and a byte order mark says that this is UTF-8.

    Only text is touched, the headings too; numbers stay numbers, negative ones as well.
    """
    table = flatten(extract.table)
    safe = _defuse_texts(table).rename_columns([defuse_formulas(name) for name in table.column_names])
    texts = {name: keep_as_text(text) for name, text in _export_texts(extract).items()}
    return _BYTE_ORDER_MARK + _to_csv(_add_constants(safe, texts))


def write_raw(extract: Extract) -> bytes:
    """For programs: every value as it is."""
    return _to_csv(flatten(add_export_columns(extract)))


def add_export_columns(extract: Extract) -> pa.Table:
    """An answer with what is to know about it in every row; a column that has such a name already keeps it."""
    return _add_constants(extract.table, _export_texts(extract))


def _export_texts(extract: Extract) -> dict[str, str]:
    about = describe_extract(extract)
    if not about.question:
        return {}
    source = f"Muster: {about.name} ({about.question}), {about.licence_shown}"
    return dict(zip(EXPORT_COLUMNS, (about.filter, about.data_version, about.rows, source), strict=True))


def _add_constants(table: pa.Table, columns: Mapping[str, str]) -> pa.Table:
    for wanted, text in columns.items():
        name = wanted
        while name in table.column_names:
            name += "_"
        table = table.append_column(name, arrow_text.repeat_text(text, table.num_rows))
    return table


def flatten(table: pa.Table) -> pa.Table:
    """Every column as numbers, booleans, days or text."""
    columns = [
        column if _is_plain(column) else arrow_text.build_column(map(arrow_text.to_text, arrow_text.to_values(column)))
        for column in table.columns
    ]
    return pa.Table.from_arrays(columns, table.column_names)


def write_table(table: pa.Table) -> bytes:
    """A table without the export columns, every value as it is."""
    return _to_csv(flatten(table))


def _is_plain(column: pa.ChunkedArray) -> bool:
    """Whether the writer of Arrow writes it as it should be; days beyond 9999 it does not."""
    import pyarrow.compute as pc  # noqa: PLC0415 - takes 30 ms, and no first page needs it

    kind = column.type
    if pa.types.is_date32(kind):
        ends = pc.min_max(column.cast(pa.int32())).as_py().values()
        return all(end is None or _FIRST_DAY <= end <= _LAST_DAY for end in ends)
    tests = (pa.types.is_integer, pa.types.is_float32, pa.types.is_float64, pa.types.is_decimal, pa.types.is_boolean)
    return any(test(kind) for test in tests) or pa.types.is_string(kind) or pa.types.is_large_string(kind)


def _defuse_texts(table: pa.Table) -> pa.Table:
    """The table with safe texts. All are looked at in one go: the pattern takes longer to compile than to match."""
    import pyarrow.compute as pc  # noqa: PLC0415 - takes 30 ms, and no first page needs it

    places = [place for place, column in enumerate(table.columns) if arrow_text.is_text(column.type)]
    chunks = [chunk.cast(pa.large_string()) for place in places for chunk in table.column(place).chunks]
    texts = pa.concat_arrays([arrow_text.build_column([]), *chunks])
    suspicious = pc.match_substring_regex(texts, f"{SUSPICIOUS}|{AMBIGUOUS}")
    for number, place in enumerate(places):
        here = slice(number * table.num_rows, (number + 1) * table.num_rows)
        column = texts[here]
        if pc.any(suspicious[here]).as_py():
            cells = column.to_pylist()
            column = arrow_text.build_column(None if text is None else keep_as_text(text) for text in cells)
        table = table.set_column(place, table.column_names[place], column)
    return table


def _to_csv(table: pa.Table) -> bytes:
    sink = pa.BufferOutputStream()
    csv.write_csv(table, sink)
    return bytes(sink.getvalue())
