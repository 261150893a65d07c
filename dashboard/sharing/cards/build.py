"""From a view to its card: the parts of the live page, made from the same contents."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from dashboard.contents import arithmetic, dossiers, periods, sources, tiles
from dashboard.contents.charts import NAMED, Chart, by_source, losses, over_time
from dashboard.contents.view import FILTERS, View, chosen, in_words, settled
from dashboard.engine.questions.ask import ask
from dashboard.errors import QuestionError
from dashboard.exports.extract import CITE_EACH_ALONE, cited, dossier_and_licence
from dashboard.figures.display import capitalize, format_count
from dashboard.sharing.cards import figure_card
from dashboard.sharing.cards.card import Block, Card, Drawn, Notes, Said, Tiles
from dashboard.sharing.cards.file_names import name_of

_KNOWN = ("known_on",)
# What each page can say beside the dossier, and each chart; the rest of a view changes nothing in it.
PAGE_PARTS: Mapping[str, tuple[str, ...]] = {
    "overview": _KNOWN,
    "over-time": (*FILTERS[1:], "period"),
    "by-source": (*FILTERS[1:], "period", "compare_with"),
    "losses": (*losses.SHARED[1:], "period"),
}
CHART_PARTS: Mapping[str, tuple[str, ...]] = {
    "steps": _KNOWN,
    "people": _KNOWN,
    "decrees": FILTERS[1:],
    "statements": (*FILTERS[1:], "period"),
    "speakers": (*FILTERS[1:], "period", "compare_with"),
    "losses": (*FILTERS[1:], "period"),
}


def make(page: str, view: View) -> Card:
    """The card of a page of `asking.page`. Raises QuestionError where the view is empty."""
    return _MAKERS[page](view)


def chart(view: View) -> Card:
    """The card of the chart that the view names."""
    name = view["chart"]
    shown = NAMED[name](view)
    if shown is None:
        raise QuestionError(f"The chart {name!r} has nothing to draw: {in_words(settled(view), FILTERS)}.")
    block = Drawn(shown, _events(shown, view))
    return _card(
        f"chart-{name}",
        "chart",
        view,
        (*CHART_PARTS[name], "chart"),
        capitalize(shown.label),
        shown.label,
        (),
        (block,),
    )


def overview(view: View) -> Card:
    """The Overview: the decree, what holds, the two charts, what is not known."""
    about = dossiers.about(view["dossier"])
    blocks: list[Block] = []
    for said, shown in (tiles.headline(view), tiles.now(view)):
        if shown:
            worked = tuple((each, arithmetic.of_tile(each, view["dossier"])) for each in shown)
            blocks.append(Tiles(said, worked))
        else:
            blocks.append(Notes("", ((said, ""),)))
    blocks += [Drawn(found) for name in ("steps", "people") if (found := NAMED[name](view))]
    blocks.append(Notes("What is not known", tuple(tiles.unknown(view))))
    words = in_words(view, _KNOWN)
    return _card("overview", "", view, _KNOWN, about["question"], words, (tiles.extent(view),), tuple(blocks))


def over_time_page(view: View) -> Card:
    """Decrees as steps, all else as marks."""
    charts = [found for found in (over_time.decrees(view), over_time.statements(view)) if found]
    blocks = tuple(Drawn(each, _events(each, view)) for each in charts)
    return _of_measure("over-time", "Over time", view, blocks)


def by_source_page(view: View) -> Card:
    """Who says what, and how the others differ from the one compared with."""
    shown = by_source.speakers(view)
    blocks: tuple[Block, ...] = ()
    if shown:
        rows = shown.table.to_pylist()
        reference = next(row for row in rows if row["is_reference"])
        kinds = Counter(row["disagreement"] for row in rows if not row["is_reference"])
        note = ", ".join(f"{kind}: {count}" for kind, count in kinds.most_common())
        blocks = (Said("Compared with", (("", reference),), capitalize(note)), Drawn(shown))
    return _of_measure("by-source", "Who says what", view, blocks)


def losses_page(view: View) -> Card:
    """What print confuses first, then each definition in a chart of its own."""
    blocks: list[Block] = []
    wrong = [row for row in losses.labels_disputed(view).to_pylist() if row["is_error"]]
    if wrong:
        said = f"{format_count(len(wrong), 'publication')} printed casualties as killed"
        figures = tuple((f"As {row['measure_label'].lower()}", row) for row in wrong)
        blocks.append(Said(said, figures, "These numbers are kept, marked and never drawn."))
    for stated in losses.measures(view):
        shown = losses.of_measure(view, stated)
        if shown.table.num_rows > 1:
            blocks.append(Drawn(shown))
        else:
            blocks.append(Said(shown.headline, (("", shown.table.to_pylist()[0]),), shown.note))
    words = in_words(settled(view), losses.SHARED)
    lead = "Killed are not casualties, which count the wounded, too. Each definition has a chart of its own."
    blocks = blocks if any(isinstance(block, Drawn) or block.kind == "figures" for block in blocks) else []
    return _card("losses", "losses", view, PAGE_PARTS["losses"], f"Losses: {words}", words, (lead,), tuple(blocks))


def _of_measure(page: str, title: str, view: View, blocks: tuple[Block, ...]) -> Card:
    """A page about one measure: what it counts stands first."""
    words = in_words(settled(view), FILTERS)
    lead = tuple(
        f"Counts {row['counts']} ({row['kind']}). {row['definition']}"
        for row in ask("measure", **chosen(settled(view))).to_pylist()
    )
    return _card(page, page, view, PAGE_PARTS[page], f"{title}: {words}", words, lead, blocks)


def _card(  # noqa: PLR0917  the parts of one page, in their order
    name: str,
    page: str,
    view: View,
    parts: tuple[str, ...],
    title: str,
    words: str,
    lead: tuple[str, ...],
    blocks: tuple[Block, ...],
) -> Card:
    if not blocks:
        raise QuestionError(f"No statement fits: {words}. Nothing was written; drop a filter.")
    dossier, view = view["dossier"], _told(view, parts)
    words, title = dossiers.dated(words, dossier), dossiers.dated(title, dossier)
    blocks = tuple(_dated(block, dossier) if isinstance(block, Drawn) else block for block in blocks)
    dossier_title, licence = dossier_and_licence(dossier)
    version = dossiers.about(dossier)["data_version"]
    charts = [block.chart for block in blocks if isinstance(block, Drawn)]
    first = (
        charts[0].headline
        if charts
        else next((block.headline for block in blocks if not isinstance(block, Drawn) and block.headline), title)
    )
    summary = blocks[0].headline if isinstance(blocks[0], Tiles) else first
    cite = cited(title, words, dossier_title=dossier_title, data_version=version, rows="", licence=licence)
    return Card(
        name=name_of(name, view, (part for part in parts if part != "chart")),
        page=page,
        view=view,
        title=title,
        words=words,
        summary=f"{capitalize(summary)}. {capitalize(words)}. Sourced figures by Muster.",
        lead=lead,
        blocks=blocks,
        source=charts[0].source if charts else f"{dossier_title}. Muster, data {sources.version(dossier)}.",
        cite=(cite, CITE_EACH_ALONE),
    )


def _dated(block: Drawn, dossier: str) -> Drawn:
    """What is kept says as of which day it was known."""
    alt, label = (dossiers.dated(text, dossier) for text in (block.chart.alt, block.chart.label))
    return replace(block, chart=replace(block.chart, alt=alt, label=label))


def _told(view: View, parts: tuple[str, ...]) -> dict[str, Any]:
    """The view with what the page says only, and without what holds anyway: two ways to ask give one card."""
    about = dossiers.about(view["dossier"])
    own: dict[str, Any] = {"subject": about["subject"], "measure": about["posts_measure"]}
    given = chosen(settled(view))
    if "period" in parts and view["period"]:
        own["period"] = periods.counted({**given, "period": None})
    if "compare_with" in parts and view["compare_with"]:
        given["period"] = periods.counted(given)
        own["compare_with"] = next(iter(by_source.comparable(given)), None)
    told = {name: view[name] for name in parts if view[name] and view[name] != own.get(name)}
    told = {name: sorted(value) if isinstance(value, list) else value for name, value in told.items()}
    return {name: [] if isinstance(value, list) else None for name, value in view.items()} | {
        "dossier": view["dossier"],
        **told,
    }


def _events(shown: Chart, view: View) -> Any:
    """The events that a chart numbers."""
    events = over_time.events(view) if "events" in shown.parts else None
    return events if events is not None and events.num_rows else None


_MAKERS: Mapping[str, Callable[[View], Card]] = {
    "overview": overview,
    "over-time": over_time_page,
    "by-source": by_source_page,
    "losses": losses_page,
    "figure": figure_card.figure,
    "chart": chart,
}
