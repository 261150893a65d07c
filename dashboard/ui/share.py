"""Share: the links to a view, live and as shown, and the frame that shows it in another page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard.sharing.link import frame, link
from dashboard.sharing.shown import Shown
from dashboard.ui import as_shown, links
from dashboard.ui.copying import Text, copying
from dashboard.ui.words import verbatim

_PLACE = "share_place"
_DIFFERENCE = (
    "**Live** reopens this view on the newest data; **as shown** also carries the data version and the numbers in "
    "view, and tells its reader what has changed since."
)
_TOO_LONG = "This view is too long for a link, most likely by the text of its query. Send the text itself."

Parts = Mapping[str, str | Sequence[str]]


def begin() -> None:
    """Starts a run of a page: nothing has been asked to be shared yet."""
    st.session_state.pop(_PLACE, None)


def reserve(place: DeltaGenerator) -> None:
    """Where the page's own button is to stand."""
    st.session_state[_PLACE] = place


def page(title: str) -> None:
    """The button of the page, once its address is written; pages without a head have none."""
    place: DeltaGenerator | None = st.session_state.pop(_PLACE, None)
    if place is not None:
        with place:
            _button("Share", "share_page", links.page(), links.parts(), title)


def chart(key: str, page_of_chart: str, parts: Parts, title: str) -> None:
    """The button of one chart, which has a page of its own."""
    _button("Share chart", f"share_{key}", page_of_chart, parts, title)


def _button(label: str, key: str, path: str, parts: Parts, title: str) -> None:
    opened = st.popover(label, icon=":material/share:", key=key, on_change="rerun")
    if opened.open:
        with opened:
            _links(key, path, parts, title)


def _links(key: str, path: str, parts: Parts, title: str) -> None:
    said = {name: list(value) if not isinstance(value, str) else value for name, value in parts.items()}
    where = links.whole(path) or f"/{path}"
    seen = as_shown.in_view_of(path, said)
    live, shown = link(where, said), link(where, said, seen)
    if live is None or shown is None:
        st.markdown(_TOO_LONG)
        return
    st.markdown(_DIFFERENCE)
    copying(f"{key}_links", [Text("Live", live, is_code=True), Text("As shown", shown, is_code=True)])
    st.caption(verbatim(_carried(seen)))
    with st.expander("Embed in another page", icon=":material/code:"):
        st.caption("A frame without menu and filters, for widths from 320 to 1,200 pixels. It shows the live view.")
        copying(f"{key}_frame", [Text("Frame", frame(live, f"Muster: {title}"), is_code=True)])


def _carried(seen: Shown) -> str:
    """What the link as shown carries."""
    count = len(seen.values)
    numbers = f"{count:,} values" if count != 1 else "1 value"
    return f"As shown: data {seen.data}, {numbers}."


def way_out() -> None:
    """Below a view in somebody's frame: where it has its menu and its filters."""
    where = link(links.whole(links.page()) or f"/{links.page()}", links.parts())
    if where is not None:
        st.link_button("Open in Muster", where, icon=":material/open_in_new:", type="tertiary")
