"""One chart alone, by the name in the address: what it says, the chart, and the way to its page."""

import streamlit as st

from dashboard.contents import dossiers
from dashboard.contents.filters import FILTERS
from dashboard.contents.registry import CHARTS, PAGES, find_chart
from dashboard.contents.view import describe_filters
from dashboard.figures.display import capitalize
from dashboard.sharing import address
from dashboard.ui import chart, filters, measure, page_header, url_state
from dashboard.ui.embed import is_framed
from dashboard.ui.markdown import escape

measure.open_on(url_state.current_page().find_measure(url_state.current_view()))
url_state.fill_defaults(("subject", "measure"))
view = url_state.current_view()
entry = find_chart(view["chart"])
shown = entry.build_chart(view) if entry else None
if not shown:
    page_header.draw_title("Chart")
    filters.warn_of_period(view)
if entry is None:
    st.info("The link names no chart that there is. These pages have charts:", icon=":material/link_off:")
    for page in (PAGES[name] for name in dict.fromkeys(each.page for each in CHARTS.values())):
        if dossiers.has_page(page, view["dossier"]):
            st.page_link(
                page.file,
                label=escape(dossiers.title_page(page, view["dossier"])),
                icon=":material/arrow_forward:",
                query_params={"dossier": view["dossier"]},
            )
elif shown is None:
    st.info(escape(f"There is nothing to draw: {describe_filters(view, FILTERS)}."), icon=":material/filter_alt_off:")
else:
    page_header.draw_title(shown.headline)
    filters.warn_of_period(view)
    st.caption(escape(capitalize(shown.label)))
    chart.draw_with_notes(shown)
    if (events := shown.parts.get("events")) is not None and events.num_rows:
        measure.draw_events(events)
if entry and not is_framed():
    page = PAGES[entry.page]
    shared = [part for part in PAGES["chart"].parameters if part != "chart"]
    whole = address.write_address({part: view[part] for part in (*shared, "data")})
    st.page_link(
        page.file,
        label=escape(f"The whole page: {dossiers.title_page(page, view['dossier'])}"),
        icon=":material/arrow_forward:",
        query_params=whole,
    )
url_state.write_address()
