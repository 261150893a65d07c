"""The dossier in view."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st

from dashboard.contents import dossiers
from dashboard.engine.warehouse.store import open_warehouse
from dashboard.ui import place, url_state
from dashboard.ui.embed import is_framed
from dashboard.ui.word_widths import measure_words

_LEAST_PIXELS, _MOST_PIXELS, _FRAME_PIXELS = 360, 720, 62  # of the field of a whole title; of what stands around it


def read_dossier() -> Mapping[str, Any]:
    """The row of the question `dossiers` for the dossier in view."""
    return dossiers.read_dossier(url_state.current_view()["dossier"])


def is_partitioned() -> bool:
    """Whether the figures of the dossier in view lie in files beside the warehouse."""
    return url_state.current_view()["dossier"] in open_warehouse().partitioned


def date_words(words: str) -> str:
    """A filter in words for something that is kept; see `contents.dossiers.date_words`."""
    return dossiers.date_words(words, url_state.current_view()["dossier"])


def choose_dossier() -> Mapping[str, Any]:
    """The row of the dossier in view; offered for choice only where there are several."""
    known = dossiers.list_dossiers()
    name = url_state.current_view()["dossier"]
    if len(known) > 1 and not is_framed():
        bound = url_state.bind("dossier")
        pixels = measure_words(known[name]["title"]) + _FRAME_PIXELS
        with place.reserve_height(place.FIELD_PIXELS, min(max(pixels, _LEAST_PIXELS), _MOST_PIXELS)):
            st.selectbox("Dossier", list(known), format_func=lambda each: known[each]["title"], **bound)
    return known[name]
