"""SQL: an editor, the tables beside it, and what a query gives; anything may be asked, and nothing can be harmed."""

import streamlit as st

from dashboard.ui import (
    dossier,
    heading,
    workbench,
    workbench_editor,
    workbench_history,
    workbench_limits,
    workbench_parameters,
    workbench_result,
    workbench_schema,
    workbench_starters,
)
from dashboard.ui.frame import is_framed

heading.title("SQL")
bench = workbench.opened()
if not is_framed():
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(
            "Ask the data anything, in DuckDB’s SQL. Each row of `statements` is one number as one speaker stated it.",
            width="stretch",
        )
        workbench_starters.show(bench)
        workbench_limits.show()

    if dossier.is_partitioned():
        st.info(
            "The figures of this dossier lie in partitions, which readers’ queries cannot open: `statements` has only "
            "those that sums use. What is counted of all can be asked: `figure_counts`, `publication_counts`, "
            "`word_counts`.",
            icon=":material/folder_off:",
        )
    editor, beside = st.columns([2, 1], gap="medium")
    with beside:
        picked = workbench_schema.show()
    with editor:
        workbench_editor.show(bench, picked)
        workbench_parameters.inputs(bench.text, bench.given, bench.value)
workbench_result.show(bench)
if not is_framed():
    workbench_history.show(bench)
bench.keep()
