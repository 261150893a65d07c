"""What a reader does with the figures: check and use them, see them on other pages, take them home."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from dashboard.app_pages.yours.compare import draw_comparison
from dashboard.app_pages.yours.imports import ImportedFile, Imports
from dashboard.app_pages.yours.join_files import join_figures, list_joinable
from dashboard.app_pages.yours.picture import draw_series
from dashboard.contents import dossiers
from dashboard.engine.warehouse.private import OwnFigures
from dashboard.engine.warehouse.store import use_warehouse
from dashboard.errors import MusterError, Problem
from dashboard.figures.display import format_count
from dashboard.ui import own_figures
from dashboard.ui.markdown import escape


def choose_depth(file: ImportedFile) -> None:
    """Whether the rows join the dossier in view, or are one of their own."""

    def take_over() -> None:
        file.is_beside = st.session_state[key] == beside
        file.forget_reading()

    with use_warehouse(None):  # not from the figures in use, which may be the only dossier there
        title = dossiers.read_dossier(file.dossier)["title"]
    beside, alone = f"Beside “{title}”", "As a dossier of their own"
    key = f"yours_depth_{file.key}"
    st.session_state[key] = beside if file.is_beside else alone
    st.segmented_control(
        "Where do they belong?", [beside, alone], format_func=escape, required=True, key=key, on_change=take_over
    )


def draw_use(imports: Imports, file: ImportedFile) -> Sequence[Problem] | None:
    """Checks the figures and uses them, on a click; then shows them. Gives what the checks found, None before them."""
    own = _choose_figures(imports, file)
    if not own.count_figures:
        st.info("No number is left to use. Answer in another way above, or mend the refused rows.")
        return None
    is_checked = file.built_from == own
    if is_checked and file.error:
        st.error(escape(file.error), icon=":material/error:")
    elif is_checked and not file.is_usable:
        st.error("What the checks found must be mended before the figures can be used.", icon=":material/error:")
    elif is_checked and own_figures.current() == own:
        where = "beside the dossier" if own.beside else "as a dossier of their own"
        st.success(f"{format_count(own.count_figures, 'figure')} in use {where}, in this session only.")
        draw_series(file, own)
        draw_comparison(file, own)
        return file.problems
    elif file.built_from and not is_checked:
        st.caption("You changed something since the last check.")
    else:
        st.caption("The same checks as for the dossier itself. Nothing is published: only you see the figures.")
    label = f"Check and use {format_count(own.count_figures, 'figure')}"
    if st.button(label, icon=":material/check:", key=f"yours_use_{file.key}"):
        _use(imports, file, own)
    return file.problems if is_checked else None


def _use(imports: Imports, file: ImportedFile, own: OwnFigures) -> None:
    """Builds the warehouse, then runs the page again with it."""
    file.built_from, file.problems, file.error = own, (), ""
    with st.spinner("Checking the figures …", show_time=True):
        try:
            file.problems = own_figures.use(own, is_sent=file.is_sent)
        except MusterError as error:
            file.error = str(error)
    file.is_usable = own_figures.current() == own
    names = {name for name, _ in own.files} if file.is_usable else set()
    for each in imports.files:
        each.is_pending = each.is_pending and each.name not in names
    st.rerun()


def _choose_figures(imports: Imports, file: ImportedFile) -> OwnFigures:
    """Those of the file, or of all files that belong to the same place."""
    own, joinable = file.build_own(), list_joinable(imports, file)
    if not joinable:
        return own

    def take_over() -> None:
        imports.is_together = st.session_state["yours_together"]

    names = escape(" and ".join(each.name for each in joinable))
    label = f"Together with {names}, to compare them"
    st.checkbox(label, imports.is_together, key="yours_together", on_change=take_over)
    return join_figures([own, *(each.build_own() for each in joinable)]) if imports.is_together else own
