"""Arrow columns of text. pyarrow's own constructors load pandas: half a second and 45 MB."""

from __future__ import annotations

from collections.abc import Iterable

import pyarrow as pa


def build_text(values: Iterable[str | None]) -> pa.Array:
    """A column of text, None where there is none."""
    builder = pa.lib.StringBuilder()
    builder.append_values(list(values))
    return builder.finish()
