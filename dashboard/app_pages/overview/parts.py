"""The parts of the Overview as the page draws them; `contents/overview/` has what they say."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from dashboard.contents import arithmetic
from dashboard.contents.overview.build import Overview
from dashboard.contents.overview.part import Ledger, LedgerRow
from dashboard.contents.registry import PAGES, SUMMARY
from dashboard.contents.tiles import Tile
from dashboard.contents.view import View, to_parameters
from dashboard.engine.questions.ask import ask
from dashboard.figures.display import capitalize, format_count
from dashboard.sharing.address import write_address
from dashboard.ui import find_box, share, source_line, unfold, url_state, url_widgets
from dashboard.ui.embed import is_framed
from dashboard.ui.html_table import Column, draw_table
from dashboard.ui.markdown import escape
from dashboard.ui.show_work import draw_derivation, draw_sql, draw_work_button
from dashboard.ui.tab_name import name_tab

if TYPE_CHECKING:
    from dashboard.contents.charts.chart import Chart

_TILE_PIXELS = 250
_STATE_WORDS = {"exact": " (exact)", "within_rounding": " (within rounding)", "broken": " (does not add up)"}


def draw_welcome(question: str) -> None:
    """What Muster is, in one sentence, the box to find a number, and the button to share the page."""
    name_tab(question)
    if is_framed():
        return
    with st.container(horizontal=True, vertical_alignment="center", key="page_head"):
        st.markdown(escape(SUMMARY), width="stretch")
        find_box.draw_find_box()
        share.reserve_place(st.container(width="content", key="share_place"))


def draw_finding(said: Overview, dossier: str) -> None:
    """What the headline says in full, the ledger, and the everyday questions."""
    for text in (*said.lead, *said.notes):
        st.markdown(escape(text))
    for ledger in said.ledgers:
        _draw_ledger(ledger, dossier)
    with st.container(gap="xxsmall", key="questions"):
        for link in said.links:
            address = write_address({**url_state.current_view(), **link.parameters})
            names = PAGES[link.page].parameters
            st.page_link(
                PAGES[link.page].file,
                label=escape(link.text),
                icon=":material/arrow_forward:",
                query_params={name: value for name, value in address.items() if name in names},
            )


def _draw_ledger(ledger: Ledger, dossier: str) -> None:
    """Rows and columns as they add up, and the sums behind them in a drawer."""
    columns: list[Column[LedgerRow]] = [
        Column("What", lambda row: row.label),
        Column("Before", lambda row: row.before, is_number=True),
        Column(capitalize(ledger.step), lambda row: row.step, is_number=True),
        Column("After", lambda row: row.after, is_number=True),
        Column("In %", lambda row: row.percent, is_number=True),
    ]
    draw_table("ledger", columns, ledger.rows, label="Before and after")
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        if ledger.check:
            st.markdown(f":green-badge[:material/check: {escape(ledger.check)}]", width="stretch")
        draw_work_button("ledger", partial(_draw_sums, ledger, dossier))


def _draw_sums(ledger: Ledger, dossier: str) -> None:
    for row in ledger.rows:
        draw_derivation(dossier, row.tile.derivation_id, row.tile.rows[0])


def draw_pictures(charts: Sequence[Chart]) -> None:
    """The pictures, each with its headline."""
    from dashboard.ui import chart  # noqa: PLC0415 - brings Plotly

    for shown in charts:
        st.markdown(f"**{escape(shown.headline)}**")
        chart.draw_with_notes(shown)


def draw_tiles(said: Overview, dossier: str) -> None:
    """The key numbers side by side, all of one height."""
    if not said.tiles:
        return
    st.header(escape(said.tiles_headline), anchor=False)
    with st.grid(4, min_column_width=_TILE_PIXELS):
        for tile in said.tiles:
            _draw_tile(tile, dossier)


def _draw_tile(tile: Tile, dossier: str) -> None:
    """One bordered tile. What rests on nothing has no drawer."""
    with st.container(border=True, height="stretch", gap="xsmall", key=f"tile_{tile.key}"):
        st.metric(
            escape(tile.label),
            tile.value,
            tile.badge or None,
            delta_color="off",
            delta_arrow="off",
            chart_data=tile.trend or None,
            chart_type="area",
        )
        st.caption("  \n".join(escape(line) for line in tile.lines if line))
        if tile.rows:
            draw_work_button(tile.key, partial(_draw_work, tile, dossier))


def _draw_work(tile: Tile, dossier: str) -> None:
    """What a tile rests on, and its query."""
    if tile.derivation_id:
        draw_derivation(dossier, tile.derivation_id, tile.rows[0])
        return
    work = arithmetic.explain_tile(tile, dossier)
    for line in work.lines:
        st.markdown(escape(line))
    for what, row in work.figures:
        name = f"{escape(what)}: " if what else ""
        st.markdown(f"{name}{source_line.format_source(row)}")
    for title, part in work.sums:
        st.markdown(f"**{escape(title)}**: {escape('; '.join(part.lines))}")
    draw_sql(tile.question, **tile.parameters)


def draw_unknown(said: Overview) -> None:
    """What nobody has said, so that silence is not read as zero."""
    if not said.unknown:
        return
    st.header("What is not known", anchor=False)
    with st.grid(2, min_column_width=430, gap="medium"):
        for unknown, instead in said.unknown:
            space = " " if instead.startswith(" ") else ""  # escaping drops it
            st.markdown(f"**{escape(unknown)}**{space}{escape(instead)}")


def draw_arithmetic(view: View) -> None:
    """Every derivation of the dossier, one at a time: formula, terms with their sources, what it should equal."""
    asked = {"dossier": view["dossier"], "known_on": to_parameters(view)["known_on"]}
    by_id = {row["derivation_id"]: row for row in ask("reconciliations", **asked).to_pylist()}
    if not by_id:
        return
    count = format_count(len(by_id), "sum or difference", "sums and differences")
    label = f"{count} of stated figures, each with its terms"
    if expander := unfold.draw_expander("arithmetic", label, icon=":material/calculate:"):
        with expander:
            labels = {name: f"{row['title']}{_STATE_WORDS.get(row['state'] or '', '')}" for name, row in by_id.items()}
            chosen = url_widgets.choose_item("derivation_id", labels, "Sum or difference")
            draw_derivation(view["dossier"], chosen, by_id[chosen])
