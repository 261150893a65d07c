"""What a reader unfolds: expanders, drawers beside the page, lists shown as a whole. Every address keeps it, as `open`.

Streamlit's popovers are for none of these: the keyboard does not reach what they show.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, Literal

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard.engine.warehouse.store import same_state
from dashboard.ui import url_state

_OF_DRAWERS = "."  # in the name of a part that opens as a drawer: one of them at a time


def draw_expander(name: str, label: str, icon: str | None = None, **look: Any) -> DeltaGenerator | None:
    """Gives the container to fill while it is open. `name` has letters, digits and "_", and is unique on its page."""
    bound = url_state.bind(
        "open",
        key=f"{name}_open",
        to_widget=lambda _: is_open(name),
        from_widget=lambda wanted: _with(name, is_wanted=wanted),
    )
    expander = st.expander(label, icon=icon, **look, **bound)
    return expander if is_open(name) else None


def draw_toggle(name: str, label: str, icon: str, width: int | Literal["content"] = "content") -> None:
    """A quiet button that shows this part of the page, and hides it again."""
    is_shown = is_open(name)
    st.button(
        f"Hide {label.lower()}" if is_shown else label,
        type="tertiary",
        icon=icon,
        key=f"{name}_toggle",
        width=width,
        on_click=partial(_set, name, is_wanted=not is_shown),
    )


def draw_drawer_button(name: str, label: str, icon: str) -> None:
    """A quiet button that opens the drawer of that name, which has a dot, as in "work.people"."""
    st.button(label, type="tertiary", icon=icon, key=f"{name}_button", on_click=open_part, args=(name,))


def draw_drawer(
    name: str, title: str, draw: Callable[[], None], width: Literal["small", "medium", "large"] = "large"
) -> None:
    """The drawer, where it is open: beside the page, over it on a phone. `draw` fills it, with no widgets."""
    if is_open(name) and name == next(filter(_is_drawer, url_state.current_view()["open"])):
        close = partial(_set, name, is_wanted=False)
        st.dialog(title, width=width, position="right", on_dismiss=close)(same_state(draw))()


def is_open(name: str) -> bool:
    """Whether this part of the page is unfolded, or this list shown as a whole."""
    url_state.note_part(name)
    return name in url_state.current_view()["open"]


def open_part(name: str) -> None:
    """Unfolds a part of the page, or shows a list as a whole."""
    _set(name, is_wanted=True)


def close_part(name: str) -> None:
    """Folds a part of the page."""
    _set(name, is_wanted=False)


def open_drawer(name: str) -> None:
    """Opens a drawer while the page runs, which runs again for it."""
    open_part(name)
    st.rerun()


def _set(name: str, *, is_wanted: bool) -> None:
    url_state.set_value("open", _with(name, is_wanted=is_wanted))


def _with(name: str, *, is_wanted: bool) -> list[str]:
    """The parts that are open then."""
    parts = url_state.current_view()["open"]
    others = [part for part in parts if part != name and not (_is_drawer(part) and _is_drawer(name))]
    return [*others, name] if is_wanted else others


def _is_drawer(name: str) -> bool:
    return _OF_DRAWERS in name
