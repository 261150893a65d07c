"""Parts of a page that Streamlit has no widget for, as components (v2): a script, and a style where they need one.

All share element.js. They put text on the page as text, never as HTML, and take colours and fonts from the theme.
"""

from __future__ import annotations

from pathlib import Path

import streamlit as st

_FOLDER = Path(__file__).resolve().parent


@st.cache_resource(show_spinner=False)
def load_component(name: str) -> st.components.v2.types.ComponentRenderer:
    """The component of that name; its script fills the one element `.root`."""
    css = _FOLDER / f"{name}.css"
    return st.components.v2.component(
        name,
        html='<div class="root"></div>',
        css=css.read_text(encoding="utf-8") if css.exists() else None,
        js="\n".join((_FOLDER / f"{part}.js").read_text(encoding="utf-8") for part in ("element", name)),
    )
