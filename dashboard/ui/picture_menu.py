"""The menu that saves a chart as a picture, in the size and format that a reader chooses."""

from __future__ import annotations

from functools import partial

import streamlit as st

from dashboard.charts.svg.words import SIZES
from dashboard.engine.warehouse.store import same_state
from dashboard.exports.picture import PICTURE_FORMATS, Picture
from dashboard.ui.menu_button import draw_menu_button


def draw_picture_menu(key: str, picture: Picture) -> None:
    """The button of a picture alone."""
    choices = partial(draw_picture_choices, key, picture)
    draw_menu_button("Save picture", ":material/image:", f"save_picture_{key}", choices)


def draw_picture_choices(key: str, picture: Picture) -> None:
    """The sizes in plain words, and a button for each format; the file is made once it is asked for."""
    size = st.radio(
        "Size of the picture", list(SIZES), 1, format_func=lambda name: SIZES[name].label, key=f"picture_size_{key}"
    )
    row = st.container(horizontal=True, gap="small")
    for name, form in PICTURE_FORMATS.items():
        row.download_button(
            form.label,
            partial(same_state(form.write), picture, SIZES[size]),
            f"muster-{picture.name.replace('_', '-')}-{size}{form.suffix}",
            form.mime,
            key=f"picture_{key}_{name}",
            on_click="ignore",
        )
    st.caption("With title, key, names of events, all sources and the version of the data. No font is needed.")
