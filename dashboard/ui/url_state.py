"""The address equals the state: read once, checked, kept across pages, and written back after every change.

Streamlit's own binding drops unknown values without a word and leaves defaults out of the address, so that a changed
default would change old links. Muster therefore reads and writes the query string itself, in this module alone.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from typing import Any
from urllib.parse import urlencode

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from dashboard.sharing import address, compression
from dashboard.sharing.address import AS_SHOWN, LONGEST_TEXT, PARAMETERS, WITHIN_PAGE, WORKBENCH, State, Values
from dashboard.sharing.snapshot import Shown, unpack

_STATE = "address_state"
_SEEN = "address_seen"
_WRITTEN = "address_written"
_NOTICES = "address_notices"
_DEFAULTS = "address_defaults"
_BEFORE = "address_before"
_PAGE = "address_page"
_SHARED = "address_shared"
# Where a reader is within a view, and which data it shows; none of it makes it another one.
_OF_ONE_VIEW = ("page", "figure_id", *WITHIN_PAGE, *AS_SHOWN)
# Community Cloud shows an app in a frame of its own below this path, which no link should name.
_CLOUD_FRAME = "/~/+/"
# Parts that no widget of that name shows.
_WITHOUT_WIDGET = ("sql", "span", "values", "name", "release", "seen")


def current_view() -> State:
    """The view of this session: parameter → value (a string, a list of strings, a date, or None)."""
    kept: State = st.session_state.setdefault(_STATE, {name: address.empty(p) for name, p in PARAMETERS.items()})
    return kept


def set_value(name: str, value: Any) -> None:
    """Changes one part of the view, and the widget that shows it."""
    current_view()[name] = value
    if PARAMETERS[name].kind not in _WITHOUT_WIDGET:
        st.session_state[name] = value


def read_widgets() -> None:
    """What the reader chose since the last run counts before anything is drawn; another choice starts at page one."""
    view = current_view()
    for name, parameter in PARAMETERS.items():
        if name in st.session_state and parameter.kind not in _WITHOUT_WIDGET:
            value = st.session_state[name]
            view[name] = clean_text(value) if parameter.kind == "text" else value
    before = st.session_state.get(_BEFORE, view)
    if any((view[name] or None) != (before[name] or None) for name in PARAMETERS if name not in _OF_ONE_VIEW):
        set_value("page", None)
    if view["dossier"] != before["dossier"]:  # each has releases of its own
        view["data"] = view["seen"] = None


def clean_text(typed: str | None) -> str | None:
    """What was typed, as an address may hold it; None where nothing is left."""
    return "".join(letter if letter.isprintable() else " " for letter in typed or "")[:LONGEST_TEXT].strip() or None


def is_new_address() -> bool:
    """Whether the address is none that this session wrote: a first run, Back, Forward, a link, or an edit.

    An empty address in a running session is the menu's doing: it leads to a page, and the view goes along.
    """
    said = _read_query()
    return _SEEN not in st.session_state or bool(said and said != st.session_state[_SEEN] and not _browser_lags())


def is_bare_address() -> bool:
    """Whether an empty address led here, by the menu or by Back: what only this page asks for is not asked then."""
    return not _read_query() and not _browser_lags()


def _browser_lags() -> bool:
    """Whether the browser asked before it heard of what this session wrote last; a reader can be faster than a line.

    Such an address looks like the one that Back leads to. Streamlit knows them apart, in the context of a run alone.
    """
    context = get_script_run_ctx()
    is_back = context is not None and context.is_history_navigation
    return not is_back and _current_address() in st.session_state.get(_WRITTEN, [])


def raw_value(name: str) -> str | None:
    """What a new address says of a part, unread; None where it says nothing."""
    said, _ = address.expanded(_read_query())
    return next(iter(said.get(name, [])), None)


def read_address(
    values: Values,
    defaults: State,
    page: str = "",
    said_by_page: Iterable[str] | None = None,
    within_page: Iterable[str] = (),
) -> None:
    """Takes a new address over into the state: on the first run, after Back or Forward, or when somebody edits it.

    `values` are the known values per parameter (value → label). What cannot be honoured becomes a notice. A page that
    writes only a few parts into its address names them in `said_by_page`; the others are kept from before, and so is
    what only the workbench says on pages that name none. `within_page` are the choices that there are within this page
    alone. `page` is the page's own part of the address.
    """
    if page != st.session_state.get(_PAGE):
        for name in WITHIN_PAGE:
            set_value(name, address.empty(PARAMETERS[name]))
    st.session_state[_DEFAULTS], st.session_state[_PAGE] = defaults, page
    if is_new_address():
        if said_by_page is None:
            said_by_page = [name for name in PARAMETERS if name not in (*WORKBENCH, *WITHIN_PAGE, *AS_SHOWN)]
        heard = [*said_by_page, *within_page, *AS_SHOWN]
        said, damaged = address.expanded(_read_query())
        found, found_notices = address.parse(said, values, heard)
        st.session_state[_NOTICES] = damaged + found_notices
        st.session_state.pop(_SHARED, None)
        st.session_state[_WRITTEN] = []
        for name in heard:
            set_value(name, found.get(name, address.empty(PARAMETERS[name])))
    before = st.session_state.get(_BEFORE, current_view())
    for name, parameter in PARAMETERS.items():
        if parameter.kind in ("one", "many"):
            let_go = _drop_unknown(name, parameter.options or values.get(name, {}))
            if let_go and before["data"] != current_view()["data"]:
                add_notice(f"{parameter.label}: the data shown now knows nothing of {', '.join(let_go)}.")
    if not current_view()["dossier"]:
        set_value("dossier", defaults["dossier"])


def fill_defaults(names: Iterable[str]) -> None:
    """For pages that cannot show everything at once: where nothing is chosen, the dossier's own choice holds."""
    for name in names:
        if not current_view()[name] and defaults().get(name):
            set_value(name, defaults()[name])


def _drop_unknown(name: str, known: Container[str]) -> list[str]:
    """Another dossier, or another state of it, has other values: what it does not know is let go, and given."""
    value = current_view()[name]
    values = value if isinstance(value, list) else [value] if value is not None else []
    if let_go := [each for each in values if each not in known]:
        set_value(name, [each for each in value if each in known] if isinstance(value, list) else None)
    return let_go


def add_notice(text: str) -> None:
    """Adds to what the reader is told about the address; each sentence once."""
    told: list[str] = st.session_state.setdefault(_NOTICES, [])
    if text not in told:
        told.append(text)


def defaults() -> State:
    """What a parameter is where neither the address nor the reader says anything."""
    return dict(st.session_state.get(_DEFAULTS, {}))


def read_snapshot() -> Shown | None:
    """What the sender of the link saw in this view; None where it came by no such link, or has become another view."""
    return unpack(current_view()["seen"]) if current_view()["seen"] else None


def write_address(names: Iterable[str]) -> None:
    """Writes the parts that this page uses, the choices within it, and which data it shows, into the address."""
    view = {name: current_view()[name] for name in names if name not in AS_SHOWN}
    # What somebody saw is told for the view that the link led to, on that page, and for no other.
    here = (st.session_state[_PAGE], view)
    shared = st.session_state.setdefault(_SHARED, (*here, current_view()["data"]))
    if shared[2] != current_view()["data"]:  # other data may know less of the view, which is told as such
        shared = st.session_state[_SHARED] = (*here, current_view()["data"])
    if shared[:2] != here:
        current_view()["seen"] = None
    wanted = address.of(view | {name: current_view()[name] for name in (*WITHIN_PAGE, *AS_SHOWN)})
    said = {name: value if isinstance(value, list) else [value] for name, value in wanted.items()}
    # The browser has heard of the address that it asks for; of those written after it, it may not have heard yet.
    page, asked_for = here_now = _current_address()
    written = st.session_state.get(_WRITTEN, [])
    st.session_state[_WRITTEN] = [
        *(written[written.index(here_now) :] if here_now in written else [here_now]),
        *([(page, said)] if asked_for != said else []),
    ]
    if asked_for != said:
        st.query_params.from_dict(wanted)
    st.session_state[_SEEN] = said
    st.session_state[_BEFORE] = dict(current_view())


def address_parts() -> dict[str, str | list[str]]:
    """The view of this page as its address says it, without which data it shows."""
    said = st.session_state.get(_SEEN, {})
    return {name: values for name, values in said.items() if name not in AS_SHOWN}


def fits_address() -> bool:
    """Whether an address can hold the view of this page: all but a query of many thousand letters."""
    return page_path() != "sql" or not current_view()["sql"] or compression.fits(current_view()["sql"])


def page_path() -> str:
    """This page's own part of the address; empty for the Overview."""
    return str(st.session_state.get(_PAGE, ""))


def absolute_url(path: str = "") -> str | None:
    """The absolute address of a path below this server's root; None where the browser has not said where it is."""
    here = (st.context.url or "").replace(_CLOUD_FRAME, "/").rstrip("/")
    root = here.removesuffix(f"/{page_path()}") if page_path() else here
    return f"{root}/{path}" if here else None


def sql_parameters(question: str, parameters: Mapping[str, Any]) -> dict[str, str | list[str]]:
    """The address of a question in the workbench, answered with these parameters; for `st.page_link`."""
    given = {
        name: [str(each) for each in value] if isinstance(value, list | tuple) else str(value)
        for name, value in parameters.items()
        if value is not None
    }
    return address.of({"question": question, "p": given, "show": "table", "data": current_view()["data"]})


def figure_address(dossier: str, figure_id: str) -> str:
    """Where a figure has its page, relative to any page of Muster, in the data that is shown here."""
    return f"figure?{urlencode(_of_figure(dossier, figure_id))}"


def open_figure(figure_id: str) -> None:
    """Leads to the page of a figure of this dossier; all filters go along."""
    # With its address, since another written afterwards would be a second entry of the history, which Back ends in.
    st.switch_page("pages/figure/figure.py", query_params=_of_figure(current_view()["dossier"], figure_id))


def _of_figure(dossier: str, figure_id: str) -> dict[str, str]:
    of_data = {"data": current_view()["data"]} if current_view()["data"] else {}
    return {"dossier": dossier, "figure_id": figure_id, **of_data}


def permanent_address(dossier: str, figure_id: str) -> str | None:
    """The whole address of a figure's page, for citations: of no certain data, since the page tells corrections."""
    return absolute_url(f"figure?{urlencode({'dossier': dossier, 'figure_id': figure_id})}")


def notices() -> list[str]:
    """What the address asked for and did not get; shown once per address."""
    return list(st.session_state.get(_NOTICES, []))


def _current_address() -> tuple[str, dict[str, list[str]]]:
    """The page that runs, by Streamlit's name for it, and what its address says."""
    context = get_script_run_ctx()
    return (context.page_script_hash if context else "", _read_query())


def _read_query() -> dict[str, list[str]]:
    return {name: st.query_params.get_all(name) for name in st.query_params}
