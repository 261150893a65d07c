"""The editor of the workbench: what it shows, and what the reader does in it."""

from __future__ import annotations

import streamlit as st

from dashboard.app_pages.sql import errors, schema_browser, status
from dashboard.app_pages.sql.code_editor import draw_code_editor
from dashboard.app_pages.sql.workbench import Workbench
from dashboard.engine.sandbox.pool import shared_pool
from dashboard.sharing import compression

_INSERTED = "workbench_inserted"


def draw_editor(workbench: Workbench, insert: str | None) -> None:
    """Draws the editor and does what the reader wants; `insert` is a name picked in the schema browser."""
    schema, functions = schema_browser.list_completions()
    if insert:
        _, count = st.session_state.get(_INSERTED, ("", 0))
        st.session_state[_INSERTED] = (insert, count + 1)
    job = workbench.run.job if workbench.run else None
    edited = draw_code_editor(
        "workbench_editor",
        workbench.text,
        version=workbench.version,
        schema=schema,
        functions=functions,
        values=schema_browser.list_values(),
        errors=errors.list_marks(workbench),
        running_since=job.elapsed if job else None,
        note=_note(workbench),
        insert=st.session_state.get(_INSERTED),
        saved_text=workbench.saved_text,
        label="SQL query",
    )
    workbench.is_typing = edited.is_typing
    if edited.text != workbench.text:
        workbench.set_text(edited.text)
    if edited.cancel and job is not None:
        shared_pool().cancel(job)
        job.wait(1)
        st.rerun()
    if edited.run is not None and edited.run.strip():
        start = edited.run_offset
        workbench.start(start, start + len(edited.run), is_plan=edited.explain)
        st.rerun()
    if not compression.fits_address(workbench.text):
        st.caption("This text is too long for an address: a link to this page will not carry it. Keep a copy of it.")


def _note(workbench: Workbench) -> str:
    """Such as "29 rows in 0.02 s, below"; an error is shown below the editor already."""
    result = workbench.result
    if result is None or result.table is None:
        return ""
    return f"{status.describe_extent(result)} in {status.format_seconds(result)}, below"
