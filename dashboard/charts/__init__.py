"""Table in, Plotly figure out: one file per form.

Every form has two functions: `draw(table, …)` gives the figure, `describe(table, …)` the same in words for readers who
do not see it. No Streamlit, no query, no clock, no totals.
"""
