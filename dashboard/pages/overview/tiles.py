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
from dashboard.figures.display import counted, interval
from dashboard.ui import source_line, url_widgets
from dashboard.ui.markdown import verbatim
from dashboard.ui.metric_tile import STATES, derivation_work, sql, tile

Chosen = Mapping[str, Any]
TILE_PIXELS = 250
_STATE_WORDS = {"exact": " (exact)", "within_rounding": " (within rounding)", "broken": " (does not add up)"}


def headline(view: View) -> None:
    """One tile per headline derivation: change, from what to what, share, decree."""
    said, shown = tiles.headline(view)
    if not shown:
        st.info(verbatim(said), icon=":material/history:")
        return
    st.header(verbatim(said), anchor=False)
    with st.grid(len(shown), min_column_width=TILE_PIXELS):
        for each in shown:
            tile(each, partial(derivation_work, view["dossier"], each.derivation_id, each.rows[0]))


def now(view: View) -> None:
    """Strength in force, people against posts, the last official count of dead, reconciliations."""
    said, shown = tiles.now(view)
    st.header(verbatim(said), anchor=False)
    with st.grid(4, min_column_width=TILE_PIXELS):
        for each in shown:
            if each.key == "dead" and not each.rows:
                st.container(border=True, height="stretch").caption(verbatim(each.lines[0]))
            else:
                tile(each, partial(_work, each, tiles.asked_of(view)))


def unknown(view: View) -> None:
    """What nobody has said, so that silence is not read as zero."""
    st.header("What is not known", anchor=False)
    for said, instead in tiles.unknown(view):
        st.markdown(f"- **{verbatim(said)}**{_led_by_space(instead)}")


def _led_by_space(text: str) -> str:
    return f"{' ' if text.startswith(' ') else ''}{verbatim(text)}"


def _work(shown: Tile, asked: Chosen) -> None:
    """What a tile rests on, and its query; nothing where nothing was known."""
    if shown.rows:
        _WORKS[shown.key](shown.rows)
        sql(shown.question, **asked)


def _in_force(rows: tuple[Chosen, ...]) -> None:
    for row in rows:
        st.markdown(f"{verbatim(row['label'])}: {source_line.of_figure(row)}")


def _people(rows: tuple[Chosen, ...]) -> None:
    row = rows[0]
    people, posts = (interval(row[f"{p}at_least"], row[f"{p}at_most"]) for p in ("posts_", ""))
    less = verbatim(tiles.missing(row))
    st.markdown(f"Posts − people: ({verbatim(people)}) − ({verbatim(posts)}) \\= **{less}**")
    st.markdown(f"People: {source_line.of_figure(row)}")
    st.markdown(f"Posts: {source_line.of_figure(tiles.posts_of(row))}")


def _dead(rows: tuple[Chosen, ...]) -> None:
    st.markdown(source_line.of_figure(rows[0]))


def _reconciliations(rows: tuple[Chosen, ...]) -> None:
    st.markdown("Each sum below, with its terms, is under “Does it add up?” below the charts.")
    for row in rows:
        off = f", off by {verbatim(tiles.residual(row))}" if row["state"] == "broken" else ""
        st.markdown(f"{STATES[row['state']]} {verbatim(row['title'])}{off}")


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
    label = f"{counted(len(by_id), 'sum or difference', 'sums and differences')} of stated figures, each with its terms"
    if opened := url_widgets.fold("arithmetic", label, icon=":material/calculate:"):
        with opened:
            picked = url_widgets.item(
                "derivation_id",
                {each: f"{row['title']}{_STATE_WORDS.get(row['state'], '')}" for each, row in by_id.items()},
                "Sum or difference",
            )
            derivation_work(chosen["dossier"], picked, by_id[picked])
