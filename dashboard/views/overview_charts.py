"""The two charts of the Overview: posts by decree, and people as independent sources count them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import streamlit as st

from dashboard.charts import ranges, steps
from dashboard.charts.stances import key_of
from dashboard.engine.answers import ask
from dashboard.figures.display import counted, day, interval, sentence
from dashboard.ui import chart, citation, filters
from dashboard.ui.words import verbatim

Chosen = Mapping[str, Any]


def decrees(chosen: Chosen, until: date) -> None:
    """Authorised posts as steps."""
    wanted = {name: chosen[name] for name in ("dossier", "subject", "measure", "known_on")}
    table = ask("strength_by_decree", **wanted)
    if not table.num_rows:
        st.info("No decree was known by this date.", icon=":material/filter_alt_off:")
        return
    posts = filters.values(chosen["dossier"])["measure"][chosen["measure"]].lower()
    latest = table.slice(table.num_rows - 1).to_pylist()[0]
    st.header(
        f"{counted(table.num_rows, 'decree')}, the latest sets {interval(latest['at_least'], latest['at_most'])}",
        anchor=False,
    )
    st.markdown(f":small[{sentence(verbatim(posts))}, not people, by the date each decree took force]")
    source = citation.of_picture(table, f"{sentence(posts)}, {filters.in_words(('known_on',))}")
    chart.show(
        "steps",
        steps.draw,
        table,
        until=until,
        source=source,
        alt=steps.describe(table, posts),
        label=f"{posts}, by decree, {filters.in_words(('known_on',))}",
    )
    for when, what in steps.caveats(table):
        st.caption(f"{day(when)}: {verbatim(what)}")


def people(chosen: Chosen) -> None:
    """Latest count of people per speaker, against the posts in force."""
    table = ask("people_against_posts", **chosen)
    if not table.num_rows:
        st.info("No count of people was known by this date.", icon=":material/filter_alt_off:")
        return
    compared = [row for row in table.to_pylist() if row["posts_figure_id"]]
    below = sum((row["missing_at_least"] or 0) > 0 for row in compared)
    st.header(f"{below} of {len(compared)} counts of people lie below the posts of their time", anchor=False)
    alone = table.num_rows - len(compared)
    without = f" {counted(alone, 'count')} of a time before the first decree read." if alone else ""
    st.markdown(
        f":small[People: latest count per speaker. :blue[◆] posts authorised at the time of that count.{without}]"
    )
    words = f"People in active service, by speaker, {filters.in_words(('known_on',))}"
    chart.show(
        "people",
        ranges.draw,
        table,
        source=citation.of_picture(table, words),
        alt=ranges.describe(table, "people in active service, by speaker"),
        label=words,
        legend=key_of(table),
    )
