"""Additions to what is asked: questions, rules, functions."""

from __future__ import annotations

import io
from contextlib import redirect_stderr

from dashboard import __main__ as command_line
from tests.docs.additions.repository import DOSSIER, Copy, ask, run

QUESTION = """-- question: How many statements does each stance have?
-- rows: one per stance, by name
-- params: dossier
-- columns: stance, count_statements
select
    stance,
    count(*) as count_statements
from statements
where dossier = $dossier
group by stance
order by stance
"""


def add_question(copy: Copy) -> None:
    """A file with its header."""
    copy.add("queries/answers/count_by_stance.sql", QUESTION)


def see_question() -> None:
    """It is answered, and listed."""
    assert sum(row["count_statements"] for row in ask("count_by_stance")) == 341
    assert "[count_by_stance](answers/count_by_stance.sql)" in run("catalogue")


def add_example(copy: Copy) -> None:
    """A file with the same header."""
    copy.add("queries/examples/stances.sql", QUESTION)


def see_example() -> None:
    """It is answered, and listed."""
    assert ask("stances") == ask("count_by_stance")
    assert "[stances](examples/stances.sql)" in run("catalogue")


def add_rule(copy: Copy) -> None:
    """A query that returns what breaks the rule."""
    copy.add(
        "queries/checks/notes_are_short.sql",
        """-- rule: A note is short.
-- severity: flag
-- mend: Shorten it.
-- columns: file, row, column_name, value, message
select
    file,
    row,
    'note' as column_name,
    note as value,
    'It is long.' as message
from figure_rows
where length(note) > 200
order by file, row
""",
    )
    copy.insert(
        "tests/engine/questions/test_rules.py",
        """    "notes_are_short": (
        lambda tiny: tiny.change("figures", "killed-april", note="x" * 201),
        "figures",
        "note",
        "It is long.",
    ),
""",
        before='    "numbers_are_whole": (',
    )


def see_rule() -> None:
    """`check` names it."""
    assert "[notes_are_short]" in run("check", DOSSIER)


def add_sql_function(copy: Copy) -> None:
    """A function that readers may no longer call."""
    copy.insert("dashboard/engine/sandbox/permissions.py", "    cot\n", before="    getenv current_setting")
    copy.insert("queries/answers/schema_functions.sql", "'cot', ", before="'current_connection_id', ")
    copy.insert("tests/engine/sandbox/cases.py", "select cot(1)\n", before="select getvariable('v')\n")


def see_sql_function() -> None:
    """The sandbox refuses it, and no other; no list offers it."""
    offered = run("ask", "schema_functions", "--format", "json")
    assert '"sin"' in offered
    assert '"cot"' not in offered
    with redirect_stderr(io.StringIO()) as errors:
        assert command_line.main(["sql", "select cot(1)"]) == 3
        assert command_line.main(["sql", "select sin(1)"]) == 0
    assert "cot" in errors.getvalue()


def add_table_function(copy: Copy) -> None:
    """A function that gives a table, which readers may call."""
    copy.insert(
        "dashboard/engine/sandbox/permissions.py",
        "    duckdb_optimizers\n",
        before="    duckdb_columns duckdb_constraints duckdb_functions",
    )
    case = '    "select count(*) > 9 from duckdb_optimizers()": [[True]],\n'
    copy.insert("tests/engine/sandbox/test_benign.py", case, before='    "from range(3)": [')


def see_table_function() -> None:
    """The sandbox runs it."""
    assert command_line.main(["sql", "select count(*) > 9 from duckdb_optimizers()"]) == 0


def add_partitioned(copy: Copy) -> None:
    """A question that reads a macro, the macro over the table of statements, and the one over the rollup."""
    macro = """-- Statements by stance.
-- when: after the checks
create macro {name}(of_dossier) as table
select
    stance,
    cast({count} as bigint) as count_statements
from {table}
where dossier = of_dossier
group by stance;
"""
    header = QUESTION[: QUESTION.index("select")]
    few = macro.format(name="stances_counted", count="count(distinct origin_id)", table="statements")
    many = macro.format(
        name="partitioned.stances_counted", count="sum(count_rows - count_relays)", table="figure_counts"
    )
    copy.add(
        "queries/answers/stances_of_dossier.sql", f"{header}select *\nfrom stances_counted($dossier)\norder by stance\n"
    )
    copy.add("queries/tables/98_stances_counted.sql", few)
    copy.add("queries/partitioned/50_stances_counted.sql", many)


def see_partitioned() -> None:
    """Its contract holds over both, and the index lists the macro."""
    assert "0 queries broken" in run("check", DOSSIER)
    assert "[50_stances_counted](partitioned/50_stances_counted.sql)" in run("catalogue")


def add_spark_function(copy: Copy) -> None:
    """The name that sqlglot has for it."""
    copy.insert("dashboard/engine/spark/translation/allowed.py", "Tan ", before="Abs Sign Ceil")
    query = "-- with: {}\nselect tan(count(*)) as tangent\nfrom partitioned_figures\n"
    copy.add("tests/engine/spark/queries/tangent.sql", query)


def see_spark_function() -> None:
    """A query that calls it is portable."""
    from dashboard.engine.spark.engine import read_declarations
    from dashboard.engine.spark.translation.translate import translate
    from dashboard.engine.warehouse.store import open_warehouse

    text = QUESTION.replace("count(*) as", "tan(count(*)) as")
    assert "tan(" in translate(text, read_declarations(open_warehouse())).sql.lower()
