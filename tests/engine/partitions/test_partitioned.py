"""Rows of a sibling stand for a table or a step of the ordinary question; what cannot be joined says why, and where."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import duckdb
import pytest

from dashboard.engine.questions.catalogue import question_of
from dashboard.engine.questions.partitioned import sibling, violations
from dashboard.errors import QueryError
from dashboard.settings import Settings, settings

ORDINARY = """-- question: How many are there?
-- rows: one
-- params: dossier
-- columns: count_all
with

-- Not from nowhere.
chosen as (
    select *
    from figures
    where dossier = $dossier
),

counted as (
    select count(*) as number
    from (
        select *
        from chosen
    ) as of_them
),

-- This stays.
doubled as (
    select 2 * number as number
    from counted
)

select number as count_all
from doubled
"""
HEADER = ORDINARY[: ORDINARY.index("with")]
DOUBLED = ORDINARY[ORDINARY.index("doubled as") :]
Writes = Callable[..., Settings]


@pytest.fixture
def writes(tmp_path: Path) -> Writes:
    """Writes the ordinary question and its sibling."""

    def write(text: str, ordinary: str = ORDINARY) -> Settings:
        for folder, content in (("answers", ordinary), ("partitioned", text)):
            (tmp_path / folder).mkdir(exist_ok=True)
            (tmp_path / folder / "counts.sql").write_text(content, encoding="utf-8")
        return replace(settings, queries_folder=tmp_path)

    return write


def asked(own: Settings) -> str:
    question = question_of("counts", own)
    assert question is not None
    return sibling(question, own).sql


def test_a_step_is_replaced_and_those_before_it_are_left_out(writes: Writes) -> None:
    own = writes("-- replaces: counted\n-- by: three\nwith few as (\n    select 3 as number\n)\n\nselect *\nfrom few\n")

    sql = asked(own)

    assert "figures" not in sql
    assert sql.endswith(ORDINARY[ORDINARY.index(",\n\n-- This stays.") :])
    assert duckdb.execute(sql).fetchall() == [(6,)]


@pytest.mark.parametrize("kept", ["", "materialized "])
def test_a_step_is_kept_in_memory_only_where_the_ordinary_one_is(kept: str, writes: Writes) -> None:
    own = writes("-- replaces: counted\nselect 3 as number", ORDINARY.replace("counted as (", f"counted as {kept}("))
    assert asked(own).startswith(f"with counted as {kept}(-- replaces")


def test_the_last_step_and_the_only_step_are_replaced(writes: Writes) -> None:
    rows = "-- replaces: doubled\nselect 8 as number  -- of them"
    for ordinary in (ORDINARY, f"{HEADER}with {DOUBLED}"):
        assert duckdb.execute(asked(writes(rows, ordinary))).fetchall() == [(8,)]


def test_a_table_is_replaced_before_all_steps(writes: Writes) -> None:
    own = writes("-- replaces: figures\nselect 'mine' as dossier")
    assert duckdb.execute(asked(own), {"dossier": "mine"}).fetchall() == [(2,)]


# What the sibling says, the ordinary question, and part of the message.
WRONG = {
    "neither a step nor a table": (
        "count",
        ORDINARY,
        "answers/counts.sql has no step 'count' and reads no table of that name. "
        "Name a table that it reads or one of its steps: chosen, counted, doubled.",
    ),
    "a table of comments": ("nowhere", ORDINARY, "no step 'nowhere'"),
    "a macro": ("figures", ORDINARY.replace("from figures", "from figures($dossier)"), "no table of that name"),
    "no steps": ("chosen", f"{HEADER}select 1 as count_all", "steps: there are none."),
    "nothing": ("", ORDINARY, "no 'replaces'"),
    "a step that others need": (
        "counted",
        ORDINARY.replace("from doubled", "from doubled\ncross join chosen"),
        "answers/counts.sql reads chosen after 'counted', but all before 'counted' is left out. Move it behind.",
    ),
}


@pytest.mark.parametrize("case", WRONG)
def test_what_cannot_be_replaced_is_named_with_file_and_line(case: str, writes: Writes) -> None:
    name, ordinary, message = WRONG[case]
    own = writes(f"-- by: three\n-- replaces: {name}\nselect 3 as number", ordinary)

    with pytest.raises(QueryError) as raised:
        asked(own)

    assert (raised.value.path, raised.value.line) == (own.queries_folder / "partitioned" / "counts.sql", 2)
    assert message in raised.value.message
    assert [str(error) for error in violations(duckdb.connect(), own)] == [str(raised.value)]


def test_a_mistake_in_the_rows_is_named_with_its_line_in_the_file(writes: Writes) -> None:
    own = writes("-- replaces: counted\n-- by: three\nselect\n    $dossier as of_it,\n    nothing as number\n")
    [error] = violations(duckdb.connect(), own)
    assert (error.path.parent.name, error.line) == ("partitioned", 5)
    assert "nothing" in error.message


@pytest.mark.parametrize("by", ["measure", "figure_id"])  # no choice of files, and no parameter of the question
def test_files_that_cannot_be_chosen_so_are_named_with_file_and_line(by: str, writes: Writes) -> None:
    own = writes(f"-- replaces: counted\n-- files: {by}\nselect 3 as number\n")
    [error] = violations(duckdb.connect(), own)
    assert (error.path.name, error.line) == ("counts.sql", 2)
    assert "subject or figure_id" in error.message
