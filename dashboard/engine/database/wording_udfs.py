"""Lends the wording reader to SQL while the warehouse is built."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from duckdb.func import FunctionNullHandling

from dashboard.engine.database.connection import Connection, set_variable
from dashboard.figures import hedges, spelling, wording

_READING = "struct(rule varchar, at_least bigint, at_most bigint, step bigint)"


def register(connection: Connection) -> None:
    """Gives SQL four functions and a variable.

    `read_wording(wording, low, high, rounded_to)` gives a struct of rule, at_least, at_most and step;
    `wording_disagreement(wording, low, high)` a sentence, or NULL; `wording_numbers(wording)` the printed numbers;
    `spelling_key(word)` what all its spellings have in common; `getvariable('wording_rules')` the documented rules.
    """
    bounds = ["bigint", "bigint"]
    _add(connection, "read_wording", _read, ["varchar", *bounds, "bigint"], _READING)
    _add(connection, "wording_disagreement", _disagreement, ["varchar", *bounds], "varchar")
    _add(connection, "wording_numbers", _numbers, ["varchar"], "bigint[]")
    _add(connection, "spelling_key", spelling.fold, ["varchar"], "varchar")
    set_variable(connection, "wording_rules", [rule._asdict() for rule in hedges.RULES])


def unregister(connection: Connection) -> None:
    """Takes the functions away; the finished tables hold their results."""
    connection.remove_function("read_wording")
    connection.remove_function("wording_disagreement")
    connection.remove_function("wording_numbers")
    connection.remove_function("spelling_key")


def _add(connection: Connection, name: str, function: Callable[..., Any], types: list[Any], result: str) -> None:
    connection.create_function(name, function, types, result, null_handling=FunctionNullHandling.SPECIAL)


def _read(text: str | None, low: int | None, high: int | None, rounded_to: int | None) -> dict[str, Any]:
    reading = wording.read_wording(text or "", low, high, rounded_to)
    return {"rule": reading.rule, "at_least": reading.at_least, "at_most": reading.at_most, "step": reading.step}


def _disagreement(text: str | None, low: int | None, high: int | None) -> str | None:
    return wording.find_disagreement(text or "", low, high)


def _numbers(text: str | None) -> list[int]:
    return [int(number.value) for number in wording.read_numbers(text or "")]
