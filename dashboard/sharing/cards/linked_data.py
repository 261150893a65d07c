"""What a card says, for search engines: JSON-LD in the words of schema.org."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from dashboard.contents.blocks import FigureBlock, LedgerBlock, TileBlock
from dashboard.exports.feed import AUTHOR
from dashboard.figures.bibliography import check_web_address
from dashboard.figures.text_parts import clean_text
from dashboard.sharing.cards.card import Card

_MOST_QUOTED = 50
Row = Mapping[str, Any]


def write_linked_data(card: Card, page: str, version: str, licence: str | None) -> str:
    """A `Dataset`, and a `Quotation` for each statement that the card says in words, up to 50; safe in a script tag.

    `page`: the address of the card, `licence` that of the licence; empty where there is none.
    """
    dataset = {
        "@type": "Dataset",
        "name": card.title,
        "description": card.summary,
        "url": page,
        "version": version,
        "license": licence,
        "creator": {"@type": "Organization", "name": AUTHOR},
    }
    rows = {row["figure_id"]: row for row in _list_statements(card) if row.get("figure_id") and row.get("wording")}
    quotations = [_quote(row) for row in list(rows.values())[:_MOST_QUOTED]]
    content = {"@context": "https://schema.org", "@graph": [_present(dataset), *quotations]}
    return json.dumps(content, ensure_ascii=False, default=str).replace("<", "\\u003c")


def _list_statements(card: Card) -> Iterator[Row]:
    for block in card.blocks:
        if isinstance(block, FigureBlock):
            yield from (row for _, row in block.figures)
        elif isinstance(block, TileBlock | LedgerBlock):
            yield from (row for _, work in block.tiles for _, row in work.figures)


def _quote(row: Row) -> dict[str, Any]:
    """The words, who said them when, and the publication."""
    publication = {
        "@type": "CreativeWork",
        "name": row.get("outlet"),
        "url": check_web_address(row.get("url")),
        "datePublished": row.get("published_on"),
    }
    return _present(
        {
            "@type": "Quotation",
            "text": row["wording"],
            "creator": _present({"name": row.get("speaker")}),
            "dateCreated": row.get("stated_on"),
            "isPartOf": _present(publication),
        }
    )


def _present(fields: Mapping[str, Any]) -> dict[str, Any]:
    cleaned = {name: clean_text(value) if isinstance(value, str) else value for name, value in fields.items()}
    return {name: value for name, value in cleaned.items() if value}
