"""Who reads this page, as far as a query has to know: from where, and whether the page is still open."""

from __future__ import annotations

import streamlit as st
from streamlit import runtime
from streamlit.runtime.scriptrunner import get_script_run_ctx

from dashboard.engine.sandbox.job import Reader


def current_reader() -> Reader:
    """The reader of this session; anybody where there is no server, as in a test."""
    context = get_script_run_ctx()
    if context is None or not runtime.exists():
        return Reader()
    server, session = runtime.get_instance(), context.session_id
    return Reader(st.context.ip_address or "", lambda: server.is_active_session(session))
