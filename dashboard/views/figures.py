"""Figures."""

import streamlit as st

st.title("Figures", anchor=False)
