"""Where a reader's figures differ from others of the same thing and time: on which days, and by how much."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlsplit

import streamlit as st

from dashboard.app_pages.yours.imports import ImportedFile
from dashboard.engine.questions.ask import ask
from dashboard.engine.warehouse.private import OwnFigures
from dashboard.errors import QuestionError
from dashboard.figures.display import format_count, format_day
from dashboard.ui import export_menu, links
from dashboard.ui.html_table import Column, draw_table
from dashboard.ui.markdown import escape

Row = Mapping[str, Any]
_SHOWN = 12


def draw_comparison(file: ImportedFile, own: OwnFigures) -> None:
    """The pairs that differ, in a list; how many are the same, and whether they count once."""
    dossier = own.dossier
    try:
        answer = ask("yours_compared", dossier=dossier)
    except QuestionError as error:
        st.warning(escape(error), icon=":material/hourglass_disabled:")
        return
    pairs = answer.to_pylist()
    _draw_repeats(file, find_repeats(pairs, own))
    if not pairs:
        st.caption("No other figure is of the same thing on the same day as one of yours.")
        return
    # What one speaker says in two ways comes before what two speakers say.
    differing = sorted(
        (row for row in pairs if not row["is_same"]), key=lambda row: row["speaker"] != row["other_speaker"]
    )
    same = len(pairs) - len(differing)
    st.subheader(f"Of the same thing and day: {len(differing):,} differ, {same:,} are the same", anchor=False)
    if not differing:
        return
    st.caption(
        "The same number in other words, such as “about” before it, counts as the same. "
        "The difference is yours less the other."
    )
    _draw_pairs(dossier, differing, find_hosts(own))
    export_menu.draw_save_menu("yours_compared", answer, "figures of yours beside others of the same day")


def find_hosts(own: OwnFigures) -> dict[str, str]:
    """Of each figure of yours, the host of its address: two files of one publisher differ in nothing else."""
    hosts = {row["publication_id"]: urlsplit(row.get("url", "")).hostname for row in own.tables["publications"]}
    found = {row["figure_id"]: hosts.get(row["publication_id"]) for row in own.tables["figures"]}
    return {figure_id: host for figure_id, host in found.items() if host}


def _draw_pairs(dossier: str, differing: Sequence[Row], hosts: Mapping[str, str]) -> None:
    def place(row: Row, prefix: str = "") -> str:
        is_one_outlet = row["outlet"] == row["other_outlet"]
        outlet = str(row[f"{prefix}outlet"])
        return hosts.get(row[f"{prefix}figure_id"], outlet) if is_one_outlet else outlet

    columns: list[Column[Row]] = [
        Column("Day", lambda row: format_day(row["as_of"])),
        Column("What", lambda row: f"{row['measure_label']}, {row['subject_name']}"),
        Column("Yours", lambda row: f"{row['wording']} ({place(row)})"),
        Column("Other", lambda row: f"{row['other_wording']} ({row['other_speaker']}, {place(row, 'other_')})"),
        Column("Difference", _describe_difference, is_number=True),
    ]
    draw_table(
        "yours_compared",
        columns,
        differing[:_SHOWN],
        label="Figures of the same day that differ",
        href=lambda row: links.figure_address(dossier, row["figure_id"]),
    )
    if len(differing) > _SHOWN:
        st.caption(f"The first {_SHOWN} of {len(differing):,}. The saved table has all of them.")


def find_repeats(pairs: Sequence[Row], own: OwnFigures) -> dict[str, str]:
    """The figure of the dossier that each of yours repeats: one speaker, one day, the same number."""
    yours = {row["figure_id"] for row in own.tables["figures"]}
    return {
        row["figure_id"]: row["other_figure_id"]
        for row in pairs
        if row["is_same"] and row["speaker"] == row["other_speaker"] and row["other_figure_id"] not in yours
    }


def _draw_repeats(file: ImportedFile, found: Mapping[str, str]) -> None:
    """Offers that equal rows count as one statement, and takes it back."""
    ids = {row["figure_id"] for row in file.result()["figures"]}
    if here := {name: origin for name, origin in found.items() if name in ids}:
        st.caption(
            "Some have the speaker, the day and the number of a figure of the dossier: one statement, read twice."
        )
        label = f"Count {format_count(len(here), 'repeated figure')} once"
        key = f"yours_repeats_{file.key}"
        st.button(label, icon=":material/join:", key=key, on_click=file.repeat, args=(here,))
    if file.repeats:
        label = f"Count {format_count(len(file.repeats), 'repeated figure')} as statements of their own"
        key = f"yours_no_repeats_{file.key}"
        st.button(label, icon=":material/undo:", key=key, on_click=file.repeat, args=({},))


def _describe_difference(row: Row) -> str:
    low, high = row["difference_at_least"], row["difference_at_most"]
    if low is None and high is None:
        return "open"
    bounds = [f"{bound:+,}" if bound is not None else "…" for bound in (low, high)]
    return bounds[0] if bounds[0] == bounds[1] else " to ".join(bounds)
