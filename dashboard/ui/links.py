"""Links between pages: the addresses of figures, pages and queries in the data that is shown, and ways to open them."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from ipaddress import ip_address
from typing import Any
from urllib.parse import urlencode, urlsplit

import streamlit as st

from dashboard.contents.filters import FEED_FILTERS
from dashboard.contents.registry import PageEntry
from dashboard.engine.warehouse.store import open_warehouse
from dashboard.figures.addresses import build_public_url
from dashboard.settings import settings
from dashboard.sharing import address
from dashboard.sharing.parameters import PARAMETERS
from dashboard.ui import url_state
from dashboard.ui.embed import is_framed
from dashboard.ui.session import read_session

# Community Cloud shows an app in a frame of its own below this path, which no link should name.
_CLOUD_FRAME = "/~/+/"
# Present where `python -m dashboard run` serves, and not where Streamlit serves alone.
SERVER = "dashboard.server.application"


def public_url(path: str = "") -> str | None:
    """The whole address of a path, to be taken along; None where no public one is set and the browser knows none.

    What only this machine can reach, such as 127.0.0.1, is no address for others.
    """
    here = absolute_url(path)
    return build_public_url(path) or (None if _is_of_this_machine(here) else here)


def _is_of_this_machine(url: str | None) -> bool:
    host = urlsplit(url or "").hostname or "localhost"
    try:
        address = ip_address(host)
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")
    return address.is_loopback or address.is_unspecified


def absolute_url(path: str = "") -> str | None:
    """The whole address of a path below this server's root; None where the browser has not said where it is."""
    here = (st.context.url or "").replace(_CLOUD_FRAME, "/").rstrip("/")
    page = url_state.current_page()
    for name in filter(None, (page.path, *page.was)):
        here = here.removesuffix(f"/{name}")
    return f"{here}/{path}" if here else None


def page_address(page: str, **parts: str | None) -> str:
    """Where a page shows these parts of the data in view, relative to any page of Muster; empty parts are left out."""
    parts["data"] = url_state.current_view()["data"]
    return f"{page}?{urlencode({name: value for name, value in parts.items() if value})}"


def address_of(names: Iterable[str]) -> dict[str, str | list[str]]:
    """The address of another page that shows these parts of the view, in the same data."""
    return address.write_address({name: url_state.current_view()[name] for name in (*names, "data")})


def address_of_page(page: PageEntry) -> dict[str, str | list[str]]:
    """The address at which a page of the menu shows what the reader chose for all pages, and left there."""
    session, view = read_session(), url_state.current_view()
    if page is session.page:
        return dict(url_state.read_query() if session.query is None else session.query)
    parts = view | {name: PARAMETERS[name].empty for name in session.filled} | {"q": session.searches.get(page.name)}
    if page.has_filters:
        return address.write_address({name: parts[name] for name in (*page.parameters, "data")})
    return session.parts.get(page.name, {}) | address.write_address({name: view[name] for name in ("dossier", "data")})


def print_address() -> str | None:
    """Where the server has this view as a page to print; None for pages and data of which it has none."""
    page = url_state.current_page()
    if SERVER not in sys.modules or not page.contents or not _is_data_of_all():
        return None
    return absolute_url(f"print/{page.name}?{urlencode(url_state.address_parts(), doseq=True)}")


def api_address(question: str, parameters: Mapping[str, Any]) -> str | None:
    """Where programs get the answer to a question; None where no API is served, and for data of an earlier day."""
    return absolute_url(f"api/v1/ask/{question}.json?{urlencode(parameters, doseq=True)}") if _has_api() else None


def feed_address(view: Mapping[str, Any]) -> str | None:
    """Where feed readers learn what changes in the statements of a view, to be taken along; None without an API."""
    asked = {name: view[name] for name in ("dossier", *FEED_FILTERS) if view[name]}
    path = f"api/v1/changes.atom?{urlencode(asked, doseq=True)}"
    return (public_url(path) or f"/{path}") if _has_api() else None


def _has_api() -> bool:
    """Whether programs may ask here for the data in view."""
    return SERVER in sys.modules and settings.api_at_once > 0 and _is_data_of_all()


def _is_data_of_all() -> bool:
    """Whether the page shows what the server answers anybody: the newest data, without figures of this reader."""
    return not url_state.current_view()["data"] and not open_warehouse().is_private


def figure_address(dossier: str, figure_id: str) -> str:
    """Where a figure has its page, relative to any page of Muster, in the data in view."""
    return page_address("figure", dossier=dossier, figure_id=figure_id)


def permanent_address(dossier: str, figure_id: str) -> str | None:
    """The whole address of a figure's page, for citations. It names no release, since the page lists corrections.

    None for a figure that the reader brought: nobody else has its page.
    """
    if figure_id in (open_warehouse().own_figures or ()):
        return None
    return public_url(f"figure?{urlencode({'dossier': dossier, 'figure_id': figure_id})}")


def sql_parameters(question: str, parameters: Mapping[str, Any]) -> dict[str, str | list[str]]:
    """The address of a question in the workbench with the values of its parameters; for `st.page_link`."""
    values = {
        name: [str(each) for each in value] if isinstance(value, list | tuple) else str(value)
        for name, value in parameters.items()
        if value is not None
    }
    return address.write_address(
        {"question": question, "p": values, "show": "table", "data": url_state.current_view()["data"]}
    )


def draw_sql_link(question: str, parameters: Mapping[str, Any]) -> None:
    """A quiet link from a number or a chart to the query behind it, in the workbench."""
    if is_framed():
        return
    st.page_link(
        "app_pages/sql/sql.py",
        label="Open in SQL",
        icon=":material/database:",
        query_params=sql_parameters(question, parameters),
        width="content",
    )
