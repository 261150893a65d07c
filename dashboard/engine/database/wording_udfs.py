"""Lends the wording reader to SQL while the warehouse is built."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any

from duckdb.func import FunctionNullHandling

from dashboard.engine.database.connection import Connection, set_variable
from dashboard.figures import hedges, spelling, wording
from dashboard.figures.amounts import Amount, NumberKind, read_kind, to_amount
from dashboard.figures.quantities.changes import find_direction


def register(connection: Connection, number: str) -> None:
    """Gives SQL five functions and a variable; `number` is the type of numbers.

    `read_wording(wording, low, high, rounded_to, kind)` gives a struct of rule, at_least, at_most and step;
    `wording_disagreement(wording, low, high, kind)` a sentence, or NULL; `wording_numbers(wording, kind)` the printed
    numbers; `wording_direction(wording)` "up", "down" or "", as its verbs say; `spelling_key(word)` what all its
    spellings have in common; `getvariable('wording_rules')` the rules.
    """
    reading = f"struct(rule varchar, at_least {number}, at_most {number}, step {number})"
    _add(connection, "read_wording", _read, ["varchar", number, number, number, "varchar"], reading)
    _add(connection, "wording_disagreement", _disagreement, ["varchar", number, number, "varchar"], "varchar")
    _add(connection, "wording_numbers", _numbers, ["varchar", "varchar"], f"{number}[]")
    _add(connection, "wording_direction", lambda text: find_direction(text or ""), ["varchar"], "varchar")
    _add(connection, "spelling_key", spelling.fold, ["varchar"], "varchar")
    set_variable(connection, "wording_rules", [rule._asdict() for rule in hedges.RULES])


def unregister(connection: Connection) -> None:
    """Takes the functions away; the finished tables hold their results."""
    connection.remove_function("read_wording")
    connection.remove_function("wording_disagreement")
    connection.remove_function("wording_numbers")
    connection.remove_function("wording_direction")
    connection.remove_function("spelling_key")


def _add(connection: Connection, name: str, function: Callable[..., Any], types: list[Any], result: str) -> None:
    connection.create_function(name, function, types, result, null_handling=FunctionNullHandling.SPECIAL)


def _read(
    text: str | None, low: Amount | None, high: Amount | None, rounded_to: Amount | None, kind: str | None
) -> dict[str, Any]:
    bounds = _to_amount(low), _to_amount(high)
    reading = wording.read_wording(text or "", *bounds, _to_amount(rounded_to), read_kind(kind))
    return {"rule": reading.rule, "at_least": reading.at_least, "at_most": reading.at_most, "step": reading.step}


def _disagreement(text: str | None, low: Amount | None, high: Amount | None, kind: str | None) -> str | None:
    return wording.find_disagreement(text or "", _to_amount(low), _to_amount(high), read_kind(kind))


def _numbers(text: str | None, kind: str | None) -> list[Amount]:
    return list(_read_numbers(text or "", read_kind(kind)))


@lru_cache(maxsize=4_000)
def _read_numbers(text: str, kind: NumberKind) -> tuple[Amount, ...]:
    """The numbers of a text. The notes of a dossier are read again for each reader who brings figures beside it."""
    return tuple(number.value for number in wording.read_numbers(text, kind))


def forget_texts() -> None:
    """No text that was read stays in memory: a reader's own may be among them."""
    _read_numbers.cache_clear()


def _to_amount(number: Amount | None) -> Amount | None:
    return None if number is None else to_amount(number)
