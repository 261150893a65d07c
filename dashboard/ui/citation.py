"""Where a number comes from: speaker, date, publication, in one line that every number has within one click."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pyarrow as pa

from dashboard.charts.stances import STANCES
from dashboard.ui.words import counted, day, first_and_more, interval, link, sentence, verbatim


def of_figure(row: Mapping[str, Any]) -> str:
    """Markdown: value, wording, speaker, date, publication with link."""
    unread = " (no rule reads these words; the bounds are as stated)" if row["rule"] == "as_stated" else ""
    said = f"{row['speaker']} ({STANCES[row['stance']].label}), said {day(row['stated_on'])}"
    publication = link(f"{row['outlet']}, {day(row['published_on'])}", row["url"])
    stated = interval(row["at_least"], row["at_most"])
    return f"**{verbatim(stated)}** “{verbatim(row['wording'])}”{unread}: {verbatim(said)}. {publication}"


def of_decree(row: Mapping[str, Any]) -> str:
    """Markdown: who signed it, when, and from when it is in force."""
    return f"{verbatim(row['speaker'])}, decree of {day(row['stated_on'])}, in force {day(row['effective_from'])}"


def of_picture(table: pa.Table, filter_words: str, dossier: Mapping[str, Any]) -> str:
    """The source line inside a picture: publications, filter in words, data version."""
    names = [
        f"{o} ({d[:4] if d else 'undated'})" for o, d in zip(*_columns(table, "outlet", "published_on"), strict=True)
    ]
    return f"Sources: {first_and_more(names)}. {filter_words}. Muster, data {dossier['data_version'][:8]}."


def of_table(table: pa.Table, filter_words: str) -> str:
    """A short line under a chart: the filter in words, how many statements, speakers, publications."""
    speakers = len(set(table.column("speaker").to_pylist()))
    outlets = len(set(table.column("url").to_pylist()))
    count = (
        f"{verbatim(sentence(filter_words))}: {counted(table.num_rows, 'statement')} by {counted(speakers, 'speaker')}"
    )
    return f"{count} in {counted(outlets, 'publication')}. Ranges are as stated; nothing is averaged."


def formula(terms: list[dict[str, Any]]) -> str:
    """ "1,150,628 − 1,013,628", intervals in brackets."""
    parts = []
    for place, term in enumerate(terms):
        value = interval(term["at_least"], term["at_most"])
        value = value if term["at_least"] == term["at_most"] else f"({value})"
        sign = "−" if term["sign"] < 0 else "+"
        parts.append(f"{sign} {value}" if place else (f"−{value}" if term["sign"] < 0 else value))
    return " ".join(parts)


def _columns(table: pa.Table, *names: str) -> list[list[Any]]:
    return [table.column(name).to_pylist() for name in names]
