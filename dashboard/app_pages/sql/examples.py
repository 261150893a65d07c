"""Examples to start from: each opens in the editor and runs."""

from __future__ import annotations

import streamlit as st

from dashboard.app_pages.sql.initial_text import load_examples, strip_header
from dashboard.app_pages.sql.workbench import Workbench
from dashboard.engine.questions.catalogue import Question
from dashboard.ui.markdown import escape
from dashboard.ui.menu_button import draw_menu_button


def draw_examples(workbench: Workbench) -> None:
    """A button that opens the list of all examples."""

    def draw() -> None:
        st.caption("Each opens in the editor and runs. What you have written so far stays in the history.")
        for example in load_examples():
            if st.button(
                escape(example.question),
                key=f"workbench_start_{example.name}",
                help=escape(example.about) if example.about else None,
                on_click=_open_example,
                args=(workbench, example),
                width="stretch",
            ):
                st.rerun()  # closes the list
        st.page_link("app_pages/questions/questions.py", label="All questions", icon=":material/quiz:")

    draw_menu_button("Examples", ":material/school:", "workbench_starters", draw)


def _open_example(workbench: Workbench, example: Question) -> None:
    workbench.open(strip_header(example), {})
    workbench.start()
