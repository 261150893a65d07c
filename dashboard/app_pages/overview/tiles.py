"""The tiles of the Overview as the page draws them, each with its work; `contents/tiles.py` has what they say."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

import streamlit as st

from dashboard.contents import tiles
from dashboard.contents.tiles import Tile
from dashboard.contents.view import View
from dashboard.engine.questions.ask import ask
from dashboard.figures.display import format_count, format_interval
from dashboard.ui import source_line, unfold, url_widgets
from dashboard.ui.markdown import escape
from dashboard.ui.show_work import STATES, draw_derivation, draw_sql, draw_work_button

Row = Mapping[str, Any]
_TILE_PIXELS = 250
_STATE_WORDS = {"exact": " (exact)", "within_rounding": " (within rounding)", "broken": " (does not add up)"}


def draw_headline(view: View) -> None:
    """One tile per headline derivation: change, from what to what, share, decree."""
    headline, shown = tiles.build_headline(view)
    if not shown:
        st.info(escape(headline), icon=":material/history:")
        return
    st.header(escape(headline), anchor=False)
    with st.grid(len(shown), min_column_width=_TILE_PIXELS):
        for tile in shown:
            _draw_tile(tile, partial(draw_derivation, view["dossier"], tile.derivation_id, tile.rows[0]))


def draw_now(view: View) -> None:
    """Strength in force, people against posts, the last official count of dead, reconciliations."""
    headline, shown = tiles.build_current(view)
    st.header(escape(headline), anchor=False)
    with st.grid(4, min_column_width=_TILE_PIXELS):
        for tile in shown:
            _draw_tile(tile, partial(_draw_work, tile, tiles.question_parameters(view)))


def draw_unknown(view: View) -> None:
    """What nobody has said, so that silence is not read as zero."""
    st.header("What is not known", anchor=False)
    for unknown, instead in tiles.list_unknown(view):
        space = " " if instead.startswith(" ") else ""  # escaping drops it
        st.markdown(f"- **{escape(unknown)}**{space}{escape(instead)}")


def draw_arithmetic(parameters: Mapping[str, Any]) -> None:
    """Every derivation of the dossier, one at a time: formula, terms with their sources, what it should equal."""
    by_id = {row["derivation_id"]: row for row in ask("reconciliations", **parameters).to_pylist()}
    if not by_id:
        return
    st.header("Does it add up?", anchor=False)
    count = format_count(len(by_id), "sum or difference", "sums and differences")
    label = f"{count} of stated figures, each with its terms"
    if expander := unfold.draw_expander("arithmetic", label, icon=":material/calculate:"):
        with expander:
            labels = {name: f"{row['title']}{_STATE_WORDS.get(row['state'] or '', '')}" for name, row in by_id.items()}
            chosen = url_widgets.choose_item("derivation_id", labels, "Sum or difference")
            draw_derivation(parameters["dossier"], chosen, by_id[chosen])


def _draw_tile(tile: Tile, draw_work: Callable[[], None]) -> None:
    """One bordered tile. `draw_work` fills the drawer, only while it is open; what rests on nothing has none."""
    with st.container(border=True, height="stretch", gap="xsmall", key=f"tile_{tile.key}"):
        st.metric(escape(tile.label), tile.value)
        st.caption("  \n".join(escape(line) for line in tile.lines if line))
        if tile.rows:
            draw_work_button(tile.key, draw_work)


def _draw_work(tile: Tile, parameters: Mapping[str, Any]) -> None:
    """What a tile rests on, and its query."""
    _WORK[tile.key](tile.rows)
    draw_sql(tile.question, **parameters)


def _draw_strength(rows: tuple[Row, ...]) -> None:
    for row in rows:
        st.markdown(f"{escape(row['label'])}: {source_line.format_source(row)}")


def _draw_people(rows: tuple[Row, ...]) -> None:
    row = rows[0]
    posts, people = (escape(format_interval(row[f"{p}at_least"], row[f"{p}at_most"])) for p in ("posts_", ""))
    st.markdown(f"Posts − people: ({posts}) − ({people}) \\= **{escape(tiles.format_missing(row))}**")
    st.markdown(f"People: {source_line.format_source(row)}")
    st.markdown(f"Posts: {source_line.format_source(tiles.read_posts(row))}")


def _draw_dead(rows: tuple[Row, ...]) -> None:
    st.markdown(source_line.format_source(rows[0]))


def _draw_reconciliations(rows: tuple[Row, ...]) -> None:
    st.markdown("Each sum below, with its terms, is under “Does it add up?” below the charts.")
    for row in rows:
        off = f", off by {escape(tiles.format_residual(row))}" if row["state"] == "broken" else ""
        st.markdown(f"{STATES[row['state']]} {escape(row['title'])}{off}")


_WORK: Mapping[str, Callable[[tuple[Row, ...]], None]] = {
    "in_force": _draw_strength,
    "people": _draw_people,
    "dead": _draw_dead,
    "reconciliations": _draw_reconciliations,
}
