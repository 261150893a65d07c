"""Where a number comes from: speaker, date, publication, in one line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from dashboard.contents import sources
from dashboard.figures.display import format_bounds
from dashboard.ui import links, url_state
from dashboard.ui.markdown import escape, link


def format_source(row: Mapping[str, Any]) -> str:
    """Markdown: value, which leads to the figure's page, wording, speaker, date, publication with link."""
    unread = f" ({remark})" if (remark := sources.describe_unread(row)) else ""
    publication = link(sources.describe_publication(row), row["url"])
    stated = link_figure(format_bounds(row), row)
    return f"**{stated}** “{escape(row['wording'])}”{unread}: {escape(sources.describe_statement(row))}. {publication}"


def link_figure(label: str, row: Mapping[str, Any]) -> str:
    """Markdown: the label leads to the page of the figure, where the row names one.

    In a new tab, as Streamlit opens every link in running text; what is open behind the reader stays as it is.
    """
    if not row.get("figure_id"):
        return escape(label)
    of_dossier = row.get("dossier") or url_state.current_view()["dossier"]
    return f"[{escape(label)}]({links.figure_address(of_dossier, row['figure_id'])})"


def format_formula(terms: Sequence[Mapping[str, Any]]) -> str:
    """Markdown: "1,150,628 − 1,013,628", each number a link to its figure, intervals in brackets."""
    parts = []
    for place, term in enumerate(terms):
        value = link_figure(sources.format_term(term), term)
        sign = "−" if term["sign"] < 0 else "+"
        parts.append(f"{sign} {value}" if place else (f"−{value}" if term["sign"] < 0 else value))
    return " ".join(parts)
