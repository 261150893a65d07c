"""SQL: an editor, the tables beside it, and what a query gives; anything may be asked, and nothing can be harmed."""

import streamlit as st

from dashboard.pages.sql import editor as workbench_editor
from dashboard.pages.sql import examples, history, limits, parameters, result, schema, workbench
from dashboard.ui import dossier, page_header
from dashboard.ui.embed import is_framed

page_header.draw_title("SQL")
bench = workbench.opened()
if not is_framed():
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(
            "Ask the data anything, in DuckDB’s SQL. Each row of `statements` is one number as one speaker stated it.",
            width="stretch",
        )
        examples.show(bench)
        limits.show()

    if dossier.is_partitioned():
        st.info(
            "The figures of this dossier lie in partitions, which readers’ queries cannot open: `statements` has only "
            "those that sums use. What is counted of all can be asked: `figure_counts`, `publication_counts`, "
            "`word_counts`.",
            icon=":material/folder_off:",
        )
    editor, beside = st.columns([2, 1], gap="medium")
    with beside:
        picked = schema.show()
    with editor:
        workbench_editor.show(bench, picked)
        parameters.inputs(bench.text, bench.given, bench.value)
result.show(bench)
if not is_framed():
    history.show(bench)
bench.keep()
