"""The colours of a chart."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Palette:
    """Colours of one picture. `series` follows the order of `chartCategoricalColors` in the theme."""

    ink: str = "#121417"
    paper: str = "#ffffff"
    series: tuple[str, ...] = ("#1b4f8f", "#b3372a", "#1f6f5f", "#8a6100", "#6a4a94", "#5d6570", "#b3541e")


RULE = "#d9d5cd"  # a thin line between parts of a picture
LIGHT = Palette()
DARK = Palette(
    ink="#e9e6e0",
    paper="#14171b",
    series=("#8db7e8", "#ef8a76", "#6cc5b1", "#e5c15f", "#bda2e3", "#a4acb7", "#eba06a"),
)
