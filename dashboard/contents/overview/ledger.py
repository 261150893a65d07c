"""The headline sums: before, the step, after, one below the other. A sum that is no change is a tile."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from dashboard.contents import dossiers, sources
from dashboard.contents.overview.part import Ledger, LedgerRow, Part, begin_small, read_noun
from dashboard.contents.tiles import Tile
from dashboard.contents.view import View, to_parameters
from dashboard.engine.questions.ask import ask
from dashboard.figures.amounts import Amount
from dashboard.figures.display import format_bounds, format_day, format_interval, format_percent_change, format_said
from dashboard.figures.forms import form_of

Row = Mapping[str, Any]
_COLUMNS = ("before", "", "after")


def build(view: View) -> Part | None:
    """None for a dossier that names no headline sums."""
    asked = {"dossier": view["dossier"], "known_on": to_parameters(view)["known_on"]}
    rows: Sequence[Row] = ask("ledger", **asked).to_pylist()
    if not rows:
        is_empty = not ask("ledger", dossier=view["dossier"]).num_rows
        note = f"What the headline sums add up was not known yet on {format_day(view['known_on'])}."
        return None if is_empty else Part(note=note)
    word = dossiers.read_steps(view["dossier"]).word
    changes = _put_total_last([row for row in rows if row["is_change"]])
    lines = tuple(_build_row(row, word) for row in changes)
    head = word if changes and all(row["is_decided"] for row in changes) else "change"
    return Part(
        clause=_build_clause(rows[0]),
        sentence=_build_sentence(rows[0], word),
        ledger=Ledger(head, lines, _check(changes)) if lines else None,
        tiles=tuple(_build_sum(row) for row in rows if not row["is_change"]),
    )


def _build_row(row: Row, word: str) -> LedgerRow:
    before, after = (format_bounds(row, f"{end}_") for end in ("before", "after"))
    step = format_bounds(row, step=row["step"], signed=True)
    is_same = row["at_least"] == row["at_most"] == 0
    percent = "" if is_same else format_percent_change(row["percent_at_least"], row["percent_at_most"])
    change = "unchanged" if is_same else percent
    said = sources.describe_step(row, word) if row["is_decided"] else _describe_statement(row)
    lines = (", ".join(filter(None, (f"{before} → {after}", change))), said)
    tile = Tile(
        row["derivation_id"], _label(row), step, lines, "derivation_terms", (row,), derivation_id=row["derivation_id"]
    )
    return LedgerRow(tile.label, before, step, after, "±0" if is_same else percent, tile)


def _build_sum(row: Row) -> Tile:
    value = format_bounds(row, step=row["step"])
    lines = (row["title"].partition(": ")[2], _describe_statement(row))
    name = row["derivation_id"]
    return Tile(name, _label(row), value, lines, "derivation_terms", (row,), derivation_id=name)


def _describe_statement(row: Row) -> str:
    return f"{row['speaker']}, {format_said(row['stated_on'])}"


def _label(row: Row) -> str:
    return str(row["title"].partition(": ")[0])


def _build_clause(row: Row) -> str:
    """ "137,000 more posts"; empty where the sum is no change, or may be none."""
    low, high = row["at_least"], row["at_most"]
    if not row["is_change"] or low is None or high is None or low <= 0 <= high:
        return ""
    noun = read_noun(row["unit"]) if form_of(row).is_whole else ""
    what = noun or begin_small(row["measure_label"] or _label(row))
    amount = format_interval(*((low, high) if low > 0 else (-high, -low)), row["step"], form=form_of(row))
    return f"{amount} {'more' if low > 0 else 'fewer'} {what}"


def _build_sentence(row: Row, word: str) -> str:
    if not row["is_change"]:
        return ""
    before, after = (format_bounds(row, f"{end}_") for end in ("before", "after"))
    what = begin_small(row["measure_label"] or _label(row))
    where = f"{row['outlet']}, {format_day(row['published_on'])}"
    if not row["is_decided"]:
        return f"{_describe_statement(row)}: {what} went from {before} to {after} ({where})."
    force = f", in force from {format_day(row['effective_from'])}" if row["effective_from"] else ""
    decided = f"The {word} of {format_day(row['stated_on'])} by {row['speaker']}"
    return f"{decided} takes {what} from {before} to {after}{force}."


def _put_total_last(rows: Sequence[Row]) -> list[Row]:
    """The rows in their order, but the one that the others add up to as the last."""
    total = next((row for row in rows if len(rows) > 2 and _is_total(row, rows)), None)
    return sorted(rows, key=lambda row: row is total)


def _is_total(row: Row, rows: Sequence[Row]) -> bool:
    """Whether its three numbers are the sums of those of all others; never where one of them is a range."""
    return all(_is_sum(_number(row, end), [_number(each, end) for each in rows if each is not row]) for end in _COLUMNS)


def _number(row: Row, end: str) -> Amount | None:
    low, high = (row[f"{end}_{bound}" if end else bound] for bound in ("at_least", "at_most"))
    return low if low == high else None


def _is_sum(total: Amount | None, numbers: Sequence[Amount | None]) -> bool:
    known = [number for number in numbers if number is not None]
    return len(known) == len(numbers) and total == sum(known)


def _check(rows: Sequence[Row]) -> str:
    """How far the ledger adds up, as far as its numbers are single ones."""
    off = next((row for row in rows if row["state"] == "broken"), None)
    if off:
        return f"{_label(off)}: does not agree with print"
    if any(_number(row, end) is None for row in rows for end in _COLUMNS):
        return ""
    return "adds up across and down, exactly" if len(rows) > 2 and _is_total(rows[-1], rows) else "adds up exactly"
