"""The link that shows another reader the same text, values and view."""

from __future__ import annotations

from urllib.parse import urlencode

import streamlit as st

from dashboard.sharing import packed
from dashboard.ui.copying import Text, copying
from dashboard.ui.workbench import Bench


def show(bench: Bench) -> None:
    """A popover with the link to copy; drawn after the address has been written."""
    opened = st.popover("Copy link", icon=":material/link:", key="workbench_link", on_change="rerun")
    if not opened.open:
        return
    with opened:
        if not packed.fits(bench.text):
            st.markdown("This text is too long for an address, so no link can carry it. Send the text itself.")
            return
        shows = "runs the query and shows this view of its result" if bench.is_run else "opens the text, not yet run"
        st.caption(f"The address of this page is the link: whoever opens it {shows}.")
        if st.context.url:
            copying("workbench_link_text", [Text("Link", _link(), is_code=True)])


def _link() -> str:
    """The whole address; the parts are those that the page has just written."""
    parts = {name: st.query_params.get_all(name) for name in st.query_params}
    return f"{st.context.url}?{urlencode(parts, doseq=True)}" if parts else str(st.context.url)
