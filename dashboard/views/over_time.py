"""Over time: authorised strength as steps, all else as marks per speaker; stocks and flows never share a chart."""

import streamlit as st

from dashboard.charts import marks, steps
from dashboard.engine.answers import ask
from dashboard.figures.display import day
from dashboard.ui import chart, citation, filters, heading, links, measure, take_along
from dashboard.ui.words import verbatim

heading.title("Over time")
chosen = filters.bar(*links.FILTERS)
words = filters.in_words(links.FILTERS)
measure.definition(chosen)
known = ask("known_as_of", **chosen).to_pylist()[0]
until = min(end for end in (chosen["as_of_to"], links.state()["known_on"], known["last_stated_on"]) if end)
events = ask("events", **chosen)

decrees = ask("strength_by_decree", **chosen)
if decrees.num_rows:
    st.header("Each decree is a step on the day it took force", anchor=False)
    chart.show(
        "decrees",
        steps.draw,
        decrees,
        until=until,
        source=citation.of_picture(decrees, words),
        events=events,
        alt=steps.describe(decrees, words),
        label=words,
    )
    for when, what in steps.caveats(decrees):
        st.caption(f"{day(when)}: {verbatim(what)}")

chosen["period"] = measure.period_counted(chosen)
statements = ask("statements_over_time", **chosen, is_without_decrees=bool(decrees.num_rows))
links.keep((*links.FILTERS, "period"))
if statements.num_rows:
    also = "Beside the decrees, each" if decrees.num_rows else "Each"
    st.header(f"{also} mark is a statement; nothing is joined across speakers", anchor=False)
    chart.show(
        "statements",
        marks.draw,
        statements,
        source=citation.of_picture(statements, words),
        events=events,
        alt=marks.describe(statements, words),
        label=words,
        legend=marks.key(statements),
    )
if not (decrees.num_rows or statements.num_rows):
    filters.nothing_here(links.FILTERS)
elif events.num_rows:
    measure.events(events)
    take_along.remember("events", events, words)
