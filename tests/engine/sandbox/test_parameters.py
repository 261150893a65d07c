"""`$name` parameters, and the words that they are found among."""

from __future__ import annotations

import itertools
import time
from datetime import date

import pytest

from dashboard.engine.sandbox import Value
from dashboard.engine.sandbox.parameters import Parameter, find_parameters, parse_value
from dashboard.engine.sandbox.tokens import tokenize
from dashboard.errors import QuestionError


@pytest.mark.parametrize(
    ("sql", "expected"),
    [
        ("select 1", []),
        ("where a = $a and b = $b and c = $a", [("a", "", False), ("b", "", False)]),
        ("$d::date, $n::bigint, $t::varchar, $b::boolean", "d date, n number, t text, b truth"),
        ("cast($d as date), try_cast($n as decimal(10, 2))", "d date, n number"),
        ("($d)::date, (($n))::int", "d date, n number"),
        (
            "$l::varchar[], $m::date[], $n::integer[3], $d::decimal(5, 1)[]",
            "l text [], m date [], n number [], d number []",
        ),
        ("$a is null or $a::date = x", "a date"),
        ("$when::timestamp", "when text"),
        ("f($a), g($b)::date", "a , b "),
        ("'$no' || \"$no\" -- $no\n /* $no /* $no */ $no */ || $$ $no $$ || $t$ $no $t$ || e'\\'$no' || $yes", "yes "),
        ("$é::date, $_x1", "é date, _x1 "),
        ("$1, ?, a$b", ""),
        ("$a, " * 5_000 + "$b", []),  # longer than any text that is run
    ],
)
def test_parameters_are_found_with_their_kind(sql: str, expected: str | list[tuple[str, str, bool]]) -> None:
    found = [(one.name, one.kind, one.is_list) for one in find_parameters(sql)]
    if isinstance(expected, str):
        parts = [part.strip(" ").split(" ") for part in expected.split(",") if part]
        expected = [(part[0], part[1] if len(part) > 1 else "", part[-1] == "[]") for part in parts]
    assert found == expected


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        ("date", "2022-08-25", date(2022, 8, 25)),
        ("date", " 2022-08-25 ", date(2022, 8, 25)),
        ("date", "", None),
        ("number", "48213", 48213),
        ("number", "-0.5", -0.5),
        ("number", "007", 7),
        ("number", "1,000", 1_000),
        ("number", "-1 234 567.5", -1_234_567.5),
        ("number", "1\u202f000", 1_000),
        ("", "1,000", 1_000),
        ("", "-12,345.5", -12_345.5),
        ("", "1,00", "1,00"),
        ("", "0,500", "0,500"),
        ("", "1 000", "1 000"),
        ("truth", "Yes", True),
        ("truth", "false", False),
        ("text", "2022-08-25", "2022-08-25"),
        ("text", " a ", " a "),
        ("", "12", 12),
        ("", "1.50", 1.5),
        ("", "007", "007"),
        ("", "1e5", "1e5"),
        ("", "-0", "-0"),
        ("", "2022-08-25", date(2022, 8, 25)),
        ("", "2022-02-30", "2022-02-30"),
        ("", "true", True),
        ("", "True", "True"),
        ("", "٣", "٣"),
        ("", "9" * 30, "9" * 30),
    ],
)
def test_what_was_typed_becomes_a_value(kind: str, text: str, value: Value) -> None:
    made = parse_value(Parameter("p", kind, False), text)
    assert (made, type(made)) == (value, type(value))


def test_lists_keep_their_texts() -> None:
    assert parse_value(Parameter("p", "text", True), ["a", "", "b"]) == ("a", "b")
    assert parse_value(Parameter("p", "date", True), "2022-08-25") == ("2022-08-25",)
    assert parse_value(Parameter("p", "", True), []) is None


@pytest.mark.parametrize(
    ("kind", "text", "told"),
    [("date", "x", "must be a day such as 2022-08-25"), ("date", "2022-02-30", "a day"), ("number", "1e5", "a number")],
)
def test_what_cannot_be_a_value_is_told_with_an_example(kind: str, text: str, told: str) -> None:
    for is_list in (False, True):
        with pytest.raises(QuestionError, match=f"The parameter known_on is '{text}', but must be") as raised:
            parse_value(Parameter("known_on", kind, is_list), text)
        assert told in str(raised.value)


@pytest.mark.parametrize(
    "noise",
    [
        "'",
        '"',
        "$",
        "$a",
        "$a$",
        "/*",
        "/*'",
        "e'\\",
        "''",
        "$$ ",
        "--",
        "((",
        "\\",
        "é$",
        "* /",
        "1.",
        "$_",
        "$a::d(",
        "cast($a as d(",
        "($a)::d[",
        "$a::d(1,2",
    ],
)
def test_garbage_is_read_in_linear_time(noise: str) -> None:
    text = (noise * 20_000)[:20_000]
    started = time.thread_time()
    found = tokenize(text)
    find_parameters(text)
    assert time.thread_time() - started < 1.0
    assert all(before.end <= after.start for before, after in itertools.pairwise(found))
