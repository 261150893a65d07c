"""What the chosen measure counts, over which period, and what happened meanwhile."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pyarrow as pa
import streamlit as st

from dashboard.contents import periods, sources
from dashboard.engine.questions.ask import ask
from dashboard.figures.display import format_day
from dashboard.ui import unfold, url_state
from dashboard.ui.embed import is_framed
from dashboard.ui.markdown import escape, link

_PROSE = 640  # pixels: some 90 small letters a line


def draw_definition(parameters: Mapping[str, Any]) -> None:
    """One caption: what is counted, in which unit, and what it is often confused with."""
    for row in ask("measure", **parameters).to_pylist():
        st.caption(f"Counts **{escape(row['counts'])}**. {escape(row['definition'])}", width=_PROSE)


def choose_period(parameters: Mapping[str, Any]) -> str | None:
    """The period that a flow is counted over; a choice only where statements differ, since periods never mix."""
    counts = periods.count_periods(parameters)
    view = url_state.current_view()
    if view["period"] and view["period"] not in counts:
        if url_state.is_new_address():  # another measure drops the period silently
            wanted = periods.name_periods(view["dossier"]).get(view["period"], view["period"])
            url_state.add_notice(f"Counted over: no statement in view counts “{wanted}”; all statements are shown.")
        view["period"] = None
    if len(counts) < 2:
        return next(iter(counts), None)
    url_state.fill_default("period", next(iter(counts)))
    labels = periods.name_periods(view["dossier"])
    if is_framed():
        return str(view["period"])
    st.segmented_control(
        "Counted over",
        list(counts),
        format_func=lambda period: f"{labels.get(period, period)} ({counts[period]})",
        required=True,
        **url_state.bind("period"),
    )
    return str(view["period"])


def draw_events(table: pa.Table) -> None:
    """The numbered events of a chart, each with its publication."""
    expander = unfold.draw_expander("events", f"Events in the chart ({table.num_rows})", icon=":material/event:")
    if expander is None:
        return
    with expander:
        for number, row in enumerate(table.to_pylist(), start=1):
            publication = link(sources.describe_publication(row), row["url"])
            st.markdown(f"{number}\\. **{format_day(row['happened_on'])}**: {escape(row['title'])} ({publication})")
