"""Parts of the workbench that need no page: values shown to the last digit, places in a text, plans in words."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

import duckdb
import pyarrow as pa
import pytest

from dashboard.app_pages.sql.column_profile import Arrangement, arrange, describe_column
from dashboard.app_pages.sql.errors import find_position, point_at
from dashboard.app_pages.sql.history import compare_texts
from dashboard.app_pages.sql.plan import read_steps
from dashboard.app_pages.sql.status import describe_extent, format_position
from dashboard.engine.sandbox import Outcome, Result
from dashboard.exports import arrow_text
from dashboard.ui.result_table import build_grid


def shown(sql: str) -> tuple[list[Any], dict[str, Any]]:
    """The cells of the first column, and what the grid is told about it."""
    relation = duckdb.connect().sql(f"select {sql} as value")
    made = build_grid(relation.to_arrow_table(), [str(kind) for kind in relation.types])
    return made.table.column(0).to_pylist(), dict(made.config["c0"])


@pytest.mark.parametrize(
    ("sql", "cell"),
    [
        ("9007199254740993::bigint", "9,007,199,254,740,993"),
        ("1e300", "1e+300"),
        ("0.1::double + 0.2", "0.30000000000000004"),
        ("'nan'::double", "nan"),
        ("123456789012345678.9::decimal(38, 1)", "123456789012345678.9"),
        ("true", "true"),
        ("[1, null]", "[1, null]"),
        ("date '2022-08-25'", "2022-08-25"),
        ("timestamp '2022-08-25 10:11:12.123456'", "2022-08-25T10:11:12.123456"),
        ("''", ""),
        ("null::varchar", None),
    ],
)
def test_value_that_the_grid_would_change_is_text(sql: str, cell: str | None) -> None:
    cells, told = shown(sql)

    assert cells == [cell]
    assert told["type_config"]["type"] == "text"


@pytest.mark.parametrize(
    ("sql", "pattern"),
    [
        ("137000", "%,d"),
        ("1.25::decimal(9, 2)", "%,.2f"),
        ("1234.5::double", "%,.1f"),
    ],
)
def test_number_keeps_its_decimals_and_gets_separators(sql: str, pattern: str) -> None:
    assert shown(sql)[1]["type_config"]["format"] == pattern


def test_years_and_ids_get_no_separators_and_columns_of_one_name_are_all_shown() -> None:
    relation = duckdb.connect().sql("select 2022 as year, 7 as row_id, 7 as n, 8 as n")
    made = build_grid(relation.to_arrow_table().rename_columns(["year", "row_id", "n", "n"]), ["INTEGER"] * 4)

    assert [column["type_config"]["format"] for column in made.config.values()] == ["%d", "%d", "%,d", "%,d"]
    assert [column["label"] for column in made.config.values()] == ["year", "row_id", "n", "n"]
    assert [column[0].as_py() for column in made.table.columns] == [2022, 7, 7, 8]


NUMBERS = pa.table({
    "a": pa.array([129070.25, -3.5, None, 1164925.3333333333, float("nan"), 29.25]),
    "d": pa.array([Decimal("9.5"), Decimal(-10), Decimal(100), None, Decimal(2), Decimal("12345678901234567890.1")]),
    "h": ["9", "170141183460469231731687303715884105727", "-5", "100", None, "10"],
    "t": ["b", "a", "C", None, "ab", ""],
})  # fmt: skip
KINDS = ["DOUBLE", "DECIMAL(38,1)", "HUGEINT", "VARCHAR"]


def test_heads_sort_by_size_filter_and_say_what_a_column_holds() -> None:
    up = [arrange(NUMBERS, KINDS, Arrangement(column, "up")).column(column).to_pylist() for column in range(4)]
    assert up[0][:4] == [-3.5, 29.25, 129070.25, 1164925.3333333333]
    assert [str(value) for value in up[1]] == ["-10.0", "2.0", "9.5", "100.0", "12345678901234567890.1", "None"]
    assert up[2] == ["-5", "9", "10", "100", "170141183460469231731687303715884105727", None]
    down = arrange(NUMBERS, KINDS, Arrangement(2, "down")).column("h").to_pylist()
    assert (down[0], down[-2:]) == ("170141183460469231731687303715884105727", ["-5", None])
    for column, condition, count in [(0, ">= 29.25", 3), (1, "< 0", 1), (2, "> 1,000", 1), (3, "a", 2), (3, "= C", 1)]:
        assert arrange(NUMBERS, KINDS, Arrangement(column, "", condition)).num_rows == count
    assert describe_column(NUMBERS, KINDS, 2) == (
        "5 distinct values, 1 empty, least -5, most 170,141,183,460,469,231,731,687,303,715,884,105,727"
    )
    clicks = [Arrangement().choose(1), Arrangement(1, "up").choose(1), Arrangement(1, "down").choose(1)]
    assert [one.direction for one in clicks] == ["up", "down", ""]
    assert Arrangement(1, "up", "a").choose(2) == Arrangement(2, "up")


def test_address_of_no_publication_is_no_link() -> None:
    table = arrow_text.build_table([{"url": "javascript:alert(1)"}, {"url": "https://evil.example"}], ["url"])

    assert build_grid(table, ["VARCHAR"]).config["c0"]["type_config"]["type"] == "text"


def test_place_is_told_by_line_and_column_and_shown_by_carets() -> None:
    text = "select\n\tspekaer, 1\nfrom x"
    start = text.index("spekaer")

    assert find_position(text, start) == (2, 2)
    assert point_at(text, start, start + 7) == "2 |  spekaer, 1\n     ^^^^^^^"
    long = "select " + "a + " * 40 + "wrong + b"
    line, carets = point_at(long, long.index("wrong"), long.index("wrong") + 5, 34).splitlines()
    assert len(line) <= 42
    assert line[carets.index("^") : carets.index("^") + carets.count("^")] == "wrong"
    assert point_at("", 0, 1).endswith("^")


def test_steps_stand_in_the_order_of_the_work() -> None:
    connection = duckdb.connect()
    connection.execute("create table a as select range as x from range(9); create table b as from a")
    sql = "select a.x, count(*) from a join b using (x) where a.x > 3 group by all order by 2 desc limit 2"
    plan = connection.sql(f"explain (format json) {sql}").fetchall()[0][1]
    told = [step.words for step in read_steps(plan)]

    assert sum("Reads **" in words for words in told[:2]) == 2
    assert any(words.startswith("Joins step 1 and step 2") for words in told)
    assert told.index(next(w for w in told if w.startswith("Groups by"))) < len(told) - 1
    assert told[-1].startswith("Keeps the first 2")


@pytest.mark.parametrize("plan", ["", "no json", "[1]", "{}", json.dumps([{"name": None}]), "[" * 100_000])
def test_plan_that_cannot_be_read_has_no_steps(plan: str) -> None:
    assert read_steps(plan) == []


def test_extent_and_turn_are_told_in_words() -> None:
    rows = duckdb.connect().sql("select range from range(3)").to_arrow_table()
    answered = Result(Outcome.ANSWERED, table=rows, total_rows=3)

    assert describe_extent(answered) == "3 rows"
    assert (
        describe_extent(Result(Outcome.ANSWERED, table=rows, total_rows=48_213, truncated="rows")) == "3 of 48,213 rows"
    )
    assert describe_extent(Result(Outcome.ANSWERED, table=rows, truncated="bytes")).startswith(
        "The first 3 rows of more"
    )
    assert [format_position(place) for place in (1, 2, 3, 4, 11, 22)] == [
        f"{place} in line" for place in ("1st", "2nd", "3rd", "4th", "11th", "22nd")
    ]


def test_difference_names_what_was_taken_away_and_added() -> None:
    assert "-select 1\n+select 2" in compare_texts("select 1\nfrom x", "select 2\nfrom x")
    assert compare_texts("same", "same") == ""


def width(sql: str) -> list[int]:
    relation = duckdb.connect().sql(sql)
    made = build_grid(relation.to_arrow_table(), [str(kind) for kind in relation.types])
    return [column["width"] for column in made.config.values()]


@pytest.mark.parametrize("longest", [2_209_130, -2_209_130, 98_765_432.125, 2**61])
def test_number_further_down_makes_its_column_wide_enough(longest: float) -> None:
    narrow, wide = (width(f"select 1 as n from range(500) union all select {n}") for n in (1, longest))  # noqa: S608

    assert wide[0] >= len(f"{longest:,}") * 8
    assert narrow[0] < 100


def test_no_head_is_cut_and_only_long_text_is() -> None:
    assert width("select null::integer as at_least_of_each_speaker where false")[0] >= 24 * 8
    assert width("select 'as_narrow' as t, repeat('long ', 900) as u, null as v")[1:] == [260, 70]
    figure = "a-figure-whose-name-is-longer-than-most-names-of-figures-are"
    assert width(f"select '{figure}' as figure_id")[0] >= len(figure) * 8
