"""SQL."""

import streamlit as st

st.title("SQL", anchor=False)
