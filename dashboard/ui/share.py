"""Share: the links to a view, on the latest data or frozen as the sender sees it, and the frame for another page."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias

import pyarrow as pa
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard.contents import dossiers
from dashboard.contents.registry import PAGES, PageEntry
from dashboard.engine.questions.ask import provenance
from dashboard.figures.addresses import WHY_NO_LINK
from dashboard.figures.display import format_count
from dashboard.sharing import own_link
from dashboard.sharing.address import State, write_address
from dashboard.sharing.link import Parts, build_frame, build_growing_frame, build_link
from dashboard.sharing.parameters import SNAPSHOT
from dashboard.sharing.snapshot import Snapshot
from dashboard.ui import links, own_figures, shared_snapshot, url_state
from dashboard.ui.copy_buttons import Text, draw_copy_buttons
from dashboard.ui.embed import SCRIPT, is_framed
from dashboard.ui.markdown import escape
from dashboard.ui.menu_button import draw_menu_button
from dashboard.ui.replay import repeated
from dashboard.ui.session import read_session
from dashboard.ui.tab_name import title_page

if TYPE_CHECKING:
    from dashboard.contents.charts.chart import Chart  # brings Plotly

# A view of a page, and its parts of the address.
_Shared: TypeAlias = tuple[PageEntry, State, Parts]
_LATEST, _FROZEN = "Latest data", "Frozen as you see it"
_DIFFERENCE = (
    f"**{_LATEST}** opens this view on the newest data. **{_FROZEN}** also carries the data version and the numbers in "
    "view, and shows its reader what has changed since."
)
_TOO_LONG = "This view is too long for a link, most likely because of its query. Send the text of the query instead."


def reset_page() -> None:
    """Starts a run of a page: no title has a place for the button yet."""
    read_session().share_place = None


@repeated
def reserve_place(place: DeltaGenerator) -> None:
    """Where the page's own button goes, once the page has written its address."""
    read_session().share_place = place


def draw_page_button() -> None:
    """The button of the page; pages without a title have none."""
    if place := read_session().share_place:
        with place:
            _draw_button("share_page", title_page(), _name_page, is_quiet=False)


def draw_query_button(key: str, title: str) -> None:
    """The button of a chart that the link of its page shows: that of a query."""
    if not is_framed():
        _draw_button(f"share_{key}", title, _name_page)


def draw_chart_button(chart: Chart) -> None:
    """The button of one chart, which has a page of its own."""

    def name_view() -> _Shared:
        page = PAGES["chart"]
        view = url_state.current_view() | {"chart": chart.key, **chart.address}
        return page, view, write_address({name: view[name] for name in page.parameters})

    _draw_button(f"share_{chart.key}", chart.headline, name_view, chart.table)


def _name_page() -> _Shared:
    return url_state.current_page(), url_state.current_view(), url_state.address_parts()


def draw_exit_link() -> None:
    """Below a framed view: the same view with menu and filters."""
    view = url_state.current_view()
    path = dossiers.name_address(url_state.current_page(), view["dossier"])
    parts = url_state.address_parts() | write_address({name: view[name] for name in SNAPSHOT})
    if url := build_link(links.absolute_url(path) or f"/{path}", parts):
        st.link_button("Open in Muster", url, icon=":material/open_in_new:", type="tertiary")


def _draw_button(
    key: str,
    title: str,
    name_view: Callable[[], _Shared],
    answer: pa.Table | None = None,
    *,
    is_quiet: bool = True,
) -> None:
    """The links to that view of a page; and to the query of `answer`, if that is what is shared."""

    def draw() -> None:
        page, view, parts = name_view()
        _draw_links(key, page, parts, shared_snapshot.build_snapshot(page, view), title)
        if "subject" in page.parameters and (feed := links.feed_address(view)):
            _draw_feed(key, feed)
        if answer is not None:
            source = provenance(answer)
            links.draw_sql_link(source.question, source.parameters)

    draw_menu_button("Share", ":material/share:", key, draw, is_quiet=is_quiet)


def _draw_feed(key: str, address: str) -> None:
    with st.expander("Hear of changes", icon=":material/rss_feed:"):
        st.caption(
            "A feed of what is added and corrected in the statements of this view: whose, what is counted and by which "
            "speaker. Put its address into a feed reader."
        )
        draw_copy_buttons(f"{key}_feed", [Text("Atom feed", address, is_link=True)])


def _draw_links(key: str, page: PageEntry, parts: Parts, snapshot: Snapshot, title: str) -> None:
    # A release is one of a dossier, which the address of a query does not name.
    dossier = {"dossier": url_state.current_view()["dossier"]}
    path = dossiers.name_address(page, dossier["dossier"])
    public = links.public_url(path)
    url = public or f"/{path}"
    if own := own_figures.current():
        _draw_link_with_figures(key, url, {**dossier, **parts}, own.count_figures)
        return
    latest, frozen = build_link(url, parts), build_link(url, {**dossier, **parts}, snapshot)
    if latest is None or frozen is None or not url_state.fits_address():
        st.markdown(_TOO_LONG)
        return
    st.markdown(_DIFFERENCE)
    if not public:
        st.caption(escape(f"{WHY_NO_LINK} Put the address of your Muster before them."))
    draw_copy_buttons(f"{key}_links", [Text(_LATEST, latest, is_link=True), Text(_FROZEN, frozen, is_link=True)])
    if page.name == "sql" and "show" not in parts:
        st.caption("The query has not been run in its present form, so the links open its text without a result.")
    else:
        values = format_count(len(snapshot.values), "value")
        st.caption(escape(f"{_FROZEN}: data {snapshot.data}, {values}."))
    with st.expander("Embed in another page", icon=":material/code:"):
        _draw_frames(key, latest, f"Muster: {title}")


def _draw_frames(key: str, address: str, title: str) -> None:
    st.caption(
        "A frame without menu and filters, for widths from 320 to 1,200 pixels. It shows the latest data. The second "
        "brings a small script, and is as high as what it shows."
    )
    script = links.public_url(SCRIPT) or f"/{SCRIPT}"
    texts = {"Frame": build_frame(address, title), "Frame and script": build_growing_frame(address, title, script)}
    draw_copy_buttons(f"{key}_frame", [Text(label, text, is_code=True) for label, text in texts.items()])


def _draw_link_with_figures(key: str, url: str, parts: Parts, count: int) -> None:
    """The one link to a view of a reader's own figures: they travel inside it, or it says which file it needs."""
    code = own_figures.link_code()
    link = build_link(url, parts, own=code) if code else None
    if link is None:
        st.markdown(
            f"Your {format_count(count, 'figure')} do not fit into a link, and Muster keeps none. Save them as a file, "
            "and send that."
        )
        return
    needed = own_link.unpack(code)
    if isinstance(needed, own_link.NeededFile):
        st.markdown(escape(f"This link does not hold your figures. Its reader must have the file {needed.name}."))
    else:
        st.markdown(f"Your {format_count(count, 'figure')} are inside this link. Anybody who has it can read them.")
    draw_copy_buttons(f"{key}_links", [Text("Link with your figures", link, is_link=True)])
