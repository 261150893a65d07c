"""Every card that a dossier can have: of each page and chart, one for each measure or figure that it is about."""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.contents import dossiers
from dashboard.contents.registry import CHARTS, PAGES, PageEntry
from dashboard.contents.view import View, list_known_values
from dashboard.engine.questions.ask import ask
from dashboard.sharing.parameters import empty_view


def list_cards(dossier: str) -> Iterator[tuple[PageEntry, View]]:
    """Page and view of each card of the dossier; some views may be empty."""
    subject = dossiers.read_dossier(dossier)["subject"]
    subjects_of_cards = {
        "figure_id": ask("figure_names", dossier=dossier).column("figure_id").to_pylist(),
        "measure": [
            measure
            for measure in list_known_values(dossier)["measure"]
            if ask("by_speaker", dossier=dossier, subject=subject, measure=measure).num_rows
        ],
    }
    for page, chosen, parameters in _list_kinds(dossier):
        name = next((name for name in subjects_of_cards if name in parameters), None)
        for value in subjects_of_cards[name] if name else [None]:
            yield page, empty_view(dossier, **chosen, **({name: value} if name else {}))


def _list_kinds(dossier: str) -> Iterator[tuple[PageEntry, dict[str, str], tuple[str, ...]]]:
    """Each page and each chart that has cards, with the parameters that make one differ from another."""
    for page in PAGES.values():
        if page.contents and page.name != "chart" and dossiers.has_page(page, dossier):
            yield page, {}, page.card_parameters
    for chart in CHARTS.values():
        if dossiers.has_page(PAGES[chart.page], dossier):
            yield PAGES["chart"], {"chart": chart.name}, chart.parameters
