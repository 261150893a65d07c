"""Reads the datapackage.json that lies beside a file: its title, its source, and the units of its columns."""

from __future__ import annotations

import json
from typing import Any

_LONGEST = 300


def read_description(data: bytes) -> dict[str, Any]:
    """`title`, `source`, `address`, `units` and `meanings` of a RawTable; empty for what is no description."""
    if not data:
        return {}
    try:
        package = json.loads(data.decode("utf-8-sig"))
        sources = package.get("sources") or [{}]
        first = sources[0] if isinstance(sources[0], dict) else {}
        fields = [field for resource in package.get("resources", []) for field in resource["schema"]["fields"]]
        units = tuple((_text(field.get("name")), unit) for field in fields if (unit := _find_unit(field)))
        meanings = tuple((_text(field.get("name")), _text(field.get("description"))) for field in fields)
        return {
            "title": _text(package.get("title") or package.get("name")),
            "source": _text(first.get("name") or first.get("title")),
            "address": _text(first.get("link") or first.get("path") or first.get("url")),
            "units": units,
            "meanings": meanings,
        }
    except (ValueError, TypeError, KeyError, AttributeError, IndexError, RecursionError):
        return {}


def _find_unit(field: dict[str, Any]) -> str:
    """The unit by which the numbers of a column are shown, where the description names one."""
    display = field.get("display") or field.get("owidDisplaySettings") or {}
    settings = json.loads(display) if isinstance(display, str) else display
    return _text(field.get("unit") or settings.get("unit") or settings.get("shortUnit"))


def _text(value: object) -> str:
    return " ".join(str(value or "").split())[:_LONGEST]
