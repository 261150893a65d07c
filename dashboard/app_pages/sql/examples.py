"""Examples to start from, in sight: each opens in the editor and runs."""

from __future__ import annotations

import streamlit as st

from dashboard.app_pages.sql.code_editor import normalize_text
from dashboard.app_pages.sql.initial_text import load_examples, strip_header
from dashboard.app_pages.sql.workbench import Workbench
from dashboard.figures.display import capitalize, humanize
from dashboard.ui import place
from dashboard.ui.theme import is_phone

_KEY = "workbench_example"
_ROW_PIXELS, _ROWS_PIXELS = 64, 96  # of one row on a phone, of two elsewhere, with the label


def draw_examples(workbench: Workbench) -> None:
    """All examples by name; the one in the editor is marked. What was written before stays in the history."""
    texts = {example.name: strip_header(example) for example in load_examples()}
    opened = (name for name, text in texts.items() if normalize_text(text) == workbench.text)
    st.session_state[_KEY] = next(opened, None)

    def open_example() -> None:
        if name := st.session_state[_KEY]:
            workbench.open(texts[name], {})
            workbench.start()

    place.reserve_height(_ROW_PIXELS if is_phone() else _ROWS_PIXELS).pills(
        "Start from an example",
        list(texts),
        format_func=lambda name: capitalize(humanize(name)),
        key=_KEY,
        on_change=open_example,
        wrap=not is_phone(),
    )
