"""A figure in the making: plain dicts, turned into a Plotly figure once.

Plotly checks the whole figure at each `update_…` and `add_…`: the steps of the Overview took 30 ms that way, and take
3 ms when their parts are collected first and checked once.
"""

from __future__ import annotations

from typing import Any

import plotly.graph_objects as go


class FigureBuilder:
    """Collects traces, notes, shapes and axes under Plotly's own names; `figure()` checks and gives them."""

    def __init__(self, **layout: Any) -> None:
        self._data: list[dict[str, Any]] = []
        self._layout: dict[str, Any] = {**layout, "xaxis": {}, "yaxis": {}, "annotations": [], "shapes": []}

    def scatter(self, **trace: Any) -> None:
        """One scatter trace, with the properties of `go.Scatter`."""
        self._data.append({"type": "scatter", **trace})

    def annotation(self, **note: Any) -> None:
        """One text in the picture, with the properties of `layout.annotations`."""
        self._layout["annotations"].append(note)

    def shape(self, **shape: Any) -> None:
        """One line or area, with the properties of `layout.shapes`."""
        self._layout["shapes"].append(shape)

    def vertical(self, x: Any, top: float = 1.0, **line: Any) -> None:
        """A dotted line at `x` from the foot of the drawing to `top` (1 = its upper edge)."""
        style = {"width": 1, "dash": "dot", **line}
        self.shape(type="line", x0=x, x1=x, yref="paper", y0=0, y1=top, line=style)

    def xaxis(self, **axis: Any) -> None:
        """Adds to the horizontal axis."""
        self._layout["xaxis"].update(axis)

    def yaxis(self, **axis: Any) -> None:
        """Adds to the vertical axis."""
        self._layout["yaxis"].update(axis)

    def raise_ceiling(self, pixels: int) -> None:
        """Makes room above the drawing; the picture grows by it."""
        margin = self._layout["margin"]
        self._layout["height"] += pixels - margin["t"]
        margin["t"] = pixels

    def lower_floor(self, pixels: int) -> None:
        """Makes room below the drawing; the picture grows by it."""
        self._layout["height"] += pixels
        self._layout["margin"]["b"] += pixels

    def widen_right(self, pixels: int) -> None:
        """Keeps at least that much room right of the drawing."""
        margin = self._layout["margin"]
        margin["r"] = max(margin["r"], pixels)

    @property
    def inner_pixels(self) -> int:
        """Height between the margins."""
        margin = self._layout["margin"]
        return int(self._layout["height"] - margin["t"] - margin["b"])

    def figure(self) -> go.Figure:
        """The checked figure."""
        return go.Figure(data=self._data, layout=self._layout)
