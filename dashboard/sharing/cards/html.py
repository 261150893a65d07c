"""A card as one HTML file: no script that runs, nothing from elsewhere, all text of the data shown and never obeyed."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from dashboard.charts.stances import STYLES
from dashboard.contents import dossiers, sources
from dashboard.contents.charts.chart import Chart
from dashboard.exports.extract import name_licence, read_dossier_licence
from dashboard.figures.bibliography import check_web_address
from dashboard.figures.display import capitalize, format_bounds, format_day
from dashboard.figures.text_parts import clean_text, quote_text
from dashboard.sharing.cards import images, theme
from dashboard.sharing.cards.card import Card
from dashboard.sharing.cards.linked_data import write_linked_data
from dashboard.sharing.cards.rows import build_rows

_HERE = Path(__file__).parent
_FRAME_PIXELS = 900
_DEFINED = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Links:
    """Where a card leads: absolute where the site is known, else beside it.

    `page`, `picture`: the card and its picture for others; `picture_near`, `charts`, `index`: beside the card.
    `app`: the live page. What is empty is not there, and the card leaves it out. `figure` gives the address of a
    figure's page, or None.
    """

    site: str
    page: str
    picture: str
    picture_near: str
    index: str
    charts: tuple[tuple[Chart, str, str], ...]
    app: str
    figure: Callable[[str], str | None]


def render_card(card: Card, links: Links) -> str:
    """The HTML; the same card and links always give the same text."""
    shown, licence_url = _read_licence(card)
    style = _style()
    text: str = (
        environment()
        .get_template("card.html")
        .render(
            card=card,
            links=links,
            style=Markup(style),  # noqa: S704  ours
            style_hash=Markup(_hash(style)),  # noqa: S704  letters, digits, + and /
            version=dossiers.read_dossier(card.dossier)["data_version"],
            linked_data=Markup(describe_card(card, links.page)),  # noqa: S704  without "<"
            licence=shown,
            licence_url=licence_url,
            frame=_frame(card, links),
            image=_image(card, links),
            figure_href=lambda row: links.figure(row["figure_id"]) if row.get("figure_id") else None,
            figure_named=lambda name: links.figure(name) if name else None,
        )
    )
    return text


def describe_card(card: Card, page: str) -> str:
    """What the card says as JSON-LD, safe in a script tag; `page` is its address, or empty."""
    return write_linked_data(card, page, dossiers.read_dossier(card.dossier)["data_version"], _read_licence(card)[1])


def _read_licence(card: Card) -> tuple[str, str | None]:
    """The licence of the dossier as people write it, and the address of its text."""
    shown, address = name_licence(read_dossier_licence(card.dossier)[1])
    return shown, check_web_address(address)


def render_index(title: str, sections: Mapping[str, list[tuple[str, str]]], site: str, feed: str = "") -> str:
    """The list of all cards, as {headline: [(title, address)]}; `feed` is the address of the corrections log."""
    style = _style()
    text: str = (
        environment()
        .get_template("index.html")
        .render(
            title=title,
            sections=sections,
            site=site,
            feed=feed,
            style=Markup(style),  # noqa: S704  ours
            style_hash=Markup(_hash(style)),  # noqa: S704  letters, digits, + and /
        )
    )
    return text


def _frame(card: Card, links: Links) -> str:
    return (
        f'<iframe src="{escape(links.page)}" title="{escape(clean_text(card.title))}" width="100%" '
        f'height="{_FRAME_PIXELS}" style="border:0" loading="lazy"></iframe>'
    )


def _image(card: Card, links: Links) -> str:
    return (
        f'<a href="{escape(links.page)}"><img src="{escape(links.picture)}" width="1200" height="630" '
        f'style="max-width:100%;height:auto" alt="{escape(clean_text(card.summary))}"></a>'
    )


@lru_cache(maxsize=1)
def environment() -> Environment:
    """The templates of this folder, which escape all text, with the filters that they use."""
    templates = Environment(
        loader=FileSystemLoader(_HERE),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_shown,
        trim_blocks=False,
        keep_trailing_newline=True,
    )
    templates.filters["capitalize"] = capitalize  # Jinja's own makes small letters of the others
    templates.globals.update(
        interval=format_bounds,
        day=format_day,
        quoted=quote_text,
        said=sources.describe_statement,
        unread=sources.describe_unread,
        publication=sources.describe_publication,
        web_address=check_web_address,
        rows_of=build_rows,
        extent=lambda chart: sources.describe_table(chart.table, chart.label),
        drawn=_drawn,
        coloured=_coloured,
        lines=_lines,
    )
    return templates


def _shown(value: Any) -> Any:
    """Text without marks that turn a line, before it is escaped; what is marked up already stays."""
    if isinstance(value, Markup):
        return value
    if value in ("", " ", ": "):  # of the template itself
        return value
    text = clean_text(value)
    return f" {text}" if isinstance(value, str) and value.startswith(" ") else text


def _drawn(chart: Chart, kind: str) -> Markup:
    width = images.WIDE if kind == "wide" else images.NARROW
    return Markup(images.draw_inline_svg(chart, width).strip())  # noqa: S704  ElementTree has escaped it


def _coloured(text: str) -> Markup:
    """A line whose marks are in the colours of the chart."""
    safe = escape(clean_text(text))
    for mark in STYLES.values():
        safe = safe.replace(mark.glyph, Markup('<span class="{}">{}</span>').format(mark.colour_name, mark.glyph))
    return safe


def _lines(text: str) -> Markup:
    """Text of several lines as it stands."""
    return escape("\n".join(_kept_indent(line) for line in text.strip().splitlines()))


def _kept_indent(line: str) -> str:
    return " " * (len(line) - len(line.lstrip(" "))) + clean_text(line)


@lru_cache(maxsize=1)
def _style() -> str:
    colours = theme.read_colours()
    look = _DEFINED.sub(" ", (_HERE / "card.css").read_text(encoding="utf-8")).strip()
    night = f"@media(prefers-color-scheme:dark){{:root{{{colours['dark']}}}{theme.dark_chart_rules()}}}"
    return f":root{{{colours['light']}}}{look}{night}"


def _hash(style: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()}"
