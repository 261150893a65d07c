"""From sender to receiver, without a browser: what is shared, and what is told when the data has changed since."""

from __future__ import annotations

import json
import sys
from datetime import datetime
from pathlib import Path
from types import ModuleType
from urllib.parse import parse_qs, urlsplit

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.engine.questions import ask
from dashboard.engine.releases.create import create_release
from dashboard.engine.releases.status import read_status
from dashboard.engine.warehouse import store
from dashboard.settings import settings
from dashboard.sharing import compression, snapshot
from dashboard.sharing.snapshot import Snapshot
from dashboard.ui import links
from tests.app_pages.visit import visit, words
from tests.tiny_dossier import SLUG, TinyDossier

FIRST = "2026-11-01"


def copied(visitor: AppTest, label: str) -> str:
    """The text that a reader copies under that name."""
    data = [json.loads(element.proto.json)[0] for element in visitor.get("bidi_component")]
    found: list[str] = [text["text"] for one in data for text in one.get("texts", []) if text["label"] == label]
    return found[0]


def shared(visitor: AppTest, label: str = "Frozen as you see it", key: str = "share_page") -> str:
    """The link that a reader copies from the page as it stands."""
    visitor.button(key).click().run()
    assert not visitor.exception
    return copied(visitor, label)


def test_link_without_a_public_address_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    visitor = visit("side_by_side")
    assert shared(visitor, "Latest data").startswith("/losses?")
    assert "Links need the public address" in words(visitor)
    monkeypatch.setitem(vars(settings), "public_url", "https://muster.example")
    assert shared(visitor, "Latest data").startswith("https://muster.example/losses?")
    assert "Links need the public address" not in words(visitor)


def test_a_view_has_a_feed_where_the_server_has_an_api(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, links.SERVER, ModuleType(links.SERVER))
    visitor = visit("by_source", measure="killed", subject="RUS")
    feed = shared(visitor, "Atom feed")
    assert feed == "/api/v1/changes.atom?dossier=russian-armed-forces&subject=RUS&measure=killed"


def received(link: str) -> AppTest:
    """Somebody else opens the link."""
    parts = urlsplit(link)
    return visit(parts.path.strip("/"), **parse_qs(parts.query))


def told(visitor: AppTest) -> str:
    """What the receiver reads in the notice, its list included."""
    data = [json.loads(element.proto.json)[0] for element in visitor.get("bidi_component")]
    lists = [one for one in data if one.get("label") == "What changed since this link was made"]
    cells = [" | ".join(cell["text"] for cell in row["cells"]) for one in lists for row in one["rows"]]
    boxes = (box.value for box in (*visitor.warning, *visitor.error, *visitor.info))
    return "\n".join([words(visitor), *boxes, *cells]).replace("\\", "").replace("\u2060", "")


@pytest.fixture
def tiny(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> TinyDossier:
    """The whole dashboard over a tiny dossier with one release."""
    made = TinyDossier(tmp_path)
    monkeypatch.setattr(store, "_store", made.store())
    monkeypatch.setattr(ask, "settings", made.settings)
    release(made, FIRST)
    return made


def release(tiny: TinyDossier, day: str, note: str = "", **reasons: str) -> None:
    reasons = {key.replace("_", "-"): why for key, why in reasons.items()}
    moment = datetime.fromisoformat(f"{day}T00:00Z")
    assert create_release(tiny.data, read_status(tiny.data, SLUG), note, reasons, moment)


KILLED = {"measure": "killed", "subject": "RUS"}


def test_the_receiver_sees_what_the_sender_saw(tiny: TinyDossier) -> None:
    sender = visit("by_source", **KILLED, known_on="2022-08-31")
    receiver = received(shared(sender))

    charts = [[json.loads(one.proto.spec) for one in each.get("plotly_chart")] for each in (sender, receiver)]
    assert charts[0] == charts[1]
    assert charts[0]
    assert "changed since" not in told(receiver)
    assert receiver.warning.len == receiver.error.len == 0


def test_live_and_as_shown_differ_in_what_they_carry(tiny: TinyDossier) -> None:
    sender = visit("by_source", **KILLED)
    live, as_shown = (
        parse_qs(urlsplit(shared(sender, label)).query) for label in ("Latest data", "Frozen as you see it")
    )

    assert as_shown == live | {"data": [FIRST], "seen": as_shown["seen"]}
    carried = snapshot.unpack(as_shown["seen"][0])
    assert carried == Snapshot(FIRST, {"killed-april": "2,000–3,000"}, 1)


@pytest.mark.parametrize("is_released", [True, False], ids=["released", "not yet released"])
def test_a_changed_figure_is_told_with_old_new_and_reason(tiny: TinyDossier, is_released: bool) -> None:
    link = shared(visit("over_time", **KILLED))
    tiny.change("figures", "killed-april", low=2100, wording="2,100 to 3,000")
    if is_released:
        release(tiny, "2026-12-01", "Corrections.", killed_april="The paper corrected its number.")
    receiver = received(link)
    text = told(receiver)

    assert "1 of 2 figures changed since this link was made." in text
    assert "2,000–3,000" in text
    assert "2,100–3,000" in text
    assert "wording: 2,000 to 3,000" in text
    reason = "The paper corrected its number." if is_released else "not yet in the corrections log"
    assert reason in text
    assert "This page shows the data as shared" in text
    assert "2,000 to 3,000" in json.dumps(json.loads(receiver.get("plotly_chart")[0].proto.spec))


def test_the_receiver_goes_to_now_and_back(tiny: TinyDossier) -> None:
    link = shared(visit("over_time", **KILLED))
    tiny.change("figures", "killed-april", low=2100, wording="2,100 to 3,000")
    receiver = received(link)

    for button, wording in (("Now", "2,100 to 3,000"), ("As shared", "2,000 to 3,000")):
        next(one for one in receiver.button if one.label == button).click().run()
        assert not receiver.exception
        assert "1 of 2 figures changed" in told(receiver)
        assert wording in receiver.get("plotly_chart")[0].proto.spec


def test_key_numbers_are_told_too(tiny: TinyDossier) -> None:
    link = shared(visit())
    tiny.change("figures", "posts-2023", low=1140, high=1140, wording="1,140")
    tiny.change("figures", "step-2023", low=140, high=140, wording="by 140")
    text = told(received(link))

    assert "Posts in force | 1,137 | 1,140" in text
    assert "The President: “1,140”" in text


def test_figures_that_are_gone_and_new_are_told(tiny: TinyDossier) -> None:
    link = shared(visit("figures"))
    tiny.copy("figures", "killed-april", figure_id="killed-may", as_of="2022-04-20", wording="2,000 to 3,000")
    tiny.rows["figures"] = [row for row in tiny.rows["figures"] if row["figure_id"] != "casualties-april"]
    tiny.rows["terms"] = []
    tiny.rows["derivations"] = []
    tiny.write()
    release(tiny, "2026-12-01", "Taken back by its publisher.")
    text = told(received(link))

    assert "casualties-april | 8,100–9,000 | withdrawn | Taken back by its publisher." in text
    assert "1 more figure is in view now." in text


def test_an_unchanged_view_says_that_it_is_unchanged(tiny: TinyDossier) -> None:
    link = shared(visit("by_source", **KILLED))
    tiny.change("figures", "posts-2018", note="A new remark.")

    assert "None of the 1 figure in this view changed" in told(received(link))


def test_another_view_is_not_held_against_the_link(tiny: TinyDossier) -> None:
    receiver = received(shared(visit("by_source", **KILLED)))
    assert "seen" in receiver.query_params
    next(box for box in receiver.selectbox if box.label == "What is counted").select("posts").run()

    assert "seen" not in receiver.query_params
    assert receiver.query_params["data"] in (FIRST, [FIRST])


def test_numbers_that_somebody_wrote_into_a_link_are_called_out(tiny: TinyDossier) -> None:
    sender = shared(visit("by_source", **KILLED))
    forged = snapshot.pack(Snapshot(FIRST, {"killed-april": "20,000–30,000"}, 1), 5_000)
    text = told(received(sender.partition("&seen=")[0] + f"&seen={forged}"))

    assert "the link was altered" in text
    assert "Do not quote it" in text


@pytest.mark.parametrize("data", ["2020-01-01", f"{FIRST}+00000000", "unreleased+12345678"])
def test_data_that_is_not_kept_is_named_and_the_newest_shown(tiny: TinyDossier, data: str) -> None:
    seen = snapshot.pack(Snapshot(data, {"killed-april": "1–2"}, 1), 5_000)
    receiver = visit("by-source", **KILLED, data=data, seen=seen)
    text = told(receiver)

    assert "1 of 1 figure changed" in text
    assert "cannot be checked" in text
    assert not [one for one in receiver.button if one.label == "As shared"]
    assert len(receiver.get("plotly_chart")) == 1


@pytest.mark.parametrize("shown_data", [None, "2026-12-01"], ids=["newest", "a later release"])
def test_a_forged_link_is_called_out_whatever_data_it_shows(tiny: TinyDossier, shown_data: str | None) -> None:
    for day, low in (("2026-12-01", 2100), ("2026-12-02", 2200)):
        tiny.change("figures", "killed-april", low=low, wording=f"{low:,} to 3,000")
        release(tiny, day, "Corrections.")
    forged = snapshot.pack(Snapshot(FIRST, {"killed-april": "20,000–30,000"}, 1), 5_000)
    text = told(visit("by-source", **KILLED, seen=forged, **({"data": shown_data} if shown_data else {})))

    assert "the link was altered" in text
    assert "2,000–3,000" in text
    assert "20,000" not in text
    assert "as it is now" in text if shown_data is None else "of 1 Dec 2026" in text


def test_old_data_is_named_though_the_link_was_made_from_the_newest(tiny: TinyDossier) -> None:
    tiny.change("figures", "killed-april", low=2100, wording="2,100 to 3,000")
    release(tiny, "2026-12-01", "Corrections.")
    seen = snapshot.pack(Snapshot("2026-12-01", {"killed-april": "2,100–3,000"}, 1), 5_000)

    assert "Data of 1 Nov 2026" in told(visit("by-source", **KILLED, data=FIRST, seen=seen))


def test_a_day_that_no_calendar_has_is_no_release(tiny: TinyDossier) -> None:
    assert "not the name of a release" in told(visit("by-source", **KILLED, data="2026-13-01"))
    assert snapshot.unpack(compression.encode("1 2026-13-01 0")) is None


def test_a_speaker_that_was_withdrawn_is_told_before_and_after_now(tiny: TinyDossier) -> None:
    tiny.rows["speakers"].append({"speaker_id": "clerk", "name": "The Clerk", "kind": "person"})
    tiny.copy("figures", "killed-april", figure_id="killed-clerk", speaker_id="clerk")
    release(tiny, "2026-11-02", "Another speaker.")
    link = shared(visit("by_source", **KILLED, speaker_id=["clerk"]))
    tiny.rows["speakers"].pop()
    tiny.rows["figures"].pop()
    tiny.write()
    release(tiny, "2026-12-01", "The clerk never said it.")
    receiver = received(link)

    assert "killed-clerk | 2,000–3,000 | withdrawn | The clerk never said it." in told(receiver)
    next(one for one in receiver.button if one.label == "Now").click().run()
    assert not receiver.exception
    assert "the data shown now does not have clerk" in told(receiver)
    assert [one.label for one in receiver.button if one.label == "As shared"]


def test_a_query_is_asked_of_the_data_shown_when_a_value_of_it_changes(tiny: TinyDossier) -> None:
    tiny.change("figures", "killed-april", low=2100, wording="2,100 to 3,000")
    release(tiny, "2026-12-01", "Corrections.")
    sql = "select low from statements where figure_id = $f"
    receiver = visit("sql", sql=sql, p_f="killed-march", show="table", data=FIRST)
    next(box for box in receiver.text_input if "$f" in box.label).set_value("killed-april").run()
    for _ in range(40):  # the page runs again until the answer is there
        if receiver.dataframe:
            break
        receiver.run()

    assert receiver.dataframe[0].value.iloc[0, 0] == 2000


def test_an_old_state_is_named_wherever_the_reader_goes(tiny: TinyDossier) -> None:
    tiny.change("figures", "killed-april", low=2100, wording="2,100 to 3,000")
    receiver = visit("over-time", **KILLED, data=FIRST)

    assert "Data of 1 Nov 2026" in told(receiver)
    receiver.switch_page("app_pages/figures/figures.py").run()
    assert "Data of 1 Nov 2026" in told(receiver)
    next(one for one in receiver.button if one.label == "Now").click().run()
    assert "Data of" not in told(receiver)


@pytest.mark.parametrize(
    ("parts", "named"),
    [
        ({"data": "yesterday"}, "not the name of a release"),
        ({"seen": "AAAA"}, "damaged"),
        ({"z": "AAAA"}, "compressed part of the link is damaged"),
        ({"v": "9"}, "another version of Muster"),
        ({"data": ["2026-11-01", "2026-11-02"]}, "2 values"),
        ({"chart": "pie"}, "not known here"),
        ({"dossier": "gone"}, "Dossier: “gone” is not known"),
    ],
)
def test_what_a_link_asks_in_vain_is_named_and_the_rest_shown(
    tiny: TinyDossier, parts: dict[str, str | list[str]], named: str
) -> None:
    receiver = visit("over-time", **(KILLED | parts))

    assert named in told(receiver)
    assert len(receiver.get("plotly_chart")) == 1


def test_a_chart_is_shared_by_a_page_of_its_own(tiny: TinyDossier) -> None:
    sender = visit("over_time", **KILLED)
    receiver = received(shared(sender, key="share_statements"))

    assert len(receiver.get("plotly_chart")) == 1
    assert (
        json.loads(receiver.get("plotly_chart")[0].proto.spec)["data"]
        == json.loads(sender.get("plotly_chart")[0].proto.spec)["data"]
    )


def test_a_compressed_link_opens_as_the_plain_one(tiny: TinyDossier) -> None:
    query = urlsplit(shared(visit("over_time", **KILLED), "Latest data")).query
    receiver = visit("over-time", z=compression.encode(query))

    assert "Killed" in words(receiver)
    assert receiver.warning.len == 0
