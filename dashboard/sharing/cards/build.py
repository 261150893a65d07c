"""From a view to its card: what the live page says, with a summary, a source and a citation."""

from __future__ import annotations

from typing import Any

from dashboard.contents import dossiers, periods, sources
from dashboard.contents.blocks import ChartBlock, PageContents, TileBlock
from dashboard.contents.charts.by_source import list_comparable
from dashboard.contents.registry import PageEntry, find_chart
from dashboard.contents.view import View, fill_defaults, to_parameters
from dashboard.errors import QuestionError
from dashboard.exports.extract import CITE_EACH_ALONE, build_citation, read_dossier_licence
from dashboard.figures.display import capitalize
from dashboard.sharing.cards.card import Card
from dashboard.sharing.cards.file_names import build_name
from dashboard.sharing.parameters import empty_view


def build_card(page: PageEntry, view: View) -> Card:
    """The card of a page. Raises QuestionError where the view is empty."""
    contents = page.build_contents(view)
    if not contents.blocks:
        raise QuestionError(f"No statement fits: {contents.words}. Nothing was written; drop a filter.")
    stem, parameters = dossiers.name_files(page, view["dossier"]), page.card_parameters
    if chart := find_chart(view["chart"]):
        stem, parameters = f"chart-{dossiers.name_files(chart, view['dossier'])}", ("chart", *chart.parameters)
    dossier, view = view["dossier"], _simplify(view, parameters)
    charts = [block.chart for block in contents.blocks if isinstance(block, ChartBlock)]
    title, version = read_dossier_licence(dossier)[0], sources.short_version(dossier)
    return Card(
        name=build_name(stem, view, (name for name in parameters if name != "chart")),
        page=page,
        view=view,
        title=contents.title,
        words=contents.words,
        summary=contents.summary or _summary(contents),
        lead=contents.lead,
        blocks=contents.blocks,
        source=contents.source or (charts[0].source if charts else f"{title}. Muster, data {version}."),
        citation=contents.citation or (_citation(contents, dossier), CITE_EACH_ALONE),
    )


def _summary(contents: PageContents) -> str:
    """The first thing that the page says, and the filters."""
    charts = [block.chart.headline for block in contents.blocks if isinstance(block, ChartBlock)]
    others = [block.headline for block in contents.blocks if not isinstance(block, ChartBlock)]
    headlines = [*others, *charts] if isinstance(contents.blocks[0], TileBlock) else [*charts, *others]
    headline = next(filter(None, headlines), contents.title)
    return f"{capitalize(headline)}. {capitalize(contents.words)}. Sourced figures by Muster."


def _citation(contents: PageContents, dossier: str) -> str:
    title, licence = read_dossier_licence(dossier)
    version = dossiers.read_dossier(dossier)["data_version"]
    return build_citation(
        contents.title, contents.words, dossier_title=title, data_version=version, rows="", licence=licence
    )


def _simplify(view: View, parameters: tuple[str, ...]) -> dict[str, Any]:
    """The view with these parameters only, and without what holds anyway: two ways to ask give one card."""
    about = dossiers.read_dossier(view["dossier"])
    implied: dict[str, Any] = {"subject": about["subject"], "measure": about["measure"]}
    filters = to_parameters(fill_defaults(view))
    if "period" in parameters and view["period"]:
        implied["period"] = periods.choose_period({**filters, "period": None})
    if "compare_with" in parameters and view["compare_with"]:
        filters["period"] = periods.choose_period(filters)
        implied["compare_with"] = next(iter(list_comparable(filters)), None)
    kept = {name: view[name] for name in parameters if view[name] and view[name] != implied.get(name)}
    kept = {name: sorted(value) if isinstance(value, list) else value for name, value in kept.items()}
    return empty_view(view["dossier"], **kept)
