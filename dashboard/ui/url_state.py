"""The view of a session and its address: read once, checked, kept across pages, and written back after every change.

    address → read_address → current_view → bind → widget
    widget → bind → set_value → current_view → write_address → address

Streamlit's own `bind="query-params"` drops unknown values silently and leaves defaults out of the address, so that a
changed default would change old links. Only this module reads and writes the query string.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from typing import Any

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from dashboard.contents import dossiers
from dashboard.contents.filters import FILTERS
from dashboard.contents.registry import PageEntry
from dashboard.figures.display import join_names
from dashboard.sharing import address, compression
from dashboard.sharing.address import State, Values
from dashboard.sharing.parameters import CHOICES, LONGEST_TEXT, PARAMETERS, SNAPSHOT, UNFOLDED, accepted_by
from dashboard.sharing.snapshot import Snapshot, unpack
from dashboard.ui.embed import is_framed
from dashboard.ui.replay import repeated
from dashboard.ui.session import Parts, Query, read_session

# What decides which figures are listed, and in which order: another choice starts again at page one.
_OF_FIGURES = (*FILTERS, "q", "sort")


def current_view() -> State:
    """The view of this session: parameter → value (a string, a list of strings, a date, or None)."""
    return read_session().view


def set_value(name: str, value: Any) -> None:
    """Takes a reader's choice over into the view; another dossier is shown in its newest data."""
    view = current_view()
    is_same = (view[name] or None) == (value or None)
    view[name] = value
    read_session().filled.discard(name)
    if is_same:
        return
    if name in _OF_FIGURES:
        view["page"] = None
    if name == "dossier":
        view["data"] = view["seen"] = None


def bind(
    name: str,
    *,
    key: str = "",
    to_widget: Callable[[Any], Any] = lambda value: value,
    from_widget: Callable[[Any], Any] = lambda value: value,
    labels_change: bool = False,
) -> dict[str, Any]:
    """Key and callback of the widget for one part of the view: `st.selectbox("Measure", …, **bind("measure"))`.

    Streamlit forgets a widget that is not drawn; the view does not, and sets the widget before it is drawn again. It
    does so only where the two differ: setting a text field would discard what was typed meanwhile. Where the labels of
    options change, such as with counts in them, it always does: a browser names a choice by its label, and would go on
    with one that is no longer there.
    """
    key = key or name
    is_set = key in st.session_state and from_widget(st.session_state[key]) == current_view()[name]
    if labels_change or not is_set:
        st.session_state[key] = to_widget(current_view()[name])
    return {"key": key, "on_change": lambda: set_value(name, from_widget(st.session_state[key]))}


def clean_text(text: str | None) -> str | None:
    """A typed text as an address may hold it; None where nothing is left."""
    return "".join(letter if letter.isprintable() else " " for letter in text or "")[:LONGEST_TEXT].strip() or None


def is_new_address() -> bool:
    """Whether this session did not write the address: on a first run, Back, Forward, a link, or an edit.

    An empty address in a running session comes from a link that opens a page and keeps the view, or from Back.
    """
    query, last = read_query(), read_session().query
    return last is None or (query != last and bool(query or _is_history_navigation()) and not _is_browser_behind())


def _is_browser_behind() -> bool:
    """Whether the browser sent an older address of this session, because it had not received the latest yet.

    Back leads to an older address, too; only Streamlit's context of the run tells them apart.
    """
    return not _is_history_navigation() and _location() in read_session().written


def _is_history_navigation() -> bool:
    context = get_script_run_ctx()
    return context is not None and bool(context.is_history_navigation)


def requested_value(name: str) -> str | None:
    """What the address asks for, not yet checked; what the session shows where the address is not new."""
    if not is_new_address():
        value: str | None = current_view()[name]
        return value
    query, _ = address.expand_address(read_query())
    return next(iter(query.get(name, [])), None)


def read_address(values: Values, defaults: State, page: PageEntry) -> None:
    """Takes a new address over into the view. What cannot be used becomes a notice.

    `values`: the known values per parameter (value → label). What the page does not accept keeps its value.
    """
    session, view = read_session(), current_view()
    if page is not session.page:
        _leave_page(page)
    session.defaults, session.page = defaults, page
    if is_new_address():
        query, damaged = address.expand_address(read_query())
        found, notices = address.read_address(query, values, accepted_by(page))
        session.notices, session.shared, session.written = damaged + notices, None, []
        # What other pages show stays as it is, unless the address says it.
        own = (*page.parameters, *page.choices, *UNFOLDED, *SNAPSHOT)
        view |= {name: PARAMETERS[name].empty for name in own} | found
        session.unseen = set(view["open"])
    _drop_unknown_values(values)
    view["dossier"] = view["dossier"] or defaults["dossier"]


def _leave_page(page: PageEntry) -> None:
    """Another page shows what the reader chose for all, and nothing that only the page before had."""
    session, view = read_session(), current_view()
    view |= {name: PARAMETERS[name].empty for name in (*CHOICES, *session.filled)}
    session.filled.clear()
    session.searches[session.page.name] = view["q"]
    view["q"] = session.searches.get(page.name)


def _drop_unknown_values(values: Values) -> None:
    """Another dossier, or another release of it, has other values."""
    session, view = read_session(), current_view()
    is_other_data = session.query is not None and session.data != view["data"]
    for name, parameter in PARAMETERS.items():
        if parameter.kind not in ("one", "many") or not view[name]:
            continue
        known = parameter.options or values.get(name, {})
        chosen = view[name] if parameter.kind == "many" else [view[name]]
        if not (unknown := [value for value in chosen if value not in known]):
            continue
        view[name] = [value for value in chosen if value in known] if parameter.kind == "many" else None
        if is_other_data:
            add_notice(f"{parameter.label}: the data shown now does not have {', '.join(unknown)}.")


def fill_defaults(names: Iterable[str]) -> None:
    """For pages that cannot show everything at once: where nothing is chosen, the dossier's own choice holds."""
    for name in names:
        fill_default(name, list_defaults().get(name))


@repeated
def fill_default(name: str, own: Any) -> None:
    """Where nothing is chosen, or what the dossier chooses for all pages, `own` holds on this page alone."""
    view, about = current_view(), dossiers.read_dossier(current_view()["dossier"])
    if not view[name] or (view[name] == own == about.get(name, own) and is_new_address()):
        view[name] = own
        read_session().filled.add(name)


@repeated
def drop_unless_among(
    name: str, known: Collection[str], explain: Callable[[str], str], *, is_always_said: bool = False
) -> None:
    """Drops a choice that the page does not offer, and says so, if only to a reader whose address has it."""
    view = current_view()
    if view[name] and view[name] not in known:
        if is_always_said or is_new_address():
            add_notice(explain(view[name]))
        view[name] = None


def list_defaults() -> State:
    """The value of each parameter where neither the address nor the reader gives one."""
    return read_session().defaults


def add_notice(text: str) -> None:
    """Adds a sentence about the address for the reader, once."""
    if text not in read_session().notices:
        read_session().notices.append(text)


def note_part(name: str) -> None:
    """The page has this part, which an address may open."""
    read_session().unseen.discard(name)


def list_notices() -> list[str]:
    """What the address asked for and did not get; shown once per address, after the page has run."""
    session = read_session()
    if session.unseen and not is_framed():  # a frame has no filters to unfold
        add_notice(f"Opened: this page has no {join_names(sorted(session.unseen), 'or')} in this view.")
        session.unseen = set()
    return list(session.notices)


def read_snapshot() -> Snapshot | None:
    """What the sender of the link saw; None where there is no such link, or the view has changed since."""
    return unpack(current_view()["seen"]) if current_view()["seen"] else None


@repeated
def write_address(names: Collection[str] | None = None) -> None:
    """Writes this page's parameters into the address: `names` of them, the choices within it, and the data shown.

    Each writing is an entry of the browser's history, so the address that opened a page stays as it is until a reader
    changes something. In a frame it always stays: entries there would take the Back of the page around it.
    """
    session, view = read_session(), current_view()
    names = [name for name in (session.page.parameters if names is None else names) if name not in SNAPSHOT]
    # What a sender saw holds for the view that the link led to. Other data may know less of the same view.
    here = (session.page, {name: view[name] for name in names}, view["data"])
    if session.shared is None or session.shared[2] != view["data"]:
        session.shared = here
    if session.shared != here:
        view["seen"] = None
    parameters = address.write_address({name: view[name] for name in (*names, *CHOICES, *SNAPSHOT)})
    query = _as_query(parameters)
    # The browser has the address that it asked for; it may not have those written after it yet.
    location = _location()
    place = session.written.index(location) if location in session.written else None
    session.written = [location] if place is None else session.written[place:]
    if is_framed() or _has_arrived():
        is_in_address = is_framed() or _is_in_address(names)
        session.query = location[1]
    else:
        is_in_address = parameters == session.parts.get(session.page.name)
    if not is_in_address:
        session.query = query
        if location[1] != query:
            session.written.append((location[0], query))
            st.query_params.from_dict(parameters)
    session.parts[session.page.name], session.page_written, session.data = parameters, session.page, view["data"]


def _has_arrived() -> bool:
    """Whether this run is the first one of the page, or of the page at this address."""
    return read_session().page_written is not read_session().page or is_new_address()


def _is_in_address(names: Iterable[str]) -> bool:
    """Whether the address that led here shows this view to anybody: all that a reader chose, and nothing else."""
    session, view, query = read_session(), current_view(), read_query()
    shown = {name: view[name] for name in (*names, *CHOICES, *SNAPSHOT)}
    chosen = {name: value for name, value in shown.items() if name not in session.filled}
    if query:
        least, most = (_as_query(address.write_address(values)) for values in (chosen, shown))
        is_said = all(query.get(name) == values for name, values in least.items())
        return is_new_address() or (is_said and all(most.get(name, values) == values for name, values in query.items()))
    first = session.defaults | {"dossier": next(iter(dossiers.list_dossiers()))}
    return all(value == first.get(name) for name, value in chosen.items() if value)


def _as_query(parameters: Parts) -> Query:
    return {name: value if isinstance(value, list) else [value] for name, value in parameters.items()}


def address_parts() -> dict[str, str | list[str]]:
    """The address of this page's view, without the data that it shows."""
    return {
        name: values
        for name, values in read_session().parts.get(current_page().name, {}).items()
        if name not in SNAPSHOT
    }


def fits_address() -> bool:
    """Whether an address can hold the view of this page: all but a query of many thousand characters, a long text."""
    view = current_view()
    if "text" in current_page().parameters:
        return not view["text"] or compression.is_readable(view["text"])
    return current_page().name != "sql" or not view["sql"] or compression.fits_address(view["sql"])


def current_page() -> PageEntry:
    """The page that is shown."""
    return read_session().page


def _location() -> tuple[str, Query]:
    """The page that runs, by Streamlit's name for it, and its query string."""
    context = get_script_run_ctx()
    return (context.page_script_hash if context else "", read_query())


def read_query() -> Query:
    """The query string of the browser's address, as far as this run knows it."""
    return {name: st.query_params.get_all(name) for name in st.query_params}
