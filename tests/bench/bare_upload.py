"""What a reader's own file is measured against: it is uploaded, read by DuckDB and drawn, and nothing else."""

import tempfile
from pathlib import Path

import duckdb
import plotly.graph_objects as go
import streamlit as st

st.title("A file")
if brought := st.file_uploader("CSV"):
    with tempfile.TemporaryDirectory() as folder, duckdb.connect() as connection:
        path = Path(folder) / "brought.csv"
        path.write_bytes(brought.getvalue())
        connection.execute("create table brought as from read_csv(?)", [str(path)])
        st.dataframe(connection.execute("from brought limit 10").to_arrow_table())
        series = connection.execute("select day, visitors from brought where place = 'Place 1'").fetchall()
    days, visitors = zip(*series, strict=True)
    st.plotly_chart(go.Figure(go.Scatter(x=days, y=visitors)))
