"""Sources."""

import streamlit as st

st.title("Sources", anchor=False)
