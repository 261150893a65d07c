"""How a number comes about, in plain text: the arithmetic, and the figures it is made from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dashboard.contents import sources
from dashboard.contents.figures import may_be_rounded
from dashboard.contents.tiles import Tile
from dashboard.engine.questions.ask import ask
from dashboard.engine.questions.row_types import DerivationTermsRow
from dashboard.engine.warehouse.store import kept_with_data
from dashboard.figures.display import format_bounds, format_count, join_names

Row = Mapping[str, Any]


STATES = {"exact": "exact", "within_rounding": "within rounding", "broken": "does not add up"}


@dataclass(frozen=True, slots=True)
class Work:
    """Lines of arithmetic; each figure with what it is in the sum; sums that are shown with terms of their own."""

    lines: tuple[str, ...] = ()
    figures: tuple[tuple[str, Row], ...] = ()
    sums: tuple[tuple[str, Work], ...] = ()


def explain_tile(tile: Tile, dossier: str) -> Work:
    """What stands behind a tile; nothing where nothing was known."""
    if tile.derivation_id:
        return explain_derivation(tile.rows[0], dossier)
    if tile.rows and "residual_at_least" in tile.rows[0]:
        return _reconciliations(tile.rows, dossier)
    return Work(tile.arithmetic, tile.figures)


def explain_derivation(result: Row, dossier: str) -> Work:
    """Formula, each term, and the figure that the sum should equal. `result` is a row of the derivation's answer."""
    rows = _list_terms(dossier).get(result["derivation_id"], [])
    terms = [row for row in rows if row["part"] == "term"]
    lines = [f"{sources.format_formula(terms)} = {describe_result(result)}", *describe_rounding(terms)]
    if result["state"] == "broken":
        lines.append(f"Difference: {format_difference(result)}")
    if result.get("note"):
        lines.append(str(result["note"]))
    figures = [("−" if (row["sign"] or 0) < 0 else "+", row) for row in terms]
    state = STATES.get(result["state"] or "", "")
    should = f"Should equal ({state})" if state else "Should equal"
    figures += [(should, row) for row in rows if row["part"] == "expected"]
    return Work(tuple(lines), tuple(figures))


@kept_with_data
def _list_terms(dossier: str) -> dict[str, list[DerivationTermsRow]]:
    """Of all sums by name, asked at once: a page explains many."""
    terms: dict[str, list[DerivationTermsRow]] = defaultdict(list)
    for row in ask("derivation_terms", dossier=dossier).to_pylist():
        terms[row["derivation_id"]].append(row)
    return terms


def describe_result(result: Row) -> str:
    """What the sum gives; where the ends of a range are rounded outwards, also as it is shown."""
    exact = format_bounds(result)
    rounded = format_bounds(result, step=result["step"])
    return exact if rounded == exact else f"{exact}, shown as {rounded}"


def format_difference(result: Row) -> str:
    """What is left of a sum that does not add up."""
    return format_bounds(result, "residual_", signed=True)


def describe_rounding(terms: Sequence[Row]) -> list[str]:
    """A sentence on the terms that may be rounded though nothing says so; none where there is no such term."""
    names = [format_bounds(term) for term in terms if may_be_rounded(term)]
    are = "it is" if len(names) == 1 else "they are"
    return [f"{join_names(names)} may be rounded; nothing says that {are} exact."] if names else []


def _reconciliations(rows: tuple[Row, ...], dossier: str) -> Work:
    """Those that do not add up, each with its terms; of those that hold, how many."""
    broken = [row for row in rows if row["state"] == "broken"]
    line = f"{format_count(len(broken), 'sum')} that {'does' if len(broken) == 1 else 'do'} not add up, with all terms:"
    sums = tuple((row["title"], explain_derivation(row, dossier)) for row in broken)
    return Work((line,) if broken else (), (), sums)
