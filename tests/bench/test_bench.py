"""The arithmetic and the table of `make bench`; what it measures is nobody's business here."""

from __future__ import annotations

import json
import math
import re
from itertools import islice

import pytest

from dashboard.contents.view import find_last_change
from tests.bench.capacity import search
from tests.bench.report import Aim, Row, as_json, quantile, table
from tests.bench.visitor import DOSSIER, ONE_NEW_IN, days


@pytest.mark.parametrize(
    ("row", "ratio", "is_met"),
    [
        (Row("", "s", [3, 1, 2], [1], Aim(2.0)), 2.0, True),
        (Row("", "s", [2.1], [1], Aim(2.0)), 2.1, False),
        (Row("", "sessions", [100], [50], Aim(2.5, is_least=True)), 2.0, False),
        (Row("", "MB", [200], [100], Aim(250, is_ratio=False)), 2.0, True),
        (Row("", "s", [1], [4]), 0.25, None),
        (Row("", "s", [1], [0], Aim(2.0)), None, None),
        (Row("", "s", [], [], Aim(2.0)), None, None),
    ],
)
def test_ratio_of_medians_is_held_against_the_aim(row: Row, ratio: float | None, is_met: bool | None) -> None:
    assert row.ratio == ratio
    assert row.is_met is is_met


def test_table_shows_both_values_the_ratio_and_the_verdict() -> None:
    rows = [
        Row("start-up", "s", [1.5], [1.0], Aim(1.3)),
        Row("memory", "MB", [213.4], [98.7], Aim(250, is_ratio=False)),
        Row("sessions", "sessions", [120], [45], Aim(2.5, is_least=True)),
        Row("not measured", "ms", [], []),
    ]
    assert [re.split(r" {2,}", line) for line in table(rows).splitlines()[1:]] == [
        ["start-up", "1.50 s", "1.00 s", "1.50×", "≤ 1.3×", "missed"],
        ["memory", "213 MB", "98.7 MB", "2.16×", "≤ 250 MB", "met"],
        ["sessions", "120 sessions", "45 sessions", "2.67×", "≥ 2.5×", "met"],
        ["not measured", "–", "–"],
    ]


def test_json_has_samples_and_verdict_and_no_infinity() -> None:
    [row] = as_json([Row("wait", "s", [math.inf, 1.0, 3.0], [1.0], Aim(2.0))])
    assert row["muster"] == [None, 1.0, 3.0]
    assert (row["muster_median"], row["ratio"], row["is_met"]) == (3.0, 3.0, False)
    json.dumps(row, allow_nan=False)


@pytest.mark.parametrize(
    ("values", "share", "expected"),
    [([4, 1, 3, 2], 0.5, 2), ([*range(1, 101)], 0.95, 95), ([7], 0.95, 7), ([1, math.inf], 0.95, math.inf)],
)
def test_quantile_is_a_value_that_occurred(values: list[float], share: float, expected: float) -> None:
    assert quantile(values, share) == expected


def test_quantile_of_no_answer_is_never() -> None:
    assert quantile([], 0.5) == math.inf


@pytest.mark.parametrize("truth", [0, 1, 7, 19, 20, 57, 130, 640, 5000])
def test_search_ends_at_most_a_tenth_below_the_truth(truth: int) -> None:
    asked, best = _searched(truth)
    assert best <= truth
    assert best >= min(truth, 640) * 0.9 - 1
    assert len(asked) == len(set(asked)) <= 12


def _searched(truth: int) -> tuple[list[int], int]:
    asking = search()
    level, asked = next(asking), []
    try:
        while True:
            asked.append(level)
            level = asking.send(level <= truth)
    except StopIteration as end:
        return asked, end.value


def test_every_fifth_day_is_new_and_the_others_come_back() -> None:
    drawn = list(islice(days(series=0), 500))
    new = drawn[ONE_NEW_IN - 1 :: ONE_NEW_IN]
    assert len(set(new)) == len(new)
    assert not set(new) & set(drawn) - set(new)
    assert len(set(drawn) - set(new)) == 12
    assert len({find_last_change(DOSSIER, day) for day in drawn}) == len(set(drawn))  # each has answers of its own
