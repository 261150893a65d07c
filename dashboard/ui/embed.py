"""A view in somebody's frame: no menu, no filters, no files; what it shows, and the way to all of it."""

from __future__ import annotations

import streamlit as st


def is_framed() -> bool:
    """Whether the address has `embed=true`."""
    return bool(st.context.is_embedded)
