"""The editor of the workbench: what it is given, and what the reader does in it."""

from __future__ import annotations

import streamlit as st

from dashboard.engine.sandbox.pool import shared_pool
from dashboard.pages.sql import errors, schema_browser, status
from dashboard.pages.sql.code_editor import sql_editor
from dashboard.pages.sql.workbench import Bench
from dashboard.sharing import compression

_KEY = "workbench_editor"
_INSERTED = "workbench_inserted"


def show(bench: Bench, insert: str | None) -> None:
    """Draws the editor; `insert` is a name that the reader picked in the schema browser."""
    schema, functions = schema_browser.completion()
    if insert:
        _, before = st.session_state.get(_INSERTED, ("", 0))
        st.session_state[_INSERTED] = (insert, before + 1)
    job = bench.run.job if bench.run else None
    edited = sql_editor(
        _KEY,
        bench.text,
        version=bench.version,
        schema=schema,
        functions=functions,
        errors=errors.marks(bench),
        running_since=job.elapsed if job else None,
        note=_note(bench),
        insert=st.session_state.get(_INSERTED),
        settled=bench.settled,
        label="SQL query",
    )
    bench.is_typing = edited.is_typing
    if edited.text != bench.text:
        bench.typed(edited.text)
    if edited.cancel and job is not None:
        shared_pool().cancel(job)
        job.wait(1)
        st.rerun()
    if edited.run is not None and edited.run.strip():
        start = edited.run_offset
        bench.start(start, start + len(edited.run), is_plan=edited.explain)
        st.rerun()
    if not compression.fits(bench.text):
        st.caption("This text is too long for an address: a link to this page will not carry it. Keep a copy of it.")


def _note(bench: Bench) -> str:
    """ "29 rows in 0.02 s, below"; what went wrong stands below the editor already."""
    result = bench.run.result(is_plan=bench.show == "plan") if bench.run else None
    if result is None or result.table is None:
        return ""
    return f"{status.extent(result)} in {status.taken(result)}, below"
