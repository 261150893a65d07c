"""Questions."""

import streamlit as st

st.title("Questions", anchor=False)
