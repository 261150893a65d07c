"""Figure."""

import streamlit as st

st.title("Figure", anchor=False)
