"""The report on a text as one HTML file, as cards are."""

from __future__ import annotations

from dashboard.contents.check_text.checking import CheckedText
from dashboard.contents.check_text.report import build_contents
from dashboard.contents.registry import PAGES
from dashboard.exports.extract import read_dossier_licence
from dashboard.figures.addresses import build_public_url
from dashboard.sharing.cards.card import Card
from dashboard.sharing.cards.html import Links, render_card
from dashboard.sharing.parameters import empty_view


def render_report(checked: CheckedText) -> str:
    """The HTML. It holds the numbers and their verdicts, not the text."""
    contents = build_contents(checked)
    card = Card(
        name="check",
        page=PAGES["check"],
        view=empty_view(checked.dossier),
        title=contents.title,
        words=contents.words,
        summary=contents.summary,
        lead=contents.lead,
        blocks=contents.blocks,
        source=read_dossier_licence(checked.dossier)[0],
        citation=(),
    )
    app = build_public_url("check") or ""
    return render_card(card, Links("", "", "", "", "", (), app, lambda _: None))
