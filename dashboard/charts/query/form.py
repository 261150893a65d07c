"""How a result is drawn: the kind of chart and its columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

BARS, LINES, POINTS, RANGES = KINDS = ("bars", "lines", "points", "ranges")
_ENDS = (("at_least", "at_most"), ("low", "high"), ("lower", "upper"), ("min", "max"), ("least", "greatest"))


@dataclass(frozen=True, slots=True)
class Form:
    """The parts are names of columns. For ranges `y` is the low end and `y_high` the high one; where that is None, it
    is found by its name (at_least and at_most, low and high).
    """

    kind: str
    x: str
    y: str
    colour: str | None = None
    y_high: str | None = None

    def find_high_column(self, columns: Sequence[str]) -> str | None:
        """The column with the high end of a range: the one given, or the one whose name belongs to the low end."""
        if self.y_high is not None:
            return self.y_high
        for low, high in _ENDS:
            if self.y.endswith(low) and (partner := self.y.removesuffix(low) + high) in columns:
                return partner
            if self.y.startswith(f"{low}_") and (partner := high + self.y.removeprefix(low)) in columns:
                return partner
        return None
