"""A visitor without a browser: speaks Streamlit's messages over a websocket and changes a filter as a browser would."""

from __future__ import annotations

import itertools
from collections.abc import AsyncIterator, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import date
from typing import Any
from urllib.parse import parse_qsl, urlencode

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Origin, Subprotocol

from dashboard.engine.questions.ask import ask
from tests.bench.servers import BARE, BenchError

KNOWN_ON, FILTERS = ("text_input", "As known on another day"), ("button", "Filters")
SQUARES_UP_TO = ("selectbox", "Squares up to")
# A browser forgets a large message that the last runs did not need.
RUNS_REMEMBERED = 2
DOSSIER, FIRST_DAY = "russian-armed-forces", date(2022, 9, 1)
POPULAR_DAYS = 12
ONE_NEW_IN = 5
_visits = itertools.count(1)


class Visitor:
    """One open page: the state of its widgets, its address, and the large messages that it keeps."""

    def __init__(self, connection: ClientConnection, address: str, query: str, path: str) -> None:
        self._connection, self._address, self._query, self._path = connection, address, query, path
        self._states: dict[str, WidgetState] = {}
        self._kept: dict[str, int] = {}
        self._page = ""
        self._runs = 0
        self.widgets: dict[tuple[str, str], str] = {}

    async def rerun(self) -> None:
        """Asks for a run with the state as it is, and reads all that the server answers."""
        message = BackMsg()
        asked = message.rerun_script
        asked.query_string, asked.page_script_hash = self._query, self._page
        if not self._runs:
            asked.page_name = self._path
        asked.widget_states.widgets.extend(self._states.values())
        asked.cached_message_hashes.extend(self._kept)
        asked.context_info.timezone, asked.context_info.locale = "Europe/London", "en-GB"
        asked.context_info.url, asked.context_info.color_scheme = f"{self._address}/{self._path}", "light"
        await self._connection.send(message.SerializeToString())
        self._runs += 1
        self.widgets.clear()
        while not self._is_last(ForwardMsg.FromString(await self._connection.recv(decode=False))):
            pass
        self._kept = {name: run for name, run in self._kept.items() if self._runs - run < RUNS_REMEMBERED}

    def set(self, widget: tuple[str, str], **value: Any) -> None:
        """Gives a drawn widget a value, to be sent with the next run."""
        identity = self.widgets[widget]
        self._states[identity] = WidgetState(id=identity, **value)

    async def open_filters(self) -> None:
        """Where the date filter lies behind a button, presses that."""
        button = next((widget for widget in self.widgets if widget[0] == FILTERS[0] and FILTERS[1] in widget[1]), None)
        if button and KNOWN_ON not in self.widgets:
            identity = self.widgets[button]
            self.set(button, trigger_value=True)
            await self.rerun()
            del self._states[identity]  # pressed once

    async def change_known_on(self, day: date) -> None:
        """Muster's filter change, through its widget, or through the address where there is no such widget."""
        if KNOWN_ON in self.widgets:
            self.set(KNOWN_ON, string_value=day.isoformat())
        else:
            self._query = urlencode(dict(parse_qsl(self._query)) | {"known_on": day.isoformat()})
        await self.rerun()

    async def change_address(self, **parts: str) -> None:
        """Another part of the view, as a link would ask for it."""
        self._query = urlencode(dict(parse_qsl(self._query)) | parts)
        await self.rerun()

    async def change_squares(self, last: int) -> None:
        """The filter change of the bare page."""
        self.set(SQUARES_UP_TO, string_value=str(last))
        await self.rerun()

    def _is_last(self, message: ForwardMsg) -> bool:
        kind = message.WhichOneof("type")
        if kind == "delta":
            self._take(message)
        elif kind == "ref_hash":
            self._kept[message.ref_hash] = self._runs
        elif kind == "navigation":
            self._page = message.navigation.page_script_hash
        elif kind == "page_info_changed":
            self._query = message.page_info_changed.query_string
        elif kind == "session_event" and message.session_event.WhichOneof("type") == "script_compilation_exception":
            raise BenchError(f"The page fails: {message.session_event.script_compilation_exception.message}")
        return kind == "script_finished" and message.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY

    def _take(self, message: ForwardMsg) -> None:
        if message.metadata.cacheable:
            self._kept[message.hash] = self._runs
        drawn: Any = getattr(message.delta, message.delta.WhichOneof("type") or "new_element")
        kind = drawn.WhichOneof("type")
        if kind == "exception":
            raise BenchError(f"The page shows an error: {drawn.exception.message}")
        if kind in (KNOWN_ON[0], FILTERS[0], SQUARES_UP_TO[0]):
            part = getattr(drawn, kind)
            if part.id:
                self.widgets[(kind, part.label)] = part.id


@asynccontextmanager
async def visiting(address: str, query: str = "", path: str = "") -> AsyncIterator[Visitor]:
    """A visitor who has opened the page of that path, by an address that ends in that query, and leaves at the end."""
    stream = f"{address.replace('http', 'ws', 1)}/_stcore/stream"
    async with connect(
        stream,
        subprotocols=[Subprotocol("streamlit")],
        origin=Origin(address),
        max_size=None,
        compression=None,
        proxy=None,
        open_timeout=60,
        ping_interval=None,
        user_agent_header=f"visitor {next(_visits)}",  # a proxy tells readers apart by their browsers
    ) as connection:
        visitor = Visitor(connection, address, query, path)
        await visitor.rerun()
        yield visitor


def days(series: int, one_new_in: int = ONE_NEW_IN) -> Iterator[date]:
    """Days to know about: a dozen that come again and again, and one in so many (0: none) that nobody asked for yet.

    All are days on which something became known. A day between two of them has the answers of the first.
    """
    changes = [day for day in ask("days_of_change", dossier=DOSSIER).column("day").to_pylist() if day >= FIRST_DAY]
    scattered = [changes[place * 379 % len(changes)] for place in range(len(changes))]
    popular, unasked = itertools.cycle(scattered[:POPULAR_DAYS]), scattered[POPULAR_DAYS:]
    new = itertools.islice(itertools.cycle(unasked), series * len(unasked) // 6, None)
    for turn in itertools.count(1):
        yield next(new if one_new_in and turn % one_new_in == 0 else popular)


class OtherSpeakers:
    """Changes to the statements of a speaker whom nobody asked for before, one after another."""

    def __init__(self, page: str) -> None:
        self._page = page
        known = ask("filter_values", dossier=DOSSIER).to_pylist()
        speakers = [row["value"] for row in known if row["filter"] == "speaker_id"]
        self._asked = itertools.product(("2020-01-01", "2021-01-01", "2022-01-01"), speakers)

    def visitor(self, address: str) -> AbstractAsyncContextManager[Visitor]:
        """A visitor of the page."""
        return visiting(address, "", self._page)

    async def make(self, visitor: Visitor) -> None:
        """The next change, up to the end of its run."""
        since, speaker = next(self._asked)
        await visitor.change_address(as_of_from=since, speaker_id=speaker)


class Changes:
    """Filter changes of one server's visitors, one after another."""

    def __init__(self, server: str, series: int, one_new_in: int = ONE_NEW_IN, page: str = "") -> None:
        self._is_bare, self._page = server == BARE, page
        self._days = days(series, one_new_in)
        self._lasts = itertools.cycle(range(8, 20))

    @asynccontextmanager
    async def visitor(self, address: str) -> AsyncIterator[Visitor]:
        """A visitor with the filter at hand: set once already, and opened where it lies behind a button."""
        query = "" if self._is_bare else f"known_on={next(self._days)}"
        async with visiting(address, query, self._page) as visitor:
            await visitor.open_filters()
            yield visitor

    async def make(self, visitor: Visitor) -> None:
        """The next change, made by that visitor, up to the end of its run."""
        if self._is_bare:
            await visitor.change_squares(next(self._lasts))
        else:
            await visitor.change_known_on(next(self._days))
