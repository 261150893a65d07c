"""Muster's Overview measured beside a bare Streamlit page; `make bench` runs it."""
