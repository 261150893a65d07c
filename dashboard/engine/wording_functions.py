"""Lends the wording reader to SQL while the warehouse is built."""

from __future__ import annotations

from typing import Any

from dashboard.engine.database import Connection, set_variable
from dashboard.figures import wording

_READING = "struct(rule varchar, at_least bigint, at_most bigint, step bigint)"


def register(connection: Connection) -> None:
    """Gives SQL `read_wording(wording, low, high, rounded_to)` and the variable `wording_rules`."""
    connection.create_function(
        "read_wording", _read, ["varchar", "bigint", "bigint", "bigint"], _READING, null_handling="special"
    )
    rules = [{"rule": rule.name, "example": rule.example, "meaning": rule.meaning} for rule in wording.RULES]
    set_variable(connection, "wording_rules", rules)


def unregister(connection: Connection) -> None:
    connection.remove_function("read_wording")


def _read(text: str | None, low: int | None, high: int | None, rounded_to: int | None) -> dict[str, Any]:
    reading = wording.read(text or "", low, high, rounded_to)
    return {"rule": reading.rule, "at_least": reading.at_least, "at_most": reading.at_most, "step": reading.step}
