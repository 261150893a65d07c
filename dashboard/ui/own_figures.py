"""The figures that a reader brought to this session: which warehouse answers with them, and what pages say of them.

The rows stay with the session. Their warehouse is built where it is first needed, and removed from memory when the
browser leaves; a browser that comes back has it built again.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard.contents import dossiers
from dashboard.contents.registry import PAGES, PageEntry
from dashboard.engine.warehouse.private import OwnFigures, PrivateBuild, PrivateWarehouse, build_private
from dashboard.engine.warehouse.store import find_chosen_warehouse, use_warehouse
from dashboard.errors import BuildError, MusterError, Problem
from dashboard.exports.dossier_zip import write_dossier
from dashboard.figures.display import format_count
from dashboard.figures.origins import ORIGIN
from dashboard.figures.spelling import fold
from dashboard.settings import hide_folders, settings
from dashboard.sharing import own_link
from dashboard.sharing.own_link import NeededFile
from dashboard.ui import url_state
from dashboard.ui.embed import is_framed
from dashboard.ui.markdown import escape

_KEY, _SENT, _ERROR = "own_figures", "own_figures_are_sent", "own_figures_error"
_LINK, _NEEDED, _REFUSED = "own_figures_link", "own_figures_needed", "own_figures_refused"
_LEFT_OUT, _SAVED = "own_figures_left_out", "own_figures_saved"
PAGE = "yours"


def use(own: OwnFigures, *, is_sent: bool = False) -> tuple[Problem, ...]:
    """From now on pages of this session show these figures. Gives what the rules found in them.

    Where that keeps them from being used, what was in use stays. `is_sent`: somebody else sent them.
    Raises BuildError in one sentence for the reader.
    """
    with use_warehouse(None):
        if not own.beside and own.name in dossiers.list_dossiers():
            raise BuildError(f"There is a dossier {own.name!r} already. Give yours another name.")
    before = current()
    st.session_state[_KEY] = own
    try:
        built = _build(_name(own))
        if built.opened is not None:
            if before and _name(before) != _name(own):
                _build.clear(_name(before))
            st.session_state.pop(_LEFT_OUT, None)
            st.session_state[_SENT] = is_sent
            if not is_sent:  # else the address says what to show
                url_state.set_value("dossier", own.dossier)
                url_state.set_value("yours", None)
            return built.problems
    except MusterError:
        _set(before)
        raise
    _build.clear(_name(own))
    _set(before)
    return built.problems


def current() -> OwnFigures | None:
    """The figures in use; None where the session has none."""
    own: OwnFigures | None = st.session_state.get(_KEY)
    return own


def find_problems() -> tuple[Problem, ...]:
    """What the rules found in the figures in use."""
    own = current()
    return _build(_name(own)).problems if own else ()


def leave_out() -> None:
    """Pages show the dossier alone again, and the warehouse goes; the figures stay at hand."""
    if own := current():
        forget()
        st.session_state[_LEFT_OUT] = own


def include() -> None:
    """Shows again what was left out, and leads to the dossier that it belongs to."""
    if own := st.session_state.pop(_LEFT_OUT, None) or current():
        _set(own)
        url_state.set_value("dossier", own.dossier)


def forget() -> None:
    """The session has no figures of the reader any more."""
    if own := current():
        _build.clear(_name(own))
        _set(None)
        url_state.set_value("yours", None)
        if not own.beside:
            url_state.set_value("dossier", None)
    st.session_state.pop(_LEFT_OUT, None)


def note_saved(own: OwnFigures) -> None:
    """The reader has a file of these figures."""
    st.session_state[_SAVED] = own.digest


def are_unsaved() -> bool:
    """Whether there are figures, in use or left out, that came with no link and of which the reader has no file."""
    own = current() or st.session_state.get(_LEFT_OUT)
    return own is not None and not are_sent() and st.session_state.get(_SAVED) != own.digest


def has_measure(measure: str | None) -> bool:
    """Whether a measure is the reader's own: the dossier beside their figures does not have it."""
    own = current()
    return bool(own and own.beside and any(row["measure"] == measure for row in own.tables.get("measures", ())))


def are_sent() -> bool:
    """Whether the figures in use came with a link."""
    return bool(st.session_state.get(_SENT))


def _set(own: OwnFigures | None) -> None:
    if own is None:
        st.session_state.pop(_KEY, None)
    else:
        st.session_state[_KEY] = own


def _name(own: OwnFigures) -> str:
    return own.digest


def _release(built: PrivateBuild) -> None:
    """Nothing of the figures stays: not the warehouse, and no word of them among the texts kept for all."""
    from dashboard.charts.svg.text import forget_texts  # noqa: PLC0415 - menu and addresses do not wait for charts

    built.close()
    forget_texts()
    fold.cache_clear()


@st.cache_resource(scope="session", show_spinner=False, on_release=_release)
def _build(digest: str) -> PrivateBuild:  # `digest`: by which Streamlit tells figures apart
    """The build of the session's figures; Streamlit lets it go when the session's browser leaves."""
    own = current()
    assert own is not None
    return build_private(own, settings)


def read_link() -> None:
    """Uses the figures that a new address carries, or notes which file it needs; each link counts once."""
    code = url_state.requested_value("yours")
    if not code or code == st.session_state.get(_LINK):
        return
    st.session_state[_LINK] = code
    st.session_state.pop(_NEEDED, None)
    carried = own_link.unpack(code)  # what cannot be read becomes a notice with the rest of the address
    if isinstance(carried, NeededFile):
        st.session_state[_NEEDED] = carried
    elif carried is not None:
        try:
            if problems := use(carried, is_sent=True) if carried != current() else ():
                st.session_state[_REFUSED] = "" if current() == carried else str(problems[0])
        except MusterError as error:
            st.session_state[_REFUSED] = hide_folders(error)


def is_own(row: Mapping[str, Any]) -> bool:
    """Whether the reader brought the figure of this row, or its whole dossier."""
    return bool(row.get(ORIGIN))


def needed_file() -> NeededFile | None:
    """The file that the link which led here needs, as long as it has not been brought."""
    needed: NeededFile | None = st.session_state.get(_NEEDED)
    own = current()
    is_here = needed and own and any(digest == needed.sha256 for _, digest in own.files)
    return None if is_here else needed


def link_code() -> str:
    """What a link carries of the figures in use: they, or the file that they need; empty without either."""
    own = current()
    return own_link.pack(own) if own else ""


@contextmanager
def open_figures(page: PageEntry) -> Iterator[None]:
    """Within, the session's own figures count, where the page shows a view of the dossier that they belong to."""
    st.session_state.pop(_ERROR, None)
    read_link()
    with use_warehouse(_find_warehouse(page)):
        yield


def _find_warehouse(page: PageEntry) -> PrivateWarehouse | None:
    own = current()
    if own is None or (own.beside and page.is_of_dossier_alone):
        return None
    wanted = url_state.requested_value("dossier")
    with use_warehouse(None):
        known = dossiers.list_dossiers()
    shown = wanted if wanted in known or wanted == own.dossier else (own.name if not own.beside else next(iter(known)))
    if shown != own.dossier:
        return None
    try:
        return _build(_name(own)).opened
    except MusterError as error:
        st.session_state[_ERROR] = hide_folders(error)
        return None


def draw_banner(place: DeltaGenerator) -> None:
    """On every page, for as long as there are such figures: how many, that nobody checked them, and a way out."""
    own = current()
    with place:
        if refused := st.session_state.pop(_REFUSED, ""):
            st.warning(escape(f"The figures in this link cannot be used. {refused}"), icon=":material/link_off:")
        if needed := needed_file():
            rows = format_count(needed.rows, "figure")
            text = f"This link needs the file {needed.name} ({rows}, sha256 {needed.sha256[:12]}…)."
            st.info(escape(text), icon=":material/upload_file:")
            if not is_framed():
                st.page_link(PAGES[PAGE].file, label="Bring the file", icon=":material/table_edit:")
    if own := own or st.session_state.get(_LEFT_OUT):
        with place.container(border=True, horizontal=True, vertical_alignment="center", key="own_figures_banner"):
            st.markdown(f":orange[:material/edit_note:] {escape(_describe(own))}")
            if not is_framed():
                _draw_ways(own)


def _draw_ways(own: OwnFigures) -> None:
    """To another dossier, to the page of the figures, to a file, and out."""
    opened = find_chosen_warehouse()
    is_shown = opened is not None and opened.is_private
    if is_shown:
        _choose_dossier(own)
    st.page_link(PAGES[PAGE].file, label="Your figures", icon=":material/table_edit:")
    if not are_sent():
        _draw_save(own)
    if current() is None or (not is_shown and url_state.current_view()["dossier"] != own.dossier):
        st.button("Show them", icon=":material/visibility:", key="own_figures_include", on_click=include)
    else:
        st.button("Leave them out", icon=":material/visibility_off:", key="own_figures_stop", on_click=leave_out)


def _choose_dossier(own: OwnFigures) -> None:
    """The warehouse of the session holds one dossier, so the pages offer no other."""

    def take_over() -> None:
        url_state.set_value("dossier", st.session_state["own_figures_dossier"])

    with use_warehouse(None):
        titles = {name: str(about["title"]) for name, about in dossiers.list_dossiers().items()}
    titles = titles if own.beside else {own.name: str((own.package or {}).get("title", own.name)), **titles}
    if len(titles) > 1:
        st.session_state["own_figures_dossier"] = own.dossier
        look: dict[str, Any] = {"label_visibility": "collapsed", "width": 330, "key": "own_figures_dossier"}
        st.selectbox("Dossier", list(titles), format_func=lambda name: titles[name], on_change=take_over, **look)


def _draw_save(own: OwnFigures) -> None:
    """The file, which is made when it is asked for."""
    is_saved = not are_unsaved()
    st.download_button(
        "Saved" if is_saved else "Save",
        partial(_write, own),
        "your-figures.zip",
        "application/zip",
        icon=":material/check:" if is_saved else ":material/download:",
        help="A file that opens here again. Muster keeps nothing.",
        key="own_figures_save",
        on_click=note_saved,
        args=(own,),
    )


def _write(own: OwnFigures) -> bytes:
    return write_dossier(own, (), settings)


def _describe(own: OwnFigures) -> str:
    count = format_count(own.count_figures, "figure")
    if current() is None:
        whose = f"The {count} of the link" if are_sent() else f"Your {count}"
        return f"{whose} {'is' if own.count_figures == 1 else 'are'} left out."
    if error := st.session_state.get(_ERROR):
        return f"Your {count} cannot be shown now. {error}"
    opened = find_chosen_warehouse()
    if opened is None or not opened.is_private:
        what = f"the {count} of the link" if are_sent() else f"your {count}"
        return f"This page shows the dossier alone, without {what}."
    whose = "sent by the maker of this link, unchecked" if are_sent() else "yours, checked by nobody"
    return f"Includes {count}: {whose}." if own.beside else f"A dossier of {count}: {whose}."
