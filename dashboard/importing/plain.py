"""Tables, recipes and readings as plain values for JSON, and checked when they come back from a confined process.

What unpacks raises KeyError, TypeError, ValueError or AttributeError for anything else than was packed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from dashboard.importing.raw_table import RawTable
from dashboard.importing.reading import Reading, Refusal, Rows
from dashboard.importing.recipe import Choice, Note, Option, Recipe

_TEXT = {str}
_CELL = {str, type(None)}
Plain = dict[str, Any]


def pack_rows(rows: Sequence[Mapping[str, str]]) -> Plain:
    """Rows by column: the names of all columns, and the cells of each row, None where it has none."""
    columns = list(dict.fromkeys(name for row in rows for name in row))
    return {"columns": columns, "rows": [[row.get(name) for name in columns] for row in rows]}


def unpack_rows(plain: Mapping[str, Any]) -> Rows:
    """The rows again. Equal cells are one string in memory."""
    columns, known = _texts(plain["columns"]), dict[str, str]()
    rows: Rows = []
    for cells in plain["rows"]:
        if not _CELL.issuperset(map(type, cells)):
            raise TypeError(cells)
        rows.append({n: known.setdefault(c, c) for n, c in zip(columns, cells, strict=True) if c is not None})
    return rows


def pack_table(table: RawTable) -> Plain:
    """All fields of a table by name."""
    return {name: getattr(table, name) for name in RawTable.__slots__}


def unpack_table(plain: Mapping[str, Any]) -> RawTable:
    """The table again."""
    values: Plain = {name: plain[name] for name in RawTable.__slots__}
    cells = tuple(map(_texts, values.pop("cells")))
    lines = tuple(map(int, values.pop("lines")))
    if len(cells) != len(lines):
        raise ValueError(lines)
    notes = _texts(values.pop("notes"))
    units, meanings = (tuple(map(_pair, values.pop(name))) for name in ("units", "meanings"))
    has_numbers = bool(values.pop("has_numbers"))
    _texts(list(values.values()))
    checked: Plain = {"cells": cells, "lines": lines, "notes": notes, "units": units, "meanings": meanings}
    return RawTable(**values, **checked, has_numbers=has_numbers)


def pack_recipe(recipe: Recipe) -> Plain:
    """A recipe with its choices and notes."""
    return {
        "recipe": recipe.to_json(),
        "choices": [asdict(choice) for choice in recipe.choices],
        "notes": [asdict(note) for note in recipe.notes],
    }


def unpack_recipe(plain: Mapping[str, Any]) -> Recipe:
    """The recipe again. Raises QuestionError, too, where it is none."""
    recipe = Recipe.from_json(str(plain["recipe"]))
    return recipe.explain(tuple(map(_unpack_choice, plain["choices"])), _unpack_notes(plain["notes"]))


def pack_reading(reading: Reading) -> Plain:
    """A reading; its tables by `pack_rows`."""
    return {
        "tables": {name: pack_rows(rows) for name, rows in reading.tables.items()},
        "package": reading.package,
        "counts": [reading.used, reading.skipped],
        "refused": [[one.line, one.column, one.cell, one.reason] for one in reading.refused],
        "notes": [asdict(note) for note in reading.notes],
        "lines": reading.lines,
    }


def unpack_reading(plain: Mapping[str, Any]) -> Reading:
    """The reading again."""
    used, skipped = map(int, plain["counts"])
    return Reading(
        {str(name): unpack_rows(rows) for name, rows in plain["tables"].items()},
        dict(plain["package"]),
        used,
        skipped,
        tuple(Refusal(int(line), *_texts(rest)) for line, *rest in plain["refused"]),
        _unpack_notes(plain["notes"]),
        {str(figure_id): int(line) for figure_id, line in plain["lines"].items()},
    )


def _unpack_choice(plain: Mapping[str, Any]) -> Choice:
    values: Plain = {name: value if isinstance(value, bool) else str(value) for name, value in plain.items()}
    values["options"] = tuple(Option(*_texts([option["value"], option["label"]])) for option in plain["options"])
    return Choice(**values)


def _unpack_notes(plain: Iterable[Mapping[str, Any]]) -> tuple[Note, ...]:
    return tuple(Note(str(note["text"]), _texts(note["items"])) for note in plain)


def _pair(values: Sequence[Any]) -> tuple[str, str]:
    first, second = _texts(values)
    return first, second


def _texts(row: Sequence[Any]) -> tuple[str, ...]:
    if not _TEXT.issuperset(map(type, row)):
        raise TypeError(row)
    return tuple(row)
