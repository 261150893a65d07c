"""Marks as SVG paths around (0, 0), in the sizes that Plotly gives them."""

from __future__ import annotations

import math

from dashboard.charts.svg.element import format_number

OPEN = "-open"
# These consist of lines only: they are coloured by the colour of their line.
LINES = ("line-ew", "line-ns")

Points = list[tuple[float, float]]


def path_of(symbol: str, size: float) -> str:
    """The path of a symbol, `-open` or not. Raises ValueError for one that no chart of ours uses."""
    name, r = symbol.removesuffix(OPEN), size / 2
    if name == "circle":
        arc = f"A{format_number(r)} {format_number(r)} 0 1 1"
        return f"M{format_number(r)} 0{arc} {format_number(-r)} 0{arc} {format_number(r)} 0Z"
    if name in LINES:
        first, last = format_number(-r), format_number(r)
        return f"M{first} 0H{last}" if name == "line-ew" else f"M0 {first}V{last}"
    if name not in _POLYGONS:
        raise ValueError(f"There is no path for the symbol {symbol!r}. Add it to {__name__}.")
    return "M" + "L".join(f"{format_number(r * x)} {format_number(r * y)}" for x, y in _POLYGONS[name]) + "Z"


def _turn(points: Points, quarters: int) -> Points:
    """The points turned clockwise by quarters of a circle."""
    for _ in range(quarters):
        points = [(-y, x) for x, y in points]
    return points


_TRIANGLE: Points = [(-2 / math.sqrt(3), 0.5), (2 / math.sqrt(3), 0.5), (0, -1)]
_ARM: Points = [(0.4, -1.2), (0.4, -0.4), (1.2, -0.4)]  # of a cross, its upper right corner
_RAYS = [(math.pi * (place / 5 - 0.5), (1.4, 1.4 * 0.3819)[place % 2]) for place in range(10)]
_POLYGONS: dict[str, Points] = {
    "square": [(-1, -1), (1, -1), (1, 1), (-1, 1)],
    "diamond": [(0, -1.3), (1.3, 0), (0, 1.3), (-1.3, 0)],
    "triangle-up": _TRIANGLE,
    "triangle-right": _turn(_TRIANGLE, 1),
    "triangle-down": _turn(_TRIANGLE, 2),
    "triangle-left": _turn(_TRIANGLE, 3),
    "cross": [point for quarters in range(4) for point in _turn(_ARM, quarters)],
    "star": [(length * math.cos(angle), length * math.sin(angle)) for angle, length in _RAYS],
}
