"""Parts of a page, or all of it, that were drawn before for the same view are sent again as they were, to any reader.

A part is drawn from its arguments, the view and the values of its own widgets. What it sent is kept, with its widgets
and the values that it gave them; they are registered for each reader. What it changes in the reader's session is done
again, by functions that are `repeated`. This is the one module that reaches into Streamlit's runs of pages:
`tests/ui/test_replay.py` draws many views with it and without.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import date
from functools import partial, wraps
from typing import Any, TypeVar

import streamlit as st
from streamlit.cursor import RunningCursor
from streamlit.delta_generator import DeltaGenerator
from streamlit.delta_generator_singletons import get_dg_singleton_instance
from streamlit.elements.lib.utils import save_for_app_testing
from streamlit.navigation.page import StreamlitPage
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime.scriptrunner import ScriptRunContext, get_script_run_ctx
from streamlit.runtime.scriptrunner_utils.script_run_context import ThreadState
from streamlit.runtime.state import SessionState
from streamlit.runtime.state.common import TESTING_KEY, WidgetMetadata, user_key_from_element_id
from streamlit.runtime.state.widgets import register_widget_from_metadata

from dashboard.engine.database.latest import Latest
from dashboard.engine.questions.catalogue import read_mark
from dashboard.engine.warehouse.store import open_warehouse
from dashboard.settings import settings
from dashboard.ui.embed import is_framed
from dashboard.ui.screen import read_room, read_theme
from dashboard.ui.session import read_session
from dashboard.ui.theme import is_phone

_Function = TypeVar("_Function", bound=Callable[..., None])
# Bytes of messages: of whole pages and what stands beside them, of parts within them, which share theirs, and of those
# that views share.
_BYTES_KEPT = {"pages": 24_000_000, "parts": 6_000_000, "shared": 4_000_000}
# What is complete once it is sent: no file, no data that is fetched later, no dialog, no warning that is said once.
_KINDS = {"bidi_component", "button", "button_group", "heading", "markdown", "metric", "page_link", "plotly_chart"}
_KINDS |= {"selectbox", "space", "text_input"}
_BLOCKS = {"column", "expandable", "flex_container", "grid_container", None}
_PLAIN = (str, int, float, date, type(None))


@dataclass(eq=False)
class _Part:
    """What a part of a page sent, the values that it set, and its widgets with theirs.

    `steps` are messages, and calls of `repeated` functions between them. `given` keeps alive what its name refers to;
    `length` is 0 where it cannot be sent again.
    """

    given: tuple[Any, ...] = ()
    steps: list[ForwardMsg | partial[None]] = field(default_factory=list)
    elements: list[str] = field(default_factory=list)
    values: dict[str, Any] = field(default_factory=dict)
    widgets: list[tuple[WidgetMetadata[Any], Any, bool]] = field(default_factory=list)  # and whether it is changed
    formats: dict[str, Any] = field(default_factory=dict)  # how its lists write their options, which AppTest asks
    length: int = 0  # places that it takes in what it stands in

    @property
    def size(self) -> int:
        """How many bytes its messages have."""
        return sum(step.ByteSize() for step in self.steps if isinstance(step, ForwardMsg))


# Those that note what is drawn now, from the outermost to the innermost.
_recorded: ContextVar[tuple[_Part, ...]] = ContextVar("recorded", default=())


def replayed(function: _Function) -> _Function:
    """The function draws a part of a page, from plain arguments or values that are kept by view, and from the view.

    What it is given by name makes no difference to what it draws.
    """
    return _replay(function, follows_view=True)


def replayed_alone(function: _Function) -> _Function:
    """The function draws a part of a page from its arguments alone, so that views with equal ones share what it sent.

    It asks nothing, and looks at nothing of the view.
    """
    return _replay(function, follows_view=False)


def _replay(function: _Function, *, follows_view: bool) -> _Function:
    keys: dict[str, tuple[str, ...]] = {}  # of its widgets, by page

    @wraps(function)
    def called(*given: Any, **named: Any) -> None:
        context, place = get_script_run_ctx(suppress_warning=True), _find_place()
        if context is None or place is None or not _may_replay():
            function(*given, **named)
            return
        page = read_session().page.name
        before = _read_values(context, keys.get(page, ()))
        what = (_name_view(), *map(_name_given, given)) if follows_view else given
        name, kept = (called, before, *_name_place(context, place), *what), _list_kept(follows_view=follows_view)
        if (part := kept.get(name)) is None:
            with _recording(context, place) as drawn:
                function(*given, **named)
            if drawn.length and not (unknown := {*map(_key_of, drawn.elements)} - {*keys.get(page, ()), ""}):
                drawn.given = given
                kept.keep(name, drawn, drawn.size)
            elif drawn.length:
                keys[page] = (*keys.get(page, ()), *unknown)
        elif _register_widgets(context, part):
            for step in part.steps:
                context.enqueue(step) if isinstance(step, ForwardMsg) else step()
            place._index += part.length
        else:
            function(*given, **named)

    return called  # type: ignore[return-value]


def repeated(function: _Function) -> _Function:
    """The function changes the reader's session, beside drawing; it is called again with each part that calls it."""

    @wraps(function)
    def called(*given: Any, **named: Any) -> None:
        for part in _recorded.get():
            part.steps.append(partial(called, *_copy_places(given), **named))
        outer = _recorded.set(())
        try:
            function(*_copy_places(given), **named)
        finally:
            _recorded.reset(outer)

    return called  # type: ignore[return-value]


def _copy_places(given: tuple[Any, ...]) -> Iterator[Any]:
    """What is given; containers as far as they are filled now, so that filling a copy leaves the others as they are."""
    for each in given:
        if isinstance(each, DeltaGenerator) and isinstance(cursor := each._provided_cursor, RunningCursor):
            copied = RunningCursor(cursor.root_container, cursor.parent_path)
            copied._index = cursor._index
            yield DeltaGenerator(each._root_container, copied, each._parent, each._block_type)
        else:
            yield each


def run_replayed(page: StreamlitPage) -> None:
    """Runs a page that draws nothing but what follows from the view, or sends it again."""
    if context := get_script_run_ctx():
        with context.run_with_active_hash(page._script_hash):
            _run_page(page=page)


@replayed
def _run_page(*, page: StreamlitPage) -> None:
    page.run()


def _may_replay() -> bool:
    """Not for a reader with figures of their own; nor where the address opens a part that has not been found yet."""
    return settings.replay_parts and not read_session().unseen and "own_figures" not in st.session_state


def _find_place() -> RunningCursor | None:
    """Where the next element goes; None where that is no common container."""
    cursor = get_dg_singleton_instance().main_dg._active_dg._cursor
    return cursor if type(cursor) is RunningCursor and cursor._transient_index is None else None


def _name_place(context: ScriptRunContext, place: RunningCursor) -> tuple[Any, ...]:
    """All that decides what a part looks like, beside the view, what it is given, and its widgets."""
    state = ThreadState.get()
    where = (tuple(place.delta_path), state.active_script_hash, state.fragment_id, context.gather_usage_stats)
    screen = (read_room(), read_theme(), is_framed(), is_phone())
    return (*where, read_session().page.name, *screen, read_mark(), date.today())  # noqa: DTZ011


def _name_view() -> str:
    session = read_session()
    return repr((sorted(session.view.items()), sorted(session.wrong_days.items()), sorted(session.defaults.items())))


def _name_given(value: Any) -> Any:
    """Text by what it says; other values by who they are, since equal views are given the same ones."""
    return value if isinstance(value, str | int | tuple | None) else id(value)


def _read_values(context: ScriptRunContext, keys: tuple[str, ...]) -> tuple[str, ...]:
    """What the widgets have before they are drawn."""
    return tuple(map(partial(_read_value, context.session_state._state), keys))


def _read_value(state: SessionState, key: str) -> str:
    """As it is kept: Streamlit would dress up each component's again."""
    try:
        return f"{state._getitem(state._get_widget_id(key), key)!r} {state.is_new_state_value(key)}"
    except KeyError:
        return ""


def _key_of(element: str) -> str:
    return user_key_from_element_id(element) or ""


def _list_kept(*, follows_view: bool) -> Latest[_Part]:
    """Of parts within others, fewer are kept: they are asked for only where the whole cannot be sent again."""
    kind = "shared" if not follows_view else "parts" if _recorded.get() else "pages"
    kept = open_warehouse().kept
    if (_list_kept, kind) not in kept:
        kept.setdefault((_list_kept, kind), Latest[_Part](_BYTES_KEPT[kind]))
    parts: Latest[_Part] = kept[_list_kept, kind]
    return parts


def _register_widgets(context: ScriptRunContext, part: _Part) -> bool:
    """Makes the widgets known to this reader's session; False where one has another value than was drawn."""
    for key, value in part.values.items():
        context.session_state[key] = value
    for metadata, value, is_changed in part.widgets:
        result = register_widget_from_metadata(metadata, context)
        if result.value != value or result.value_changed != is_changed:
            return False
    for name, write in part.formats.items():
        save_for_app_testing(context, name, write)
    for name in part.elements:
        context.shared.widget_ids_this_run.check_and_add(name)
        if key := _key_of(name):
            context.shared.widget_user_keys_this_run.check_and_add(key)
    return True


@contextmanager
def _recording(context: ScriptRunContext, place: RunningCursor) -> Iterator[_Part]:
    """Gives what is drawn within, which has a length if it can be sent again."""
    part, begin, states = _Part(), place._index, context.session_state
    enqueue, register = context.enqueue, states.register_widget

    def record(msg: ForwardMsg) -> None:
        enqueue(msg)
        if part in _recorded.get():
            part.steps.append(msg)

    def record_widget(metadata: WidgetMetadata[Any], key: str | None) -> Any:
        result = register(metadata, key)
        part.widgets.append((metadata, result.value, result.value_changed))
        return result

    elements = context.shared.widget_ids_this_run.snapshot()
    before = dict(states._state._new_session_state)
    inner = _recorded.set((*_recorded.get(), part))
    try:
        with _replaced(context, "enqueue", record), _replaced(states, "register_widget", record_widget):
            yield part
    finally:
        _recorded.reset(inner)
    part.elements = [name for name in context.shared.widget_ids_this_run.snapshot() if name not in elements]
    if TESTING_KEY in states:
        part.formats = {name: write for name, write in states[TESTING_KEY].items() if name in part.elements}
    now = {key: value for key, value in states._state._new_session_state.items() if key != TESTING_KEY}
    part.values = {key: now[key] for key in now if key not in before or before[key] is not now[key]}
    if all(map(_is_complete, part.steps)) and all(isinstance(each, _PLAIN) for each in part.values.values()):
        part.length = place._index - begin


@contextmanager
def _replaced(owner: object, name: str, function: Callable[..., Any]) -> Iterator[None]:
    """Within, the owner's method of that name is this one."""
    before = vars(owner).get(name)
    object.__setattr__(owner, name, function)  # else it would be an entry of the session's state
    try:
        yield
    finally:
        if before is None:
            object.__delattr__(owner, name)
        else:
            object.__setattr__(owner, name, before)


def _is_complete(step: ForwardMsg | partial[None]) -> bool:
    if not isinstance(step, ForwardMsg) or step.HasField("page_config_changed"):
        return True
    if not step.HasField("delta"):
        return False
    if step.delta.WhichOneof("type") == "add_block":
        return step.delta.add_block.WhichOneof("type") in _BLOCKS
    return step.delta.new_element.WhichOneof("type") in _KINDS
