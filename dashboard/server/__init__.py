"""The web server of `python -m dashboard run`: the pages, and around them what a server on the internet needs.

`streamlit run dashboard/app.py`, as on Community Cloud, serves the pages alone. Whatever this package uses of Streamlit
beside its documented `App` is in `streamlit_parts.py`.
"""
