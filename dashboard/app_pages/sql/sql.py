"""SQL: an editor, the tables beside it, and what a query gives; anything may be asked, and nothing can be harmed."""

import streamlit as st

from dashboard.app_pages.sql.editor import draw_editor
from dashboard.app_pages.sql.examples import draw_examples
from dashboard.app_pages.sql.history import draw_history
from dashboard.app_pages.sql.limits import draw_limits
from dashboard.app_pages.sql.parameters import draw_inputs
from dashboard.app_pages.sql.result import draw_result
from dashboard.app_pages.sql.schema_browser import draw_schema
from dashboard.app_pages.sql.workbench import open_workbench
from dashboard.ui import dossier, page_header
from dashboard.ui.embed import is_framed
from dashboard.ui.tab_name import add_to_tab

page_header.draw_title("SQL")
workbench = open_workbench()
add_to_tab(workbench.text)
if not is_framed():
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(
            "Ask the data anything, in DuckDB’s SQL. Each row of `statements` is one number as one speaker stated it.",
            width="stretch",
        )
        draw_examples(workbench)
        draw_limits()

    if dossier.is_partitioned():
        st.info(
            "The figures of this dossier are in partitions, which readers’ queries cannot open: `statements` has only "
            "those that sums use. `figure_counts`, `publication_counts` and `word_counts` have the counts of all.",
            icon=":material/folder_off:",
        )
    editor, beside = st.columns([2, 1], gap="medium")
    with beside:
        picked = draw_schema()
    with editor:
        draw_editor(workbench, picked)
        draw_inputs(workbench.text, workbench.known_values, workbench.set_raw_value)
draw_result(workbench)
if not is_framed():
    draw_history(workbench)
workbench.write_address()
