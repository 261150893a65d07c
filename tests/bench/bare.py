"""The page that Muster is measured against: one select box, one metric, one Plotly chart, and nothing else."""

import plotly.graph_objects as go
import streamlit as st

last = st.selectbox("Squares up to", range(8, 20))
numbers = list(range(1, last + 1))
squares = [number * number for number in numbers]
st.metric("Sum", f"{sum(squares):,}")
st.plotly_chart(go.Figure(go.Scatter(x=numbers, y=squares)))
