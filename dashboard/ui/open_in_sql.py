"""From a number or a chart to the query behind it, in the workbench."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st

from dashboard.ui import url_state
from dashboard.ui.embed import is_framed


def draw_sql_link(question: str, parameters: Mapping[str, Any]) -> None:
    """A quiet link to the workbench with that question and these values."""
    if is_framed():
        return
    st.page_link(
        "pages/sql/sql.py",
        label="Open in SQL",
        icon=":material/database:",
        query_params=url_state.sql_parameters(question, parameters),
        width="content",
    )
