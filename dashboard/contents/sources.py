"""Where numbers come from, as plain text: one statement, a picture, a table."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

import pyarrow as pa

from dashboard.charts.stances import voice_of
from dashboard.contents import dossiers
from dashboard.figures.citations import VERSION_LETTERS
from dashboard.figures.display import (
    capitalize,
    format_bounds,
    format_count,
    format_day,
    format_publication,
    format_said,
    humanize,
)

Row = Mapping[str, Any]
_MOST_NAMED = 3
_PUBLICATION = ("outlet", "published_on", "is_unconfirmed", "is_read_later")


def describe_statement(row: Row) -> str:
    """ "General Staff of Ukraine (adversary's claim), said 25 Aug 2022" """
    return f"{row['speaker']} ({voice_of(row).label}), {format_said(row['stated_on'])}"


def describe_publication(row: Row) -> str:
    """ "The Independent, 25 Aug 2022", or "read later, in …" """
    return format_publication(row)


def describe_source(row: Row) -> str:
    """Statement and publication of a figure."""
    return f"{describe_statement(row)}; {describe_publication(row)}"


def describe_unread(row: Row) -> str:
    """A remark on words that no rule reads; empty for all others."""
    return "no rule reads these words; the bounds are as stated" if row["rule"] == "as_stated" else ""


def describe_reading(row: Row) -> str:
    """What the words mean, and by which rule: "8,100–9,000 (almost)", "12 (as stated)"; "9,000" alone is exact."""
    return format_bounds(row) if row["rule"] == "exact" else f"{format_bounds(row)} ({humanize(row['rule'])})"


def describe_step(row: Row, word: str) -> str:
    """Who decided it, when, and from when it is in force: "…, decree of 25 Aug 2022, in force 1 Jan 2023"."""
    is_later = row["effective_from"] and row["effective_from"] != row["stated_on"]
    force = f", in force {format_day(row['effective_from'])}" if is_later else ""
    return f"{row['speaker']}, {word} of {format_day(row['stated_on'])}{force}"


def short_version(dossier: str) -> str:
    """The state of the data, short."""
    return str(dossiers.read_dossier(dossier)["data_version"])[:VERSION_LETTERS]


def describe_picture(table: pa.Table, words: str, dossier: str) -> str:
    """The line below a picture: what it shows, publications, data version."""
    return f"{capitalize(dossiers.date_words(words, dossier))}. {describe_publications(table, dossier)}"


def describe_publications(table: pa.Table, dossier: str) -> str:
    """A few publications, the latest first and weak ones last, and the data version."""
    rows = sorted(
        table.select([name for name in (*_PUBLICATION, "url") if name in table.column_names]).to_pylist(),
        key=lambda row: (not row.get("is_unconfirmed"), row["published_on"] or ""),
        reverse=True,
    )
    names: dict[str, str] = {}  # by address: two publications of one name and year are two
    for row in rows:
        if row["outlet"]:
            name = f"{row['outlet']} ({_year_of(row)}{', read later' if row.get('is_read_later') else ''})"
            names.setdefault(row.get("url") or name, name)
    first = list(dict.fromkeys(names.values()))[:_MOST_NAMED]
    more = sum(name not in first for name in names.values())
    sources = ", ".join(first) + (f" and {more} more" if more else "")
    sources = sources or "those of each statement, in the list of figures"
    return f"Sources: {sources}. Muster, data {short_version(dossier)}."


def describe_all_sources(table: pa.Table, dossier: str) -> str:
    """The last lines of a picture that is taken along: each publication with its years, and the state of the data."""
    about = dossiers.read_dossier(dossier)
    years: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for row in table.select([name for name in _PUBLICATION if name in table.column_names]).to_pylist():
        if row.get("outlet"):
            years[row["outlet"]]["read later: " if row.get("is_read_later") else ""].add(_year_of(row))
    parts = {
        outlet: "; ".join(when + ", ".join(sorted(found[when])) for when in sorted(found))
        for outlet, found in years.items()
    }
    named = ", ".join(f"{outlet} ({parts[outlet]})" for outlet in sorted(parts, key=str.casefold))
    words = named or "those of each statement, in the list of figures"
    return f"Sources: {words}. Data of {format_day(about['reviewed_on'])}, version {short_version(dossier)}. Muster."


def _year_of(row: Row) -> str:
    return row["published_on"][:4] if row["published_on"] else "undated"


def is_by_month(table: pa.Table) -> bool:
    """Whether statements were too many to be drawn, so that a row is all that a speaker states of one month."""
    return "count_outlets" in table.column_names and table.column("count_outlets").null_count > 0


def describe_table(table: pa.Table, words: str) -> str:
    """A short line under a chart: the filter in words, how many statements, speakers, publications."""
    speakers = len(set(table.column("speaker").to_pylist()))
    if is_by_month(table):
        months = f"{format_count(table.num_rows, 'month')} of {format_count(speakers, 'speaker')}"
        what = f"{months}, each from the least bound stated in it to the greatest. Nothing is averaged."
        return f"{capitalize(words)}: {what}"
    outlets = len(set(table.column("url").to_pylist()))
    count = f"{capitalize(words)}: {format_count(table.num_rows, 'statement')} by {format_count(speakers, 'speaker')}"
    return f"{count} in {format_count(outlets, 'publication')}. Ranges are what words allow; nothing is averaged."


def format_term(term: Row) -> str:
    """An interval inside a formula: in brackets unless it is a single number with no sign of its own."""
    value = format_bounds(term)
    is_plain = term["at_least"] == term["at_most"] and (term["at_least"] or 0) >= 0
    return value if is_plain else f"({value})"


def format_formula(terms: Sequence[Row]) -> str:
    """ "1,150,628 − 1,013,628", intervals in brackets."""
    parts = []
    for place, term in enumerate(terms):
        value = format_term(term)
        sign = "−" if term["sign"] < 0 else "+"
        parts.append(f"{sign} {value}" if place else f"−{value}" if term["sign"] < 0 else value)
    return " ".join(parts)
