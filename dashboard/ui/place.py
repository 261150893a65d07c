"""Places for parts that come later, as high and wide as these from the start, so that nothing else moves.

Streamlit's page loads the script of each kind of widget when it first meets one; until then, a bar of 40 pixels stands
for it, and 16 by 40 for a button or a choice without a width.
"""

from __future__ import annotations

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

FIELD_PIXELS = 74  # of a field or a list with its label, and of a gap below
CHOICE_PIXELS = 69  # of choices side by side with their label, and of a gap below
_GAP_PIXELS = 16


def reserve_height(pixels: int, width: int | None = None) -> DeltaGenerator:
    """A place at least so many pixels high, and `width` wide or as wide as what it stands in, with a gap after it."""
    # What keeps the height stands at the right from the start: what moves far counts for all that moves with it.
    with st.container(
        horizontal=True,
        horizontal_alignment="right",
        gap=None,
        wrap=False,
        width=width + _GAP_PIXELS if width else "stretch",
    ):
        place = st.container(gap="xsmall")
        keep_row_height(pixels)
    return place


def keep_row_height(pixels: int) -> None:
    """Makes the row that it is drawn in at least so many pixels high; 16 pixels wide, with nothing in it."""
    with st.container(width=1):  # Streamlit makes it as wide as the gap
        st.space(pixels)
