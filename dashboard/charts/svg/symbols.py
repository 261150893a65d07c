"""Marks as SVG paths around (0, 0), in the sizes that Plotly gives them."""

from __future__ import annotations

import math
from collections.abc import Callable

from dashboard.charts.svg.element import format_number

OPEN = "-open"
# These consist of lines only: they are coloured by the colour of their line.
LINES = ("line-ew", "line-ns")


def path_of(symbol: str, size: float) -> str:
    """The path of a symbol, `-open` or not. Raises ValueError for one that no chart of ours uses."""
    name = symbol.removesuffix(OPEN)
    if name not in _SHAPES:
        raise ValueError(f"There is no path for the symbol {symbol!r}. Add it to {__name__}.")
    return _SHAPES[name](size / 2)


def _circle(r: float) -> str:
    arc = f"A{format_number(r)} {format_number(r)} 0 1 1"
    return f"M{format_number(r)} 0{arc} {format_number(-r)} 0{arc} {format_number(r)} 0Z"


def _polygon(*points: tuple[float, float]) -> str:
    return "M" + "L".join(f"{format_number(x)} {format_number(y)}" for x, y in points) + "Z"


def _square(r: float) -> str:
    return _polygon((-r, -r), (r, -r), (r, r), (-r, r))


def _diamond(r: float) -> str:
    d = 1.3 * r
    return _polygon((0, -d), (d, 0), (0, d), (-d, 0))


def _triangle(turns: float) -> Callable[[float], str]:
    """A triangle that points up, turned by quarters of a circle."""

    def path(r: float) -> str:
        half = 2 * r / math.sqrt(3)
        cos, sin = round(math.cos(turns * math.pi / 2)), round(math.sin(turns * math.pi / 2))
        corners = ((-half, r / 2), (half, r / 2), (0, -r))
        return _polygon(*((x * cos - y * sin, x * sin + y * cos) for x, y in corners))

    return path


def _cross(r: float) -> str:
    near, far = 0.4 * r, 1.2 * r
    corner = ((near, -far), (near, -near), (far, -near))
    turns = ((1, 0), (0, 1), (-1, 0), (0, -1))
    return _polygon(*((x * cos - y * sin, x * sin + y * cos) for cos, sin in turns for x, y in corner))


def _star(r: float) -> str:
    radii = (1.4 * r, 1.4 * 0.3819 * r)
    angles = [math.pi * (place / 5 - 0.5) for place in range(10)]
    return _polygon(*((radii[n % 2] * math.cos(a), radii[n % 2] * math.sin(a)) for n, a in enumerate(angles)))


def _level(r: float) -> str:
    return f"M{format_number(-r)} 0H{format_number(r)}"


def _upright(r: float) -> str:
    return f"M0 {format_number(-r)}V{format_number(r)}"


_SHAPES: dict[str, Callable[[float], str]] = {
    "circle": _circle,
    "square": _square,
    "diamond": _diamond,
    "triangle-up": _triangle(0),
    "triangle-right": _triangle(1),
    "triangle-down": _triangle(2),
    "triangle-left": _triangle(3),
    "cross": _cross,
    "star": _star,
    "line-ew": _level,
    "line-ns": _upright,
}
