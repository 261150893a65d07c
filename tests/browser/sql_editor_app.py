"""A page with nothing but the editor, which says what the editor said. For test_sql_editor.py."""

from __future__ import annotations

import time

import streamlit as st

from dashboard.app_pages.sql.code_editor import Editor, draw_code_editor

SCHEMA = {
    "figures": [("figure_id", "VARCHAR"), ("low", "BIGINT"), ("high", "BIGINT"), ("speaker_id", "VARCHAR")],
    "speakers": [("speaker_id", "VARCHAR"), ("name", "VARCHAR"), ("country", "VARCHAR")],
}
FUNCTIONS = [
    {"name": "stated_interval", "signature": "stated_interval(wording)", "description": "The bounds that words imply."},
    {"name": "count_if", "signature": "count_if(condition)", "description": "How many rows meet a condition."},
]
VALUES = {"country": ["Russia", "Ukraine", "Côte d'Ivoire"]}

state = st.session_state
st.title("Editor")
columns = st.columns(3)
if columns[0].button("Load an example"):
    state.version = state.get("version", 0) + 1
    state.example = "select 'example' as chosen"
if columns[1].button("Insert speaker_id"):
    state.inserted = state.get("inserted", 0) + 1
columns[2].toggle("Slow page", key="slow")


def obey(done: Editor) -> None:
    """Keeps what was ordered. A text with "forever" runs on; one with "wrong" is wrong there."""
    if done.cancel:
        state.started, state.answer = None, "cancelled"
    if done.run is None:
        return
    state.runs = state.get("runs", 0) + 1
    state.answer = f"{'explain' if done.explain else 'run'} {done.run_offset} {done.run}"
    state.started = time.monotonic() if "forever" in done.run else None
    place = done.run.find("wrong")
    state.errors = []
    if place >= 0:
        start = done.run_offset + place
        message = 'Column "wrong" is not there. Did you mean <b>"low"</b>?'
        state.errors = [{"from": start, "to": start + len("wrong"), "message": message}]


@st.fragment
def editor() -> None:
    """As a page would use it."""
    if state.slow:
        time.sleep(0.7)
    started = state.get("started")
    done = draw_code_editor(
        "sql",
        state.get("example", "select low from figures"),
        version=state.get("version", 0),
        schema=SCHEMA,
        functions=FUNCTIONS,
        values=VALUES,
        errors=state.get("errors", []),
        running_since=None if started is None else time.monotonic() - started,
        insert=("speaker_id", state.inserted) if "inserted" in state else None,
        label="SQL query",
    )
    if done.run is not None or done.cancel:
        obey(done)
        st.rerun(scope="fragment")
    with st.container(key="python"):
        st.code(done.text, language=None, wrap_lines=True)
        st.text(state.get("answer", "nothing was run"))
        st.text(f"{state.get('runs', 0)} runs")


editor()
