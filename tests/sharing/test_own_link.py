"""A link that carries a reader's own figures: forty rows fit, and nothing hostile gets through."""

from __future__ import annotations

import base64
import json
import zlib
from typing import Any

import pytest

from dashboard.engine.warehouse.private import OwnFigures
from dashboard.sharing.compression import LONGEST_IN_ADDRESS, encode
from dashboard.sharing.own_link import NeededFile, pack, unpack

FILE = ("deaths – März.csv", "ab" * 32)


def figures(count: int) -> list[dict[str, str]]:
    return [
        {
            "figure_id": f"yours-{number}",
            "subject": "RUS",
            "measure": "killed",
            "low": str(number * 7919 % 100_000),
            "high": str(number * 7919 % 100_000),
            "wording": f"about {number * 7919 % 100_000:,}",
            "as_of": f"2024-{number % 12 + 1:02}-{number % 28 + 1:02}",
            "stated_on": f"2024-{number % 12 + 1:02}-{number % 28 + 1:02}",
            "speaker_id": "me",
            "stance": "media_report",
            "publication_id": "my-file",
        }
        for number in range(count)
    ]


def test_forty_rows_travel_in_the_address_as_they_are() -> None:
    own = OwnFigures({"figures": figures(40), "speakers": [{"speaker_id": "me", "name": "Я"}]}, beside="a-dossier")
    assert len(pack(own)) <= LONGEST_IN_ADDRESS
    assert unpack(pack(own)) == own


def test_of_more_the_link_names_the_file_that_it_needs() -> None:
    own = OwnFigures({"figures": figures(1_640)}, beside="a-dossier", files=(FILE,))
    assert unpack(pack(own)) == NeededFile(*FILE, 1_640)
    assert pack(OwnFigures({"figures": figures(1_640)}, beside="a-dossier")) == ""


@pytest.mark.parametrize(
    "held",
    [
        None,
        [],
        {"tables": {}, "beside": "", "name": "x", "package": None},
        {"tables": {"figures": [["figure_id"], ["a"]]}, "beside": "../x", "name": "x", "package": None},
        {"tables": {"figures": [["figure_id"], ["a"]]}, "beside": "", "name": "a/b", "package": None},
        {"tables": {"figures": [["figure_id"], ["a"]]}, "beside": "", "name": "x", "package": [1]},
        {"tables": {"../figures": [["figure_id"], ["a"]]}, "beside": "", "name": "x", "package": None},
        {"tables": {"figures": [["figure_id"], ["a", "b"]]}, "beside": "", "name": "x", "package": None},
        {"tables": {"figures": [["figure_id"], [{"a": 1}]]}, "beside": "", "name": "x", "package": None},
        {"tables": {"figures": [["figure_id"], ["a" * 1_001]]}, "beside": "", "name": "x", "package": None},
        {"tables": {"figures": [["figure_id"], *([["a"]] * 61)]}, "beside": "", "name": "x", "package": None},
        {"tables": "figures", "beside": "", "name": "x", "package": None},
        {"file": "x.csv", "sha256": "zz", "rows": 3},
        {"file": "x\n.csv", "sha256": "ab" * 32, "rows": 3},
        {"file": "x.csv", "sha256": "ab" * 32, "rows": True},
    ],
)
def test_what_cannot_have_been_packed_is_nothing(held: Any) -> None:
    assert unpack(encode(json.dumps(held))) is None


def test_bombs_and_noise_are_nothing() -> None:
    bomb = base64.urlsafe_b64encode(zlib.compress(b"[" * 5_000_000, 9)).decode().rstrip("=")
    for code in ("", "!", "AAAA", bomb, encode("[" * 79_000), encode("not json")):
        assert unpack(code) is None
