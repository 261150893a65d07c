"""Parts of a page that Streamlit has no widget for, as components (v2): a script, and a style where they need one.

All share element.js and export.js. They put text on the page as text, never as HTML, and take colours and fonts from
the theme.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import streamlit as st
from streamlit.components.v2.bidi_component import BidiComponentResult, main
from streamlit.components.v2.presentation import make_bidi_component_presenter

_FOLDER = Path(__file__).resolve().parent


def _present(events: str, component: str | None = None, names: set[str] | None = None) -> Callable[..., object]:
    """Shows the state of a component, with what has just happened in it.

    Where nothing has, its state is shown as it is: Streamlit would make a class for each look at each component.
    """
    show = make_bidi_component_presenter(events, component, names)
    return lambda value, session: show(value, session) if session._new_widget_state.get(events) else value


main.make_bidi_component_presenter = _present  # type: ignore[assignment, attr-defined]


def draw_component(name: str, key: str, data: Mapping[str, Any], **callbacks: Any) -> BidiComponentResult:
    """Draws the component of that name; its script, a function `draw`, fills the one element `.root`.

    The data goes as a list of one. Streamlit searches a dictionary for data frames and imports pandas for that, which
    takes half a second and 45 MB. Meanwhile, Plotly fails in every other session: it looks for pandas and finds half.
    """
    return _load(name)(key=key, data=[data], **callbacks)


@st.cache_resource(show_spinner=False)
def _load(name: str) -> st.components.v2.types.ComponentRenderer:
    css = _FOLDER / f"{name}.css"
    scripts = (_FOLDER / f"{part}.js" for part in ("element", name, "export"))
    return st.components.v2.component(
        name,
        html='<div class="root"></div>',
        css=css.read_text(encoding="utf-8") if css.exists() else None,
        js="\n".join(script.read_text(encoding="utf-8") for script in scripts),
    )
