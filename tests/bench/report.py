"""What was measured, as a table for people and as JSON for programs."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from statistics import median
from typing import Any

HEADINGS = ("", "Muster", "bare", "ratio", "aim", "")


@dataclass(frozen=True)
class Aim:
    """What is aimed at: `at_most` or `at_least`, of the ratio to the bare page or of Muster's own value."""

    limit: float
    is_least: bool = False
    is_ratio: bool = True

    def is_met(self, value: float) -> bool:
        """Holds the ratio, or the value, against the limit."""
        return value >= self.limit if self.is_least else value <= self.limit


@dataclass(frozen=True)
class Row:
    """One measure of both pages, in `unit`; `muster` and `bare` hold every sample, of which the median counts."""

    name: str
    unit: str
    muster: Sequence[float]
    bare: Sequence[float]
    aim: Aim | None = None

    @property
    def ratio(self) -> float | None:
        """Muster's median over that of the bare page; None where one is missing or zero."""
        if not self.muster or not self.bare or not median(self.bare):
            return None
        return median(self.muster) / median(self.bare)

    @property
    def is_met(self) -> bool | None:
        """Whether the aim is met; None where there is no aim or nothing to hold against it."""
        value = self.ratio if self.aim and self.aim.is_ratio else median(self.muster) if self.muster else None
        return self.aim.is_met(value) if self.aim and value is not None else None


def table(rows: Sequence[Row], headings: Sequence[str] = HEADINGS) -> str:
    """The rows as aligned text: both values, the ratio, the aim, and whether it is met."""
    lines = [tuple(headings), *(_cells(row) for row in rows)]
    widths = [max(len(line[place]) for line in lines) for place in range(len(HEADINGS))]
    aligned: list[Callable[[str, int], str]] = [str.ljust, str.rjust, str.rjust, str.rjust, str.rjust, str.ljust]
    return "\n".join(
        "  ".join(align(cell, width) for align, cell, width in zip(aligned, line, widths, strict=True)).rstrip()
        for line in lines
    )


def as_json(rows: Sequence[Row]) -> list[dict[str, Any]]:
    """The rows with all samples, medians, ratio and verdict. What was never answered in time is null."""
    return [
        asdict(row)
        | {name: [_finite(value) for value in getattr(row, name)] for name in ("muster", "bare")}
        | {f"{name}_median": _finite(median(getattr(row, name))) for name in ("muster", "bare") if getattr(row, name)}
        | {"ratio": row.ratio, "is_met": row.is_met}
        for row in rows
    ]


def quantile(values: Sequence[float], share: float) -> float:
    """The least value that at least `share` of the values do not exceed; infinity of none."""
    if not values:
        return math.inf
    return sorted(values)[max(math.ceil(share * len(values)) - 1, 0)]


def _cells(row: Row) -> tuple[str, ...]:
    ratio = "" if row.ratio is None else f"{row.ratio:.2f}×"
    met = {True: "met", False: "missed", None: ""}[row.is_met]
    return (row.name, _value(row.muster, row.unit), _value(row.bare, row.unit), ratio, _aim(row), met)


def _aim(row: Row) -> str:
    if row.aim is None:
        return ""
    unit = "×" if row.aim.is_ratio else f" {row.unit}"
    return f"{'≥' if row.aim.is_least else '≤'} {row.aim.limit:g}{unit}"


def _value(samples: Sequence[float], unit: str) -> str:
    if not samples:
        return "–"
    value = median(samples)
    digits = 0 if value >= 100 or unit == "sessions" else 1 if value >= 10 else 2
    return f"{value:,.{digits}f} {unit}"


def _finite(value: float) -> float | None:
    return value if math.isfinite(value) else None
