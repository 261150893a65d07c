"""Builds a Plotly figure in the house style: axes, fonts, and the source line inside the picture."""

from __future__ import annotations

import json
import textwrap
import threading
from collections.abc import Sequence
from datetime import date
from functools import cached_property, lru_cache
from html import escape
from typing import Any, TypeAlias

import plotly.graph_objects as go
import plotly.io
from plotly.io import templates, to_json
from plotly.utils import PlotlyJSONEncoder

from dashboard.charts.palette import Palette
from dashboard.charts.stances import STYLES

Figure: TypeAlias = go.Figure

_ENCODER = PlotlyJSONEncoder()

# Plotly uses pandas as soon as another thread has begun to import it, and fails with the half that is there. So Plotly
# works under this lock, and pandas is imported under it.
plotly_lock = threading.RLock()


class SentFigure(dict[str, Any]):
    """A picture in JSON's own types."""

    @cached_property
    def text(self) -> str:
        """As Plotly writes it, once."""
        written: str = to_json(dict(self), validate=False)
        return written


def write_pictures_once() -> None:
    """From now on, Plotly's function by which Streamlit writes a picture each time it is sent gives the text kept."""
    plotly.io.to_json = lambda figure, *given, **named: (
        figure.text if isinstance(figure, SentFigure) else to_json(figure, *given, **named)
    )


class _DrawnFigure(go.Figure):  # type: ignore[misc]  # Plotly has no types
    """A picture that nobody changes any more, as plain parts: what is sent of it is made once.

    Plotly would check and copy each part, which takes ten times as long as all the rest. Tests have it check them.
    """

    def __init__(self, data: list[dict[str, Any]], layout: dict[str, Any]) -> None:
        """Without Plotly's own, which checks."""
        self._parts = {"data": data, "layout": layout}

    @cached_property
    def checked(self) -> go.Figure:
        """The same as Plotly reads it, complete with what it adds. Raises ValueError for what is no picture."""
        with plotly_lock:
            return go.Figure(self._parts)

    @property
    def data(self) -> Any:
        """Its traces."""
        return self.checked.data

    @property
    def layout(self) -> Any:
        """All but its traces."""
        return self.checked.layout

    def to_dict(self) -> SentFigure:
        """What is sent to a browser."""
        if not hasattr(self, "_sent"):
            self._sent = SentFigure(_to_plain(self._parts))
            self._sent["layout"]["template"] = _read_template(templates.default)
        return self._sent

    def to_plotly_json(self) -> dict[str, Any]:
        """As it was built, with dates that are dates: for those who draw it without Plotly."""
        data = [_sort(trace, last="type") for trace in self._parts["data"]]
        return {"data": data, "layout": _sort(self._parts["layout"])}


def _sort(part: Any, last: str = "") -> Any:
    """Plain parts as Plotly would give them back: in the order of their names, and without what is not set."""
    if isinstance(part, dict):
        names = sorted(part, key=lambda name: (name == last, name))
        return {name: _sort(part[name]) for name in names if part[name] is not None}
    return [_sort(each) for each in part] if isinstance(part, (list, tuple)) else part


def _to_plain(part: Any) -> Any:
    """A part in JSON's own types, without what is not set in dictionaries."""
    if part is None or isinstance(part, (str, int, float)):
        return part
    if isinstance(part, dict):
        return {name: _to_plain(value) for name, value in part.items() if value is not None}
    if isinstance(part, (list, tuple)):
        return [_to_plain(value) for value in part]
    if isinstance(part, date):  # Plotly tries dates last, after seven other kinds
        return part.isoformat()
    with plotly_lock:
        return _to_plain(_ENCODER.default(part))


@lru_cache(maxsize=1)
def _read_template(name: str) -> dict[str, Any]:
    """The template of that name as plain JSON: Streamlit's, on its pages."""
    empty = {"data": [], "layout": {"template": templates[name].to_plotly_json()}}
    template: dict[str, Any] = json.loads(to_json(empty, validate=False))["layout"]["template"]
    return template


CONFIG = {"displayModeBar": False, "scrollZoom": False, "responsive": True}
EVENT = "event"  # the name of an annotation below the axis
OPENS = "<i>tap to open it</i>"
_SOURCE_CHARACTERS = 58  # fit a phone
_TICK_LINE_PIXELS = 16
_FOOT_PIXELS = 28  # of ticks and their labels


class FigureBuilder:
    """Collects traces, annotations, shapes and axes under Plotly's own names."""

    def __init__(self, height: int, source: str, palette: Palette) -> None:
        """An empty picture, `height` pixels of drawing, with `source` as its last lines."""
        lines = [escape(line, quote=False) for line in textwrap.wrap(source, _SOURCE_CHARACTERS)]
        foot = 40 + 15 * len(lines) if lines else _FOOT_PIXELS
        ink, tick_font = palette.ink, {"size": 13, "color": palette.ink}
        self.palette = palette
        self._traces: list[dict[str, Any]] = []
        self._layout: dict[str, Any] = {
            "height": height + foot,
            "margin": {"l": 0, "r": 12, "t": 8, "b": foot},
            **({"title": _build_source_title(lines, ink)} if lines else {}),
            "showlegend": False,
            "hovermode": "closest",
            "dragmode": False,
            "font": {"size": 14, "color": ink},
            "hoverlabel": {
                "align": "left", "namelength": 0, "bgcolor": palette.paper, "bordercolor": palette.quiet,
                "font": {"size": 14, "color": ink},
            },
            "xaxis": {
                "fixedrange": True, "showline": True, "linewidth": 1, "linecolor": ink,
                "ticks": "outside", "ticklen": 5, "tickcolor": ink, "tickfont": tick_font,
            },
            "yaxis": {"fixedrange": True, "zeroline": False, "tickfont": tick_font},
            "annotations": [],
            "shapes": [],
        }  # fmt: skip

    def colour_of(self, kind: str | None) -> str:
        """The colour in which a stance is drawn."""
        return self.palette.series[STYLES.get(kind or "", STYLES["report"]).place]

    def text_colour_of(self, kind: str | None) -> str:
        """The colour in which a stance is written."""
        return self.palette.texts[STYLES.get(kind or "", STYLES["report"]).place]

    def add_trace(self, x: Sequence[Any], y: Sequence[Any], **trace: Any) -> None:
        """One trace, with the properties of `go.Scatter`."""
        self._traces.append({"type": "scatter", "x": x, "y": y, **trace})

    def add_line(
        self,
        x: Sequence[Any],
        y: Sequence[Any],
        colour: str,
        width: float,
        *,
        opacity: float | None = None,
        **line: Any,
    ) -> None:
        """A line without hover cards; None among the values interrupts it."""
        style = {"color": colour, "width": width, **line}
        self.add_trace(x, y, mode="lines", line=style, opacity=opacity, hoverinfo="skip")

    def add_markers(
        self, x: Sequence[Any], y: Sequence[Any], cards: Sequence[str] | str, figures: Sequence[str] = (), **marker: Any
    ) -> None:
        """Marks, each with its hover card or all with one, and the figure that it opens."""
        marker.setdefault("opacity", 1)  # Plotly pales marks of several sizes
        shown = {"marker": {"opacity": marker["opacity"]}}  # a choice neither pales nor uncovers any mark
        self.add_trace(x, y, mode="markers", marker=marker, selected=shown, unselected=shown, **hover(cards, figures))

    def add_annotation(self, **note: Any) -> None:
        """One text in the picture, with the properties of `layout.annotations`."""
        self._layout["annotations"].append({"showarrow": False, **note})

    def add_rectangle(self, x: tuple[Any, Any], y: tuple[Any, Any], colour: str, opacity: float, **shape: Any) -> None:
        """An area without a rim, with the properties of `layout.shapes`."""
        (x0, x1), (y0, y1) = x, y
        style = {"fillcolor": colour, "opacity": opacity, "line": {"width": 0}, **shape}
        self._layout["shapes"].append({"type": "rect", "x0": x0, "x1": x1, "y0": y0, "y1": y1, **style})

    def update_xaxis(self, **axis: Any) -> None:
        """Adds to the horizontal axis."""
        self._layout["xaxis"].update(axis)

    def update_yaxis(self, **axis: Any) -> None:
        """Adds to the vertical axis."""
        self._layout["yaxis"].update(axis)

    def set_date_axis(self, first: date, last: date) -> None:
        """Ticks at years, or at months where the span is short; never turned, so that they fit above the source."""
        years = (last - first).days / 365
        if years > 3:
            step = f"M{12 * max(round(years / 8), 1)}"
            self.update_xaxis(tickformat="%Y", dtick=step, tick0=date(first.year, 1, 1))
        else:
            self.update_xaxis(tickformat="%b<br>%Y" if years > 0.25 else "%-d %b<br>%Y", nticks=6)
            self.grow_foot(_TICK_LINE_PIXELS)
        self.update_xaxis(range=[first, last], tickangle=0)

    def set_head(self, pixels: int) -> None:
        """Sets the room above the drawing; the picture grows by it."""
        margin = self._layout["margin"]
        self._layout["height"] += pixels - margin["t"]
        margin["t"] = pixels

    def grow_foot(self, pixels: int) -> None:
        """Makes room below the drawing; the picture grows by it."""
        self._layout["height"] += pixels
        self._layout["margin"]["b"] += pixels

    def set_least_height(self, pixels: int) -> None:
        """Sets the height between the axes below which texts of rows would touch; for pictures of a fixed size."""
        self._layout["meta"] = pixels

    def build(self) -> Figure:
        """The figure."""
        return _DrawnFigure(self._traces, {name: value for name, value in self._layout.items() if value != []})


def hover(cards: Sequence[str] | str, figures: Sequence[str] = ()) -> dict[str, Any]:
    """The properties of a trace whose points have these hover cards, or all the same, and open these figures."""
    if isinstance(cards, str):
        return {
            "meta": [cards],
            "customdata": [["", figure] for figure in figures],
            "hovertemplate": f"%{{meta[0]}}<br>{OPENS}<extra></extra>",
        }
    if not figures:
        return {"customdata": cards, "hovertemplate": "%{customdata}<extra></extra>"}
    return {
        "customdata": [list(pair) for pair in zip(cards, figures, strict=True)],
        "hovertemplate": f"%{{customdata[0]}}<br>{OPENS}<extra></extra>",
    }


def _build_source_title(lines: Sequence[str], ink: str) -> dict[str, Any]:
    """The source as the title, since only a title can start at the picture's own edge, whatever the axis needs."""
    return {
        # Streamlit's theme makes titles bold; a source line is not.
        "text": f"<span style='font-weight:400'>{'<br>'.join(lines)}</span>",
        "x": 0,
        "xref": "container",
        "xanchor": "left",
        "y": 0,
        "yref": "container",
        "yanchor": "bottom",
        # Plotly sets the first line of a title on the edge, so the others need room below it.
        "pad": {"b": 15 * (len(lines) - 1) + 4},
        "font": {"size": 12, "color": ink, "family": "Source Sans, sans-serif"},
        "automargin": False,
    }
