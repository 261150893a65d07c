"""Links that were once given away still open. Lines of the file are only ever added: each is in some newspaper."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from dashboard.sharing import address, snapshot
from dashboard.sharing.parameters import PARAMETERS

KEPT: list[dict[str, Any]] = json.loads((Path(__file__).parent / "golden" / "links.json").read_text(encoding="utf-8"))


class Anything(dict[str, str]):
    """Knows every value: which ones a dossier has today is not the links' business."""

    def __contains__(self, _: object) -> bool:
        return True


@pytest.mark.parametrize("kept", KEPT, ids=[f"{place}-{urlsplit(one['link']).path}" for place, one in enumerate(KEPT)])
def test_a_link_of_any_version_opens_the_view_that_it_was_made_for(kept: dict[str, Any]) -> None:
    said, damaged = address.expand_address(parse_qs(urlsplit(kept["link"]).query, keep_blank_values=True))
    known = {name: Anything() for name, one in PARAMETERS.items() if not one.options}
    found, notices = address.read_address(said, known)

    plain = {name: value.isoformat() if isinstance(value, date) else value for name, value in found.items() if value}
    assert damaged + notices == []
    assert plain == kept["view"]


def test_there_is_a_link_of_every_kind_of_part() -> None:
    said = {name for kept in KEPT for name in kept["view"]}

    assert said >= set(PARAMETERS) - {"y_high", "colour"}


def test_values_of_an_old_link_are_still_read() -> None:
    seen = next(kept["view"]["seen"] for kept in KEPT if "seen" in kept["view"])

    assert snapshot.unpack(seen) == snapshot.Snapshot(
        "2026-11-27", {"mod-1351-ap": "1,351", "uags-45400-aug2022": "45,400", "nbc-6000-mar2022": "5,500–6,500"}, 3
    )
