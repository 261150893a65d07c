"""Reads JSON: a list of objects, an object of columns, or either of them below one key; also one object a line."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from dashboard.errors import FileError
from dashboard.importing.forms.delimited import Records
from dashboard.importing.forms.json_stat import is_json_stat, read_cube
from dashboard.importing.limits import Limits

_DEEPEST = 6
_SHAPE = "The JSON holds no table: write a list of objects, such as [{“date”: “2024-01-01”, “visits”: 5}]."
_HEADINGS = ("columns", "fields", "header", "headers", "headings")
_ROWS = ("records", "rows", "data", "items", "results", "observations")  # beside lists that describe them
_GEOGRAPHIC = ("Feature", "Topology", "GeometryCollection")


def looks_like_json(text: str) -> bool:
    """Whether a text begins as JSON does."""
    return text.lstrip()[:1] in ("{", "[")


def read_json(text: str, limits: Limits) -> Records:
    """Rows of text with the headings first; `lines` count the objects. Raises FileError."""
    headings: dict[str, int] = {}
    rows: list[tuple[str, ...]] = []
    content = _parse(text)
    for item in read_cube(content, limits) if is_json_stat(content) else _find_rows(content):
        cells: dict[str, str] = {}
        _flatten(item, "", cells, 1)
        for name in cells:
            headings.setdefault(name, len(headings))
        row = [""] * len(headings)
        for name, cell in cells.items():
            row[headings[name]] = cell
        limits.check_row(len(rows) + 1, row)
        rows.append(tuple(row))
        limits.check_count(len(rows))
    if not rows or not headings:
        raise FileError(_SHAPE)
    limits.check_row(1, list(headings))
    return Records([tuple(headings), *rows], list(range(len(rows) + 1)), "")


def _parse(text: str) -> Any:
    """Numbers stay the text that they are. Raises FileError."""
    options: dict[str, Any] = {
        "parse_float": str, "parse_int": str, "parse_constant": str, "object_pairs_hook": _refuse_repeated,
    }  # fmt: skip
    try:
        return json.loads(text, **options)
    except json.JSONDecodeError as error:
        lines = [line for line in text.splitlines() if line.strip()]
        try:
            if len(lines) > 1:
                return [json.loads(line, **options) for line in lines]
        except ValueError:
            pass
        raise FileError(
            f"Line {error.lineno:,} is no JSON ({error.msg}). Write the file again from its source."
        ) from None
    except RecursionError:
        raise FileError(f"The JSON is nested deeper than {_DEEPEST} levels. Flatten it, or save it as CSV.") from None


def _refuse_repeated(pairs: Sequence[tuple[str, Any]]) -> dict[str, Any]:
    item = dict(pairs)
    if len(item) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise FileError(f"An object has the key “{twice[:40]}” twice, so one value would be lost. Rename one.")
    return item


def _find_rows(content: Any) -> Iterable[Mapping[str, Any]]:
    """The objects that are the rows. Raises FileError."""
    for _ in range(_DEEPEST):
        if isinstance(content, list):
            lists = [item for item in content if isinstance(item, list)]
            if len(lists) == 1 and len(content) <= 2:  # [{"page": 1}, [{…}, {…}]], as the World Bank writes
                content = lists[0]
                continue
            return _rows_of_list(content)
        if not isinstance(content, dict):
            break
        if content.get("type") == "FeatureCollection" and isinstance(content.get("features"), list):
            return _properties(content["features"])
        if content.get("type") in _GEOGRAPHIC:
            raise FileError("The file is a map (GeoJSON), no table. Save the properties of its places as CSV.")
        if rows := _rows_below_headings(content) or _columns(content):
            return rows
        inner = [value for value in content.values() if isinstance(value, (list, dict)) and value]
        if len(inner) > 1 and all(isinstance(value, dict) for value in inner) and len(inner) == len(content):
            return [{"name": name, **value} for name, value in content.items()]
        lists = [value for value in inner if isinstance(value, list)]
        named = next((content[name] for name in _ROWS if isinstance(content.get(name), list)), None)
        if len(lists or inner) != 1 and not named:
            break
        content = (lists or inner)[0] if len(lists or inner) == 1 else named
    raise FileError(_SHAPE)


def _properties(features: Sequence[Any]) -> list[Mapping[str, Any]]:
    """What a map says of its places, without their shapes. Raises FileError."""
    found = [one.get("properties") if isinstance(one, dict) else None for one in features]
    if not any(isinstance(one, dict) and one for one in found):
        raise FileError("The file is a map (GeoJSON) whose places have no properties. Save its table as CSV.")
    return [one for one in found if isinstance(one, dict) and one]


def _rows_of_list(content: Sequence[Any]) -> Iterable[Mapping[str, Any]]:
    if all(isinstance(item, dict) for item in content):
        return content
    if content and all(isinstance(item, list) for item in content):
        heads = [str(head) for head in content[0]]
        if len(set(heads)) == len(heads) and not any(isinstance(cell, (list, dict)) for row in content for cell in row):
            return [dict(zip(heads, row, strict=False)) for row in content[1:]]
    raise FileError(_SHAPE)


def _rows_below_headings(content: Mapping[str, Any]) -> Iterable[Mapping[str, Any]] | None:
    """The rows of {"columns": ["year", …], "data": [[2020, …], …]}, as pandas and many services write it."""
    found: list[Any] = next((content[name] for name in _HEADINGS if isinstance(content.get(name), list)), [])
    heads = [head.get("name") if isinstance(head, dict) else head for head in found]
    rows = next((one for one in content.values() if isinstance(one, list) and one and isinstance(one[0], list)), [])
    if not rows or len(heads) < 2 or not all(isinstance(row, list) and len(row) == len(heads) for row in rows):
        return None
    return _rows_of_list([heads, *rows])


def _columns(content: Mapping[str, Any]) -> list[dict[str, Any]] | None:
    """The rows of an object of columns of one length; None for any other object."""
    values = list(content.values())
    if len(values) < 2 or not all(isinstance(value, list) for value in values):
        return None
    if len({len(value) for value in values}) != 1 or any(isinstance(cell, (list, dict)) for cell in values[0][:5]):
        return None
    return [dict(zip(content, row, strict=True)) for row in zip(*values, strict=True)]


def _flatten(value: Any, name: str, cells: dict[str, str], depth: int) -> None:
    """A value inside an object gets a heading of its own: "country.id". Raises FileError."""
    if depth > _DEEPEST:
        raise FileError(f"The JSON is nested deeper than {_DEEPEST} levels. Flatten it, or save it as CSV.")
    if isinstance(value, dict):
        for key, inner in value.items():
            _flatten(inner, f"{name}.{key}" if name else key, cells, depth + 1)
    elif isinstance(value, list):
        if any(isinstance(inner, (list, dict)) for inner in value):
            raise FileError(f"“{name[:40]}” holds a table inside a row. Save that table as a file of its own.")
        cells[name] = ", ".join(map(str, value))
    else:
        cells[name] = "" if value is None else str(value).strip()
