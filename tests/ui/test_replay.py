"""A part of a page that is sent again is the same as if it were drawn, for every reader, and its widgets work."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace

import pytest
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime.forward_msg_queue import ForwardMsgQueue
from streamlit.testing.v1 import AppTest

from dashboard.engine.warehouse.store import open_warehouse
from dashboard.settings import settings
from dashboard.ui import replay
from tests.app_pages.test_share import shared
from tests.app_pages.visit import visit

DAYS = ("2022-08-25", "2023-12-01")
WALKS = {"overview": 2, "over_time": 2, "side_by_side": 2, "by_source": 2}


@pytest.fixture
def sent() -> Iterator[list[ForwardMsg]]:
    """The messages of all runs so far that say what the page is."""
    messages: list[ForwardMsg] = []

    def add(message: ForwardMsg) -> None:
        if message.WhichOneof("type") in ("delta", "page_config_changed", "page_info_changed"):
            messages.append(ForwardMsg.FromString(message.SerializeToString()))

    ForwardMsgQueue.on_before_enqueue_msg(add)
    yield messages
    ForwardMsgQueue.on_before_enqueue_msg(None)


@pytest.fixture(autouse=True)
def _nothing_kept() -> None:
    for kind in replay._BYTES_KEPT:
        open_warehouse().kept.pop((replay._list_kept, kind), None)


def draw(monkeypatch: pytest.MonkeyPatch, sent: list[ForwardMsg], visitor: AppTest, *, is_replayed: bool) -> list[str]:
    """Runs the page once more. Gives what it sends, in order and with its place, and what the session is left with."""
    monkeypatch.setattr(replay, "settings", replace(settings, replay_parts=is_replayed))
    sent.clear()
    visitor.run()
    assert not visitor.exception
    for message in sent:
        message.hash = ""
        if message.delta.new_element.HasField("download_button"):  # each file has a number of its own
            message.delta.new_element.download_button.deferred_file_id = ""
    session, contents = visitor.session_state["url_state"], visitor.session_state["page_contents"]
    left = (session.view, sorted(session.filled), session.notices, session.parts, session.share_place is None)
    pack = {name: (each.title, each.words, each.table.num_rows) for name, each in contents.extracts.items()}
    pictures = {name: each.words for name, each in contents.pictures.items()}
    return [*map(str, sent), repr((left, pack, pictures))]


def click(visitor: AppTest, seed: int) -> str:
    """Uses one of the page's buttons and lists, and says which."""
    chance = random.Random(seed)  # noqa: S311 - to repeat it
    buttons = [
        each for each in visitor.button if not each.disabled and not (each.key or "").startswith(("share", "save"))
    ]
    lists = [each for each in visitor.selectbox if len(each.options) > 1]
    chosen = chance.choice([*buttons, *lists])
    if chosen in lists:
        chosen.select_index(chance.randrange(len(chosen.options)))
    else:
        chosen.click()
    return str(chosen.key)


@pytest.mark.parametrize("page", WALKS)
def test_pages_are_the_same_sent_again_and_drawn(
    page: str, sent: list[ForwardMsg], monkeypatch: pytest.MonkeyPatch
) -> None:
    walk(page, 1, WALKS[page], sent, monkeypatch)


def walk(page: str, seed: int, steps: int, sent: list[ForwardMsg], monkeypatch: pytest.MonkeyPatch) -> None:
    """Two readers do the same; before them, one has seen the page."""
    chance = random.Random(seed)  # noqa: S311 - to repeat it
    address = {"known_on": chance.choice(DAYS)} if seed % 2 else {}
    readers = [visit(page, **address) for _ in range(2)]
    way: list[str] = []
    for step in range(steps):
        drawn, again = (
            draw(monkeypatch, sent, reader, is_replayed=bool(place)) for place, reader in enumerate(readers)
        )
        assert again == drawn, way
        draw(monkeypatch, sent, readers[1], is_replayed=True)
        way += [click(reader, seed * 1000 + step) for reader in readers]


def test_days_with_equal_tiles_share_them(sent: list[ForwardMsg], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(replay, "settings", replace(settings, replay_parts=False))
    readers = [visit("overview", known_on="2023-12-02") for _ in range(2)]
    drawn = draw(monkeypatch, sent, readers[0], is_replayed=False)
    monkeypatch.setattr(replay, "settings", settings)
    visit("overview", known_on="2023-12-03")  # which shows what widgets there are
    visit("overview", known_on="2023-12-03").run()
    numbers: list[str] = []
    monkeypatch.setattr("dashboard.app_pages.overview.drawing._draw_number", lambda face: numbers.append(face.value))

    monkeypatch.setattr("dashboard.ui.share.draw_chart_button", lambda chart: numbers.append(chart.key))

    assert draw(monkeypatch, sent, readers[1], is_replayed=True) == drawn
    assert not numbers


def test_a_button_that_another_view_drew_shares_and_saves_this_view() -> None:
    visit("over_time", measure="killed", known_on="2023-12-02")  # which shows what widgets there are
    visit("over_time", measure="killed", known_on="2023-12-03")
    visitor = visit("over_time", measure="killed", known_on="2023-12-04")
    saved = visitor.session_state["page_contents"].extracts["statements"]

    assert "known on 4 Dec 2023" in saved.words
    assert "known_on=2023-12-04" in shared(visitor, "Latest data", "share_statements")


def test_streamlit_makes_no_class_to_look_at_a_component_in_which_nothing_happened() -> None:
    state = visit("overview").session_state
    for key in ("people_picture", "screen"):
        assert type(state[key]) is type(state[key])


def test_a_button_of_a_part_that_was_sent_again_works(monkeypatch: pytest.MonkeyPatch) -> None:
    for _ in range(2):  # the first shows which widgets there are
        visit("over_time")
    drawn = []
    monkeypatch.setattr("dashboard.ui.unfold.draw_toggle", lambda *_, **__: drawn.append(1))
    second = visit("over_time")
    monkeypatch.undo()

    second.button("filters_toggle").click().run()

    assert not drawn  # it was sent again
    assert second.query_params["open"] == "filters"
    assert second.text_input("known_on")


def test_a_wrong_day_is_said_once_to_each_reader() -> None:
    for _ in range(2):
        visitor = visit("over_time", open="filters")
        visitor.text_input("known_on").set_value("soon").run()
        assert len(visitor.error) == 1
        visitor.run()
        assert not visitor.error
