"""How the translation says no."""

from __future__ import annotations

from sqlglot import exp

from dashboard.engine.questions.engine import NotPortable


def refuse(node: exp.Expr, reason: str) -> NotPortable:
    """What to raise about a node of the syntax tree."""
    return NotPortable(f"{reason} (at {shorten_sql(node)})", line_of(node))


def shorten_sql(node: exp.Expr) -> str:
    """The node as DuckDB SQL, shortened."""
    text = node.sql("duckdb", comments=False)
    return text if len(text) <= 60 else f"{text[:59]}…"


def line_of(node: exp.Expr) -> int:
    """The first line that the node, or else what it stands in, is known to come from; 1 where that is lost."""
    place: exp.Expr | None = node
    while place is not None:
        lines = [one.meta["line"] for one in place.walk() if "line" in one.meta]
        if lines:
            return int(min(lines))
        place = place.parent
    return 1
