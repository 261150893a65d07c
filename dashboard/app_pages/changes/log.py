"""The corrections log: each release of the data with what it added, changed and withdrew, and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import groupby

import streamlit as st

from dashboard.engine.questions.ask import ask
from dashboard.engine.questions.row_types import ReleasesRow
from dashboard.exports import feed
from dashboard.figures.display import format_count, format_day, format_release, join_names, name_column
from dashboard.ui import change_cells, dossier, links
from dashboard.ui.change_cells import Change
from dashboard.ui.expandable_table import draw_expandable_table
from dashboard.ui.html_table import Cell, Column
from dashboard.ui.markdown import escape, link

_TABLES = {
    "figures": ("figure", "figures"),
    "speakers": ("speaker", "speakers"),
    "publications": ("publication", "publications"),
    "measures": ("measure", "measures"),
    "derivations": ("sum", "sums"),
    "terms": ("term of a sum", "terms of sums"),
    "events": ("event", "events"),
}


def draw_release_in_view(releases: Sequence[ReleasesRow]) -> None:
    """Which release the pages show, and where to subscribe to the log."""
    st.markdown(
        f"The pages show the data as of **{escape(dossier.read_dossier()['release'])}**. A release is a named state of "
        "the data. Below is what changed between releases: the old value, the new one, and why."
    )
    if releases and st.context.url and feed.describes_this_data():
        subscribe = link("Atom feed", links.absolute_url(feed.ADDRESS))
        st.markdown(f"To hear of the next one: {subscribe}. Its first entry is the latest release.")


def draw_log(slug: str, releases: Sequence[ReleasesRow], changes: Sequence[Change], q: str | None) -> None:
    """What is not yet released, then each release, newest first; the first, which adds everything, in a sentence."""
    by_release = {name: list(group) for name, group in groupby(changes, key=lambda change: change["release"])}
    if unreleased := by_release.get(None):
        st.header("Not yet released", anchor=False)
        st.caption(f"{escape(_count_rows(unreleased))} since the last release. Reasons are given with the next one.")
        _draw_changes(slug, "unreleased", unreleased, "")
    for release in releases:
        if rows := by_release.get(release["release"]):
            _draw_heading(slug, release)
            _draw_changes(slug, release["release"], rows, release["note"] or "")
    if q and not changes:
        st.info(escape(f"No change matches “{q}”."), icon=":material/search_off:")
    elif not releases:
        text = "This dossier has no release yet, so there is nothing to compare its data with."
        st.info(f"{text} `python -m dashboard release` makes the first one.", icon=":material/history:")
    elif not q:
        _draw_first_release(slug, releases[-1], is_only=not changes)


def _count_rows(changes: Sequence[Change]) -> str:
    """ "2 rows changed, 1 withdrawn" """
    rows = {(row["release"], row["table_name"], row["row_key"]): row["change"] for row in changes}
    counts = Counter(rows.values())
    (first, count), *others = [(kind, counts[kind]) for kind in change_cells.TONES if counts[kind]]
    return ", ".join([f"{format_count(count, 'row')} {first}", *(f"{many:,} {kind}" for kind, many in others)])


def _draw_heading(slug: str, release: ReleasesRow) -> None:
    st.header(format_release(release["release"]), anchor=False)
    st.markdown(escape(release["note"]))
    if release["release"] != dossier.read_dossier()["release"]:
        st.page_link(
            "app_pages/overview/overview.py",
            label="What the pages said then",
            icon=":material/history:",
            query_params={"dossier": slug, "data": release["release"]},
            width="content",
        )


def _draw_first_release(slug: str, release: ReleasesRow, *, is_only: bool) -> None:
    """The release that all later ones are compared with."""
    _draw_heading(slug, release)
    tables = Counter(ask("changes", dossier=slug, release=release["release"]).column("table_name").to_pylist())
    counts = [format_count(tables[table], *words) for table, words in _TABLES.items() if tables[table]]
    st.markdown(f"It holds {escape(join_names(counts))}.{' Nothing has changed since.' if is_only else ''}")


def _draw_changes(slug: str, key: str, changes: Sequence[Change], note: str) -> None:
    """One line per changed cell; a figure leads to its page while it has one. `note`: the reason of the release."""
    columns: list[Column[Change]] = [
        Column("Row", _name_row),
        change_cells.KIND,
        Column("Column", lambda change: name_column(change["column"] or "the whole row")),
        change_cells.BEFORE,
        change_cells.AFTER,
    ]
    if any(change["speaker"] or change["outlet"] for change in changes):
        columns += [
            Column("Speaker", lambda change: _with_day(change["speaker"], change["stated_on"])),
            Column("Publication", lambda row: Cell(_with_day(row["outlet"], row["published_on"]), href=row["url"])),
        ]
    if any(change["reason"] and change["reason"] != note for change in changes):
        columns.append(Column("Why", lambda change: change["reason"] if change["reason"] != note else ""))
    draw_expandable_table(
        f"changes_{key}",
        columns,
        changes,
        label=f"Changes of {key}",
        href=lambda row: links.figure_address(slug, row["figure_id"]) if row["is_there"] else None,
        opened_as="changes",
    )


def _name_row(change: Change) -> str:
    if change["figure_id"]:
        return f"“{change['label']}”"
    words = _TABLES.get(change["table_name"])
    return f"{words[0]} {change['label']}" if words else str(change["label"])


def _with_day(name: str | None, day: str | None) -> str:
    return ", ".join(part for part in (name, day and format_day(day)) if part)
