"""The one exporter of charts: as SVG and as PNG, in each size, for pages, fact packs, the terminal and cards.

Only this module knows resvg. Letters are outlines, so that every machine makes the same bytes.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from types import MappingProxyType
from typing import TYPE_CHECKING

from dashboard.charts.palette import LIGHT, RULE
from dashboard.charts.svg.words import PAGE, Size, Words
from dashboard.exports.machine_font import find_sans_family

if TYPE_CHECKING:  # it brings Plotly, which pages load after their first numbers
    from PIL import Image

    from dashboard.charts.figure_builder import Figure
    from dashboard.charts.room import Room

PNG_ZOOM = 2
_DOTS_PER_INCH = 96
_STEPS = 20  # from a colour to white
_LEAST_ROWS = 3


@dataclass(frozen=True, slots=True)
class Picture:
    """One chart to take along. `name` is the stem of file names; `rows` counts the rows of its table.

    `say()` gives its words, and `draw(count, room)` the figure of the first rows in the light theme, for a place of
    that room: a page offers many pictures, and few are taken.
    """

    name: str
    say: Callable[[], Words]
    draw: Callable[[int, Room], Figure]
    rows: int

    @property
    def words(self) -> Words:
        """All that is said around it."""
        return self.say()


def write_svg(picture: Picture, size: Size = PAGE) -> bytes:
    """The chart with title, key, names of events, notes and all sources, as UTF-8 text.

    Where a size is too small for all rows, it shows the first ones, and says so.
    """
    from dashboard.charts.svg.render import TooTallError, render_svg  # noqa: PLC0415

    words = whole = picture.words
    rows = picture.rows
    while True:
        try:
            return render_svg(partial(picture.draw, rows), words, size).encode()
        except TooTallError:
            if rows <= _LEAST_ROWS:
                raise
            rows = max(rows * 4 // 5, _LEAST_ROWS)
            cut = f"The first {rows} of {picture.rows} rows; a larger picture shows all."
            words = replace(whole, notes=(*whole.notes, cut))


def write_png(picture: Picture, size: Size = PAGE) -> bytes:
    """The same in twice as many pixels, for print and sharp screens."""
    return render_png(write_svg(picture, size).decode(), PNG_ZOOM)


def render_png(svg: str, zoom: int = 1) -> bytes:
    """The SVG, which has its own ground, as PNG of the theme's colours and their steps to white: half the size.

    Chosen by frequency instead, the rare colour of one mark would turn into the colour of others.
    """
    import resvg_py  # noqa: PLC0415
    from PIL import Image  # noqa: PLC0415

    # Only letters without outlines need a font.
    needs_font = "</text>" in svg
    family = find_sans_family() if needs_font else None
    drawn = resvg_py.svg_to_bytes(
        svg_string=svg, zoom=zoom, skip_system_fonts=not needs_font, sans_serif_family=family, font_family=family
    )
    with Image.open(io.BytesIO(bytes(drawn))) as image:
        few = image.convert("RGB").quantize(palette=_build_palette(), dither=Image.Dither.NONE)
    sink = io.BytesIO()
    few.save(sink, "PNG", optimize=True, dpi=(_DOTS_PER_INCH * zoom,) * 2)
    return sink.getvalue()


@lru_cache(maxsize=1)
def _build_palette() -> Image.Image:
    """Each colour of a picture, and its steps to white as edges and pale areas have them."""
    from PIL import Image  # noqa: PLC0415

    # The last steps would be taken for white itself.
    shares = [step / _STEPS for step in range(_STEPS - 1)]
    steps = [
        round(part + (255 - part) * share)
        for colour in (LIGHT.ink, *LIGHT.series[:-1])
        for share in shares
        for part in _parts_of(colour)
    ]
    palette = Image.new("P", (1, 1))
    palette.putpalette([*_parts_of(LIGHT.paper), *_parts_of(RULE), *steps])
    return palette


def _parts_of(colour: str) -> tuple[int, ...]:
    """ "#1b4f8f" as red, green and blue."""
    return tuple(bytes.fromhex(colour[1:]))


@dataclass(frozen=True, slots=True)
class PictureFormat:
    """`label` for a reader, `suffix` with its dot, `mime` as browsers know it."""

    label: str
    suffix: str
    mime: str
    write: Callable[[Picture, Size], bytes]


PICTURE_FORMATS: Mapping[str, PictureFormat] = MappingProxyType({
    "svg": PictureFormat("SVG, to print or edit", ".svg", "image/svg+xml", write_svg),
    "png": PictureFormat("PNG, twice as sharp", ".png", "image/png", write_png),
})  # fmt: skip
