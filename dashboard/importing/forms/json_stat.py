"""Reads JSON-stat, as Eurostat and other statistical offices answer: one list of numbers, whose order says of what."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import product
from math import prod
from typing import Any

from dashboard.errors import FileError
from dashboard.importing.limits import Limits

_VALUE = "value"


def is_json_stat(content: Any) -> bool:
    """Whether parsed JSON is a data set of version 2."""
    return isinstance(content, dict) and content.get("class") == "dataset" and {"id", "size", _VALUE} <= content.keys()


def read_cube(content: Mapping[str, Any], limits: Limits) -> list[dict[str, Any]]:
    """A row for each number, with the label of its category in each dimension. Raises FileError."""
    try:
        names = [str(name) for name in content["id"]]
        labels = [_read_labels(content["dimension"][name]["category"]) for name in names]
        sizes = [int(size) for size in content["size"]]
        values = content[_VALUE]
        found = values.items() if isinstance(values, dict) else enumerate(values)
        numbers = {int(place): number for place, number in found if number is not None}
        title = _read_title(content)
    except (KeyError, TypeError, ValueError, AttributeError, IndexError):
        raise FileError("The JSON-stat is not whole. Download it again, or take its CSV.") from None
    if [len(one) for one in labels] != sizes or not all(0 <= place < prod(sizes) for place in numbers):
        raise FileError("The JSON-stat has another number of categories than it says. Download it again.")
    limits.check_count(len(numbers))
    limits.check_count(prod(sizes) if len(numbers) > 1 else 1)
    cells = enumerate(product(*labels))
    return [dict(zip(names, cell, strict=True)) | {title: numbers[place]} for place, cell in cells if place in numbers]


def _read_labels(category: Mapping[str, Any]) -> list[str]:
    """The labels of the categories in their order, or their codes."""
    labels = category.get("label") or {}
    index = category.get("index") or list(labels)
    codes = sorted(index, key=lambda code: int(index[code])) if isinstance(index, dict) else list(index)
    return [str(labels.get(code, code)) for code in codes]


def _read_title(content: Mapping[str, Any]) -> str:
    """What the numbers are, with the unit where all of them have one: "Hotel nights (1,000 nights)"."""
    title = str(content.get("label") or "").strip() or _VALUE
    units = [unit for one in content["dimension"].values() for unit in (one["category"].get("unit") or {}).values()]
    bases = {str(unit.get("base") or unit.get("label") or unit.get("symbol") or "").strip() for unit in units}
    base = bases.pop() if len(bases) == 1 else ""
    return f"{title} ({base})" if base and base not in title else title
