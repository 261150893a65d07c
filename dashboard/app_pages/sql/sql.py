"""SQL: examples, an editor and what a query gives; anything may be asked, and nothing can be harmed."""

import streamlit as st

from dashboard.app_pages.sql.editor import draw_editor
from dashboard.app_pages.sql.examples import draw_examples
from dashboard.app_pages.sql.history import draw_history
from dashboard.app_pages.sql.limits import draw_limits
from dashboard.app_pages.sql.parameters import draw_inputs
from dashboard.app_pages.sql.result import draw_result
from dashboard.app_pages.sql.schema_browser import draw_schema
from dashboard.app_pages.sql.workbench import open_workbench
from dashboard.charts.room import DESKTOP
from dashboard.ui import dossier, page_header, place, unfold
from dashboard.ui.embed import is_framed
from dashboard.ui.screen import read_room
from dashboard.ui.tab_name import add_to_tab
from dashboard.ui.theme import is_phone

_WORK_PIXELS = 800  # at least, of the editor and a result: more than a phone shows below the examples

page_header.draw_title("Ask the data anything", tab="SQL")
workbench = open_workbench()
add_to_tab(workbench.text)
if is_framed():
    draw_result(workbench)
else:
    draw_examples(workbench)
    if dossier.is_partitioned():
        st.info(
            "The figures of this dossier are in partitions, which readers’ queries cannot open: `statements` has only "
            "those that sums use. `figure_counts`, `publication_counts` and `word_counts` have the counts of all.",
            icon=":material/folder_off:",
        )
    if read_room() != DESKTOP:  # the names of tables need a column as wide as a desktop has
        work, beside = place.reserve_height(_WORK_PIXELS), st.container()
    else:
        beside, work = st.columns([1, 3], gap="small")
        with beside:
            beside = place.reserve_height(_WORK_PIXELS)
    with beside:
        picked = draw_schema()
        draw_limits()
    with work:
        values = unfold.draw_expander("values", "Values of $names", type="compact") if is_phone() else st.container()
        if values:
            with values:
                draw_inputs(workbench.text, workbench.known_values, workbench.set_raw_value)
        draw_editor(workbench, picked)
        draw_result(workbench)
    draw_history(workbench)
workbench.write_address()
