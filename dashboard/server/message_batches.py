"""Hands the parts of a page to the event loop in batches; Streamlit wakes it twice for every part.

A page has a hundred parts. The loop takes as many as there are whenever it has its turn, in the same order, so a reader
waits no longer. The theme, which each run sends first, is put together once. This reaches into Streamlit's sessions:
`tests/server/test_message_batches.py` says if they change.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import cache, partial
from typing import Any
from weakref import WeakKeyDictionary

from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.NewSession_pb2 import CustomThemeConfig
from streamlit.runtime import app_session
from streamlit.runtime.app_session import AppSession
from streamlit.runtime.scriptrunner import ScriptRunner
from streamlit.runtime.scriptrunner.script_runner import ScriptRunnerEvent

_handle_event = AppSession._on_scriptrunner_event
_lock = threading.Lock()
# Of each run, the messages that the event loop has not taken yet.
_waiting: WeakKeyDictionary[ScriptRunner, list[ForwardMsg]] = WeakKeyDictionary()


def batch_messages() -> None:
    """From now on, the sessions of this process work so."""
    AppSession._on_scriptrunner_event = _collect  # type: ignore[assignment, method-assign]
    app_session._populate_theme_msg = fill_once(app_session._populate_theme_msg)


def fill_once(fill: Callable[[CustomThemeConfig, str], None]) -> Callable[..., None]:
    """The function that fills a theme from a section of the settings, which never change while the server runs."""

    @cache
    def read(section: str) -> CustomThemeConfig:
        theme = CustomThemeConfig()
        fill(theme, section)
        return theme

    def filled(theme: CustomThemeConfig, section: str = "theme") -> None:
        if (kept := read(section)).ByteSize():  # else it would be there, though empty
            theme.MergeFrom(kept)

    return filled


def _collect(
    session: AppSession,
    sender: ScriptRunner | None,
    event: ScriptRunnerEvent,
    forward_msg: ForwardMsg | None = None,
    **about: Any,
) -> None:
    """Called in the thread of the run for all that it reports: a message, or that it begins or ends."""
    if sender is None or forward_msg is None:
        with _lock:
            if sender is not None:
                _waiting.pop(sender, None)  # messages after this event are not to overtake it
        _handle_event(session, sender, event, forward_msg, **about)
        return
    with _lock:
        if (batch := _waiting.get(sender)) is not None:
            batch.append(forward_msg)
            return
        batch = _waiting[sender] = [forward_msg]
    session._call_soon_on_event_loop(partial(_deliver, session, sender, batch))


def _deliver(session: AppSession, sender: ScriptRunner, batch: list[ForwardMsg]) -> None:
    """On the event loop. What a run says that another has taken the place of is dropped, as Streamlit does."""
    with _lock:
        if _waiting.get(sender) is batch:
            del _waiting[sender]
    if sender is not session._scriptrunner:
        return
    for message in batch:
        session._browser_queue.enqueue(message)
    if session._message_enqueued_callback:
        session._message_enqueued_callback()
