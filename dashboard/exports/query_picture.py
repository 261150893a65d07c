"""The picture of an answer or of a reader's own query, with what is known of it: title, sources, state of the data."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import pyarrow as pa

from dashboard.charts.palette import LIGHT
from dashboard.charts.svg.words import Words
from dashboard.engine.questions.ask import provenance
from dashboard.errors import QuestionError
from dashboard.exports.extract import Extract
from dashboard.exports.picture import Picture
from dashboard.exports.sources import sources_of
from dashboard.figures.citations import VERSION_LETTERS
from dashboard.figures.display import capitalize, format_first_names

if TYPE_CHECKING:
    from dashboard.charts.query.chart import Chart

_NO_VERSION = "Query of a reader, no statement of Muster."


def build_query_picture(chart: Chart, table: pa.Table, name: str, title: str, subtitle: str = "") -> Picture:
    """The chart of the table, which must have no problem."""

    def say() -> Words:
        return Words(
            chart.describe(),
            title=title,
            subtitle=subtitle,
            legend=chart.build_legend(),
            notes=tuple(chart.list_notes()),
            source=describe_sources(table, table.num_rows),
        )

    return Picture(name, say, lambda count, _: chart.take_first(count).draw(LIGHT), table.num_rows)


def suggest_picture(extract: Extract) -> Picture | None:
    """The picture in the form that suits the columns; None where none does."""
    from dashboard.charts.query.chart import Chart, suggest_form  # noqa: PLC0415

    form = suggest_form(extract.table)
    if form is None:
        return None
    chart = Chart(extract.table, form, extract.first_rows)
    return build_query_picture(chart, extract.table, extract.name, extract.title, capitalize(extract.words))


def describe_sources(table: pa.Table, most: int = 3) -> str:
    """Speakers and outlets of the figures in the rows, at most so many by name, and the state of the data.

    Of a reader's query, which may work out anything, only where every row names a figure.
    """
    try:
        origin = provenance(table)
    except QuestionError:
        return _NO_VERSION
    sources, version = sources_of(table), origin.data_version[:VERSION_LETTERS]
    data = f"Muster, data {version}."
    if origin.sql:
        data = f"Query of a reader on Muster's data {version}; what it works out is no statement of Muster."
    outlets: dict[str, dict[str, None]] = defaultdict(dict)
    for row in sources.table.to_pylist():
        outlets[row["speaker"]][row["outlet"]] = None
    names = [f"{speaker} ({', '.join(filter(None, printed))})" for speaker, printed in outlets.items()]
    is_complete = not origin.sql or " in all " in sources.extent
    return f"Sources: {format_first_names(names, most)}. {data}" if names and is_complete else data
