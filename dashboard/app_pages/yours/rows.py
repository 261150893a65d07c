"""The rows as a grid to edit: those that were refused, those that a check found, or all; each change can be undone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from dashboard.app_pages.yours.findings import find_lines
from dashboard.app_pages.yours.imports import Edit, Grid, ImportedFile
from dashboard.app_pages.yours.source import configure_columns, to_grid
from dashboard.errors import Problem
from dashboard.figures.display import format_count
from dashboard.importing import RawTable, Refusal
from dashboard.importing.shape import build_frame
from dashboard.ui import unfold
from dashboard.ui.markdown import escape
from dashboard.ui.plotly_chart import load_pandas

_MOST_ONE_BY_ONE = 100
ALL, REFUSED, FOUND = "All rows", "Refused", "Found by the checks"


def draw_rows(file: ImportedFile, problems: Sequence[Problem], ids: Sequence[str]) -> None:
    """The grid, folded until a reader wants it. `ids`: the figures in the order of their rows."""
    refused = [one.line for one in file.reading.refused] if file.reading else []
    lines = {REFUSED: refused, FOUND: find_lines(file, problems, ids)}
    box = unfold.draw_expander("rows", "Edit the rows", icon=":material/edit:")
    if box is None:
        return
    with box:
        kinds = [kind for kind, found in lines.items() if found] + [ALL]
        counts = {kind: len(set(found)) for kind, found in lines.items()} | {ALL: len(file.table.cells)}
        key = f"yours_rows_{file.key}"
        if st.session_state.get(key) not in kinds:
            st.session_state[key] = kinds[0]
        kind = str(
            st.segmented_control(
                "Rows", kinds, format_func=lambda kind: f"{kind} ({counts[kind]:,})", required=True, key=key
            )
        )
        rows = range(len(file.table.cells)) if kind == ALL else find_rows(file.table, lines[kind])
        _draw_grid(file, kind, rows)
        _draw_one_by_one(file)
        _draw_undo(file)


def find_rows(table: RawTable, lines: Sequence[int]) -> list[int]:
    """The places of the rows that begin on these lines of the file."""
    wanted = set(lines)
    return [place for place, line in enumerate(table.lines) if line in wanted]


def read_edits(
    base: RawTable, now: RawTable, rows: Sequence[int], changed: Mapping[int, Mapping[str, Any]]
) -> list[Edit]:
    """What Streamlit's editor says was changed since `base`, as edits of the table as it is now.

    `changed`: cells by the name of their column, by place within `rows`, which the editor shows.
    """
    edits = []
    for place, cells in changed.items():
        if not 0 <= place < len(rows):
            continue
        row = now.cells[rows[place]]
        for name, text in cells.items():
            if name.isdecimal() and int(name) < base.width:
                column = int(name)
                before = row[column] if column < len(row) else ""
                edits.append(Edit(rows[place], column, before, str(text or "")))
    return [edit for edit in edits if edit.before != edit.after]


def _draw_grid(file: ImportedFile, kind: str, rows: Sequence[int]) -> None:
    """The editor keeps its rows and its focus from change to change; it starts again after an undo."""
    grid = file.grid
    if grid is None or grid.kind != kind or grid.key not in st.session_state:
        count = grid.version + 1 if grid else 0
        grid = file.grid = Grid(kind, tuple(rows), len(file.steps), count, f"yours_grid_{file.key}_{count}")
    base = file.table_after(grid.steps)
    row = file.recipe.header_row if file.recipe else 0
    headings = base.cells[row - 1] if 0 < row <= len(base.cells) else ()

    def take_over() -> None:
        changed = st.session_state[grid.key]["edited_rows"]
        file.change(read_edits(base, file.table, grid.rows, changed))

    load_pandas()
    st.data_editor(
        to_grid(base, grid.rows),
        hide_index=True,
        disabled=["line"],
        column_config=configure_columns(base, headings),
        key=grid.key,
        on_change=take_over,
        alt="The rows of the file, to edit",
    )


def _draw_undo(file: ImportedFile) -> None:
    if file.steps:
        last = file.steps[-1]
        words = f"“{last[0].before}” became “{last[0].after}”" if len(last) == 1 else format_count(len(last), "cell")
        with st.container(horizontal=True, vertical_alignment="center"):
            st.button("Undo", icon=":material/undo:", key=f"yours_undo_{file.key}", on_click=file.undo)
            st.caption(escape(f"{format_count(len(file.steps), 'change')}; the last one: {words}."))


def _draw_one_by_one(file: ImportedFile) -> None:
    """The same for refused cells without the grid, which neither a phone nor a screen reader can use well."""
    refused = file.reading.refused[:_MOST_ONE_BY_ONE] if file.reading else ()
    if not refused or not file.recipe:
        return
    names = [f"Line {one.line:,}, {one.column}: {one.cell or '(empty)'}" for one in refused]
    key = f"yours_one_{file.key}"

    def take_over() -> None:
        place = names.index(st.session_state[f"{key}_cell"])
        if edit := find_cell(file, refused[place], st.session_state[f"{key}_text"].strip()):
            file.change_beside_grid([edit])
        st.session_state[f"{key}_text"] = ""

    with st.form(key, border=False), st.container(horizontal=True, vertical_alignment="bottom"):
        st.selectbox("Refused cell", names, key=f"{key}_cell", width=330)
        st.text_input("Write instead", key=f"{key}_text", max_chars=300, width=220)
        st.form_submit_button("Replace", icon=":material/edit:", on_click=take_over)


def find_cell(file: ImportedFile, refusal: Refusal, text: str) -> Edit | None:
    """The change of a refused cell into this text; None where the table has no such place."""
    table, recipe = file.table, file.recipe
    if recipe is None or refusal.line not in table.lines:
        return None
    row = table.lines.index(refusal.line)
    column = build_frame(table, recipe.header_row, recipe.header_height).place(refusal.column)
    cells = table.cells[row]
    before = cells[column] if 0 <= column < len(cells) else ""
    if before != refusal.cell and refusal.cell in cells:  # it stands beyond the headings
        column, before = len(cells) - 1 - cells[::-1].index(refusal.cell), refusal.cell
    return Edit(row, column, before, text) if column >= 0 else None
