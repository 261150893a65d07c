"""The tiles of the Overview: the article's headline first, then what holds now and what is not known."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

import streamlit as st

from dashboard.engine.answers import ask
from dashboard.figures.display import change_in_percent, counted, day, interval, sentence, short_interval
from dashboard.ui import citation, links
from dashboard.ui.tile import STATES, derivation_work, sql, tile
from dashboard.ui.words import verbatim

Chosen = Mapping[str, Any]
TILE_PIXELS = 250
_STATE_WORDS = {"exact": " (exact)", "within_rounding": " (within rounding)", "broken": " (does not add up)"}


def headline(chosen: Chosen) -> None:
    """One tile per headline derivation: change, from what to what, share, decree."""
    rows = ask("headline", **chosen).to_pylist()
    if not rows:
        st.info(
            f"The decree of the headline was not known yet on {day(links.state()['known_on'])}.",
            icon=":material/history:",
        )
        return
    st.header(verbatim(sentence(rows[0]["title"].partition(": ")[2] or rows[0]["title"])), anchor=False)
    with st.grid(len(rows), min_column_width=TILE_PIXELS):
        for row in rows:
            before = interval(row["before_at_least"], row["before_at_most"])
            after = interval(row["after_at_least"], row["after_at_most"])
            share = change_in_percent(row["percent_at_least"], row["percent_at_most"])
            tile(
                row["derivation_id"],
                row["title"].partition(": ")[0],
                interval(row["at_least"], row["at_most"], row["step"], signed=True),
                [
                    f"{before} → {after}{', ' + verbatim(share) if share and row['at_most'] else ', unchanged'}",
                    citation.of_decree(row),
                ],
                partial(derivation_work, chosen["dossier"], row["derivation_id"], row),
            )


def now(chosen: Chosen) -> None:
    """Strength in force, people against posts, the last official count of dead, reconciliations."""
    st.header(
        "What holds now" if not links.state()["known_on"] else f"What held on {day(links.state()['known_on'])}",
        anchor=False,
    )
    with st.grid(4, min_column_width=TILE_PIXELS):
        _in_force(chosen)
        _people(chosen)
        _dead(chosen)
        _reconciliations(chosen)


def unknown(chosen: Chosen) -> None:
    """What nobody has said, so that silence is not read as zero."""
    st.header("What is not known", anchor=False)
    for row in ask("last_official_dead", **chosen).to_pylist():
        st.markdown(
            f"- **No official total of the dead since {day(row['stated_on'])}**, when {verbatim(row['speaker'])} gave "
            f"“{verbatim(row['wording'])}”. Since then {counted(row['count_speakers_since'], 'other speaker')} made "
            f"{counted(row['count_statements_since'], 'statement')}."
        )
    for row in _independent(chosen)[:1]:
        people = f"{interval(row['at_least'], row['at_most'])} by {row['speaker']} for {day(row['as_of'])}"
        st.markdown(
            "- **How many of the posts are filled.** A decree sets posts. The latest independent count of people, "
            f"{verbatim(people)}, is an estimate, and no official head-count has been published beside the decrees."
        )


def _independent(chosen: Chosen) -> list[dict[str, Any]]:
    return [row for row in ask("people_against_posts", **chosen).to_pylist() if row["is_independent"]]


def _in_force(chosen: Chosen) -> None:
    rows = ask("strength_in_force", **chosen).to_pylist()
    if not rows:
        tile(
            "in_force", "Authorised strength in force", "not known", ["No decree was known by this date."], lambda: None
        )
        return
    main = rows[0]
    others = "; ".join(f"{row['label']}: {interval(row['at_least'], row['at_most'])}" for row in rows[1:])

    def work() -> None:
        for row in rows:
            st.markdown(f"{verbatim(row['label'])}: {citation.of_figure(row)}")
        sql("strength_in_force", **chosen)

    tile(
        "in_force",
        f"{main['label']} in force",
        interval(main["at_least"], main["at_most"]),
        [
            verbatim(others),
            citation.of_decree(main),
        ],
        work,
    )


def _people(chosen: Chosen) -> None:
    rows = _independent(chosen)
    if not rows:
        tile(
            "people", "People, independent estimate", "not known", ["No estimate was known by this date."], lambda: None
        )
        return
    row = rows[0]
    missing = interval(row["missing_at_least"], row["missing_at_most"], row["step"])

    def work() -> None:
        people, posts = (interval(row[f"{p}at_least"], row[f"{p}at_most"]) for p in ("posts_", ""))
        st.markdown(f"Posts − people: ({verbatim(people)}) − ({verbatim(posts)}) \\= **{verbatim(missing)}**")
        st.markdown(f"People: {citation.of_figure(row)}")
        of_posts = {name.removeprefix("posts_"): value for name, value in row.items() if name.startswith("posts_")}
        st.markdown(f"Posts: {citation.of_figure(of_posts | {'stance': 'official_decree'})}")
        sql("people_against_posts", **chosen)

    tile(
        "people",
        "People, latest independent estimate",
        short_interval(row["at_least"], row["at_most"]),
        [
            f"{verbatim(missing)} fewer than the posts authorised then",
            f"{verbatim(row['speaker'])} for {day(row['as_of'])}, said {day(row['stated_on'])}",
        ],
        work,
    )


def _dead(chosen: Chosen) -> None:
    rows = ask("last_official_dead", **chosen).to_pylist()
    if not rows:
        st.container(border=True, height="stretch").caption("No official total of the dead was known by this date.")
        return
    row = rows[0]

    def work() -> None:
        st.markdown(citation.of_figure(row))
        sql("last_official_dead", **chosen)

    since = counted(row["count_statements_since"], "statement")
    tile(
        "dead",
        "Last official total of dead",
        interval(row["at_least"], row["at_most"]),
        [
            f"None since {day(row['stated_on'])}; {since} by others",
            f"{verbatim(row['speaker'])}, said {day(row['stated_on'])}",
        ],
        work,
    )


def _reconciliations(chosen: Chosen) -> None:
    rows = [row for row in ask("reconciliations", **chosen).to_pylist() if row["state"]]
    by_state = {state: sum(row["state"] == state for row in rows) for state in STATES}

    def work() -> None:
        st.markdown("Each sum below, with its terms, is under “Does it add up?” below the charts.")
        for row in rows:
            off = f", off by {verbatim(_residual(row))}" if row["state"] == "broken" else ""
            st.markdown(f"{STATES[row['state']]} {verbatim(row['title'])}{off}")
        sql("reconciliations", **chosen)

    tile(
        "reconciliations",
        "Reconciliations that hold",
        f"{len(rows) - by_state['broken']} of {len(rows)}",
        [
            f"{by_state['exact']} exact, {by_state['within_rounding']} within rounding",
            f"{by_state['broken']} do not add up: each is shown with its residual",
        ],
        work,
    )


def arithmetic(chosen: Chosen) -> None:
    """Every derivation of the dossier, one at a time: formula, terms with their sources, what it should equal."""
    by_id = {row["derivation_id"]: row for row in ask("reconciliations", **chosen).to_pylist()}
    if not by_id:
        return
    st.header("Does it add up?", anchor=False)
    opened = st.expander(
        f"{counted(len(by_id), 'sum or difference', 'sums and differences')} of stated figures, each with its terms",
        icon=":material/calculate:",
        key="arithmetic",
        on_change="rerun",
    )
    if opened.open:
        with opened:
            picked = st.selectbox(
                "Sum or difference",
                list(by_id),
                format_func=lambda each: f"{by_id[each]['title']}{_STATE_WORDS.get(by_id[each]['state'], '')}",
                key="derivation_id",
            )
            derivation_work(chosen["dossier"], picked, by_id[picked])


def _residual(row: Mapping[str, Any]) -> str:
    return interval(row["residual_at_least"], row["residual_at_most"], signed=True)
