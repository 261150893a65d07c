"""The names of the axes, in the picture itself, so that they travel with it."""

from __future__ import annotations

from dashboard.charts.drawing import FigureBuilder
from dashboard.charts.query.alt_text import describe_values
from dashboard.charts.query.columns import clip
from dashboard.charts.query.form import Form
from dashboard.charts.template import Palette, wrap_text

_PIXELS, _ROOM_ABOVE = 20, 28
_CHARACTERS = 44  # fit a phone


def name_axes(picture: FigureBuilder, form: Form, palette: Palette, *, is_level: bool) -> None:
    """The horizontal axis is named below its labels, the other one above it; no name is turned.

    `is_level`: the values run to the right.
    """
    names = [wrap_text(name, _CHARACTERS).partition("<br>")[0] for name in (clip(form.x), describe_values(form))]
    below, above = names[::-1] if is_level else names
    style = {"size": 13, "color": palette.ink}
    picture.xaxis(title={"text": below, "font": style, "standoff": 2})
    picture.lower_floor(_PIXELS)
    edge, anchor = (0, "left") if is_level else (1, "right")
    picture.annotation(
        text=above, font=style, showarrow=False, xref="paper", yref="paper", x=edge, y=1, yshift=3,
        xanchor=anchor, yanchor="bottom", align=anchor,
    )  # fmt: skip
    picture.raise_ceiling(_ROOM_ABOVE)
