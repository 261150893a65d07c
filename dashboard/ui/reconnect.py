"""A page whose connection was lost is run again when it is back, by whichever server answers then."""

from __future__ import annotations

from datetime import timedelta

import streamlit as st


@st.fragment(run_every=timedelta(days=1))
def rerun_on_reconnect() -> None:
    """Draws nothing.

    A browser that reaches a server again leaves the page as it is, and its files are lost where that is another server;
    unless the page has something that runs by itself, as this does.
    """
