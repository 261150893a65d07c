"""What a reader's query may do, and its limits, in plain words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st

from dashboard.engine.sandbox.pool import shared_pool
from dashboard.figures.display import format_count
from dashboard.settings import settings
from dashboard.ui.menu_button import draw_menu_button

_WALLS = {
    "rlimits": "its share of memory and processor time",
    "no_new_privs": "the rights that it starts with",
    "landlock": "no file but the data, which is open already",
    "seccomp": "no network and no other process",
}


def draw_limits() -> None:
    """A button that opens them."""

    def draw() -> None:
        st.markdown(_describe_limits())
        st.markdown(_describe_safety(shared_pool().health()["confined"]))

    draw_menu_button("Limits and safety", ":material/shield:", "workbench_limits", draw)


def _describe_limits() -> str:
    at_once = format_count(settings.sql_at_once, "query runs", "queries run")
    return f"""**Limits**
- A query is stopped after {settings.sql_seconds:g} seconds, or at {settings.sql_memory_megabytes:,} MB of memory.
- {settings.sql_rows:,} rows are shown first, {settings.sql_download_rows:,} rows at most are saved, \
{settings.sql_result_megabytes:,} MB a result.
- {at_once} at once on this server, one per reader; {settings.sql_waiting:,} may wait in line.
- One statement at a time, which only reads: SELECT, WITH, FROM, VALUES, PIVOT, DESCRIBE, SUMMARIZE, SHOW, EXPLAIN.
- Queries written here are answered by DuckDB on this server."""


def _describe_safety(confined: Mapping[str, Any]) -> str:
    """Each wall that took effect, and those that this system does not have."""
    walls = "\n".join(f"- {words}" for name, words in _WALLS.items() if confined.get(name))
    text = f"""**Safety**

Each query gets a process of its own, which can read the data and nothing else, and ends with it. Nothing that you \
write here can change the data or reach other readers. On this server the operating system holds it to:

{walls}"""
    if missing := [words for name, words in _WALLS.items() if not confined.get(name)]:
        text += f"\n\nThis server’s system cannot hold it to: {'; '.join(missing)}. DuckDB’s own locks do that here."
    return text
