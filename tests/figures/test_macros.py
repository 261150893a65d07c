"""The SQL macros give what the Python gives."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import duckdb
import pytest

from dashboard.figures import hedges
from dashboard.figures.display import format_interval, format_number
from dashboard.figures.hedges import RULES, hedge_interval
from dashboard.figures.interval import Interval
from tests.figures.arithmetic import add, overlaps, percent_of, subtract

MACROS = Path(__file__).parents[2] / "queries/tables/00_macros.sql"
COUNT_CASES = 4_000
CONSTANTS = {
    "rounded_cap_percent": hedges.ROUNDED_CAP_PERCENT,
    "about_cap_percent": hedges.ABOUT_CAP_PERCENT,
    "almost_at_least_percent": hedges.ALMOST_AT_LEAST_PERCENT,
    "just_over_at_most_percent": hedges.JUST_OVER_AT_MOST_PERCENT,
    "several_at_least": hedges.SEVERAL_AT_LEAST,
    "several_below": hedges.SEVERAL_BELOW,
}

Pair = tuple[Any, Any]


@pytest.fixture(scope="module")
def database() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as connection:
        connection.execute(MACROS.read_text(encoding="utf-8"))
        yield connection


@pytest.fixture(scope="module")
def cases() -> list[tuple[Interval, Interval, int, int]]:
    """Two intervals, a number and a step; the same ones in every run."""
    dice = random.Random(20220825)  # noqa: S311
    return [
        (_interval(dice), _interval(dice), _number(dice), dice.choice([1, 1, 2, 5, 10, 500, 10**3, 10**5, 10**6]))
        for _ in range(COUNT_CASES)
    ]


def test_constants_are_the_same(database: duckdb.DuckDBPyConnection) -> None:
    calls = ", ".join(f"{name}()" for name in CONSTANTS)
    assert database.execute(f"select {calls}").fetchone() == tuple(CONSTANTS.values())


@pytest.mark.parametrize(
    ("macro", "in_python"),
    [
        ("interval_add(a, b)", lambda a, b, number, step: add(a, b)),
        ("interval_subtract(a, b)", lambda a, b, number, step: subtract(a, b)),
        ("interval_negate(a)", lambda a, b, number, step: a.negate()),
        ("interval_percent(a, b)", lambda a, b, number, step: percent_of(a, b)),
        ("interval_contains(a, number)", lambda a, b, number, step: a.contains(number)),
        ("interval_overlaps(a, b)", lambda a, b, number, step: overlaps(a, b)),
        ("interval_is_exact(a)", lambda a, b, number, step: a.at_least is not None and a.at_least == a.at_most),
        ("interval_shown(a, step)", lambda a, b, number, step: _shown(a, step)),
        ("interval_shown(a, null)", lambda a, b, number, step: _shown(a, None)),
        ("interval_shown(a, step, is_signed := true)", lambda a, b, number, step: _shown(a, step, signed=True)),
        ("number_shown(number, true)", lambda a, b, number, step: format_number(number, signed=True)),
        ("number_shown(number, false)", lambda a, b, number, step: format_number(number)),
        *(
            (
                f"hedge_interval('{rule.rule}', number, step)",
                lambda a, b, number, step, rule=rule.rule: hedge_interval(rule, number, step),
            )
            for rule in RULES
        ),
    ],
)
def test_macro_and_python_agree(
    database: duckdb.DuckDBPyConnection, cases: Sequence[tuple[Any, ...]], macro: str, in_python: Any
) -> None:
    expected = [_plain(in_python(*case)) for case in cases]
    assert _ask(database, macro, cases) == expected


def test_sum_over_rows_is_the_sum_of_all(
    database: duckdb.DuckDBPyConnection, cases: Sequence[tuple[Interval, Interval, int, int]]
) -> None:
    for start in range(0, 60, 3):
        intervals = [case[0] for case in cases[start : start + 3]]
        total = add(add(intervals[0], intervals[1]), intervals[2])
        assert _ask(database, "interval_sum(a)", cases[start : start + 3]) == [_plain(total)]


def test_open_sides_may_be_a_missing_struct(database: duckdb.DuckDBPyConnection) -> None:
    assert database.execute("select interval_shown(null, 1), interval_contains(null, 5)").fetchone() == (
        "unknown",
        True,
    )


def _ask(database: duckdb.DuckDBPyConnection, macro: str, cases: Sequence[tuple[Any, ...]]) -> list[Any]:
    order = "" if "sum(" in macro else "order by position"
    rows = database.execute(
        f"""
        with cases as (
            select
                unnest(range(len($numbers))) as position,
                interval_of(unnest($a_low::bigint[]), unnest($a_high::bigint[])) as a,
                interval_of(unnest($b_low::bigint[]), unnest($b_high::bigint[])) as b,
                unnest($numbers::bigint[]) as number,
                unnest($steps::bigint[]) as step
        )

        select {macro} from cases {order}
        """,  # noqa: S608
        {
            "a_low": [a.at_least for a, _, _, _ in cases],
            "a_high": [a.at_most for a, _, _, _ in cases],
            "b_low": [b.at_least for _, b, _, _ in cases],
            "b_high": [b.at_most for _, b, _, _ in cases],
            "numbers": [number for _, _, number, _ in cases],
            "steps": [step for _, _, _, step in cases],
        },
    ).fetchall()
    return [tuple(value.values()) if isinstance(value, dict) else value for (value,) in rows]


def _shown(interval: Interval, step: int | None, *, signed: bool = False) -> str:
    return format_interval(interval.at_least, interval.at_most, step, signed=signed)


def _plain(value: Any) -> Any:
    return (value.at_least, value.at_most) if isinstance(value, Interval) else value


def _number(dice: random.Random) -> int:
    size = dice.choice([1, 20, 1_000, 10_000, 3_000_000, 10**12])
    return dice.choice([0, dice.randint(-size, size), dice.randint(-size, size) // 100 * 100])


def _interval(dice: random.Random) -> Interval:
    low, high = sorted((_number(dice), _number(dice)))
    near = low + dice.randint(0, 2_000)
    return dice.choice(
        [Interval(low, low), Interval(low, high), Interval(low, near), Interval(low, None), Interval(None, high)] * 4
        + [Interval(None, None)]
    )
