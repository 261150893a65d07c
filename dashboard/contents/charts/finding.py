"""The headline of a chart: what its statements say, composed from the rows that it shows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Any

import pyarrow as pa

from dashboard.charts.series import is_disputed
from dashboard.charts.text import Row, is_floor, spell_number_of
from dashboard.contents.dossiers import Steps
from dashboard.contents.sources import is_by_month
from dashboard.engine.questions.ask import ask, provenance
from dashboard.engine.warehouse.store import open_warehouse
from dashboard.figures.display import capitalize, format_count, format_day
from dashboard.figures.table_rows import read_rows

_FEW_STATEMENTS = 2_000
_MONTH = len("2022-08")  # headlines are short: the day is beside the mark


def describe_steps(label: str, rows: Sequence[Row]) -> str:
    """ "Authorised posts rose from 1,000,000 to 1,502,640"; weak print is left out.

    `rows` are those of the question `steps`, oldest first; levels of another scope than the last are left out.
    """
    rows = _choose_levels(rows)
    first, last = rows[0], rows[-1]
    if len(rows) == 1:
        return f"{label}: {_describe_one(last)}"
    return f"{label} {_compare(first, last)} from {spell_number_of(first)} to {spell_number_of(last)}"


def describe_span(rows: Sequence[Row], named: Steps) -> str:
    """ "2016 to Mar 2026, 8 decrees, 1 of another definition": what the headline of the same rows rests on."""
    levels = _choose_levels(rows)
    others = len([row for row in rows if row["scope"] != rows[-1]["scope"]])
    span = " to ".join(filter(None, (_describe_month(row) for row in (levels[0], levels[-1])))) if levels[1:] else ""
    count = format_count(len(levels) + others, named.word, named.plural)
    return ", ".join(filter(None, (span, count, f"{others:,} of another definition" if others else "")))


def _choose_levels(rows: Sequence[Row]) -> Sequence[Row]:
    """The levels of the scope of the last one, without weak print where there is other."""
    return [row for row in rows if not row["is_unconfirmed"] and row["scope"] == rows[-1]["scope"]] or rows[-1:]


def _compare(first: Row, last: Row) -> str:
    """The verb for a change that the bounds leave no doubt about."""
    if None not in (last["at_least"], first["at_most"]) and last["at_least"] > first["at_most"]:
        return "rose"
    return (
        "fell" if None not in (last["at_most"], first["at_least"]) and last["at_most"] < first["at_least"] else "went"
    )


def describe_spread(label: str, table: pa.Table) -> str:
    """ "Killed: 498 to 350,000, by 19 speakers": the least and the greatest number.

    All of one definition, since numbers of different scopes, such as prices of different years, have no spread. Says
    how many are left out where one of them lies outside it.
    """
    rows = read_rows(table)
    shown = choose_comparable(rows)
    if not shown:
        return f"{label}: {format_count(len(rows), 'statement')}, each of another definition"
    label = f"{label} ({shown[0]['scope']})" if shown[0]["scope"] else label
    numbered = _choose_numbered(shown)
    if not numbered:
        return f"{label}: {format_count(len(shown), 'statement')} without a number"
    others = [row for row in rows if row not in shown]
    beside = f"; {len(others):,} more of another definition" if _exceed(others, numbered) else ""
    return f"{label}: {_describe_spread(numbered)}{beside}"


def describe_ends(table: pa.Table) -> str:
    """ "Least: 498 (Ministry of Defence, Mar 2022); greatest: 350,000 (…)": the two numbers of `describe_spread`.

    Empty where that headline names no two numbers.
    """
    rows = _choose_numbered(choose_comparable(read_rows(table)))
    if not rows:
        return ""
    is_one = len({row["speaker"] for row in rows}) == 1
    least, greatest = (
        spell_number_of(row) + _in_brackets("" if is_one else row["speaker"], _describe_month(row))
        for row in _find_ends(rows)
    )
    return f"Least: {least}; greatest: {greatest}" if least != greatest else ""


def _exceed(others: Sequence[Row], shown: Sequence[Row]) -> bool:
    """Whether a number of the others lies outside the spread of those shown."""
    ends = [bound for row in shown for bound in _list_bounds(row)]
    return any(not min(ends) <= bound <= max(ends) for row in others for bound in _list_bounds(row))


def _list_bounds(row: Row) -> list[float]:
    return [row[name] for name in ("at_least", "at_most") if row[name] is not None]


def _choose_numbered(rows: Sequence[Row]) -> list[Row]:
    return [row for row in rows if not (row["at_least"] is None and row["at_most"] is None)]


def choose_comparable(rows: Sequence[Row]) -> list[Row]:
    """The rows that count what the measure says; else those of the most frequent scope; none where all differ."""
    whole = [row for row in rows if not row["scope"]]
    if whole or not rows:
        return whole
    (scope, count), *others = Counter(row["scope"] for row in rows).most_common()
    return [row for row in rows if row["scope"] == scope] if count > 1 or not others else []


def describe_basis(table: pa.Table, one: str = "statement") -> str:
    """ "51 statements by 22 speakers, 5 of another definition": what a headline rests on, and what it leaves out."""
    rows = read_rows(table)
    others = len(rows) - len(choose_comparable(rows))
    count = format_count(len(rows), "month" if is_by_month(table) else one)
    said = f"{count} by {format_count(len({row['speaker'] for row in rows}), 'speaker')}"
    return f"{said}, {others:,} of another definition" if 0 < others < len(rows) else said


def describe_floor(table: pa.Table) -> str:
    """ "At least 200,186 confirmed by name (Mediazona, Feb 2026)": the most that was counted one by one, of all rows.

    Empty where nobody counted so, or everybody.
    """
    rows = read_rows(table)
    floors = [row for row in rows if is_floor(row) and not row["scope"] and row["at_least"] is not None]
    if not floors or len(floors) == len(rows):
        return ""
    greatest = max(floors, key=lambda row: row["at_least"])
    who = _in_brackets(greatest["speaker"], _describe_month(greatest))
    return f"{capitalize(spell_number_of({**greatest, 'at_most': None}))} {greatest['stance_label']}{who}"


def describe_contradiction(table: pa.Table) -> str:
    """ "Widest contradiction: 55,110 (General Staff, 21 Sep 2022) against 5,937 (…)": at one time, of one definition.

    Empty where no row contradicts another, and for figures in partitions, which are not compared pair by pair.
    """
    known = provenance(table).parameters
    if table.num_rows < 2 or known["dossier"] in open_warehouse().partitioned:
        return ""
    rows = {row["figure_id"]: row for row in read_rows(table)}
    pair = _find_widest_contradiction(known, rows)
    if not pair:
        return ""
    higher, lower = (rows[name] for name in pair)
    words = (
        spell_number_of(row) + _in_brackets(row["speaker"], format_day(row["as_of"]), row["scope"] or "")
        for row in (higher, lower)
    )
    return f"Widest contradiction: {' against '.join(words)}"


def _find_widest_contradiction(known: Mapping[str, Any], shown: Collection[str]) -> tuple[str, str] | None:
    """The higher and the lower figure of those shown, in a view with these parameters.

    Of a small dossier, all pairs of the measure are asked for at once: they answer for every filter.
    """
    parameters = {name: known.get(name) for name in ("dossier", "subject", "measure")}
    day = known.get("known_on")
    is_small = ask("known_as_of", dossier=known["dossier"]).to_pylist()[0]["count_statements"] <= _FEW_STATEMENTS
    ids = None if is_small else sorted(shown)
    pairs = ask("contradictions_of_figures", **parameters, known_on=day and date.fromisoformat(day), figure_id=ids)
    names = (pairs.column(name).to_pylist() for name in ("figure_id", "other_figure_id"))
    return next(
        ((higher, lower) for higher, lower in zip(*names, strict=True) if higher in shown and lower in shown), None
    )


def describe_contradictions(rows: Sequence[Row], reference: Row) -> str:
    """ "NATO contradicts Vladimir Putin", "5 contradict …": of the rows of `by_speaker`, the one compared with."""
    speakers = [row["speaker"] for row in rows if row["disagreement"] == "contradiction"]
    if not speakers:
        return ""
    who = f"{speakers[0]} contradicts" if len(speakers) == 1 else f"{len(speakers):,} contradict"
    return f"{who} {reference['speaker']}"


def _describe_spread(rows: Sequence[Row]) -> str:
    """ "498 to 350,000, by 19 speakers"; "least up to 0.6, greatest 2.5, …" where the least has no floor."""
    if len(rows) == 1:
        return _describe_one(rows[0])
    low, high = (spell_number_of(row) for row in _find_ends(rows))
    speakers = {row["speaker"] for row in rows}
    who = f"by {next(iter(speakers))}" if len(speakers) == 1 else f"by {len(speakers):,} speakers"
    # The ends of a range may themselves be joined by "to": "−3 % to 4 %".
    is_joined = high.startswith("up to ") or any(" to " in number.removeprefix("up to ") for number in (low, high))
    spread = f"from {low} up to {high.removeprefix('up to ')}" if is_joined else f"{low} to {high}"
    if low.startswith("up to "):
        spread = f"least {low}, greatest {high}"
    return f"{low if low == high else spread}, {who}"


def _find_ends(rows: Sequence[Row]) -> tuple[Row, Row]:
    """The least and the greatest number; one row where its range holds all others."""
    return min(rows, key=_read_ends), max(rows, key=lambda row: _read_ends(row)[::-1])


def _describe_one(row: Row) -> str:
    """ "80,000, by James Heappey (Aug 2022)" """
    return f"{spell_number_of(row)}, by {row['speaker']}{_in_brackets(_describe_month(row))}"


def _describe_month(row: Row) -> str:
    """When it was true, and that its label is in dispute; when it was said, where nothing says when it was true."""
    true, said = row.get("as_of"), row.get("stated_on")
    when = format_day(true[:_MONTH]) if true else f"said {format_day(said[:_MONTH])}" if said else ""
    return ", ".join(filter(None, (when, "label in dispute" if is_disputed(row) else "")))


def _in_brackets(*parts: str) -> str:
    text = ", ".join(filter(None, parts))
    return f" ({text})" if text else ""


def _read_ends(row: Row) -> tuple[float, float]:
    """The number that is printed, else the bounds themselves, so that no middle is invented."""
    low, high = row["at_least"], row["at_most"]
    if None not in (low, high) and row.get("low") is not None and row["low"] == row["high"]:
        low = high = row["low"]
    return (low if low is not None else high, high if high is not None else low)


def join_sentences(*sentences: str) -> str:
    """The sentences that there are; the last one ends as it is."""
    return ". ".join(filter(None, sentences))
