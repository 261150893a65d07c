"""Streamlit parts that pages share: the address, filters, KPI tiles, charts with their table, citations."""
