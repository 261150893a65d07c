"""How wide each column of a grid is drawn.

Left alone, the grid guesses from the first rows, and a longer number further down loses digits without a sign.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

_A_LETTER, _PADDING = 8.0, 26
_LEAST = 70  # so that NULL fits
_MOST_OF_TEXT, _MOST_OF_A_HEAD = 360, 480


def width(head: str, values: pa.ChunkedArray, config: Mapping[str, Any], *, is_id: bool = False) -> int:
    """Pixels: enough for the head and for every number, date and id of all rows; only long text is cut.

    `values` are the cells as they are read, `config` is what the grid is told about the column.
    """
    kind = config["type_config"]
    if kind["type"] == "number":
        cells = _of_numbers(values, kind["format"])
    else:
        is_whole = is_id or config["alignment"] == "right"
        cells = min(_of_texts(values), math.inf if is_whole else _MOST_OF_TEXT)
    heads = min(_columns(len(head), len(head.encode())) * _A_LETTER + _PADDING, _MOST_OF_A_HEAD)
    return math.ceil(max(_LEAST, heads, cells))


def _of_numbers(values: pa.ChunkedArray, pattern: str) -> float:
    """The longest number is the least or the greatest: all have as many decimals."""
    bounds = pc.min_max(values).as_py()
    if bounds["max"] is None:
        return 0
    decimals = pattern.partition(".")[2].removesuffix("f") or "0"
    grouped = "," if "," in pattern else ""
    longest = max(len(f"{bounds[end]:{grouped}.{decimals}f}") for end in ("min", "max"))
    return longest * _A_LETTER + _PADDING


def _of_texts(values: pa.ChunkedArray) -> float:
    letters = pc.max(pc.utf8_length(values)).as_py() or 0
    octets = pc.max(pc.binary_length(values)).as_py() or 0
    return _columns(letters, octets) * _A_LETTER + _PADDING


def _columns(letters: int, octets: int) -> float:
    """Letters of three octets, most of them East Asian, are as wide as two."""
    return max(letters, octets * 2 / 3)
