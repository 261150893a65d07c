"""The corrections log: each release of the data with what it added, changed and withdrew, and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Any

import streamlit as st

from dashboard.engine.questions.ask import ask
from dashboard.exports import feed
from dashboard.figures.display import format_count, format_day, format_release, join_names
from dashboard.ui import dossier, links
from dashboard.ui.expandable_table import draw_expandable_table
from dashboard.ui.html_table import Cell, Column, Row
from dashboard.ui.markdown import escape, link

Release = Mapping[str, Any]
Change = Mapping[str, Any]
TONES = {"added": "green", "changed": "yellow", "withdrawn": "red"}
_WORDS = {
    "figures": ("figure", "figures"),
    "speakers": ("speaker", "speakers"),
    "publications": ("publication", "publications"),
    "measures": ("measure", "measures"),
    "derivations": ("sum", "sums"),
    "terms": ("term of a sum", "terms of sums"),
    "events": ("event", "events"),
}


def draw_state(releases: Sequence[Release]) -> None:
    """Which state of the data the pages show, and where to subscribe to the log."""
    label = dossier.read_dossier()["release"]
    st.markdown(
        f"The pages show the data as of **{escape(label)}**. A release is a named state of the data; what changed "
        "between two of them stands here, with what it was before, what it is since, and why."
    )
    if releases and st.context.url and feed.describes_this_data():
        subscribe = link("Atom feed", links.absolute_url(feed.ADDRESS))
        st.markdown(f"To be told of the next one: {subscribe}. The latest release is the first entry.")


def draw_log(slug: str, releases: Sequence[Release], changes: Sequence[Change], q: str | None) -> None:
    """What is not yet released, then each release, newest first; the first, which adds everything, in a sentence."""
    by_release = {name: list(group) for name, group in groupby(changes, key=lambda row: row["release"])}
    if unreleased := by_release.get(None):
        st.header("Not yet released", anchor=False)
        st.caption(f"{escape(count_rows(unreleased))} since the last release. No reason is given before the next.")
        _draw_rows(slug, "unreleased", unreleased, "")
    for release in releases:
        if rows := by_release.get(release["release"]):
            _draw_heading(slug, release)
            _draw_rows(slug, release["release"], rows, release["note"])
    if q and not changes:
        st.info(escape(f"No change matches “{q}”."), icon=":material/search_off:")
    elif not releases:
        about = "This dossier has no release yet, so there is nothing that its data could be held against."
        st.info(f"{about} The first one is made by `python -m dashboard release`.", icon=":material/history:")
    elif not q:
        _draw_first(slug, releases[-1], is_alone=not changes)


def count_rows(changes: Sequence[Change]) -> str:
    """ "2 rows changed, 1 withdrawn" """
    rows = {(row["release"], row["table_name"], row["row_key"]): row["change"] for row in changes}
    kinds = Counter(rows.values())
    (first, count), *others = [(kind, kinds[kind]) for kind in TONES if kinds[kind]]
    return ", ".join([f"{format_count(count, 'row')} {first}", *(f"{many:,} {kind}" for kind, many in others)])


def value_cells(change: Change) -> tuple[Cell, Cell]:
    """What a cell held before, and what it holds since; of a whole row, its name says it."""
    if change["change"] != "changed":
        return Cell(""), Cell("")
    return Cell(change["before"] or "empty"), Cell(change["after"] or "empty")


def _draw_heading(slug: str, release: Release) -> None:
    name = release["release"]
    st.header(format_release(name), anchor=False)
    st.markdown(escape(release["note"]))
    if name != dossier.read_dossier()["release"]:
        parts = {"dossier": slug, "data": name}
        label = "What the pages said then"
        st.page_link(
            "pages/overview/overview.py", label=label, icon=":material/history:", query_params=parts, width="content"
        )


def _draw_first(slug: str, release: Release, *, is_alone: bool) -> None:
    """The release that all later ones are held against."""
    _draw_heading(slug, release)
    of_table = Counter(ask("changes", dossier=slug, release=release["release"]).column("table_name").to_pylist())
    told = [format_count(of_table[table], *words) for table, words in _WORDS.items() if of_table[table]]
    since = " Nothing has changed since." if is_alone else ""
    st.markdown(f"It holds {escape(join_names(told))}.{since}")


def _draw_rows(slug: str, key: str, changes: Sequence[Change], note: str) -> None:
    """One line per changed cell; a figure leads to its page as long as it has one."""
    columns = [
        Column("label", "Row"),
        Column("change", "Change"),
        Column("column", "Column"),
        Column("before", "Before"),
        Column("after", "After"),
        Column("speaker", "Speaker"),
        Column("outlet", "Publication"),
    ]
    has_reasons = any(change["reason"] and change["reason"] != note for change in changes)

    def line(change: Change) -> Row:
        href = links.figure_address(slug, change["figure_id"]) if change["is_there"] else None
        said = ", ".join(filter(None, (change["speaker"], change["stated_on"] and format_day(change["stated_on"]))))
        read = ", ".join(
            filter(None, (change["outlet"], change["published_on"] and format_day(change["published_on"])))
        )
        cells = (
            Cell(_name(change)),
            Cell(change["change"], tone=TONES[change["change"]]),
            Cell(change["column"] or "the whole row"),
            *value_cells(change),
            Cell(said),
            Cell(read, href=change["url"]),
            *([Cell(change["reason"] if change["reason"] != note else "")] if has_reasons else []),
        )
        return Row(href or "", cells, href)

    if has_reasons:
        columns.append(Column("reason", "Why"))
    label = f"Changes of {key}"
    draw_expandable_table(
        f"changes_{key}", columns, changes, line, label=label, on_open=links.open_address, whole_with="changes"
    )


def _name(change: Change) -> str:
    if change["figure_id"]:
        return f"“{change['label']}”"
    words = _WORDS.get(change["table_name"])
    return f"{words[0]} {change['label']}" if words else str(change["label"])
