"""The entry point, `streamlit run dashboard/app.py`: page list and shared state; nothing else."""

import sys
from pathlib import Path

import streamlit as st

HERE = Path(__file__).resolve().parent
# Streamlit puts only this file's folder on the path; the package is found from the folder above.
if str(HERE.parent) not in sys.path:
    sys.path.insert(0, str(HERE.parent))

from dashboard.sharing.address import OF_CHART, OF_CHECKS, OF_SOURCES, WORKBENCH  # noqa: E402
from dashboard.ui import export_menu, page_lifecycle, reconnect, share, shared_snapshot  # noqa: E402
from dashboard.ui.embed import is_framed  # noqa: E402

st.set_page_config(
    page_title="Muster: sourced figures on armed forces",
    page_icon=str(HERE / "static" / "mark.svg"),
    layout="wide",
    initial_sidebar_state="collapsed",
    menu_items={
        "About": "Muster shows who said which number about an army, when, in which words, and how the numbers add up."
    },
)
st.logo(str(HERE / "static" / "wordmark.svg"), size="large")
figure = st.Page("pages/figure/figure.py", title="Figure", url_path="figure", visibility="hidden")
chart = st.Page("pages/chart/chart.py", title="Chart", url_path="chart", visibility="hidden")
questions = st.Page(
    "pages/questions/questions.py", title="Questions", url_path="questions", help="Every question with its SQL."
)
sql = st.Page(
    "pages/sql/sql.py", title="SQL", url_path="sql", help="Ask anything: a workbench for queries of your own."
)
overview = st.Page(
    "pages/overview/overview.py", title="Overview", default=True, help="How big, who says so, does it add up?"
)
losses = st.Page(
    "pages/losses/losses.py", title="Losses", url_path="losses", help="Killed, wounded and casualties, apart."
)
checks = st.Page(
    "pages/checks/checks.py", title="Checks", url_path="checks", help="Every rule and sum, and what breaks it."
)
changes = st.Page(
    "pages/changes/changes.py", title="Changes", url_path="changes", help="What was corrected when, and why."
)
sources = st.Page("pages/sources/sources.py", title="Sources", url_path="sources", help="Speakers and publications.")
# Pages with an address of their own; on all others it is the shared filters.
said_by = {
    figure: ("dossier", "figure_id"),
    chart: OF_CHART,
    questions: ("dossier", "q", "question", "p", "show"),
    sql: ("dossier", *WORKBENCH),
}
# Choices that there are on one page alone.
within = {
    overview: ("open", "derivation_id"),
    losses: ("open",),
    changes: ("open",),
    checks: OF_CHECKS,
    sources: OF_SOURCES,
    questions: ("folder",),
}
page = st.navigation(
    [
        overview,
        st.Page(
            "pages/over_time/over_time.py",
            title="Over time",
            url_path="over-time",
            help="Every decree and statement by date.",
        ),
        st.Page(
            "pages/by_source/by_source.py", title="Who says what", url_path="by-source", help="One row per speaker."
        ),
        losses,
        st.Page(
            "pages/figures/figures.py", title="Figures", url_path="figures", help="Every statement; search and sort."
        ),
        checks,
        sources,
        changes,
        questions,
        sql,
        st.Page("pages/about/about.py", title="About", url_path="about", help="Method, limits, licence, citation."),
        figure,
        chart,
    ],
    position="hidden" if is_framed() else "top",
)
page_lifecycle.warehouse()
with shared_snapshot.open_data():
    page_lifecycle.view(page.url_path, said_by.get(page), within.get(page, ()))
    export_menu.reset_page()
    share.reset_page()
    notices = st.container()
    page_lifecycle.run(page)
    if is_framed():
        share.draw_exit_link()
    else:
        share.draw_page_button(page.title)
        export_menu.draw_fact_pack(page.title)
    page_lifecycle.tell(notices)
    shared_snapshot.draw_notice(notices)
reconnect.run_again_when_back()
page_lifecycle.warm()
