"""Parts of a page that were drawn before for the same view are sent again as they were, to any reader.

Only what a part sends and the widgets that it has are kept, and only where it did nothing else. Its widgets are
registered for each reader; where one of them has been used, the part is drawn. This is the one module that reaches
into Streamlit's runs of pages: `tests/ui/test_replay.py` draws many views with it and without.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import lru_cache, wraps
from typing import Any, TypeVar

from streamlit.cursor import RunningCursor
from streamlit.delta_generator_singletons import get_dg_singleton_instance
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime.scriptrunner import ScriptRunContext, get_script_run_ctx
from streamlit.runtime.scriptrunner_utils.script_run_context import ThreadState
from streamlit.runtime.state.common import WidgetMetadata, user_key_from_element_id
from streamlit.runtime.state.widgets import register_widget_from_metadata

from dashboard.engine.warehouse.store import open_warehouse
from dashboard.settings import settings
from dashboard.ui.embed import is_framed
from dashboard.ui.screen import read_room
from dashboard.ui.session import read_session
from dashboard.ui.theme import is_phone

_Function = TypeVar("_Function", bound=Callable[..., None])
_PARTS_KEPT = 1024
# What is complete once it is sent: no file, no data that is fetched later, no dialog.
_KINDS = {"button", "heading", "markdown", "metric", "page_link", "plotly_chart", "space"}
_BLOCKS = {"column", "flex_container", "grid_container", None}


@dataclass
class _Part:
    """What a part of a page sent, and its widgets unused; `given` keeps alive what its name refers to."""

    given: tuple[Any, ...] = ()
    messages: list[ForwardMsg] = field(default_factory=list)
    elements: list[str] = field(default_factory=list)
    widgets: list[tuple[WidgetMetadata[Any], Any]] = field(default_factory=list)
    length: int = 0  # places that it takes in what it stands in; 0 before it was drawn


def replayed(function: _Function) -> _Function:
    """The function draws a part of a page, from plain arguments or values that are kept by view, and from the view.

    What it is given by name makes no difference to what it draws.
    """

    @wraps(function)
    def called(*given: Any, **named: Any) -> None:
        context, place = get_script_run_ctx(suppress_warning=True), _find_place()
        if context is None or place is None or not _may_replay():
            function(*given, **named)
            return
        part = _find_part((called, *_name_place(context, place), *map(_name_given, given)))
        if not part.length:
            with _recording(context, place, part, given):
                function(*given, **named)
        elif _register_widgets(context, part):
            for message in part.messages:
                context.enqueue(message)
            place._index += part.length
        else:
            function(*given, **named)

    return called  # type: ignore[return-value]


def _may_replay() -> bool:
    """Not of a reader's own figures; nor where the address opens a part that has not been found yet."""
    return bool(settings.replay_parts) and not read_session().unseen and not open_warehouse().is_private


def _find_place() -> RunningCursor | None:
    """Where the next element goes; None where that is no common container."""
    cursor = get_dg_singleton_instance().main_dg._active_dg._cursor
    return cursor if type(cursor) is RunningCursor and cursor._transient_index is None else None


def _name_place(context: ScriptRunContext, place: RunningCursor) -> tuple[Any, ...]:
    """All that decides what a part looks like, beside what it is given."""
    session = read_session()
    view = repr(sorted(session.view.items()))
    state = ThreadState.get()
    where = (tuple(place.delta_path), state.active_script_hash, state.fragment_id, context.gather_usage_stats)
    return (*where, view, session.page.name, read_room(), is_framed(), is_phone())


def _name_given(value: Any) -> Any:
    """Text by what it says; other values by who they are, since equal views are given the same ones."""
    return value if isinstance(value, str | int | tuple) else id(value)


def _find_part(name: tuple[Any, ...]) -> _Part:
    kept = open_warehouse().kept
    if _find_part not in kept:
        kept.setdefault(_find_part, lru_cache(_PARTS_KEPT)(lambda _: _Part()))
    part: _Part = kept[_find_part](name)
    return part


def _register_widgets(context: ScriptRunContext, part: _Part) -> bool:
    """Makes the widgets known to this reader's session; False where one has another value than was drawn."""
    for metadata, value in part.widgets:
        result = register_widget_from_metadata(metadata, context)
        if result.value_changed or result.value != value:
            return False
    for name in part.elements:
        context.shared.widget_ids_this_run.check_and_add(name)
        if key := user_key_from_element_id(name):
            context.shared.widget_user_keys_this_run.check_and_add(key)
    return True


@contextmanager
def _recording(context: ScriptRunContext, place: RunningCursor, part: _Part, given: tuple[Any, ...]) -> Iterator[None]:
    """Keeps what is drawn within, where it can be sent again."""
    messages: list[ForwardMsg] = []
    enqueue = context.enqueue

    def record(msg: ForwardMsg) -> None:
        enqueue(msg)
        messages.append(msg)

    before, begin = context.shared.widget_ids_this_run.snapshot(), place._index
    state = context.session_state._state
    set_before = set(state._new_session_state)
    context.enqueue = record  # type: ignore[method-assign]
    try:
        yield
    finally:
        context.enqueue = enqueue  # type: ignore[method-assign]
    if set(state._new_session_state) != set_before or not all(map(_is_complete, messages)):
        return
    elements = [name for name in context.shared.widget_ids_this_run.snapshot() if name not in before]
    known = state._new_widget_state.widget_metadata
    widgets = [(known[name], state[name]) for name in elements if name in known]
    if any(value != metadata.deserializer(None) for metadata, value in widgets):
        return
    part.given, part.messages, part.elements, part.widgets = given, messages, elements, widgets
    part.length = place._index - begin


def _is_complete(message: ForwardMsg) -> bool:
    if message.WhichOneof("type") != "delta":
        return False
    if message.delta.WhichOneof("type") == "add_block":
        return message.delta.add_block.WhichOneof("type") in _BLOCKS
    return message.delta.new_element.WhichOneof("type") in _KINDS
