"""The colours of a chart."""

from __future__ import annotations

from dataclasses import dataclass

RULE = "#d9d5cd"  # a thin line between parts of a picture


@dataclass(frozen=True)
class Palette:
    """Colours of one picture. `series` follows the order of `chartCategoricalColors` in the theme.

    Marks have one of the first six, held apart for readers who see no red or no green. Texts beside marks have `texts`,
    at least 4.5 to 1 on paper.
    """

    ink: str = "#121417"
    paper: str = "#ffffff"
    series: tuple[str, ...] = (
        *("#1b4f8f", "#c0341d", "#0a7568", "#b07d00", "#39424e", "#9097a0"),
        *("#b3541e", "#7d5900", "#5d6570", RULE),
    )

    @property
    def texts(self) -> tuple[str, ...]:
        """The colour of texts, by the place of the mark beside them."""
        blue, red, green, _, slate, _, orange, brown, quiet, _ = self.series
        return (blue, red, green, brown, slate, quiet, orange)

    @property
    def quiet(self) -> str:
        """Of texts beside the point."""
        return self.series[8]

    @property
    def rule(self) -> str:
        """Of lines beside the point."""
        return self.series[9]


LIGHT = Palette()
DARK = Palette(
    ink="#e9e6e0",
    paper="#14171b",
    series=(
        *("#7fb0ee", "#ff8a6b", "#3fc4b1", "#e8c547", "#d5dae1", "#7a8390"),
        *("#eba06a", "#e9c95a", "#a4acb7", "#3a424c"),
    ),
)
