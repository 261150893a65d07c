"""What speakers and publications contributed: statements of their own, relays, and how often others agree."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pyarrow as pa
import streamlit as st

from dashboard.engine.questions.ask import ask
from dashboard.engine.questions.row_types import CodebookWordsRow
from dashboard.figures.display import format_count, format_day
from dashboard.figures.iso_codes import list_countries
from dashboard.sharing.parameters import LONGEST_TEXT
from dashboard.ui import export_menu, links, url_state, url_widgets
from dashboard.ui.expandable_table import draw_expandable_table, read_sort
from dashboard.ui.html_table import Cell, Column
from dashboard.ui.markdown import escape

Row = Mapping[str, Any]
_TIER_TONES = {"primary": "green", "news": "blue", "relay": "gray", "dataset": "violet", "unconfirmed": "red"}


def draw_independence(parameters: Mapping[str, Any]) -> None:
    """How many of the figures are statements of their own: the sentence that all other counts rest on."""
    total = ask("independence", **parameters).to_pylist()[0]

    def count(name: str, one: str, many: str | None = None) -> str:
        return format_count(total[name], one, many)  # type: ignore[literal-required]

    is_alone = not total["count_not_independent"]
    rest = "No statement rests" if is_alone else count("count_not_independent", "statement rests", "statements rest")
    st.markdown(
        f"**{count('count_rows', 'printed number')} in {count('count_publications', 'publication')} "
        f"{'is' if total['count_rows'] == 1 else 'are'} "
        f"{count('count_statements', 'statement')} by {count('count_speakers', 'speaker')}**: "
        f"{count('count_relays', 'only repeats', 'only repeat')} a statement, and "
        f"{count('count_errors', 'is an error', 'are errors')} in print, kept and marked. "
        f"{rest} on another speaker’s count."
    )
    if total["count_too_many"]:
        st.caption(
            f"{count('count_too_many', 'statement')} count what very many others count, too; these are not compared "
            "pair by pair, and are left out where others are said to agree or not."
        )


def draw_speakers(parameters: Mapping[str, Any], words: str) -> pa.Table:
    """Each speaker with what it said, and how often independent others agree; gives the rows shown."""
    kind = url_widgets.choose_word("kind", _count_words("speakers", "kind", parameters), "Kind")
    table = ask("speakers_contributions", **parameters, kind=kind, sort=read_sort("speakers"))
    kinds = {row["word"]: row["label"] for row in _read_words("speakers", "kind", parameters)}
    st.caption(
        "Others: statements of other speakers that count the same at the same time, repeats and statements that rest "
        "on another's count left out. **Agree**: the same number or range, or a difference that rounding explains. "
        "**Overlap**: the ranges meet. **Contradict**: they do not. A count one by one is a floor, compared only with "
        "another."
    )
    columns: list[Column[Row]] = [
        Column("Speaker", lambda row: row["speaker"], "speaker"),
        Column("Who", lambda row: _describe_speaker(row, kinds), "kind"),
        Column("Said by", _describe_stances, "stances"),
        _count_column("Statements", "count_statements", "Without repeats and errors in print."),
        _count_column("Printed", "count_rows", "Repeats and errors in print included."),
        _count_column("Publications", "count_publications"),
        Column("First", lambda row: format_day(row["first_stated_on"]), "first_stated_on"),
        Column("Last", lambda row: format_day(row["last_stated_on"]), "last_stated_on"),
        _compared_column("Others agree", "count_agree"),
        _compared_column("overlap", "count_overlap"),
        _compared_column("contradict", "count_contradict"),
    ]
    _draw_list("speakers", columns, table, lambda row: _figures_address(speaker_id=row["speaker_id"]), words)
    return table


def draw_publications(parameters: Mapping[str, Any], words: str) -> pa.Table:
    """Each publication with what was first read there, and what it relays; gives the rows shown."""
    tier = url_widgets.choose_word("tier", _count_words("publications", "tier", parameters), "Kind of publication")
    table = ask("publications_contributions", **parameters, tier=tier, sort=read_sort("publications"))
    tiers = _read_words("publications", "tier", parameters)
    st.caption("  \n".join(f"**{escape(row['word'])}**: {escape(row['meaning'])}" for row in tiers))
    columns: list[Column[Row]] = [
        Column("Outlet", lambda row: row["outlet"], "outlet"),
        Column("Published", lambda row: format_day(row["published_on"]), "published_on"),
        Column("Kind", lambda row: Cell(row["tier"], tone=_TIER_TONES.get(row["tier"], "gray")), "tier"),
        Column("Credits", lambda row: row["credits"] or "–", "credits"),
        Column("Speakers", lambda row: row["speakers"], "speakers"),
        _count_column("Statements first read here", "count_statements", "Without repeats and errors in print."),
        _count_column("Repeats", "count_relays"),
        _count_column("Errors", "count_errors", "Errors in print."),
        Column("Page", lambda row: Cell("open", href=row["url"])),
    ]

    def href(row: Row) -> str:
        # Publications have no filter: searching for outlet and day finds the figures of one.
        return _figures_address(q=f"{row['outlet']} {row['published_on'] or ''}".strip()[:LONGEST_TEXT])

    _draw_list("publications", columns, table, href, words)
    return table


def _draw_list(
    key: str, columns: Sequence[Column[Row]], table: pa.Table, href: Callable[[Row], str], words: str
) -> None:
    """The list, sorted by SQL, with all of it to save."""
    rows = table.to_pylist()
    if rows:
        draw_expandable_table(key, columns, rows, label=key.capitalize(), href=href)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(escape(f"{format_count(len(rows), key.removesuffix('s'))}: {words}."))
        export_menu.draw_save_menu(key, table, words, title=f"{key.capitalize()} and what each contributed")


def _count_column(label: str, name: str, explanation: str = "") -> Column[Row]:
    return Column(label, lambda row: f"{row[name]:,}", name, is_number=True, help=explanation)


def _compared_column(label: str, name: str) -> Column[Row]:
    # Nothing, where nobody else counts the same: a card then leaves the words out, too.
    return Column(label, lambda row: str(row[name]) if row["count_compared"] else "", name, is_number=True)


def _describe_speaker(row: Row, kinds: Mapping[str, str]) -> str:
    country = list_countries().get(row["country"], row["country"])
    who = ", ".join(part for part in (kinds.get(row["kind"], row["kind"]), country) if part)
    return "\n".join(part for part in (row["role"], who) if part)


def _describe_stances(row: Row) -> str:
    return str(row["stances"])


def _figures_address(**parts: str) -> str:
    """Where the figures of one row are listed."""
    view = url_state.current_view()
    known_on = str(view["known_on"]) if view["known_on"] else None
    return links.page_address("figures", dossier=view["dossier"], known_on=known_on, **parts)


def _count_words(table: str, column: str, parameters: Mapping[str, Any]) -> dict[str, int]:
    """How many rows have each word of a column of the codebook; unused words left out."""
    return {row["word"]: row["count_rows"] for row in _read_words(table, column, parameters) if row["count_rows"]}


def _read_words(table: str, column: str, parameters: Mapping[str, Any]) -> list[CodebookWordsRow]:
    return ask("codebook_words", dossier=parameters["dossier"], table_name=table, column_name=column).to_pylist()
