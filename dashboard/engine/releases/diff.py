"""Compares two states row by row, and applies the changes of a release to a state."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from dashboard.engine.releases.state import Cells, Key, State

ADDED, CHANGED, WITHDRAWN = KINDS = ("added", "changed", "withdrawn")


@dataclass(frozen=True, slots=True)
class Change:
    """One row that was added, changed or withdrawn.

    `before` and `after` hold the cells that differ, so that one of them is the whole row where it was added or
    withdrawn; an empty cell is in neither. `row` is where an added row stands (the header is row 1), None at the end.
    `reason` is empty where the release's note says why.
    """

    table: str
    key: Key
    change: str
    before: Cells = field(default_factory=dict)
    after: Cells = field(default_factory=dict)
    row: int | None = None
    reason: str = ""


class MisfitError(Exception):
    """A change does not fit the state it is applied to; `number` counts changes from 1."""

    def __init__(self, number: int, message: str) -> None:
        self.number = number
        super().__init__(message)


def compare_states(before: State, after: State) -> list[Change]:
    """Every row that differs, by table: withdrawn, changed, added ones. A row that only moved does not differ."""
    return [
        change
        for table in sorted(before.keys() | after.keys())
        for change in _compare_tables(table, before.get(table, {}), after.get(table, {}))
    ]


def _compare_tables(table: str, before: dict[Key, Cells], after: dict[Key, Cells]) -> Iterator[Change]:
    for key, cells in before.items():
        if key not in after:
            yield Change(table, key, WITHDRAWN, before=cells)
    for key, cells in after.items():
        if key in before and cells != (was := before[key]):
            yield Change(table, key, CHANGED, before=_differing_cells(was, cells), after=_differing_cells(cells, was))
    count = sum(key in after for key in before)
    for place, (key, cells) in enumerate(after.items()):
        if key not in before:
            yield Change(table, key, ADDED, after=cells, row=None if place == count else place + 2)
            count += 1


def _differing_cells(these: Cells, those: Cells) -> Cells:
    return {column: value for column, value in these.items() if those.get(column) != value}


def apply_changes(state: State, changes: Iterable[Change]) -> State:
    """The state after these changes; `state` itself stays as it is. Raises MisfitError where one does not fit."""
    tables = {table: dict(rows) for table, rows in state.items()}
    added: dict[str, list[Change]] = {}
    for number, change in enumerate(changes, start=1):
        rows = tables.setdefault(change.table, {})
        if change.change == ADDED:
            if change.key in rows:
                raise MisfitError(number, "it adds a row that is there already.")
            rows[change.key] = change.after
            added.setdefault(change.table, []).append(change)
        else:
            _apply_change(rows, change, number)
    for table, of_table in added.items():
        if any(change.row for change in of_table):
            tables[table] = _insert_in_order(tables[table], of_table)
    return {table: rows for table, rows in tables.items() if rows}


def _apply_change(rows: dict[Key, Cells], change: Change, number: int) -> None:
    cells = rows.get(change.key)
    if cells is None:
        raise MisfitError(number, "the row that it speaks of is not there.")
    if change.change == WITHDRAWN:
        if cells != change.before:
            raise MisfitError(number, "the row that it withdraws had other cells.")
        del rows[change.key]
        return
    touched = change.before.keys() | change.after.keys()
    if {column: value for column, value in cells.items() if column in touched} != change.before:
        raise MisfitError(number, "the row that it changes had other cells before.")
    rows[change.key] = {column: value for column, value in cells.items() if column not in touched} | change.after


def _insert_in_order(rows: dict[Key, Cells], added: list[Change]) -> dict[Key, Cells]:
    new = {change.key for change in added}
    keys = [key for key in rows if key not in new]
    for change in added:
        keys.insert(len(keys) if change.row is None else change.row - 2, change.key)
    return {key: rows[key] for key in keys}
