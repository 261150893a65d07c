"""Parts of a page that Streamlit has no widget for, as components of its own kind (v2): one .js and one .css file each.

What all of them use is in element.js. They put text on the page as text, never as HTML, and take colours and fonts from
the theme's variables.
"""

from __future__ import annotations

from pathlib import Path

import streamlit as st

_HERE = Path(__file__).resolve().parent


@st.cache_resource(show_spinner=False)
def load_component(name: str) -> st.components.v2.types.ComponentRenderer:
    """The component whose script and look are `<name>.js` and `<name>.css`; it fills the one element `.root`."""
    return st.components.v2.component(
        name,
        html='<div class="root"></div>',
        css=(_HERE / f"{name}.css").read_text(encoding="utf-8"),
        js="\n".join((_HERE / f"{part}.js").read_text(encoding="utf-8") for part in ("element", name)),
    )
