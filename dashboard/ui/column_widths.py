"""How wide each column of a grid is drawn.

Left alone, the grid guesses from the first rows, and a longer number further down loses digits without a sign.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

import pyarrow as pa

_LETTER, _PADDING = 8.0, 26  # pixels
_MIN = 70  # so that NULL fits
_MAX_TEXT, _MAX_HEAD = 260, 480


def measure_width(head: str, values: pa.ChunkedArray, config: Mapping[str, Any], *, is_id: bool = False) -> int:
    """Pixels: enough for the head and for every number, date and id of all rows; only long text is cut.

    `values` are the cells as they are read, `config` is the configuration of the column.
    """
    kind = config["type_config"]
    if kind["type"] == "number":
        cells = _measure_numbers(values, kind["format"])
    else:
        is_whole = is_id or config["alignment"] == "right"
        cells = min(_measure_texts(values), math.inf if is_whole else _MAX_TEXT)
    return math.ceil(max(_MIN, min(_measure(len(head), len(head.encode())), _MAX_HEAD), cells))


def _measure_numbers(values: pa.ChunkedArray, pattern: str) -> float:
    """The longest number is the least or the greatest: all have as many decimals."""
    import pyarrow.compute as pc  # noqa: PLC0415 - takes 30 ms, and no first page needs it

    bounds = pc.min_max(values).as_py()
    if bounds["max"] is None:
        return 0
    decimals = pattern.partition(".")[2].removesuffix("f") or "0"
    grouped = "," if "," in pattern else ""
    return max(len(f"{bounds[end]:{grouped}.{decimals}f}") for end in ("min", "max")) * _LETTER + _PADDING


def _measure_texts(values: pa.ChunkedArray) -> float:
    import pyarrow.compute as pc  # noqa: PLC0415 - takes 30 ms, and no first page needs it

    letters, octets = (pc.max(length(values)).as_py() or 0 for length in (pc.utf8_length, pc.binary_length))
    return _measure(letters, octets)


def _measure(letters: int, octets: int) -> float:
    """Letters of three octets, most of them East Asian, are as wide as two."""
    return max(letters, octets * 2 / 3) * _LETTER + _PADDING
