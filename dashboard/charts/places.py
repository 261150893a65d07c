"""Numbers as places on a chart: floating ones, which are near enough for a picture."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import pyarrow as pa


def to_places(table: pa.Table) -> pa.Table:
    """The table with its decimals as floating numbers; tables and files keep the exact ones."""
    for place, field in enumerate(table.schema):
        if pa.types.is_decimal(field.type):
            # By way of text: Arrow's own cast makes 0.6000000000000001 of 0.6, and `pa.array` loads pandas.
            places = table.column(place).cast(pa.string()).cast(pa.float64())
            table = table.set_column(place, field.name, places)
    return table


def to_place(row: Mapping[str, Any]) -> dict[str, Any]:
    """The same of one row."""
    return {name: float(value) if isinstance(value, Decimal) else value for name, value in row.items()}
