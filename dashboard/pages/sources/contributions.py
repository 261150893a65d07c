"""What speakers and publications contributed: statements of their own, relays, and how often others agree."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pyarrow as pa
import streamlit as st

from dashboard.charts.stances import STANCES
from dashboard.engine.questions.ask import ask
from dashboard.engine.questions.row_types import CodebookWordsRow
from dashboard.figures.display import format_count, format_day, humanize
from dashboard.sharing.parameters import LONGEST_TEXT
from dashboard.ui import export_menu, links, url_state, url_widgets
from dashboard.ui.expandable_table import draw_expandable_table, read_sort
from dashboard.ui.html_table import Cell, Column, Row
from dashboard.ui.markdown import escape

Chosen = Mapping[str, Any]
_TIER_TONES = {"primary": "green", "news": "blue", "relay": "gray", "dataset": "violet", "unconfirmed": "red"}


def independence(chosen: Chosen) -> None:
    """How many of the rows are statements of their own: the sentence that all other counts rest on."""
    total = ask("independence", **chosen).to_pylist()[0]
    rests = "rests" if total["count_not_independent"] == 1 else "rest"
    st.markdown(
        f"**{format_count(total['count_rows'], 'row')} in {format_count(total['count_publications'], 'publication')} "
        f"are {format_count(total['count_statements'], 'statement')} by "
        f"{format_count(total['count_speakers'], 'speaker')}**: "
        f"{format_count(total['count_relays'], 'row')} only relay a statement that another row holds, and "
        f"{format_count(total['count_not_independent'], 'statement')} {rests} on another speaker's count. "
        f"{format_count(total['count_errors'], 'row is an error', 'rows are errors')} in print, kept and marked."
    )
    if total["count_too_many"]:
        st.caption(
            f"{format_count(total['count_too_many'], 'statement')} count what very many others count, too; these are "
            "not compared pair by pair, and are left out where others are said to agree or not."
        )


def speakers(chosen: Chosen, words: str) -> pa.Table:
    """Each speaker with what it said, and how often independent others agree; gives the rows shown."""
    kind = url_widgets.choose_word("kind", _counts("speakers", "kind", chosen), "Kind")
    table = ask("speakers_contributions", **chosen, kind=kind, sort=read_sort("speakers"))
    st.caption(
        "Others: statements of other speakers that count the same at the same time, relays and figures that rest on "
        "another's count left out. **Agree**: the same number, or a difference that rounding explains. **Overlap**: "
        "the ranges meet. **Contradict**: they do not. A count by name is a floor, and is held only against another."
    )
    columns = (
        Column("speaker", "Speaker"),
        Column("kind", "Who"),
        Column("stances", "Stance"),
        Column("count_statements", "Statements", is_number=True, help="Relays count once."),
        Column("count_rows", "Rows", is_number=True, help="Relays included."),
        Column("count_publications", "Publications", is_number=True),
        Column("first_stated_on", "First"),
        Column("last_stated_on", "Last"),
        Column("count_agree", "Others agree", is_number=True),
        Column("count_overlap", "overlap", is_number=True),
        Column("count_contradict", "contradict", is_number=True),
    )
    _table("speakers", columns, table, lambda row: _speaker(chosen, row), words)
    return table


def publications(chosen: Chosen, words: str) -> pa.Table:
    """Each publication with what was first read there, and what it relays; gives the rows shown."""
    tier = url_widgets.choose_word("tier", _counts("publications", "tier", chosen), "Tier")
    table = ask("publications_contributions", **chosen, tier=tier, sort=read_sort("publications"))
    tiers = _words("publications", "tier", chosen)
    st.caption("  \n".join(f"**{escape(row['word'])}**: {escape(row['meaning'])}" for row in tiers))
    columns = (
        Column("outlet", "Outlet"),
        Column("published_on", "Published"),
        Column("tier", "Tier"),
        Column("credits", "Credits"),
        Column("speakers", "Speakers"),
        Column("count_statements", "First read here", is_number=True),
        Column("count_relays", "Relays", is_number=True),
        Column("count_errors", "Errors", is_number=True, help="Errors in print."),
        Column("url", "Page"),
    )
    _table("publications", columns, table, lambda row: _publication(chosen, row), words)
    return table


def _table(
    key: str, columns: Sequence[Column], table: pa.Table, line: Callable[[Mapping[str, Any]], Row], words: str
) -> None:
    """The list, sorted by SQL, with all of it to take along."""
    rows = table.to_pylist()
    if rows:
        draw_expandable_table(key, columns, rows, line, label=key.capitalize(), on_open=links.open_address)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(escape(f"{format_count(len(rows), key.removesuffix('s'))}: {words}."))
        export_menu.draw_save_menu(key, table, words, title=f"{key.capitalize()} and what each contributed")


def _speaker(chosen: Chosen, row: Mapping[str, Any]) -> Row:
    who = ", ".join(filter(None, (humanize(row["kind"]), row["country"])))
    compared = [str(row[name]) for name in ("count_agree", "count_overlap", "count_contradict")]
    cells = (
        Cell(row["speaker"]),
        Cell("\n".join(filter(None, (row["role"], who)))),
        Cell(", ".join(STANCES[stance].label for stance in row["stances"].split(", "))),
        Cell(f"{row['count_statements']:,}"),
        Cell(f"{row['count_rows']:,}"),
        Cell(f"{row['count_publications']:,}"),
        Cell(format_day(row["first_stated_on"])),
        Cell(format_day(row["last_stated_on"])),
        *(Cell(count) for count in (compared if row["count_compared"] else ("–", "–", "–"))),
    )
    return _row(chosen, cells, speaker_id=row["speaker_id"])


def _publication(chosen: Chosen, row: Mapping[str, Any]) -> Row:
    cells = (
        Cell(row["outlet"]),
        Cell(format_day(row["published_on"])),
        Cell(row["tier"], tone=_TIER_TONES.get(row["tier"], "gray")),
        Cell(row["credits"] or "–"),
        Cell(row["speakers"]),
        Cell(f"{row['count_statements']:,}"),
        Cell(f"{row['count_relays']:,}"),
        Cell(f"{row['count_errors']:,}"),
        Cell("open", href=row["url"]),
    )
    # No filter knows publications: the search for outlet and day finds its figures.
    return _row(chosen, cells, q=f"{row['outlet']} {row['published_on'] or ''}".strip()[:LONGEST_TEXT])


def _row(chosen: Chosen, cells: tuple[Cell, ...], **parts: str) -> Row:
    """A row that leads to its figures; its key is their address."""
    known_on = url_state.current_view()["known_on"]
    on = {"known_on": str(known_on)} if known_on else {}
    href = links.page_address("figures", dossier=chosen["dossier"], **on, **parts)
    return Row(href, cells, href)


def _counts(table: str, column: str, chosen: Chosen) -> dict[str, int]:
    """How many rows bear each word of a column of the codebook; words that none bears left out."""
    return {row["word"]: row["count_rows"] for row in _words(table, column, chosen) if row["count_rows"]}


def _words(table: str, column: str, chosen: Chosen) -> list[CodebookWordsRow]:
    return ask("codebook_words", dossier=chosen["dossier"], table_name=table, column_name=column).to_pylist()
