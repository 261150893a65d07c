"""What stands around a drawing, and how large the picture is. Free of Plotly, which pages load after their words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Size:
    """Pixels of a picture; without a height, it is as high as it needs."""

    width: int
    height: int | None = None
    label: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """Plain text, but `legend` as `stances.build_legend` gives it; what is empty is not drawn.

    `alt` says the picture in words, `subtitle` what it shows, `notes` what to know of single marks.
    """

    alt: str
    title: str = ""
    subtitle: str = ""
    legend: str = ""
    notes: tuple[str, ...] = field(default=())
    source: str = ""


PAGE = Size(900, label="Page: 900 pixels wide, for an article or a report")
SIZES: Mapping[str, Size] = MappingProxyType({
    "column": Size(420, label="Column: 420 pixels wide, for a newspaper column or a phone"),
    "page": PAGE,
    "social": Size(1200, 630, "Social: 1200 by 630 pixels, for a post"),
})  # fmt: skip
