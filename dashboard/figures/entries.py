"""What a dossier says about itself, told in words, not as the text of its file."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from dashboard.figures.display import humanize


def name_entries(text: str, other: str | None) -> str:
    """What a part of datapackage.json holds, in words; of a list, only the entries that the other one does not hold.

    '[{"day": "2022-08-25", "title": "Budget"}]' → "day: 2022-08-25, title: Budget"
    """
    value, beside = _read_json(text), _read_json(other)
    if isinstance(value, list):
        entries = [entry for entry in value if not (isinstance(beside, list) and entry in beside)]
        return "; ".join(map(_say, entries)) or "the same entries in another order"
    return _say(value)


def _read_json(text: str | None) -> Any:
    """A list or an object; any other text as it is."""
    if not text or text[0] not in "[{":
        return text
    try:
        return json.loads(text)
    except ValueError:
        return text


def _say(value: Any) -> str:
    if isinstance(value, Mapping):
        return ", ".join(f"{humanize(name)}: {_say(part).rstrip('.')}" for name, part in value.items())
    return ", ".join(map(_say, value)) if isinstance(value, list) else str(value)
