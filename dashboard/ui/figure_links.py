"""Ways from one figure to another on the same page: a real link that keeps the session, and a start at the top."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st

from dashboard.ui import links, url_state

# Streamlit's own link to a page leaves the address and the scroll as they are where the page stays the same.
_LOOK = """
.root { font: 15px/1.45 var(--st-font); }
a { display: inline-flex; gap: .4rem; padding: .25rem 0; color: var(--st-link-color); text-underline-offset: 2px;
  unicode-bidi: isolate; overflow-wrap: anywhere; }
a:focus-visible { outline: 2px solid var(--st-primary-color); outline-offset: 2px; }
"""
_LINK = """
export default function ({ data, parentElement, setTriggerValue }) {
  const link = document.createElement("a");
  link.href = data.href;
  link.textContent = data.label;
  link.onclick = (event) => {
    if (event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    setTriggerValue("opened", data.figure_id);
  };
  parentElement.querySelector(".root").replaceChildren(link);
}
"""
_TOP = """
let shown;
export default function ({ data }) {
  if (shown !== undefined && shown !== data.figure) document.querySelector("[data-testid=stMain]")?.scrollTo(0, 0);
  shown = data.figure;
}
"""


def draw_figure_link(key: str, label: str, figure: Mapping[str, Any]) -> None:
    """A link to another figure of this dossier."""
    href = links.figure_address(url_state.current_view()["dossier"], figure["figure_id"])
    data = {"label": label, "href": href, "figure_id": figure["figure_id"]}
    if opened := _link()(key=key, data=data, on_opened_change=lambda: None).opened:
        open_figure(url_state.current_view()["dossier"], opened)


def open_figure(dossier: str, figure_id: str) -> None:
    """Shows another figure on this page; the page writes its address, so that Back leads here again."""
    url_state.current_view().update(dossier=dossier, figure_id=figure_id)
    st.rerun()


def scroll_to_top(figure: Mapping[str, Any]) -> None:
    """Another figure is read from its beginning, though the page is the same."""
    _top()(key="start_at_top", data={"figure": f"{figure['dossier']} {figure['figure_id']}"})


@st.cache_resource(show_spinner=False)
def _link() -> st.components.v2.types.ComponentRenderer:
    return st.components.v2.component("figure_link", html='<div class="root"></div>', css=_LOOK, js=_LINK)


@st.cache_resource(show_spinner=False)
def _top() -> st.components.v2.types.ComponentRenderer:
    return st.components.v2.component("figure_top", html="<div></div>", js=_TOP)
