"""Colours of marks stay apart for readers who see no red or no green; texts stay legible on paper."""

from __future__ import annotations

import math
import tomllib
from itertools import combinations

import pytest

from dashboard.charts.palette import DARK, LIGHT, Palette
from dashboard.charts.stances import STANCE_STYLES
from dashboard.settings import REPOSITORY

LEAST_DISTANCE, LEAST_CONTRAST = 14, 4.5
# Machado, Oliveira and Fernandes (2009), complete; rows of the matrices that linear colours are multiplied with.
SEEN = {
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
}
XYZ = ((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505))
WHITE = (0.95047, 1, 1.08883)

Colour = tuple[float, ...]


def to_linear(colour: str) -> Colour:
    parts = (part / 255 for part in bytes.fromhex(colour[1:]))
    return tuple(part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)


def multiply(matrix: tuple[Colour, ...], colour: Colour) -> Colour:
    return tuple(sum(a * b for a, b in zip(row, colour, strict=True)) for row in matrix)


def to_lab(colour: Colour) -> Colour:
    shares = (part / white for part, white in zip(multiply(XYZ, colour), WHITE, strict=True))
    x, y, z = (share ** (1 / 3) if share > 0.008856 else 7.787 * share + 16 / 116 for share in shares)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def contrast(one: str, other: str) -> float:
    bright, dark = sorted((multiply(XYZ, to_linear(each))[1] for each in (one, other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("seen", SEEN)
@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_marks_of_different_colour_stay_apart(palette: Palette, seen: str) -> None:
    colours = {palette.series[style.place] for style in STANCE_STYLES.values()}
    labs = [to_lab(tuple(min(max(part, 0), 1) for part in multiply(SEEN[seen], to_linear(each)))) for each in colours]

    assert min(math.dist(one, other) for one, other in combinations(labs, 2)) >= LEAST_DISTANCE


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_texts_are_legible(palette: Palette) -> None:
    texts = {palette.ink, palette.quiet, *(palette.texts[style.place] for style in STANCE_STYLES.values())}

    assert min(contrast(text, palette.paper) for text in texts) >= LEAST_CONTRAST


def test_stances_of_one_colour_differ_in_shape() -> None:
    assert len({(style.symbol, style.glyph) for style in STANCE_STYLES.values()}) == len(STANCE_STYLES)


def test_theme_has_the_same_colours() -> None:
    theme = tomllib.loads((REPOSITORY / ".streamlit" / "config.toml").read_text(encoding="utf-8"))["theme"]

    assert [theme[name]["chartCategoricalColors"] for name in ("light", "dark")] == [[*LIGHT.series], [*DARK.series]]
