"""Views and table macros of the warehouse, put in place of their names: a remote engine has the tables only."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import sqlglot
from sqlglot import exp
from sqlglot.errors import SqlglotError

from dashboard.engine.spark.translation.declared import Declared
from dashboard.engine.spark.translation.refusal import line_of, refuse

_DEEPEST = 20
# What DuckDB prints otherwise than it is written: (a, b) and count(*).
_AS_WRITTEN: dict[str, Callable[[list[exp.Expr]], exp.Expr]] = {
    "row": lambda given: exp.Tuple(expressions=given),
    "count_star": lambda _: exp.Count(this=exp.Star()),
}


def expand_views(tree: exp.Expr, declared: Declared) -> exp.Expr:
    """The tree over tables alone. Raises NotPortable."""
    for _ in range(_DEEPEST):
        local = {each.alias.lower() for each in tree.find_all(exp.CTE)}
        bodies = [(each, body) for each in tree.find_all(exp.Table) if (body := _find_body(each, declared, local))]
        if not bodies:
            return tree
        for table, body in reversed(bodies):  # the innermost first: it may stand in the arguments of others
            table.replace(_as_subquery(table, body))
    raise refuse(bodies[0][0], "its views stand on each other too deeply")


def _find_body(table: exp.Table, declared: Declared, local: set[str]) -> exp.Query | None:
    """What a view or a table macro stands for; None for a table."""
    name = f"{table.db}.{table.this.name}".lower().lstrip(".")
    if isinstance(table.this, exp.Anonymous) and name in declared.table_macros:
        macro = declared.table_macros[name]
        return _bind_arguments(_parse_body(table, macro.body), table.this, macro.parameters)
    if isinstance(table.this, exp.Identifier) and name in declared.views and name not in local:
        return _parse_body(table, declared.views[name])
    return None


def _parse_body(table: exp.Table, text: str) -> exp.Query:
    try:
        parsed = sqlglot.parse_one(text, read="duckdb")
    except SqlglotError as error:
        raise refuse(table, f"what {table.this.name} stands for cannot be read") from error
    body = (parsed.expression if isinstance(parsed, exp.Create) else parsed).unnest()
    if not isinstance(body, exp.Query):
        raise refuse(table, f"{table.this.name} is no SELECT")
    line = line_of(table)
    for node in list(body.walk()):
        if "line" in node.meta:
            node.meta["line"] = line  # of the question, not of what it stands for
        if isinstance(node, exp.Anonymous) and (written := _AS_WRITTEN.get(node.name.lower())):
            node.replace(written(node.expressions))
    for select in body.find_all(exp.Select):
        _flatten(select)
    return body


def _bind_arguments(body: exp.Query, call: exp.Anonymous, parameters: tuple[str, ...]) -> exp.Query:
    """The macro's body, each parameter replaced; DuckDB allows no column that is called like one."""
    arguments = call.expressions
    if len(arguments) != len(parameters) or any(isinstance(each, (exp.PropertyEQ, exp.Kwarg)) for each in arguments):
        raise refuse(call, f"the macro {call.name}() is called with other than its {len(parameters)} parameters")
    named = {each.alias for each in body.find_all(exp.CTE)}
    for argument in arguments:
        if named & {each.name for each in argument.find_all(exp.Table)}:
            raise refuse(call, f"the macro {call.name}() is given a table that it has another of the same name of")
        if any(
            not column.find_ancestor(exp.Select) or _is_outside(column, argument) for column in _find_columns(argument)
        ):
            raise refuse(call, f"the macro {call.name}() is given a column")
    return _replace_columns(body, dict(zip(parameters, arguments, strict=True)))


def _replace_columns(body: exp.Query, arguments: Mapping[str, exp.Expr]) -> exp.Query:
    if body.find(exp.Lambda):
        raise refuse(body, "lambdas are not in the portable set")
    for column in list(body.find_all(exp.Column)):
        if not column.table and column.name.lower() in arguments:
            column.replace(exp.Paren(this=arguments[column.name.lower()].copy()))
    return body


def _find_columns(argument: exp.Expr) -> list[exp.Column]:
    return list(argument.find_all(exp.Column))


def _is_outside(column: exp.Column, argument: exp.Expr) -> bool:
    """Whether no SELECT of the argument itself is around the column."""
    select = column.find_ancestor(exp.Select)
    return select is None or not any(each is select for each in argument.find_all(exp.Select))


def _as_subquery(table: exp.Table, body: exp.Query) -> exp.Subquery:
    """A subquery with the alias, and whatever else stands at the name, such as a PIVOT."""
    placed = body.subquery(table.alias or table.this.name)
    for part, value in table.args.items():
        if part not in ("this", "alias", "db", "catalog") and value:
            placed.set(part, value)
    if (alias := table.args.get("alias")) and alias.columns:
        placed.set("alias", alias.copy())
    return placed


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
