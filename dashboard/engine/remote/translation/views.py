"""Views of the warehouse, put in place of their names: a remote engine has the tables only."""

from __future__ import annotations

import sqlglot
from sqlglot import exp
from sqlglot.errors import SqlglotError

from dashboard.engine.remote.translation.declared import Declared
from dashboard.engine.remote.translation.refusal import refuse

_DEEPEST = 20


def expand(tree: exp.Expr, declared: Declared) -> exp.Expr:
    """The tree over tables alone. Raises NotPortable."""
    for _ in range(_DEEPEST):
        local = {each.alias.lower() for each in tree.find_all(exp.CTE)}
        named = [each for each in tree.find_all(exp.Table) if each.name.lower() in declared.views.keys() - local]
        if not named:
            return tree
        for table in named:
            table.replace(_in_place(table, declared.views[table.name.lower()]))
    raise refuse(named[0], "its views stand on each other too deeply")


def _in_place(table: exp.Table, text: str) -> exp.Subquery:
    try:
        created = sqlglot.parse_one(text, read="duckdb")
    except SqlglotError as error:
        raise refuse(table, f"the view {table.name} cannot be read") from error
    body = created.expression
    if not isinstance(body, exp.Query):
        raise refuse(table, f"the view {table.name} is no SELECT")
    for select in body.find_all(exp.Select):
        _flatten(select)
    return body.subquery(table.alias or table.name)


def _flatten(select: exp.Select) -> None:
    """`from ((a join b) join c)`, as DuckDB prints views, is `from a join b join c`."""
    source = select.args.get("from_")
    while source is not None and _is_bracket(source.this):
        bracket, first = source.this, source.this.this
        joins = [*(first.args.get("joins") or []), *(bracket.args.get("joins") or [])]
        first.set("joins", None)
        source.set("this", first)
        select.set("joins", [*joins, *(select.args.get("joins") or [])])


def _is_bracket(node: exp.Expr) -> bool:
    return isinstance(node, exp.Subquery) and not node.alias and isinstance(node.this, (exp.Table, exp.Subquery))
