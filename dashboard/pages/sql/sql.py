"""SQL: an editor, the tables beside it, and what a query gives; anything may be asked, and nothing can be harmed."""

import streamlit as st

from dashboard.pages.sql import editor as workbench_editor
from dashboard.pages.sql import examples as workbench_starters
from dashboard.pages.sql import history as workbench_history
from dashboard.pages.sql import limits as workbench_limits
from dashboard.pages.sql import parameters as workbench_parameters
from dashboard.pages.sql import result as workbench_result
from dashboard.pages.sql import schema as workbench_schema
from dashboard.pages.sql import workbench
from dashboard.ui import dossier
from dashboard.ui import page_header as heading
from dashboard.ui.embed import is_framed

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
