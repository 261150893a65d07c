"""What a shared link of Muster is measured against: a page with as many parts of each kind as "Who says what" has.

It asks nothing of anybody: the same sentences, table and chart come at once, but for the date that its filter holds.
"""

from datetime import date

import plotly.graph_objects as go
import pyarrow as pa
import streamlit as st

SPEAKERS, COLUMNS, SENTENCES = 17, 28, 20
SENTENCE = "A sentence of a hundred letters with [a link](figure?figure_id=one), as lists of statements have them. " * 2

st.set_page_config(layout="wide")
st.title("Who says what", anchor=False)
st.caption("One row per speaker.")
with st.container(horizontal=True):
    for label in ("Subject", "Measure"):
        st.selectbox(label, [f"{label} {number}" for number in range(10)])
more = st.expander("Filters", key="filters", on_change="rerun")
linked = date.fromisoformat(st.query_params.get("known_on", "2024-06-30"))
known_on = linked
if more.open:
    known_on = date.fromisoformat(more.text_input("Known on", linked.isoformat()))
st.query_params["known_on"] = known_on.isoformat()
st.selectbox("Compare with", [f"Speaker {number}" for number in range(SPEAKERS)])
st.button("Clear all filters")

st.header(f"{SPEAKERS} rows", anchor=False)
for place in range(3):
    st.markdown(f"Known on {known_on}: {place} {SENTENCE}")
    st.caption(f"Part {place}")
numbers = [known_on.toordinal() % 1000 + place for place in range(SPEAKERS)]
traces = [go.Scatter(x=[low, low + 9], y=[place, place], mode="lines+markers") for place, low in enumerate(numbers)]
traces += [go.Scatter(x=[low], y=[place], mode="markers+text", text=["9"]) for place, low in enumerate(numbers[:9])]
st.plotly_chart(go.Figure(traces, {"showlegend": False, "title": f"Known on {known_on}"}))
with st.expander("Table", expanded=True):
    names = [f"column {number}" for number in range(COLUMNS)]
    st.dataframe(pa.Table.from_arrays([pa.array([f"value {number}" for number in numbers])] * COLUMNS, names))
st.popover("Save", on_change="rerun")
with st.expander("Relays"):
    for place in range(SENTENCES):
        st.markdown(f"- {place}: {SENTENCE}")
st.download_button("Fact pack", lambda: b"", "pack.zip", on_click="ignore")
