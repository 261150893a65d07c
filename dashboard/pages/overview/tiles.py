"""The tiles of the Overview as a page draws them, each with its work; what they say is in `contents/tiles.py`."""

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
from dashboard.ui import source_line, url_widgets
from dashboard.ui.markdown import escape
from dashboard.ui.metric_tile import STATES, draw_derivation, draw_sql, draw_tile

Chosen = Mapping[str, Any]
TILE_PIXELS = 250
_STATE_WORDS = {"exact": " (exact)", "within_rounding": " (within rounding)", "broken": " (does not add up)"}


def headline(view: View) -> None:
    """One tile per headline derivation: change, from what to what, share, decree."""
    said, shown = tiles.headline(view)
    if not shown:
        st.info(escape(said), icon=":material/history:")
        return
    st.header(escape(said), anchor=False)
    with st.grid(len(shown), min_column_width=TILE_PIXELS):
        for each in shown:
            draw_tile(each, partial(draw_derivation, view["dossier"], each.derivation_id, each.rows[0]))


def now(view: View) -> None:
    """Strength in force, people against posts, the last official count of dead, reconciliations."""
    said, shown = tiles.now(view)
    st.header(escape(said), anchor=False)
    with st.grid(4, min_column_width=TILE_PIXELS):
        for each in shown:
            if each.key == "dead" and not each.rows:
                st.container(border=True, height="stretch").caption(escape(each.lines[0]))
            else:
                draw_tile(each, partial(_work, each, tiles.asked_of(view)))


def unknown(view: View) -> None:
    """What nobody has said, so that silence is not read as zero."""
    st.header("What is not known", anchor=False)
    for said, instead in tiles.unknown(view):
        st.markdown(f"- **{escape(said)}**{_led_by_space(instead)}")


def _led_by_space(text: str) -> str:
    return f"{' ' if text.startswith(' ') else ''}{escape(text)}"


def _work(shown: Tile, asked: Chosen) -> None:
    """What a tile rests on, and its query; nothing where nothing was known."""
    if shown.rows:
        _WORKS[shown.key](shown.rows)
        draw_sql(shown.question, **asked)


def _in_force(rows: tuple[Chosen, ...]) -> None:
    for row in rows:
        st.markdown(f"{escape(row['label'])}: {source_line.format_source(row)}")


def _people(rows: tuple[Chosen, ...]) -> None:
    row = rows[0]
    people, posts = (format_interval(row[f"{p}at_least"], row[f"{p}at_most"]) for p in ("posts_", ""))
    less = escape(tiles.missing(row))
    st.markdown(f"Posts − people: ({escape(people)}) − ({escape(posts)}) \\= **{less}**")
    st.markdown(f"People: {source_line.format_source(row)}")
    st.markdown(f"Posts: {source_line.format_source(tiles.posts_of(row))}")


def _dead(rows: tuple[Chosen, ...]) -> None:
    st.markdown(source_line.format_source(rows[0]))


def _reconciliations(rows: tuple[Chosen, ...]) -> None:
    st.markdown("Each sum below, with its terms, is under “Does it add up?” below the charts.")
    for row in rows:
        off = f", off by {escape(tiles.residual(row))}" if row["state"] == "broken" else ""
        st.markdown(f"{STATES[row['state']]} {escape(row['title'])}{off}")


_WORKS: Mapping[str, Callable[[tuple[Chosen, ...]], None]] = {
    "in_force": _in_force,
    "people": _people,
    "dead": _dead,
    "reconciliations": _reconciliations,
}


def arithmetic(chosen: Chosen) -> None:
    """Every derivation of the dossier, one at a time: formula, terms with their sources, what it should equal."""
    by_id = {row["derivation_id"]: row for row in ask("reconciliations", **chosen).to_pylist()}
    if not by_id:
        return
    st.header("Does it add up?", anchor=False)
    sums = format_count(len(by_id), "sum or difference", "sums and differences")
    label = f"{sums} of stated figures, each with its terms"
    if opened := url_widgets.draw_expander("arithmetic", label, icon=":material/calculate:"):
        with opened:
            picked = url_widgets.choose_item(
                "derivation_id",
                {each: f"{row['title']}{_STATE_WORDS.get(row['state'] or '', '')}" for each, row in by_id.items()},
                "Sum or difference",
            )
            draw_derivation(chosen["dossier"], picked, by_id[picked])
