"""What mends all findings of a rule at once, where that changes no number and needs no judgement."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

Row = Mapping[str, str]
Tables = Mapping[str, Sequence[Row]]


@dataclass(frozen=True, slots=True)
class Fix:
    """`label` says on a button what happens to the rows; `change` gives the row that takes its place, None for none.

    With a `column`, only findings in that column are mended.
    """

    label: str
    change: Callable[[Row], Row | None]
    column: str = ""


def _add_flag(flag: str) -> Callable[[Row], Row]:
    def change(row: Row) -> Row:
        flags = row.get("flags", "").split()
        return row if flag in flags else {**row, "flags": " ".join([*flags, flag])}

    return change


def _swap_bounds(row: Row) -> Row:
    return {**row, "low": row.get("high", ""), "high": row.get("low", "")}


# By rule of queries/checks/.
FIXES: Mapping[str, Fix] = {
    "cumulative_does_not_fall": Fix(
        "Flag all as a total that fell", _add_flag("cumulative_fall"), "high"
    ),  # else the row stands too high
    "statements_stand_once": Fix("Leave all copies out", lambda _: None),
    "low_not_above_high": Fix("Swap the bounds of all", _swap_bounds),
}


def fix_figures(tables: Tables, rule: str, figure_ids: Collection[str]) -> Tables:
    """The tables with these rows of figures mended."""
    changed = [FIXES[rule].change(row) if row["figure_id"] in figure_ids else row for row in tables["figures"]]
    return {**tables, "figures": [row for row in changed if row is not None]}


def mark_repeats(tables: Tables, origins: Mapping[str, str]) -> Tables:
    """The tables with figures that repeat others, each with the one that it repeats."""
    if not origins:
        return tables
    figures = [
        {**row, "repeats": origins[row["figure_id"]]} if row["figure_id"] in origins else row
        for row in tables["figures"]
    ]
    return {**tables, "figures": figures}
