"""Pictures of a card: each chart within its page, and the picture of its link."""

from __future__ import annotations

from functools import partial

from dashboard.charts.palette import LIGHT
from dashboard.charts.poster import Number, draw_poster
from dashboard.charts.svg.element import Element
from dashboard.charts.svg.minify import minify
from dashboard.charts.svg.render import draw_picture, render_svg
from dashboard.charts.svg.words import SIZES, Size, Words
from dashboard.contents.blocks import TileBlock
from dashboard.contents.charts.chart import Chart
from dashboard.exports.picture import write_svg
from dashboard.sharing.cards.card import Card

WIDE, NARROW = 900, 400


def draw_inline_svg(chart: Chart, width: int) -> str:
    """The chart for a page that has said its headline, and lists its rows, so that it needs no hover cards."""
    return minify(
        render_svg(partial(chart.drawn, LIGHT), Words(chart.alt, legend=chart.legend), Size(width), is_outlined=False)
    )


def draw_link_image(card: Card) -> str:
    """The picture that a pasted link shows: the chart, or headline and first numbers with the first chart beside."""
    tiles = next((block for block in card.blocks if isinstance(block, TileBlock)), None)
    chart = card.charts[0] if card.charts else None
    if chart and not tiles:
        return write_svg(chart.picture, SIZES["social"]).decode()
    shown = [tile for tile, _ in tiles.tiles] if tiles else []
    numbers = [Number(tile.label, tile.value, tuple(filter(None, (tile.badge, *tile.lines)))) for tile in shown]
    kicker = chart.headline if chart else card.words

    def draw_chart(width: int, _: int) -> Element:
        assert chart is not None
        return draw_picture(partial(chart.drawn, LIGHT), Words(chart.alt, legend=chart.legend), Size(width))

    sentence = card.lead[0] if card.lead and not chart else ""
    source = chart.picture.words.source if chart else card.source
    return draw_poster(
        card.title, numbers, draw_chart if chart else None, kicker=kicker, sentence=sentence, source=source
    )
