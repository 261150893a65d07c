"""The tables and columns beside the editor."""

from __future__ import annotations

import streamlit as st

from dashboard.pages.sql.schema_browser import schema_browser
from dashboard.ui.theme import is_phone

_AS_HIGH_AS_THE_EDITOR = 350


def show() -> str | None:
    """Gives the name that the reader picked, if any. On a phone it stays closed until it is asked for."""
    with (
        st.expander("Tables and columns", icon=":material/database:", expanded=not is_phone()),
        st.container(height=_AS_HIGH_AS_THE_EDITOR, border=False),
    ):
        return schema_browser("workbench_schema")
