"""Rows as the questions give them, for the tests of charts."""

from __future__ import annotations

from datetime import date
from typing import Any

import pyarrow as pa

BASE: dict[str, Any] = {
    "speaker": "Somebody",
    "speaker_id": "somebody",
    "stance": "independent_estimate",
    "stance_label": "independent estimate",
    "stance_kind": "estimate",
    "wording": "about 900,000",
    "rule": "about",
    "scope": None,
    "period": None,
    "period_stretch": None,
    "as_of": "2022-08-25",
    "as_of_first": date(2022, 8, 25),
    "as_of_last": date(2022, 8, 25),
    "stated_on": "2022-08-25",
    "outlet": "The Paper",
    "published_on": "2022-08-26",
    "url": "https://paper.example/1",
    "effective_first": date(2023, 1, 1),
    "effective_from": "2023-01-01",
    "is_unconfirmed": False,
    "is_effect_known": True,
    "flags": "",
    "note": None,
    "low": 900,
    "high": 900,
    "at_least": 850,
    "at_most": 950,
    "change_at_least": None,
    "change_at_most": None,
}


def table(*changes: dict[str, Any]) -> pa.Table:
    """One row per change to the usual one."""
    return pa.Table.from_pylist([BASE | change for change in changes])


def exact(value: int) -> dict[str, int]:
    """A number that is printed and read as it is."""
    return dict.fromkeys(("low", "high", "at_least", "at_most"), value)


def on(day: date) -> dict[str, Any]:
    """True on one day."""
    return {"as_of": day.isoformat(), "as_of_first": day, "as_of_last": day}


def series(*values: int, **same: Any) -> list[dict[str, Any]]:
    """One exact statement per month of 2023 by one speaker."""
    return [same | exact(value) | on(date(2023, month, 1)) for month, value in enumerate(values, start=1)]
