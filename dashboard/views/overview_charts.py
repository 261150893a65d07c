"""The two charts of the Overview: posts by decree, and people as independent sources count them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import streamlit as st

from dashboard.charts import ranges, steps
from dashboard.charts.stances import key_of
from dashboard.engine.answers import ask
from dashboard.ui import chart, citation, filters
from dashboard.ui.theme import palette
from dashboard.ui.words import counted, interval, verbatim

Chosen = Mapping[str, Any]


def decrees(dossier: Mapping[str, Any], chosen: Chosen, until: date) -> None:
    """Authorised posts as steps."""
    wanted = {name: chosen[name] for name in ("dossier", "subject", "measure", "known_on")}
    table = ask("strength_by_decree", **wanted)
    if not table.num_rows:
        st.info("No decree was known by this date.", icon=":material/filter_alt_off:")
        return
    first, last = (interval(table["at_least"][place].as_py(), table["at_most"][place].as_py()) for place in (0, -1))
    st.header(f"{counted(table.num_rows, 'decree')}: from {first} to {last} posts", anchor=False)
    st.markdown(":small[Authorised servicemen (posts, not people), by the date each decree took force]")
    source = citation.of_picture(table, filters.in_words(("known_on",)), dossier)
    chart.show(
        "steps",
        steps.draw(table, until, source, palette()),
        table,
        alt=steps.describe(table, "authorised servicemen"),
        label=f"authorised servicemen by decree, {filters.in_words(('known_on',))}",
    )


def people(dossier: Mapping[str, Any], chosen: Chosen) -> None:
    """Latest count of people per speaker, against the posts in force."""
    table = ask("people_against_posts", **chosen)
    posts = ask("strength_in_force", **chosen).to_pylist()[:1]
    if not table.num_rows:
        st.info("No count of people was known by this date.", icon=":material/filter_alt_off:")
        return
    below = sum((row["missing_at_least"] or 0) > 0 for row in table.to_pylist())
    st.header(f"{below} of {table.num_rows} counts of people lie below the posts of their time", anchor=False)
    line = f"; dotted: {interval(posts[0]['at_least'], posts[0]['at_most'])} posts in force" if posts else ""
    st.markdown(f":small[People, latest count per speaker{verbatim(line)}]")
    source = citation.of_picture(table, filters.in_words(("known_on",)), dossier)
    chart.show(
        "people",
        ranges.draw(table, source, palette(), reference=posts[0] if posts else None),
        table,
        alt=ranges.describe(table, "people in active service, by speaker"),
        label=f"people in active service by speaker, {filters.in_words(('known_on',))}",
        legend=key_of(table),
    )
