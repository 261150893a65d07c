"""Examples to start from: each opens in the editor and shows what it gives."""

from __future__ import annotations

import streamlit as st

from dashboard.engine.questions.catalogue import Question
from dashboard.pages.sql.initial_text import readable, starters
from dashboard.pages.sql.workbench import Bench
from dashboard.ui.markdown import escape


def show(bench: Bench) -> None:
    """A popover with all examples, filled when it is opened."""
    opened = st.popover("Examples", icon=":material/school:", key="workbench_starters", on_change="rerun")
    if not opened.open:
        return
    with opened:
        st.caption("Each opens in the editor and runs. What you have written so far stays in the history.")
        for one in starters().values():
            st.button(
                escape(one.question),
                key=f"workbench_start_{one.name}",
                help=escape(one.about) if one.about else None,
                on_click=_open,
                args=(bench, one),
                width="stretch",
            )
        st.page_link("pages/questions/questions.py", label="All questions", icon=":material/quiz:")


def _open(bench: Bench, question: Question) -> None:
    bench.open(readable(question), {})
    bench.start()
