"""Losses."""

import streamlit as st

st.title("Losses", anchor=False)
