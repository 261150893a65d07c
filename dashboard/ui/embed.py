"""A view in a frame of another page: without menu, filters and files."""

from __future__ import annotations

import streamlit as st


def is_framed() -> bool:
    """Whether the address has `embed=true`."""
    return bool(st.context.is_embedded)
