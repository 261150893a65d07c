"""Checks."""

import streamlit as st

st.title("Checks", anchor=False)
