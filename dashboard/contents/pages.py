"""What each page with a card says of a view, made from the same tiles and charts as the live page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

from dashboard.contents import dossiers
from dashboard.contents.blocks import Block, ChartBlock, FigureBlock, PageContents
from dashboard.contents.charts import by_source, over_time, side_by_side
from dashboard.contents.charts.chart import Chart
from dashboard.contents.filters import FILTERS, FILTERS_BESIDE_MEASURE
from dashboard.contents.registry import PAGES, find_chart
from dashboard.contents.view import View, describe_filters, fill_defaults, to_parameters
from dashboard.engine.questions.ask import ask
from dashboard.figures.display import capitalize, humanize


def build_over_time(view: View) -> PageContents:
    """Levels that were decided as steps, all else as marks."""
    blocks = _chart_blocks(view, over_time.build_steps(view), over_time.build_statements(view))
    return _of_measure(_title("over-time", view), view, blocks)


def _title(page: str, view: View) -> str:
    return dossiers.title_page(PAGES[page], view["dossier"])


def build_by_source(view: View) -> PageContents:
    """Who says what, and how the others differ from the one compared with."""
    chart = by_source.build_speakers(view)
    if not chart:
        return _of_measure("Who says what", view, ())
    rows = chart.table.to_pylist()
    reference = next(row for row in rows if row["is_reference"])
    kinds = Counter(row["disagreement"] for row in rows if not row["is_reference"])
    note = ", ".join(f"{kind}: {count}" for kind, count in kinds.most_common())
    compared = FigureBlock("Compared with", (("", reference),), capitalize(note))
    return _of_measure("Who says what", view, (compared, *_chart_blocks(view, chart)))


def build_side_by_side(view: View) -> PageContents:
    """Each measure of the family in a chart of its own, then what print confuses."""
    words = _describe_filters(fill_defaults(view), FILTERS_BESIDE_MEASURE)
    family = dossiers.read_side_by_side(view["dossier"])
    lead = (family.note,) if family and family.note else ()
    charts = [side_by_side.build_measure(view, measure) for measure in side_by_side.list_measures(view)]
    blocks = (*(_measure_block(view, chart) for chart in charts), *_mislabelled(view))
    return PageContents(f"{_title('side-by-side', view)}: {words}", words, blocks, lead)


def find_measure_of_chart(view: View) -> str | None:
    """What a chart alone counts where nobody has chosen: the same as on its page."""
    entry = find_chart(view["chart"])
    measure: str | None = PAGES[entry.page].find_measure(view) if entry else None
    return measure


def build_chart(view: View) -> PageContents:
    """The chart that the view names, alone."""
    entry = find_chart(view["chart"])
    chart = entry.build_chart(view) if entry else None
    if not chart:
        return PageContents("Chart", _describe_filters(fill_defaults(view), FILTERS), ())
    blocks = _chart_blocks(view, chart)
    words = blocks[0].chart.label
    return PageContents(capitalize(words), words, tuple(blocks))


def _mislabelled(view: View) -> Iterable[FigureBlock]:
    """The numbers that were printed under a wrong label."""
    rows = [row for row in side_by_side.list_disputed_labels(view).to_pylist() if row["is_error"]]
    if rows:
        headline = side_by_side.describe_mislabelled(rows)
        figures = tuple((f"As {row['measure_label'].lower()}", row) for row in rows)
        yield FigureBlock(headline, figures, "These numbers are kept, marked and never drawn.")


def _measure_block(view: View, chart: Chart) -> Block:
    """A single statement needs no axes."""
    if chart.table.num_rows > 1:
        return _chart_blocks(view, chart)[0]
    return FigureBlock(chart.headline, (("", chart.table.to_pylist()[0]),), chart.words, chart)


def _of_measure(title: str, view: View, blocks: Iterable[Block]) -> PageContents:
    """A page about one measure: what it counts stands first."""
    words = _describe_filters(fill_defaults(view), FILTERS)
    lead = tuple(
        f"Counts {humanize(row['counts'])}. {row['definition']}"
        for row in ask("measure", **to_parameters(fill_defaults(view))).to_pylist()
    )
    return PageContents(f"{title}: {words}", words, tuple(blocks), lead)


def _chart_blocks(view: View, *charts: Chart | None) -> list[ChartBlock]:
    """The charts that there are, each with the events that it numbers."""
    return [
        ChartBlock(chart.with_day_known(view["dossier"]), _numbered_events(chart, view)) for chart in charts if chart
    ]


def _numbered_events(chart: Chart, view: View) -> Any:
    events = over_time.list_events(view) if "events" in chart.parts else None
    return events if events is not None and events.num_rows else None


def _describe_filters(view: View, names: tuple[str, ...]) -> str:
    """The filters in words, for something that is kept."""
    return dossiers.date_words(describe_filters(view, names), view["dossier"])
