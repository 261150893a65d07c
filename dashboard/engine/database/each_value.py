"""A SELECT for many values of one parameter at once, by DuckDB's own syntax tree."""

from __future__ import annotations

import json
from contextlib import closing
from functools import lru_cache
from typing import Any

from dashboard.engine.database.connection import Connection
from dashboard.engine.database.syntax_tree import open_parser

VALUES, VALUE, PLACE = "each_value", "asked_value", "asked_place"
_FOR_EACH = f"""
select asked.{VALUE}, answer.*
from (select unnest(${VALUES}::{{kind}}[]) as {VALUE}) as asked, lateral ({{answer}}) as answer
order by {VALUE}, {PLACE}
"""  # noqa: S608  names of ours
_PLACED = f"select asked.{VALUE}, *, row_number() over (order by 1) as {PLACE} from (select 1) as answer"  # noqa: S608


@lru_cache(maxsize=512)
def for_each_value(sql: str, parameter: str, kind: str) -> str | None:
    """The SELECT that gives what `sql` gives for each value of the list `$each_value`.

    Its rows begin with their `asked_value` and are sorted by that and by `asked_place`, their place in the answer.
    None where the order of rows within `sql` is left to chance in a step between, which may then come out otherwise.
    """
    with closing(open_parser()) as connection:
        tree = _parse(connection, sql)
        value, everything, place = _parse(connection, _PLACED)["select_list"]
        place["orders"] = [order for each in tree["modifiers"] for order in each.get("orders", ())]
        if _has_chance_order(tree):
            return None
        if tree["type"] == "SELECT_NODE":
            tree["select_list"].append(place)
        else:  # such as UNION, which is sorted by its columns alone
            outer = _parse(connection, _PLACED)
            outer["select_list"] = [everything, place]
            outer["from_table"]["subquery"]["node"] = tree
            tree = outer
        tree = _replace_parameter(tree, parameter, value)
        statement = {"error": False, "statements": [{"node": tree, "named_param_map": []}]}
        answer = connection.execute("select json_deserialize_sql($tree::json)", {"tree": json.dumps(statement)})
        return _FOR_EACH.format(kind=kind, answer=answer.fetchall()[0][0])


def _parse(connection: Connection, sql: str) -> dict[str, Any]:
    """The tree of one SELECT."""
    text = connection.execute("select json_serialize_sql($sql)", {"sql": sql}).fetchall()[0][0]
    tree: dict[str, Any] = json.loads(text)["statements"][0]["node"]
    return tree


def _has_chance_order(tree: Any) -> bool:
    """Whether rows are numbered without an order."""
    if isinstance(tree, list):
        return any(_has_chance_order(each) for each in tree)
    if not isinstance(tree, dict):
        return False
    return (tree.get("type") == "WINDOW_ROW_NUMBER" and not tree["orders"]) or any(
        _has_chance_order(each) for each in tree.values()
    )


def _replace_parameter(tree: Any, name: str, value: dict[str, Any]) -> Any:
    if isinstance(tree, list):
        return [_replace_parameter(each, name, value) for each in tree]
    if not isinstance(tree, dict):
        return tree
    if tree.get("class") == "PARAMETER" and tree.get("identifier") == name:
        return value
    return {key: _replace_parameter(each, name, value) for key, each in tree.items()}
