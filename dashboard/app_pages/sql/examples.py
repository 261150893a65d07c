"""Examples to start from, in sight: each opens in the editor and runs."""

from __future__ import annotations

import streamlit as st

from dashboard.app_pages.sql.code_editor import normalize_text
from dashboard.app_pages.sql.initial_text import load_examples, strip_header
from dashboard.app_pages.sql.workbench import Workbench
from dashboard.figures.display import capitalize, humanize
from dashboard.ui import place
from dashboard.ui.theme import is_phone

_MARKED = "workbench_example"
_ROW_PIXELS, _ROWS_PIXELS = 64, 96  # of one row on a phone, of two elsewhere, with the label


def draw_examples(workbench: Workbench) -> None:
    """All examples by name; the one in the editor is marked. What was written before stays in the history.

    A browser that has not heard yet that the mark is gone still sends it, as if the reader had chosen that example. So
    each mark that the reader did not set belongs to a new widget, and what the one before it says is ignored.
    """
    texts = {example.name: strip_header(example) for example in load_examples()}
    in_editor = next((name for name, text in texts.items() if normalize_text(text) == workbench.text), None)
    widget, marked = st.session_state.get(_MARKED, (0, None))
    if marked != in_editor:
        widget += 1
        st.session_state[_MARKED] = (widget, in_editor)
    key = f"{_MARKED}_{widget}"
    if key not in st.session_state:
        st.session_state[key] = in_editor

    def open_example() -> None:
        if st.session_state[_MARKED][0] != widget:
            return
        name = st.session_state[key]
        st.session_state[_MARKED] = (widget, name)
        if name:
            workbench.open(texts[name], {})
            workbench.start()

    place.reserve_height(_ROW_PIXELS if is_phone() else _ROWS_PIXELS).pills(
        "Start from an example",
        list(texts),
        format_func=lambda name: capitalize(humanize(name)),
        key=key,
        on_change=open_example,
        wrap=not is_phone(),
    )
