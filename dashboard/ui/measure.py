"""What the chosen measure counts, over which stretch of time, and what happened meanwhile."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pyarrow as pa
import streamlit as st

from dashboard.contents import periods
from dashboard.contents.periods import PERIODS
from dashboard.engine.questions.ask import ask
from dashboard.figures.display import format_day
from dashboard.ui import url_state
from dashboard.ui.embed import is_framed
from dashboard.ui.markdown import escape, link


def draw_definition(chosen: Mapping[str, Any]) -> None:
    """One caption: what is counted, in which unit, and what it is often confused with."""
    for row in ask("measure", **chosen).to_pylist():
        st.caption(f"Counts **{escape(row['counts'])}** ({escape(row['kind'])}). {escape(row['definition'])}")


def choose_period(chosen: Mapping[str, Any]) -> str | None:
    """The stretch of time that a flow is counted over: asked only where statements differ, and never mixed."""
    found = periods.stated(chosen)
    view = url_state.current_view()
    if view["period"] and view["period"] not in found:
        if url_state.is_new_address():  # only an address can name an unknown one; a change of measure resets it
            asked = PERIODS.get(view["period"], view["period"])
            url_state.add_notice(f"Counted over: no statement in view counts “{asked}”; all that there is is shown.")
        view["period"] = None
    if len(found) < 2:
        return next(iter(found), None)
    view["period"] = view["period"] or next(iter(found))
    if is_framed():
        return str(view["period"])
    st.segmented_control(
        "Counted over",
        list(found),
        format_func=lambda period: f"{PERIODS.get(period, period)} ({found[period]})",
        required=True,
        **url_state.bind("period"),
    )
    return str(view["period"])


def draw_events(table: pa.Table) -> None:
    """The numbered events of a chart, each with its publication."""
    with st.expander(f"Events in the chart ({table.num_rows})", icon=":material/event:"):
        for number, row in enumerate(table.to_pylist(), start=1):
            publication = link(f"{row['outlet']}, {format_day(row['published_on'])}", row["url"])
            st.markdown(f"{number}\\. **{format_day(row['happened_on'])}**: {escape(row['title'])} ({publication})")
