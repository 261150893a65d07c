"""Pictures of a card without a browser: each chart as SVG, and as PNG in twice its size, and the picture of its link.

Only this module knows resvg. It draws with the fonts beside it alone, so that every machine makes the same bytes.
"""

from __future__ import annotations

import io
from functools import lru_cache
from pathlib import Path

import resvg_py
from PIL import Image

from dashboard.charts import ranges
from dashboard.charts.palette import LIGHT
from dashboard.charts.poster import LINE, Number, draw_poster
from dashboard.charts.svg.minify import minify
from dashboard.charts.svg.render import render_svg
from dashboard.contents.blocks import TileBlock
from dashboard.contents.charts.chart import Chart
from dashboard.figures.display import capitalize
from dashboard.sharing.cards.card import Card

FONTS = Path(__file__).parent / "fonts"
WIDE, NARROW = 900, 400
_STEPS = 20  # from a colour to white
_FAMILY = "Muster Sans"
_FILES = sorted(str(path) for path in FONTS.glob("*.ttf"))


def draw_svg(chart: Chart) -> str:
    """The chart with headline and key, in the colours of the light theme."""
    return render_svg(
        chart.drawn(LIGHT), alt=chart.alt, title=capitalize(chart.headline), legend=chart.legend, width=WIDE
    )


def draw_inline_svg(chart: Chart, width: int) -> str:
    """The chart for a page that has said its headline, and lists its rows, so that it needs no hover cards."""
    return minify(render_svg(chart.drawn(LIGHT), alt=chart.alt, legend=chart.legend, width=width))


def render_png(picture: str, zoom: float = 1) -> bytes:
    """The SVG, which has its own ground, as PNG of the theme's colours and their steps to white: half the size.

    Chosen by frequency instead, the rare colour of one mark would turn into the colour of others.
    """
    drawn = resvg_py.svg_to_bytes(
        svg_string=picture,
        zoom=zoom,
        skip_system_fonts=True,
        font_files=_FILES,
        font_family=_FAMILY,
        sans_serif_family=_FAMILY,
    )
    with Image.open(io.BytesIO(bytes(drawn))) as image:
        few = image.convert("RGB").quantize(palette=_palette(), dither=Image.Dither.NONE)
    sink = io.BytesIO()
    few.save(sink, "PNG", optimize=True)
    return sink.getvalue()


@lru_cache(maxsize=1)
def _palette() -> Image.Image:
    """Each colour of a picture, and its steps to white as edges and pale areas have them."""
    # The last steps would be taken for white itself.
    shares = [step / _STEPS for step in range(_STEPS - 1)]
    steps = [
        round(part + (255 - part) * share)
        for colour in (LIGHT.ink, *LIGHT.series)
        for share in shares
        for part in _parts(colour)
    ]
    palette = Image.new("P", (1, 1))
    palette.putpalette([*_parts(LIGHT.paper), *_parts(LINE), *steps])
    return palette


def _parts(colour: str) -> tuple[int, ...]:
    """ "#1b4f8f" as red, green and blue."""
    return tuple(bytes.fromhex(colour[1:]))


def draw_link_image(card: Card) -> str:
    """The picture that a pasted link shows: headline, the first numbers or a sentence, the first chart, its source."""
    tiles = next((block for block in card.blocks if isinstance(block, TileBlock)), None)
    numbers = [Number(tile.label, tile.value, tile.lines) for tile, _ in tiles.tiles] if tiles else []
    chart = card.charts[0] if card.charts else None
    headline, kicker = card.title, chart.headline if chart else card.words
    if tiles and tiles.headline:
        headline, kicker = tiles.headline, card.title
    sentence_told = card.lead[0] if card.lead and not chart else ""
    return draw_poster(
        headline, numbers, _Fitting(chart) if chart else None, kicker=kicker, sentence=sentence_told, source=card.source
    )


class _Fitting:
    """A chart as it fits a room: without source and events, and of a long list the first rows, said so."""

    def __init__(self, chart: Chart) -> None:
        self.chart = chart

    def __call__(self, width: int, height: int) -> str:
        parts = {name: value for name, value in self.chart.parts.items() if name != "events"} | {"source": ""}
        rows = self.chart.table.num_rows
        shown = rows
        while True:
            told = f"The first {shown} of {rows} rows." if shown < rows else ""
            figure = self.chart.draw(table=self.chart.table.slice(0, shown), **parts | {"source": told}, palette=LIGHT)
            drawn = render_svg(figure, alt=self.chart.alt, legend=self.chart.legend, width=width)
            tall = _height(drawn)
            if tall <= height * 1.25 or self.chart.draw is not ranges.draw or shown <= 3:
                return drawn
            shown = max(min(shown - 1, int(shown * height * 1.25 / tall)), 3)


def _height(picture: str) -> float:
    return float(picture.partition(' height="')[2].partition('"')[0])
