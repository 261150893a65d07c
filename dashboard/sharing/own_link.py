"""A reader's own figures in a link: a few travel inside it; of more, only which file it needs.

Anybody can write a link, so what one carries is read with suspicion, and shown as unchecked.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from dashboard.engine.warehouse.private import OwnFigures
from dashboard.sharing import compression

_MOST_FIGURES, _MOST_ROWS, _MOST_COLUMNS = 60, 200, 40
_LONGEST_CELL, _LONGEST_NAME = 1_000, 200
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+){0,20}", re.ASCII)
_COLUMN = re.compile(r"[a-z]+(_[a-z]+){0,5}", re.ASCII)
_DIGEST = re.compile(r"[0-9a-f]{64}", re.ASCII)


@dataclass(frozen=True, slots=True)
class NeededFile:
    """The file that the receiver of a link must bring: its name, its sha256, and how many rows were read from it."""

    name: str
    sha256: str
    rows: int


def pack(own: OwnFigures) -> str:
    """The code of these figures for `yours=`; of the file that they need where they are too many, empty without one."""
    if own.count_figures <= _MOST_FIGURES:
        tables = {
            name: [list(columns := dict.fromkeys(key for row in rows for key in row if row[key])),
                   *([row.get(column, "") for column in columns] for row in rows)]
            for name, rows in own.tables.items() if rows
        }  # fmt: skip
        code = _encode({"beside": own.beside, "name": own.name, "package": own.package, "tables": tables})
        if code and unpack(code):
            return code
    if len(own.files) != 1:
        return ""
    (name, digest), *_ = own.files
    return _encode({"file": name[:_LONGEST_NAME], "sha256": digest, "rows": own.count_figures})


def unpack(code: str) -> OwnFigures | NeededFile | None:
    """What a code carries; None for anything that `pack` cannot have made. Never inflates beyond 80,000 bytes."""
    text = compression.decode(code)
    try:
        held = json.loads(text) if text else None
        if not isinstance(held, dict):
            return None
        if "file" in held:
            return _read_needed(held)
        tables = {name: _read_rows(name, rows) for name, rows in held["tables"].items()}
        beside, name, package = held["beside"], held["name"], held["package"]
        if (
            (beside and not _SLUG.fullmatch(beside))
            or not _SLUG.fullmatch(name)
            or not isinstance(package, dict | None)
        ):
            return None
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None
    is_small = len(tables.get("figures", ())) <= _MOST_FIGURES and sum(map(len, tables.values())) <= _MOST_ROWS
    return OwnFigures(tables, beside, name, package) if is_small and tables.get("figures") else None


def _read_needed(held: Mapping[str, Any]) -> NeededFile | None:
    name, digest, rows = held["file"], held["sha256"], held["rows"]
    is_name = isinstance(name, str) and 0 < len(name) <= _LONGEST_NAME and name.isprintable()
    is_sound = is_name and _DIGEST.fullmatch(digest) and type(rows) is int and 0 < rows < 1_000_000
    return NeededFile(name, digest, rows) if is_sound else None


def _read_rows(name: str, lines: list[list[str]]) -> list[dict[str, str]]:
    """Raises ValueError or TypeError for anything but rows of text under the names of columns."""
    columns, *rows = lines
    cells = [cell for row in rows for cell in row]
    is_sound = (
        len(columns) <= _MOST_COLUMNS
        and all(_COLUMN.fullmatch(each) for each in (name, *columns))
        and all(isinstance(cell, str) and len(cell) <= _LONGEST_CELL and "\0" not in cell for cell in cells)
    )
    if not is_sound:
        raise ValueError(name)
    return [{column: cell for column, cell in zip(columns, row, strict=True) if cell} for row in rows]


def _encode(held: Mapping[str, Any]) -> str:
    code = compression.encode(json.dumps(held, ensure_ascii=False, separators=(",", ":")))
    return code if len(code) <= compression.LONGEST_IN_ADDRESS else ""
