"""What was brought: which file, which sheet of it, and its first rows as they were read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pyarrow as pa
import streamlit as st

from dashboard.app_pages.yours.imports import ImportedFile, Imports
from dashboard.exports.arrow_text import build_column
from dashboard.figures.display import format_count
from dashboard.importing import RawTable
from dashboard.importing.forms.encodings import name_encoding
from dashboard.sharing.own_link import NeededFile
from dashboard.ui import own_figures
from dashboard.ui.markdown import escape

_LONGEST_HEADING = 30
_ROWS_SHOWN = 10
_REMOVE = "Takes it off the server, with its figures on all pages."
_FORMS = {
    "csv": "Rows of text",
    "json": "JSON",
    "sheet": "Spreadsheet",
    "parquet": "Parquet",
    "web": "Table of a web page",
    "sentences": "Sentences",
}


def choose_file(imports: Imports, file: ImportedFile) -> None:
    """Which of the files is shown, where there are several, and the way to remove it."""

    def take_over() -> None:
        imports.place = names.index(st.session_state["yours_shown"])

    def remove() -> None:
        imports.remove()
        own = own_figures.current()
        if not imports.files or (own and (own == file.opened or {name for name, _ in own.files} & {file.name})):
            own_figures.forget()

    names = [each.name for each in imports.files]
    with st.container(horizontal=True, vertical_alignment="center", key="yours_file_head"):
        if len(names) > 1:
            st.session_state["yours_shown"] = names[imports.place]
            st.selectbox("File", names, key="yours_shown", on_change=take_over, width=330)
        else:
            st.header(escape(file.name), anchor=False, width="content")
        st.button("Remove", icon=":material/delete:", key="yours_remove", on_click=remove, help=_REMOVE)


def draw_opened(file: ImportedFile) -> None:
    """What a zip of Muster, or a link, holds."""
    assert file.opened is not None
    where = "beside a dossier" if file.opened.beside else "as a dossier of their own"
    what = "Sent by the maker of the link, unchecked" if file.is_sent else "A zip that was taken home from here"
    st.caption(f"{what}: {format_count(file.opened.count_figures, 'figure')}, {where}.")


def draw_source(file: ImportedFile) -> None:
    """Name, size and first rows of the table in use."""
    table = file.table
    if len(file.tables) > 1 and table.form != "dossier":
        _choose_table(file)
    rows, columns = format_count(len(table.cells), "row"), format_count(table.width, "column")
    form = ", ".join(filter(None, (_FORMS.get(table.form, table.form), name_encoding(table.encoding or ""))))
    shown = f"; the first {_ROWS_SHOWN}:" if len(table.cells) > _ROWS_SHOWN else ":"
    st.caption(escape(f"{form}. {rows} and {columns} as read{shown}"))
    first = range(min(_ROWS_SHOWN, len(table.cells)))
    st.dataframe(
        to_grid(table, first),
        hide_index=True,
        lazy=False,  # lazy tables bring pandas: see ui/components/__init__.py
        column_config=configure_columns(table),
        key=f"yours_first_{file.key}",
        alt="The first rows as they were read",
    )
    for note in table.notes:
        st.caption(escape(note))
    if needed := own_figures.needed_file():
        _compare_to_needed(table, needed)


def _compare_to_needed(table: RawTable, needed: NeededFile) -> None:
    """Whether this is the file that a link needs, byte for byte."""
    if table.sha256 == needed.sha256:
        st.success("The file that the link needs: its sha256 is the same.", icon=":material/check:")
    else:
        sums = f"Its sha256 begins with {table.sha256[:12]}, not with {needed.sha256[:12]}."
        st.warning(f"Not the file that the link needs. {sums}", icon=":material/difference:")


def _choose_table(file: ImportedFile) -> None:
    def take_over() -> None:
        file.choose_table(names.index(st.session_state[key]))

    names = [f"{place}. {table.name}" for place, table in enumerate(file.tables, start=1)]
    key = f"yours_table_{file.key}"
    st.session_state[key] = names[file.place]
    st.selectbox("Sheet", names, key=key, on_change=take_over, width=330)


def to_grid(table: RawTable, rows: Sequence[int]) -> pa.Table:
    """These rows as columns of text, "0", "1" …, after the line of the file where each begins."""
    cells = [table.cells[row] + ("",) * (table.width - len(table.cells[row])) for row in rows]
    columns = list(zip(*cells, strict=True)) or [()] * table.width
    lines = build_column(str(table.lines[row] or "") or None for row in rows).cast(pa.int64())  # JSON has no headings
    names = ["line", *map(str, range(len(columns)))]
    return pa.Table.from_arrays([lines, *map(build_column, columns)], names)


def configure_columns(table: RawTable, headings: Sequence[str] = ()) -> dict[str, Any]:
    """How the grid names its columns: by letter, as a spreadsheet does, and by heading where that is out of sight.

    Cells are text, never Markdown.
    """
    names = [*headings, *[""] * table.width]
    labels = [f"{_letter(place)} {names[place][:_LONGEST_HEADING]}".strip() for place in range(table.width)]
    named = {str(place): st.column_config.TextColumn(label) for place, label in enumerate(labels)}
    return {"line": st.column_config.NumberColumn("Line", pinned=True, format="%d"), **named}


def _letter(place: int) -> str:
    """0 is A, 26 is AA."""
    return (_letter(place // 26 - 1) if place >= 26 else "") + chr(ord("A") + place % 26)
