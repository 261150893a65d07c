"""A link holds the whole view within 8,000 characters, and what it carries is a claim that cannot do harm."""

from __future__ import annotations

import base64
import random
import zlib
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.sharing import address, compression, link, snapshot
from dashboard.sharing.parameters import SNAPSHOT
from dashboard.sharing.snapshot import Snapshot
from tests.sharing.test_address import VALUES, releases, seen_values, views

PAGE = "https://muster.example/by-source"


def opened(url: str) -> tuple[dict[str, object], list[str]]:
    """What the receiver of a link gets: the view, and what could not be honoured."""
    said, notices = address.expand_address(parse_qs(urlsplit(url).query, keep_blank_values=True))
    found, more = address.read_address(said, VALUES)
    return {name: value for name, value in found.items() if value}, notices + more


@given(views)
def test_any_view_survives_its_link(view: dict[str, object]) -> None:
    view = {name: value for name, value in view.items() if name not in SNAPSHOT}
    url = link.build_link(PAGE, address.write_address(view))

    if url is None:
        assert len(str(view)) > 2_000, "a short view has a link"
        return
    assert len(url) <= link.LONGEST
    assert opened(url) == ({name: value for name, value in view.items() if value}, [])


@settings(max_examples=40)  # each view is drawn from thirty strategies
@given(views, releases, seen_values)
def test_a_link_as_shown_carries_data_version_and_values(
    view: dict[str, object], data: str, values: dict[str, str]
) -> None:
    parts = address.write_address(
        {name: value for name, value in view.items() if name not in ("data", "seen", "sql", "p")}
    )
    url = link.build_link(PAGE, parts, Snapshot(data, values, len(values)))

    assert url is not None
    found, notices = opened(url)
    assert notices == []
    assert found["data"] == data
    assert snapshot.unpack(str(found["seen"])) == Snapshot(data, values, len(values))


def test_short_views_are_readable_and_long_ones_compressed() -> None:
    short = link.build_link(PAGE, address.write_address({"dossier": "armies", "measure": "killed"}))
    many = {"speaker_id": [f"speaker-number-{n}-of-the-ministry" for n in range(120)]}
    long = link.build_link(PAGE, address.write_address(many))

    assert short == f"{PAGE}?dossier=armies&measure=killed"
    assert long is not None
    assert "?z=" in long
    assert len(long) < 2_000
    assert parse_qs(compression.decode(long.partition("?z=")[2]) or "") == many


@pytest.mark.parametrize("letters", ["abcdefghijklmnopqrstuvwxyz_ ,()\n", "абвгдежзиклмнопрстуфхцчшщэюя ,'\n"])
def test_a_query_of_5000_letters_at_random_and_its_parameters_fit(letters: str) -> None:
    chance = random.Random(1)  # noqa: S311 - the same on every run
    view = {"sql": "".join(chance.choice(letters) for _ in range(5_000)).strip(), "p": {"since": "2022-08-25"}}
    values = {f"figure-{n}": str(n * 7919) for n in range(100)}
    url = link.build_link(
        PAGE, address.write_address(view | {"show": "chart", "form": "bars"}), Snapshot("2026-11-27", values, 100)
    )

    assert url is not None
    assert len(url) <= link.LONGEST
    assert opened(url)[0]["sql"] == view["sql"]


def test_what_no_link_can_hold_has_none() -> None:
    chance = random.Random(2)  # noqa: S311 - the same on every run
    text = "".join(chr(chance.randrange(0x4E00, 0x9FA5)) for _ in range(19_000))

    assert link.build_link(PAGE, {"sql": text}) is None


def test_of_too_many_values_a_link_carries_those_that_fit_and_says_how_many_there_were() -> None:
    chance = random.Random(3)  # noqa: S311 - the same on every run
    values = {f"{chance.getrandbits(64):x}": f"{chance.getrandbits(40)}" for _ in range(2_000)}
    code = snapshot.pack(Snapshot("2026-11-27", values, 2_000), 5_000)
    carried = snapshot.unpack(code)

    assert len(code) <= 5_000
    assert carried is not None
    assert carried.count == 2_000
    assert 150 < len(carried.values) < 2_000
    assert list(carried.values.items()) == list(values.items())[: len(carried.values)]


@pytest.mark.parametrize(
    "text",
    [
        "2 2026-11-27 0",
        "1 yesterday 0",
        "1 2026-11-27 many",
        "1 2026-11-27 0\na-figure 1",
        "1 2026-11-27 2\na-figure 1\na-figure 2",
        "1 2026-11-27 1\n<script> 1",
        "1 2026-11-27 1\na-figure " + "9" * 61,
        "1 2026-11-27 1\na-figure ",
        "1 2026-11-27 1\na-figure \x1b[31m",
        "1 2026-11-27 99999\n" + "\n".join(f"f-{n} 1" for n in range(5_001)),
    ],
)
def test_values_that_no_sharer_wrote_are_not_taken(text: str) -> None:
    assert snapshot.unpack(compression.encode(text)) is None


@given(st.text(alphabet="ABCDEFabcdef0123456789_-", max_size=400))
def test_damaged_codes_are_told(code: str) -> None:
    found, (notice, *_) = address.expand_address({"z": [code], "measure": ["killed"]})

    assert found == {"measure": ["killed"]}
    assert "damaged" in notice


def test_inflation_is_capped() -> None:
    bomb = zlib.compress(b"measure=killed&" * 10_000_000, 9)
    code = base64.urlsafe_b64encode(bomb).decode().rstrip("=")

    assert compression.decode(code[:7_000]) is None
    assert compression.decode(compression.encode("x" * 80_001)) is None
    assert compression.decode(compression.encode("x" * 80_000)) == "x" * 80_000


def test_a_link_of_a_later_version_says_so_and_shows_what_is_understood() -> None:
    found, notices = opened(f"{PAGE}?v=9&measure=killed")

    assert found == {"measure": "killed"}
    assert "v=9" in notices[0]


def test_a_frame_shows_the_link_without_menu_and_escapes_its_title() -> None:
    text = link.build_frame(f"{PAGE}?measure=killed", 'He said "9,000" & <more>')

    assert f'src="{PAGE}?measure=killed&amp;embed=true"' in text
    assert "width:100%;aspect-ratio:3/2;min-height:480px" in text
    assert 'title="He said &quot;9,000&quot; &amp; &lt;more&gt;"' in text
