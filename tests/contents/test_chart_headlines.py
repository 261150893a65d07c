"""What the headline of a chart says is in the rows of its table: on sampled days, for each measure of each dossier."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import cycle, islice

from dashboard.charts.text import Row, format_number_of
from dashboard.contents import dossiers
from dashboard.contents.charts import by_source, losses, over_time
from dashboard.contents.charts.chart import Chart
from dashboard.contents.view import View, list_known_values
from dashboard.engine.questions.ask import ask
from dashboard.sharing.parameters import empty_view

_SAMPLE = 2  # days of each dossier beside the edges; all of them where ALL_DAYS is set
_MEASURES = 2  # of each day, in turn
COUNTED = re.compile(r"([\d,]+) (?:statements?|answers?) by ([\d,]+) speakers?")
OTHERS = re.compile(r"; ([\d,]+) of another definition$")
FLOOR = re.compile(r"at least ([\d,.]+) ([^;]+); $")
STEPS = re.compile(r"(?:(rose|fell|went) from (.+) to (.+) in|:) ([\d,]+) [^\d,]+(?:, which sets (.+))?$")


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


def check_spread(headline: str, rows: list[Row]) -> None:
    """ "…: at least 5 counted; 3 statements by 2 speakers, from 4 to 9; 1 of another definition" """
    others = OTHERS.search(headline)
    shown = [row for row in rows if not row["scope"]] if others else rows
    assert len(rows) - len(shown) == (to_number(others[1]) if others else 0)
    counted = COUNTED.search(headline)
    assert counted
    assert (to_number(counted[1]), to_number(counted[2])) == (len(shown), len({row["speaker"] for row in shown}))
    numbers = {format_number_of(row): row for row in shown}
    said = OTHERS.sub("", headline)[counted.end() :]
    least, _, most = said.removeprefix(", from ").removeprefix(": ").partition(" to ")
    for text in filter(None, (least, most)):
        assert text in numbers
    if least:
        bottom, top = numbers[least], numbers[most or least]
        assert not [row for row in shown if (row["at_most"] or 0) < (bottom["at_least"] or 0) and row["at_most"]]
        assert not [row for row in shown if top["at_most"] and (row["at_least"] or 0) > top["at_most"]]
    if floor := FLOOR.search(headline[: counted.start()]):
        labels = {(f"{row['at_least']:,}", row["stance_label"]) for row in shown if row["stance_kind"] == "count"}
        assert (floor[1], floor[2]) in labels


def check_steps(headline: str, rows: list[Row]) -> None:
    """ "Posts rose from 4 to 9 in 3 decrees" """
    others = OTHERS.search(headline)
    shown = [row for row in rows if row["scope"] == rows[-1]["scope"]]
    assert len(rows) - len(shown) == (to_number(others[1]) if others else 0)
    said = STEPS.search(OTHERS.sub("", headline))
    assert said
    numbers = {format_number_of(row): row for row in shown}
    assert {text for text in (said[2], said[3], said[5]) if text} <= numbers.keys()
    assert 1 <= to_number(said[4]) <= len(shown)
    if said[1] in ("rose", "fell"):
        lower, upper = (said[2], said[3]) if said[1] == "rose" else (said[3], said[2])
        assert numbers[lower]["at_most"] < numbers[upper]["at_least"]


def check(chart: Chart | None, *, is_steps: bool = False) -> int:
    """One, where there is such a chart."""
    if chart:
        rows = chart.table.to_pylist()
        (check_steps if is_steps else check_spread)(chart.headline, rows)
        assert not re.search(r"\b(None|nan|undated)\b", chart.headline)
    return chart is not None


def test_numbers_of_a_headline_are_in_the_rows() -> None:
    seen = {"steps": 0, "statements": 0, "speakers": 0, "losses": 0}
    for view in list_views():
        seen["steps"] += check(over_time.build_steps(view), is_steps=True)
        seen["statements"] += check(over_time.build_statements(view))
        seen["speakers"] += check(by_source.build_speakers(view))
        if not view["measure"] and dossiers.read_side_by_side(view["dossier"]):
            seen["losses"] += sum(check(losses.build_measure(view, stated)) for stated in losses.list_measures(view))
    assert min(seen.values()) > 5, seen
