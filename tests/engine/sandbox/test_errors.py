"""Wrong SQL: one clear sentence, the place in the reader's text, and what was probably meant."""

from __future__ import annotations

import re
from contextlib import closing

import duckdb
import pytest

from dashboard.engine.sandbox import Outcome, attach, errors, other_dialects, permissions
from tests.engine.sandbox.conftest import Ask, Farm

# text, what the place covers (None: none), start of the message, hint (a part of it)
WRONG = [
    ("selct 1", "selct", 'Syntax error at or near "selct"', "select"),
    ("select * form strengths", "strengths", "Syntax error", '"from" instead of "form"'),
    ("select branch from strengths gruop by branch", "by", "Syntax error", '"group"'),
    ("select branch from strengths wher low > 1", "low", "Syntax error", '"where"'),
    ("select 'é', brnch from strengths", "brnch", 'Referenced column "brnch" not found', 'Did you mean "branch"?'),
    ("select\n  1,\n  nonsense\nfrom strengths", "nonsense", "Referenced column", ""),
    ("select /* brnch */ 'brnch', s.brnch from strengths s", "s.brnch|brnch", 'Table "s" does not have', '"branch"'),
    ("select brnch, id, known_on, low, high from strengths", "brnch", "Referenced column", 'Did you mean "branch"?'),
    ("select knownon from strengths", "knownon", "Referenced column", 'Did you mean "known_on"?'),
    ("select amount from strengths", "amount", "Referenced column", 'Did you mean "low" or "high"?'),
    ("select date from strengths", "date", "Referenced column", 'Did you mean "known_on"?'),
    ("select isnul(low) from strengths", "isnul(low)|isnul", "Scalar Function with name isnul", "Write x is null"),
    ("select isnotnull(low) from strengths", "isnotnull(low)|isnotnull", "Scalar Function", "Write x is not null"),
    ("select * from strenghts", "strenghts", "Table with name strenghts does not exist.", 'Did you mean "strengths"?'),
    ("select * from duckdb_tabels", "duckdb_tabels", "Table with name duckdb_tabels", None),
    ("select uppr('a')", "uppr('a')|uppr", "Scalar Function with name uppr does not exist.", 'Did you mean "upper"?'),
    ("from generate_serie(3)", "generate_serie(3)|generate_serie", "Table Function with name", "generate_series"),
    ("select upper(1, 2)", "upper(1, 2)", "No function matches", "upper("),
    ("select 'é', 'abc'::int", "::int", "Could not convert string 'abc' to INT32.", ""),
    ("select date '2022-13-01'", "date '2022-13-01'", "Date field value out of range", ""),
    ("select branch, count(*) from strengths", "branch", 'Column "branch" must appear', 'Add "group by all".'),
    ("select branch, low, count(*) from strengths group by 1", "low", 'Column "low" must', 'Write "group by all"'),
    ('select * from strengths where branch == "Navy"', '"Navy"', "Referenced column", "text stands in single quotes."),
    ('select "brnch" from strengths', '"brnch"', "Referenced column", 'in single quotes. Did you mean "branch"?'),
    ("select strftime(as_of, '') from (select '2022' as as_of)", "strftime(as_of, '')", "Could not", "use as_of_"),
    ("select year(stated_on) from (select '2022' as stated_on)", "year(stated_on)", "No function", "stated_first."),
    ("select stated_on - interval 1 day from (select '2022' as stated_on)", "-", "No function", "use stated_first."),
    ("select known_on - s.as_of from strengths, (select '2022' as as_of) s", "-", "No function", "use as_of_first."),
    ("select as_of > low from (select '2022' as as_of, today() as low)", "as_of > low", "Cannot", "use as_of_first."),
    ("select as_of::date from (select '2022' as as_of)", "as_of::date|::date", "Invalid date", "use as_of_first."),
    ("select if_null(1, 2)", "if_null(1, 2)|if_null", "Scalar Function with name if_null", 'Did you mean "ifnull"?'),
    ("select year(branch) from strengths", "year(branch)", "No function matches", "It can be called as"),
    ("select sum(low) from strengths where sum(low) > 1", "sum(low)", "WHERE clause cannot contain aggregates", ""),
    ("select 'it's' from strengths", "'", "Unterminated string literal", "as in 'it''s'."),
    ("select list_transform([1], x -> x + 1)", None, "Deprecated lambda arrow", "Write lambda x: x * 2"),
    ("from strengths where known_on > 2022-08-25", "known_on > 2022-08-25", "Cannot compare", "date '2022-08-25'"),
    ("select :day::date", ":", "Syntax error", "as in $known_on"),
    ("select (1 + 2", "2", "Syntax error", 'The bracket "(" is not closed.'),
    ("select count(*)) from strengths", ")", "Syntax error", 'The bracket ")" was not opened.'),
    ("select * from strengths where note is null or", "or", "Syntax error", None),
    ("select * from strengths where branch = Navy", "Navy", "Referenced column", "Text stands in single quotes."),
    ("select * from strengths where branch = brnch", "brnch", "Referenced column", 'Did you mean "branch"?'),
    ("explain select nonsense from strengths", "nonsense", "Referenced column", ""),
    ("explain analyze\n select é.x from strengths", "é.x|é", 'Referenced table "é" not found', ""),
    ("pivot strengths on nonsense", "nonsense", "Referenced column", ""),
    ("select $known_on::date", "$known_on", "The parameter known_on has no value", ""),
    ("select error('boom')", None, "Boom.", ""),
    (";; select nonsense from strengths", "nonsense", "Referenced column", ""),
    ("select cast(note as integer) from strengths", "cast(note as integer)|cast", "Could not convert", ""),
]  # fmt: skip


@pytest.mark.parametrize(("text", "covered", "message", "hint"), WRONG, ids=[case[0] for case in WRONG])
def test_wrong_sql_is_told_with_place_and_hint(
    ask: Ask, text: str, covered: str | None, message: str, hint: str | None
) -> None:
    result = ask(text)
    assert result.outcome is Outcome.WRONG, result
    assert result.message.startswith(message), result
    assert result.message.endswith(".")
    assert "LINE" not in result.message
    assert "\n" not in result.message
    if hint is None:
        assert result.hint == ""
    else:
        assert hint in result.hint
    if covered is None:
        assert result.span is None
        return
    assert result.span is not None
    assert text[result.span.start : result.span.end] in covered.split("|"), result.span
    before = text[: result.span.start]
    assert result.span.line == before.count("\n") + 1
    assert result.span.column == len(before.rpartition("\n")[2]) + 1


def test_the_place_in_the_plan_is_that_of_the_text(ask: Ask) -> None:
    for text in ("select 'é', nonsense from strengths", "explain select nonsense from strengths"):
        result = ask(text, explain=True)
        assert result.span is not None
        assert text[result.span.start : result.span.end] == "nonsense"


def test_no_message_is_long_or_tells_a_path(farm: Farm) -> None:
    texts = [
        f"select '{'x' * 15_000}'::integer",
        "select " + "a" * 15_000,
        "select error(repeat('long ', 100000))",
        "select error('see /usr/lib/python3/dist-packages/x.py for more')",
        "from strengths where nothing" + " and nothing" * 900,
    ]
    for text, result in farm.ask_all(texts):
        assert result.outcome is Outcome.WRONG
        assert len(result.message) <= 2_000, text[:80]
        assert "/usr" not in result.message


# Words of DuckDB's own messages, here as a reader's data.
WORDS = """
http://example.org extension bad_alloc malloc of size std::bad_alloc Out of Memory Error: x has been disabled HTTP
home directory No files found LocalFileSystem external access read-only mode configuration has been locked
CTE body must be Permission Error: x IO Error: x INTERRUPT Error: x
{"exception_type":"Permission","exception_message":"x"}
SET threads
""".strip().splitlines()  # fmt: skip


def test_what_an_error_is_follows_from_its_type_and_not_from_its_words(
    farm: Farm, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a connection as a worker has it."""
    monkeypatch.chdir(farm.warehouse.parent)
    words = [word for line in WORDS for word in (line, *line.split())]
    forms = ("select '{}'::int", "select cast(x as date) from (select '{}' as x)", "select error('{}')", 'select "{}"')
    with closing(attach.open_warehouse(farm.limits())) as connection:
        for text in (form.format(word) for word in words for form in forms if word):
            with pytest.raises(duckdb.Error) as raised:
                connection.execute(text).fetchall()
            failure = errors.explain_error(raised.value, sql=text, shift=0)
            assert failure.outcome is Outcome.WRONG, f"{text}: {failure}"


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("select nvl(low, 0) from strengths", '"coalesce"'),
        ("select to_char(known_on, 'YYYY') from strengths", "strftime("),
        ("select isnull(note) from strengths", "x is null"),
        ("select getdate()", '"current_date"'),
        ("select sysdate", '"current_date"'),
        ("select charindex('a', note) from strengths", "strpos("),
        ("select top 5 * from strengths", "limit"),
        ("select decode(low, 1, 'a', 'b') from strengths", "case x when"),
        ("select iif(low > 1, 1, 2) from strengths", '"if"'),
        ("select datediff(day, known_on, current_date) from strengths", "'day'"),
        ("select convert(int, note) from strengths", "cast(x as type)"),
        ("select safe_cast(note as int) from strengths", "try_cast"),
        ("select text(low) from strengths", "x::varchar"),
        ("select cast(low as number) from strengths", '"decimal"'),
        ("select 1 minus select 1", "except"),
        ("select * from strengths limit 5, 10", "offset"),
        ("select newid()", '"uuid"'),
        ("select to_date('25.08.2022')", "x::date, or strptime("),
        ("select date_add('day', 1, known_on) from strengths", "day + interval"),
        ("select listagg(branch, ',') within group (order by branch) from strengths", "order by y)"),
        ("select concatenate('a', 'b')", '"concat"'),
        ("select parse_nothing(1)", ""),
        ("pivot (from range(2000)) on range", "Filter its rows"),
    ],
)
def test_names_of_other_databases_lead_to_what_means_the_same(ask: Ask, text: str, hint: str) -> None:
    result = ask(text)
    assert result.outcome is Outcome.WRONG, result
    assert hint in result.hint
    assert bool(hint) == bool(result.hint)


def test_what_is_offered_for_another_database_can_be_called(ask: Ask) -> None:
    known = ask("select function_name as n from duckdb_functions() union select type_name from duckdb_types()",
                max_rows=5_000)  # fmt: skip
    assert known.table is not None
    names = {*known.table.column("n").to_pylist(), "coalesce", "unnest", "try_cast", "if", "current_time",
             "current_timestamp"}  # fmt: skip
    assert {*other_dialects.SAME.values()} <= names
    of_types = {"text", "char", "int64", "clob", "ntext"}  # types here, functions or types there
    # The three that are left take other arguments here.
    assert ({*other_dialects.SAME, *other_dialects.INSTEAD} & names) - of_types == {"decode", "date_add", "listagg"}
    assert not any(permissions.is_refused_function(name) for name in other_dialects.SAME.values())


@pytest.mark.parametrize(
    "text",
    [
        "pivot (from range(2000)) on range",
        "select 1 // 0",
        "select [1].list_transform(x -> x)",
        f"select {'not ' * 300} true",
    ],
)
def test_no_remedy_names_what_is_refused(ask: Ask, text: str) -> None:
    result = ask(text)
    assert result.outcome is Outcome.WRONG
    assert not re.search(r"\b(SET|PRAGMA|INSTALL|LOAD)\b", f"{result.message} {result.hint}")


# text, the texts that the fixes would make
FIXES = [
    ("select nvl(low, 0) from strengths", ["select coalesce(low, 0) from strengths"]),
    (
        "select date_diff(day, known_on, known_on) from strengths",
        ["select date_diff('day', known_on, known_on) from strengths"],
    ),
    ("select brnch from strengths", ["select branch from strengths"]),
    ("select strengths.brnch from strengths", ["select strengths.branch from strengths"]),
    ('select "Größe" from "odd names"', ["select 'Größe' from \"odd names\"", 'select "Größe €" from "odd names"']),
    ("select cuont(*) from strengths", ["select count(*) from strengths"]),
    ("selct 1", ["select 1"]),
    ("select * form strengths; -- form", ["select * from strengths; -- form"]),
    ("select x from strengths", []),
    ("select 1 from strengths where branch <> Navy", ["select 1 from strengths where branch <> 'Navy'"]),
    ("select (1 + 2", []),
    ('select * from strengths s where note == "O\'Neil"', ["select * from strengths s where note == 'O''Neil'"]),
    ('select "brnch" from strengths', ["select 'brnch' from strengths", "select branch from strengths"]),
    ("select low, count(*) from strengths ; -- so", ["select low, count(*) from strengths group by all ; -- so"]),
    ("select low,\n count(*)\nfrom strengths", ["select low,\n count(*)\nfrom strengths\ngroup by all"]),
    ("select low, count(*) from strengths order by low", []),
    ("select low, count(*) from (select * from strengths)", []),
    ("explain select brnch from strengths", ["explain select branch from strengths"]),
]


@pytest.mark.parametrize(("text", "fixed"), FIXES, ids=[case[0] for case in FIXES])
def test_fixes_change_what_is_wrong_and_nothing_else(ask: Ask, text: str, fixed: list[str]) -> None:
    result = ask(text)
    assert result.outcome is Outcome.WRONG, result
    assert [text[: edit.start] + edit.text + text[edit.end :] for edit in result.fixes] == fixed, result
