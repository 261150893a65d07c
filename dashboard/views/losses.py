"""Losses: killed, wounded and casualties, each in a chart of its own; what print confuses is said first."""

import streamlit as st

from dashboard.engine.answers import ask
from dashboard.ui import filters, heading, links, losses, measure

SHARED = tuple(name for name in links.FILTERS if name != "measure")

heading.title("Losses")
st.caption("Killed are not casualties, which count the wounded, too. Each definition has a chart of its own.")
chosen = filters.bar(*SHARED, family="losses") | {"measure": None, "family": "losses"}
words = filters.in_words(SHARED)
losses.labels_disputed(chosen, words)
chosen["period"] = measure.period_counted(chosen)
links.keep((*SHARED, "period"))

stated = ask("measures_stated", **chosen).to_pylist()
for row in stated:
    losses.one_measure({**chosen, "measure": row["measure"]}, row, words)
if not stated:
    filters.nothing_here(SHARED)
