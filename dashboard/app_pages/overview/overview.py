"""Overview: what Muster is, what the dossier found, its picture, its key numbers, and what is not known."""

import streamlit as st

from dashboard.app_pages.overview import drawing
from dashboard.charts.room import DESKTOP
from dashboard.contents.overview import build
from dashboard.engine.questions.ask import ask_by_name
from dashboard.ui import dossier, export_menu, filters, page_lifecycle, url_state
from dashboard.ui.markdown import escape
from dashboard.ui.screen import read_room

_LEAST_COLUMN = 484  # pixels: side by side on a desktop alone, for which pictures of half a page are drawn

view = url_state.current_view()
said = build.read_overview(view)
drawing.draw_welcome(dossier.read_dossier()["question"])
grid = st.grid(2, min_column_width=_LEAST_COLUMN, gap=("small", "medium"))
with grid.cell(), st.container(gap="xsmall"):
    st.title(escape(said.headline), anchor=False)
    drawing.draw_finding(said, view["dossier"])
    drawing.draw_sums(said, view["dossier"])
    if not said.unknown:
        drawing.draw_links(said)
has_room = drawing.find_room_beside(said)  # for the key numbers
lower = bool(said.unknown) or has_room  # whether anything stands below the finding
with grid.cell(row_span=2 if lower else 1):
    hero = drawing.reserve_picture(view["dossier"]) if said.tiles or said.ledgers or said.links else st.container()
    if said.unknown:
        drawing.draw_links(said)
if lower:
    with grid.cell():
        drawing.draw_unknown(said.unknown)
        beside = st.container()
with beside if has_room else st.container():
    is_wide = read_room() == DESKTOP and not has_room
    with st.container(horizontal=is_wide, vertical_alignment="bottom", key="tiles_head"):
        if said.tiles:
            st.header(escape(said.tiles_headline), anchor=False, width="content")
        with st.container():
            filters.draw_filters("dossier", "known_on")
    url_state.write_address()
    drawing.draw_tiles(said, view["dossier"])
drawing.draw_arithmetic(view)
st.caption(escape(build.describe_extent(view)))

# Charts come last and are imported last, so that numbers and words are painted before Plotly is loaded.
page_lifecycle.wait_for_paint()
with hero:
    drawing.draw_pictures(build.build_charts(view))
for name, question, parameters in build.list_answers(said, view):
    export_menu.add_table(name, ask_by_name(question, **parameters), filters.describe(("known_on",)))
