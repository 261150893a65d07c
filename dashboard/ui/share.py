"""Share: the links to a view, live and as shown, and the frame that shows it in another page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard.contents.registry import PAGES, PageEntry
from dashboard.sharing.address import State, of
from dashboard.sharing.link import Parts, frame, link
from dashboard.sharing.parameters import SNAPSHOT
from dashboard.sharing.snapshot import Shown
from dashboard.ui import links, shared_snapshot, url_state
from dashboard.ui.copy_buttons import Text, draw_copy_buttons
from dashboard.ui.embed import is_framed
from dashboard.ui.markdown import escape

if TYPE_CHECKING:
    from dashboard.contents.charts.chart import Chart  # brings Plotly

_PLACE = "share_place"
_DIFFERENCE = (
    "**Live** reopens this view on the newest data; **as shown** also carries the data version and the numbers in "
    "view, and tells its reader what has changed since."
)
_TOO_LONG = "This view is too long for a link, most likely by the text of its query. Send the text itself."


def reset_page() -> None:
    """Starts a run of a page: nothing has been asked to be shared yet."""
    st.session_state.pop(_PLACE, None)


def reserve_place(place: DeltaGenerator) -> None:
    """Where the page's own button is to stand."""
    st.session_state[_PLACE] = place


def draw_page_button(title: str) -> None:
    """The button of the page, once its address is written; pages without a head have none."""
    place: DeltaGenerator | None = st.session_state.pop(_PLACE, None)
    if place is not None:
        with place:
            _draw_popover(
                "Share",
                "share_page",
                url_state.current_page(),
                view=url_state.current_view(),
                parts=url_state.address_parts(),
                title=title,
            )


def draw_chart_button(chart: Chart) -> None:
    """The button of one chart, which has a page of its own."""
    page = PAGES["chart"]
    view = url_state.current_view() | {"chart": chart.key, **chart.address}
    parts = of({name: view[name] for name in page.parameters})
    _draw_popover("Share chart", f"share_{chart.key}", page, view=view, parts=parts, title=chart.headline)


def draw_query_button(key: str, title: str) -> None:
    """The button of a chart that its page's own link shows: that of a query."""
    if not is_framed():
        _draw_popover(
            "Share chart",
            f"share_{key}",
            url_state.current_page(),
            view=url_state.current_view(),
            parts=url_state.address_parts(),
            title=title,
        )


def draw_exit_link() -> None:
    """Below a view in somebody's frame: where it has its menu and its filters."""
    parts = url_state.address_parts() | of({name: url_state.current_view()[name] for name in SNAPSHOT})
    path = url_state.current_page().path
    if where := link(links.absolute_url(path) or f"/{path}", parts):
        st.link_button("Open in Muster", where, icon=":material/open_in_new:", type="tertiary")


def _draw_popover(label: str, key: str, page: PageEntry, *, view: State, parts: Parts, title: str) -> None:
    opened = st.popover(label, icon=":material/share:", key=key, on_change="rerun")
    if opened.open:
        with opened:
            _draw_links(
                key,
                links.absolute_url(page.path) or f"/{page.path}",
                parts,
                shared_snapshot.build_snapshot(page, view),
                title,
            )


def _draw_links(key: str, where: str, parts: Parts, seen: Shown, title: str) -> None:
    # A release is one of a dossier, which the address of a query does not name.
    live, shown = link(where, parts), link(where, {"dossier": url_state.current_view()["dossier"], **parts}, seen)
    if live is None or shown is None or not url_state.fits_address():
        st.markdown(_TOO_LONG)
        return
    st.markdown(_DIFFERENCE)
    draw_copy_buttons(f"{key}_links", [Text("Live", live, is_code=True), Text("As shown", shown, is_code=True)])
    if where.endswith("/sql") and "show" not in parts:
        st.caption("The query has not been run as it stands, so the links open its text, without a result.")
    else:
        st.caption(escape(_describe_snapshot(seen)))
    with st.expander("Embed in another page", icon=":material/code:"):
        st.caption("A frame without menu and filters, for widths from 320 to 1,200 pixels. It shows the live view.")
        draw_copy_buttons(f"{key}_frame", [Text("Frame", frame(live, f"Muster: {title}"), is_code=True)])


def _describe_snapshot(seen: Shown) -> str:
    """What the link as shown carries."""
    count = len(seen.values)
    numbers = f"{count:,} values" if count != 1 else "1 value"
    return f"As shown: data {seen.data}, {numbers}."
