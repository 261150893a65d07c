"""The entry point, `streamlit run dashboard/app.py`: page list and shared state; nothing else."""

import sys
from pathlib import Path

import streamlit as st

HERE = Path(__file__).resolve().parent
# Streamlit puts only this file's folder on the path; the package is found from the folder above.
if str(HERE.parent) not in sys.path:
    sys.path.insert(0, str(HERE.parent))

from dashboard.contents.registry import PAGES, SUMMARY, page_at  # noqa: E402
from dashboard.ui import (  # noqa: E402
    export_menu,
    figure_drawer,
    made_files,
    menu,
    own_figures,
    page_lifecycle,
    reconnect,
    reload,
    screen,
    share,
    shared_snapshot,
)
from dashboard.ui.embed import is_framed, post_height  # noqa: E402

st.set_page_config(
    page_title="Muster: sourced figures",
    page_icon=str(HERE / "static" / "mark.svg"),
    layout="wide",
    initial_sidebar_state="collapsed",
    menu_items={"About": SUMMARY},
)
made_files.keep_made_files()
screen.take_over_window()
page_lifecycle.wait_for_layout()
st.logo(str(HERE / "static" / "wordmark.svg"), size="large")
pages = page_lifecycle.list_pages()
page = st.navigation(list(pages.values()), position="hidden")  # ours is in ui/menu.py
page_lifecycle.prepare_warehouse()
with shared_snapshot.open_data(page_at(page.url_path)):
    page_lifecycle.read_view(page_at(page.url_path))
    if not is_framed():
        menu.draw_menu(pages)
    export_menu.reset_page()
    share.reset_page()
    notices = st.container()
    page_lifecycle.run_page(page, page_at(page.url_path))
    if is_framed():
        share.draw_exit_link()
        post_height()
    else:
        share.draw_page_button()
        export_menu.draw_fact_pack()
    figure_drawer.draw_chosen()
    page_lifecycle.draw_notices(notices)
    shared_snapshot.draw_notice(notices)
    own_figures.draw_banner(notices)
with st.container(gap=None):  # parts without a height
    screen.watch_window()
    if not is_framed():  # where other sites frame a page, browsers may give it no storage
        reload.watch_reload(
            is_unsaved=own_figures.are_unsaved(), has_fields=page.url_path == PAGES[own_figures.PAGE].path
        )
    reconnect.rerun_on_reconnect()
page_lifecycle.freeze_modules()
