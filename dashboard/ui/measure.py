"""What the chosen measure counts, over which period, and what happened meanwhile."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pyarrow as pa
import streamlit as st

from dashboard.contents import periods, sources
from dashboard.contents.view import list_known_values
from dashboard.engine.questions.ask import ask
from dashboard.figures.display import format_day, humanize
from dashboard.ui import place, unfold, url_state
from dashboard.ui.embed import is_framed
from dashboard.ui.markdown import escape, link
from dashboard.ui.replay import repeated
from dashboard.ui.screen import read_room
from dashboard.ui.session import read_session

_PROSE = 640  # pixels: some 90 small letters a line
_PERIOD_PIXELS = 230


@repeated
def open_on(own: str | None) -> None:
    """The page counts `own` where nobody has chosen, in place of the dossier's choice; None leaves that."""
    if own:
        read_session().defaults = {**url_state.list_defaults(), "measure": own}
        url_state.fill_default("measure", own)


def describe_definition(parameters: Mapping[str, Any]) -> str:
    """Markdown: what is counted, in which unit, and what it is often confused with."""
    rows = ask("measure", **parameters).to_pylist()
    return " ".join(f"Counts **{escape(humanize(row['counts']))}**. {escape(row['definition'])}" for row in rows)


def draw_definition(parameters: Mapping[str, Any]) -> None:
    """The definition as one caption."""
    if text := describe_definition(parameters):
        st.caption(text, width=_PROSE)


def choose_period(parameters: Mapping[str, Any]) -> str | None:
    """The period that a flow is counted over; a choice only where statements differ, since periods never mix."""
    counts = periods.count_periods(parameters)
    view = url_state.current_view()
    labels = list_known_values(view["dossier"]).get("period", {})

    def explain(wanted: str) -> str:
        words = labels.get(wanted, wanted)
        return f"Counted over: no statement in view counts “{words}”; all statements are shown."

    url_state.drop_unless_among("period", counts, explain)
    if len(counts) < 2:
        return next(iter(counts), None)
    url_state.fill_default("period", next(iter(counts)))
    if is_framed():
        return str(view["period"])
    with place.reserve_height(place.FIELD_PIXELS, _PERIOD_PIXELS):
        st.selectbox(
            "Counted over",
            list(counts),
            format_func=lambda period: f"{labels.get(period, period)} ({counts[period]:,})",
            **url_state.bind("period", labels_change=True),
        )
    return str(view["period"])


def draw_events(table: pa.Table) -> None:
    """The numbered events of a chart, each with its publication."""
    words = "Events, by their numbers in the picture" if read_room().is_narrow else "Events"
    expander = unfold.draw_expander("events", f"{words} ({table.num_rows})", icon=":material/event:")
    if expander is None:
        return
    with expander:
        for number, row in enumerate(table.to_pylist(), start=1):
            publication = link(sources.describe_publication(row), row["url"])
            st.markdown(f"{number}\\. **{format_day(row['happened_on'])}**: {escape(row['title'])} ({publication})")
