"""Pages arrive the same whether Streamlit hands over each part by itself or many at once."""

from __future__ import annotations

import asyncio
import random
import threading
from collections.abc import Callable
from typing import Any

import pytest
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.NewSession_pb2 import CustomThemeConfig
from streamlit.runtime import app_session
from streamlit.runtime.app_session import AppSession
from streamlit.runtime.scriptrunner.script_runner import ScriptRunnerEvent as Event

from dashboard.server import message_batches
from dashboard.server.page_connection import _Together

_OTHER_EVENTS = (Event.SCRIPT_STARTED, Event.SCRIPT_STOPPED_WITH_SUCCESS, Event.SCRIPT_STOPPED_FOR_RERUN)


class _Runner:
    """Stands for the run of a page."""


class _Session(AppSession):
    """A session without a page."""

    def __init__(self) -> None:
        self._message_enqueued_callback = None

    def __del__(self) -> None:
        """Nothing to end."""


class _Queue:
    def __init__(self) -> None:
        self.seen: list[str] = []

    def enqueue(self, message: ForwardMsg) -> None:
        self.seen.append(message.hash)


def _deliver(events: list[tuple[int, Event | str]], report: Callable[..., None]) -> list[str]:
    """What a session gets of these events of two runs; the second takes the place of the first when it starts.

    Messages are named by their hash, other events by their own name.
    """
    queue, runners = _Queue(), (_Runner(), _Runner())

    def take(sender: Any, event: Event, message: ForwardMsg | None = None, *_: Any) -> None:
        if sender is session._scriptrunner:
            queue.seen.append(message.hash if message else event.name)

    async def run() -> None:
        session._event_loop = asyncio.get_running_loop()
        await asyncio.to_thread(send)
        await asyncio.sleep(0)  # what was handed over last

    def send() -> None:
        for place, (runner, event) in enumerate(events):
            if runner and session._scriptrunner is runners[0]:
                session._call_soon_on_event_loop(lambda: setattr(session, "_scriptrunner", runners[1]))
            if isinstance(event, Event):
                report(session, runners[runner], event, page_script_hash="")
            else:
                message = ForwardMsg(hash=f"{place} {event}")
                report(session, runners[runner], Event.ENQUEUE_FORWARD_MSG, forward_msg=message)
            if not place % 7:
                threading.Event().wait(0.0001)  # lets the event loop have its turn

    session: Any = _Session()
    session._browser_queue = queue
    session._scriptrunner, session._handle_scriptrunner_event_on_event_loop = runners[0], take
    asyncio.run(run())
    return queue.seen


@pytest.mark.parametrize("seed", range(20))
def test_messages_and_events_keep_their_order(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - to repeat it
    kinds: list[Event | str] = [*_OTHER_EVENTS, *["message"] * 12]
    events = [(int(place > 60), chance.choice(kinds)) for place in range(90)]

    one_by_one = _deliver(events, AppSession._on_scriptrunner_event)

    assert len(one_by_one) > 80
    assert _deliver(events, message_batches._collect) == one_by_one


def test_the_loop_is_woken_once_for_many_messages() -> None:
    woken: list[object] = []
    session: Any = _Session()
    session._call_soon_on_event_loop = woken.append

    runner = _Runner()
    for number in range(100):
        message = ForwardMsg(hash=str(number))
        message_batches._collect(session, runner, Event.ENQUEUE_FORWARD_MSG, forward_msg=message)  # type: ignore[arg-type]

    assert len(woken) == 1


def test_a_theme_is_filled_once_and_the_same() -> None:
    asked: list[str] = []

    def fill(theme: CustomThemeConfig, section: str = "theme") -> None:
        asked.append(section)
        as_before(theme, section)

    def send(fill: Callable[..., None]) -> CustomThemeConfig:
        theme = CustomThemeConfig()
        fill(theme)
        for part in ("light", "dark", "sidebar"):
            fill(getattr(theme, part), f"theme.{part}")
        return theme

    as_before = app_session._populate_theme_msg
    filled = message_batches.fill_once(fill)

    assert send(filled) == send(filled) == send(as_before)
    assert send(filled).HasField("sidebar") is send(as_before).HasField("sidebar")
    assert asked == ["theme", "theme.light", "theme.dark", "theme.sidebar"]


class _Transport:
    """Notes what is written, and when it is closed."""

    def __init__(self) -> None:
        self.seen: list[bytes] = []

    def write(self, data: bytes) -> None:
        self.seen.append(data)

    def close(self) -> None:
        self.seen.append(b"closed")

    def is_closing(self) -> bool:
        return b"closed" in self.seen


def test_what_is_sent_at_about_the_same_time_is_written_in_one_piece() -> None:
    transport, packets = _Transport(), [str(number).encode() * 9 for number in range(100)]

    async def send() -> None:
        together = _Together(transport, asyncio.get_running_loop())
        for packet in packets:
            together.write(packet)
        while not transport.seen:
            await asyncio.sleep(0)
        together.write(b"last")
        together.close()
        together.write(b"too late")
        await asyncio.sleep(0.01)

    asyncio.run(send())

    assert transport.seen == [b"".join(packets), b"last", b"closed"]
