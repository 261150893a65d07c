"""Where a number comes from: speaker, date, publication, in one line that every number has within one click."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pyarrow as pa

from dashboard.charts.stances import STANCES
from dashboard.figures.display import counted, day, first_and_more, interval, sentence
from dashboard.ui import dossier, links
from dashboard.ui.words import link, verbatim


def of_figure(row: Mapping[str, Any]) -> str:
    """Markdown: value, which leads to the figure's page, wording, speaker, date, publication with link."""
    unread = " (no rule reads these words; the bounds are as stated)" if row["rule"] == "as_stated" else ""
    said = f"{row['speaker']} ({STANCES[row['stance']].label}), said {day(row['stated_on'])}"
    publication = link(f"{row['outlet']}, {day(row['published_on'])}", row["url"])
    stated = to_figure(interval(row["at_least"], row["at_most"]), row)
    return f"**{stated}** “{verbatim(row['wording'])}”{unread}: {verbatim(said)}. {publication}"


def to_figure(label: str, row: Mapping[str, Any]) -> str:
    """Markdown: the label leads to the page of the figure, where the row names one.

    In a new tab, as Streamlit opens every link in running text; what is open behind the reader stays as it is.
    """
    if not row.get("figure_id"):
        return verbatim(label)
    of_dossier = row.get("dossier") or links.state()["dossier"]
    return f"[{verbatim(label)}]({links.figure_address(of_dossier, row['figure_id'])})"


def of_decree(row: Mapping[str, Any]) -> str:
    """Markdown: who signed it, when, and from when it is in force."""
    return f"{verbatim(row['speaker'])}, decree of {day(row['stated_on'])}, in force {day(row['effective_from'])}"


def of_picture(table: pa.Table, words: str) -> str:
    """The last lines of a picture: what it shows, publications (the latest first, weak ones last), data version."""
    rows = sorted(
        table.select([n for n in ("outlet", "published_on", "is_unconfirmed") if n in table.column_names]).to_pylist(),
        key=lambda row: (not row.get("is_unconfirmed"), row["published_on"] or ""),
        reverse=True,
    )
    names = [f"{row['outlet']} ({(row['published_on'] or 'undated')[:4]})" for row in rows]
    version = dossier.current()["data_version"][:8]
    return f"{sentence(dossier.dated(words))}. Sources: {first_and_more(names)}. Muster, data {version}."


def of_table(table: pa.Table, filter_words: str) -> str:
    """A short line under a chart: the filter in words, how many statements, speakers, publications."""
    speakers = len(set(table.column("speaker").to_pylist()))
    outlets = len(set(table.column("url").to_pylist()))
    count = (
        f"{verbatim(sentence(filter_words))}: {counted(table.num_rows, 'statement')} by {counted(speakers, 'speaker')}"
    )
    return f"{count} in {counted(outlets, 'publication')}. Ranges are as stated; nothing is averaged."


def formula(terms: Sequence[Mapping[str, Any]]) -> str:
    """Markdown: "1,150,628 − 1,013,628", each number a link to its figure, intervals in brackets."""
    parts = []
    for place, term in enumerate(terms):
        value = to_figure(as_term(term["at_least"], term["at_most"]), term)
        sign = "−" if term["sign"] < 0 else "+"
        parts.append(f"{sign} {value}" if place else (f"−{value}" if term["sign"] < 0 else value))
    return " ".join(parts)


def as_term(at_least: int | None, at_most: int | None) -> str:
    """An interval inside a formula: in brackets unless it is a single number."""
    value = interval(at_least, at_most)
    return value if at_least == at_most else f"({value})"
