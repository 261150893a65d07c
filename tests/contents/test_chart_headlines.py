"""What the headline of a chart says is in the rows of its table: on sampled days, for each measure of each dossier."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import cycle, islice

from dashboard.charts.series import is_disputed
from dashboard.charts.text import Row, spell_number_of
from dashboard.contents import dossiers
from dashboard.contents.charts import by_source, over_time, side_by_side
from dashboard.contents.charts.chart import Chart
from dashboard.contents.charts.finding import _describe_spread
from dashboard.contents.view import View, list_known_values
from dashboard.engine.questions.ask import ask
from dashboard.figures.display import format_day
from dashboard.sharing.parameters import empty_view

_SAMPLE = 2  # days of each dossier beside the edges; all of them where ALL_DAYS is set
_MEASURES = 2  # of each day, in turn
SPAN = re.compile(r"(?:(.+?)(?: to (.+?))?, )?([\d,]+) \w+(?:, ([\d,]+) of another definition)?\. ")
STEPS = re.compile(r" (rose|fell|went) from (.+) to (.+)$")
SPREAD = re.compile(r".*: (.+), by (?:([\d,]+) speakers|(.+?))(?:; ([\d,]+) more of another definition)?$")
FLOOR = re.compile(r"(?:^|\. )(At least .+)")
ENDS = re.compile(r"Least: (.+?); greatest: (.+?)\. (?=[A-Z0-9])")
ALONE = re.compile(r": (.+), by (.+) \((.+)\)$")
PAIR = re.compile(r"Widest contradiction: (.+?) \((.+), ([^,]+)\) against (.+?) \((.+), ([^,]+)\)\.")


def list_views() -> Iterator[View]:
    for dossier in dossiers.list_dossiers():
        days: list[date] = ask("days_of_change", dossier=dossier).column("day").to_pylist()
        step = 1 if os.environ.get("ALL_DAYS") else len(days) // _SAMPLE
        before = min(days) - timedelta(days=1)
        measures = cycle(list_known_values(dossier)["measure"])
        for day in (None, before, min(days), *days[::step], max(days)):
            for measure in (None, *islice(measures, _MEASURES)):
                yield empty_view(dossier, known_on=day, measure=measure)


def to_number(text: str) -> int:
    return int(text.replace(",", ""))


def month_of(row: Row) -> str:
    return format_day(day[:7]) if (day := row["as_of"] or row["stated_on"]) else ""


def check_spread(headline: str, note: str, rows: list[Row]) -> None:
    """ "Killed: 4 to 9, by 2 speakers", "Least: 4 (NATO, 2022); greatest: 9 (Pentagon, Mar 2023). …" """
    shown = [row for row in rows if not row["scope"]] or [row for row in rows if f" ({row['scope']}): " in headline]
    if not shown:
        assert headline.endswith(f": {len(rows)} statements, each of another definition")
        assert len({row["scope"] for row in rows}) == len(rows)
        return
    spread = SPREAD.search(headline)
    assert spread
    speakers = {row["speaker"] for row in shown if spell_number_of(row) != "no number"}
    assert to_number(spread[2] or "1") == len(speakers)
    assert not spread[4] or to_number(spread[4]) == len(rows) - len(shown)
    if ends := ENDS.match(note):
        low, high = (next(row for row in shown if describe(row, speakers) == end) for end in ends.groups())
        assert re.fullmatch(r"least up to .+, greatest .+|(?!up to ).+? (?:up )?to .+", spread[1])
        assert re.sub("^(from|least) ", "", spread[1]).startswith(spell_number_of(low))
        assert spread[1].endswith(spell_number_of(high).removeprefix("up to "))
    else:
        low = high = next(row for row in shown if spread[1] == spell_number_of(row))
    least, most = low["at_least"] or 0, high["at_most"] or high["at_least"]
    assert not [row for row in shown if row["at_most"] is not None and row["at_most"] < least]
    assert not [row for row in shown if row["at_least"] is not None and row["at_least"] > most]


def describe(row: Row, speakers: set[str]) -> str:
    """ "4 (NATO, 2022)" """
    said = "" if row["as_of"] else "said "
    disputed = "label in dispute" if is_disputed(row) else ""
    about = (row["speaker"] if len(speakers) > 1 else "", f"{said}{month_of(row)}" if month_of(row) else "", disputed)
    return f"{spell_number_of(row)} ({', '.join(filter(None, about))})"


def check_against(note: str, rows: list[Row]) -> None:
    """ "NATO contradicts Pentagon", "5 contradict Pentagon": of the answers, where there are any."""
    against = [row["speaker"] for row in rows if row.get("disagreement") == "contradiction"]
    if against:
        who = f"{against[0]} contradicts" if len(against) == 1 else f"{len(against)} contradict"
        assert f"{who} {next(row['speaker'] for row in rows if row['is_reference'])}. " in note


def check_floor(note: str, rows: list[Row]) -> None:
    """ "… At least 200,186 confirmed by name (Mediazona, Feb 2026). …" """
    if said := FLOOR.search(note):
        counted = [row for row in rows if row["stance_kind"] == "count" and not row["scope"] and row["at_least"]]
        highest = max(counted, key=lambda row: row["at_least"])
        number = spell_number_of({**highest, "at_most": None}).removeprefix("at least ")
        assert said[1].startswith(f"At least {number} {highest['stance_label']} ({highest['speaker']}, ")


def check_contradiction(note: str, rows: list[Row]) -> int:
    """ "Widest contradiction: 9 (NATO, 2 Mar 2023) against 4 (…)": both are drawn, by two speakers, and far apart."""
    if not (pair := PAIR.search(f"{note}.")):
        return 0
    numbers = {(spell_number_of(row), row["speaker"], format_day(row["as_of"])): row for row in rows}
    higher, lower = numbers[pair[1], pair[2], pair[3]], numbers[pair[4], pair[5], pair[6]]
    assert higher["speaker_id"] != lower["speaker_id"]
    assert higher["scope"] == lower["scope"]
    assert higher["at_least"] > lower["at_most"]
    assert abs((higher["as_of_first"] - lower["as_of_last"]).days) < 366
    return 1


def check_steps(headline: str, note: str, rows: list[Row]) -> None:
    """ "Posts rose from 4 to 9", "2022 to Mar 2023, 3 decrees, 1 of another definition. …" """
    span = SPAN.match(note)
    assert span
    shown = [row for row in rows if row["scope"] == rows[-1]["scope"]]
    others = to_number(span[4] or "0")
    assert len(rows) - len(shown) == others
    assert 1 <= to_number(span[3]) - others <= len(shown)
    if alone := ALONE.search(headline):
        (row,) = (row for row in shown if (spell_number_of(row), month_of(row)) == (alone[1], alone[3]))
        assert row["speaker"] == alone[2]
        return
    changed = STEPS.search(headline)
    assert changed
    numbers = {(spell_number_of(row), month_of(row)): row for row in shown}
    ends = numbers[changed[2], span[1]], numbers[changed[3], span[2]]
    if changed[1] in ("rose", "fell"):
        lower, upper = ends if changed[1] == "rose" else ends[::-1]
        assert lower["at_most"] < upper["at_least"]


def check(chart: Chart | None, *, is_steps: bool = False) -> int:
    """One, where there is such a chart."""
    if chart:
        rows = chart.table.to_pylist()
        check_floor(chart.note, rows)
        check_contradiction(chart.note, rows)
        if is_steps:
            check_steps(chart.headline, chart.note, rows)
        else:
            check_spread(chart.headline, chart.note, rows)
            check_against(chart.note, rows)
        assert not re.search(r"\b1 (statements|speakers|months)\b", chart.alt)
        assert not re.search(r"\b(None|nan|undated)\b|[≤≥]", f"{chart.headline} {chart.note}")
    return chart is not None


def test_numbers_of_a_headline_are_in_the_rows() -> None:
    seen = {"steps": 0, "statements": 0, "speakers": 0, "losses": 0}
    for view in list_views():
        seen["steps"] += check(over_time.build_steps(view), is_steps=True)
        seen["statements"] += check(over_time.build_statements(view))
        seen["speakers"] += check(speakers := by_source.build_speakers(view))
        assert speakers is None or (speakers.parts["reference"] and ": the comparison" in speakers.legend)
        if not view["measure"] and dossiers.read_side_by_side(view["dossier"]):
            seen["losses"] += sum(
                check(side_by_side.build_measure(view, stated)) for stated in side_by_side.list_measures(view)
            )
    assert min(seen.values()) > 5, seen


def test_least_number_without_a_floor_is_no_start_of_a_range() -> None:
    pair = [
        {"at_least": low, "at_most": high, "speaker": who, "stance_kind": "own"}
        for low, high, who in ((None, 6, "A"), (25, 25, "B"))
    ]
    assert _describe_spread(pair) == "least up to 6, greatest 25, by 2 speakers"
