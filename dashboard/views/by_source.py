"""Who says what: one row per speaker, relays folded under their origin, disagreement named by kind."""

from collections import Counter

import streamlit as st

from dashboard.charts import ranges
from dashboard.charts.stances import key_of
from dashboard.engine.answers import ask
from dashboard.figures.display import counted
from dashboard.ui import chart, citation, filters, heading, links, measure, sources, take_along

heading.title("Who says what")
chosen = filters.bar(*links.FILTERS)
words = filters.in_words(links.FILTERS)
measure.definition(chosen)
with st.container(horizontal=True, vertical_alignment="bottom"):
    chosen["period"] = measure.period_counted(chosen)
    chosen["compare_with"] = sources.compared_with(chosen)
links.keep((*links.FILTERS, "period", "compare_with"))

table = ask("by_speaker", **chosen)
if table.num_rows:
    reference = next(row for row in table.to_pylist() if row["is_reference"])
    kinds = Counter(table.column("disagreement").to_pylist())
    del kinds["compared with"]
    st.header(f"{counted(table.num_rows, 'row')}: the latest statement of each speaker and definition", anchor=False)
    sources.disagreement(kinds, reference)
    chart.show(
        "speakers",
        ranges.draw,
        table,
        source=citation.of_picture(table, words),
        reference={bound: reference[bound] for bound in ("at_least", "at_most")},
        alt=ranges.describe(table, words),
        label=words,
        legend=key_of(table),
        is_table_open=True,
    )
    sources.relays(chosen)
    sources.errors(chosen)
    take_along.remember_answers(("outlets_of_statement", "published_errors"), chosen, words)
else:
    filters.nothing_here(links.FILTERS)
