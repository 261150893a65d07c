"""One thing has one count: what a page counts, it names, and every page that counts the same says the same."""

from __future__ import annotations

import re

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.contents.dossiers import list_dossiers
from dashboard.engine.questions.ask import ask
from dashboard.engine.questions.row_types import FiguresFoundRow
from tests.app_pages.visit import visit, visit_unfolded, words

DOSSIER = "russian-armed-forces"
KILLED = {"subject": "RUS", "measure": "killed"}


def choices(visitor: AppTest, label: str) -> dict[str, int]:
    """The choices of a filter or a control, each with the number in brackets behind it."""
    boxes = [box for box in (*visitor.selectbox, *visitor.get("button_group")) if box.label == label]
    found = [re.fullmatch(r"(.*) \(([\d,]+)\)", getattr(o, "content", o)) for box in boxes for o in box.options]
    return {match[1]: int(match[2].replace(",", "")) for match in found if match}


def figures_of(dossier: str) -> list[FiguresFoundRow]:
    return ask("figures_found", dossier=dossier, rows_a_page=100_000).to_pylist()


def is_statement(row: FiguresFoundRow) -> bool:
    return not row["repeats"] and not row["is_error"]


@pytest.fixture(scope="module")
def counts() -> dict[str, int]:
    """What the table of statements and the table of figures hold, by SQL of their own."""
    rows = figures_of(DOSSIER)
    statements = [row for row in rows if is_statement(row)]
    killed = [row for row in statements if (row["subject"], row["measure"]) == ("RUS", "killed")]
    return {
        "figures": len(rows),
        "statements": len(statements),
        "killed": len(killed),
        "running total": sum(row["period"] == "cumulative" for row in killed),
        "figures of killed": sum((row["subject"], row["measure"]) == ("RUS", "killed") for row in rows),
    }


def test_every_page_counts_the_statements_of_a_dossier_alike(counts: dict[str, int]) -> None:
    statements, figures = f"{counts['statements']:,} statements", f"{counts['figures']:,} printed numbers"
    of_measures = [int(number) for number in re.findall(r"\[([\d,]+) statements?\]", words(visit_unfolded("about")))]

    assert statements in words(visit("overview"))
    assert f"{figures}**: {statements}" in words(visit("figures"))
    assert statements in words(visit("sources"))
    assert figures in words(visit("sources"))
    assert sum(of_measures) == counts["statements"]


@pytest.mark.parametrize("page", ["over_time", "by_source", "side_by_side"])
def test_filters_and_charts_of_a_measure_count_the_same_statements(page: str, counts: dict[str, int]) -> None:
    visitor = visit(page, **KILLED)
    over = choices(visitor, "Counted over")

    assert {box.help for box in visitor.selectbox if box.label == "Whose"} == {"In brackets: how many statements."}
    assert choices(visitor, "What is counted").get("Killed", counts["killed"]) == counts["killed"]
    assert re.search(rf"\b{counts['running total']} statements", words(visitor))
    if page != "side_by_side":  # whose periods are those of all its measures
        assert over["running total"] == counts["running total"]
        assert sum(over.values()) == counts["killed"]


def test_list_of_figures_counts_figures_and_says_of_what_kind(counts: dict[str, int]) -> None:
    visitor = visit("figures", **KILLED)

    assert {box.help for box in visitor.selectbox if box.label == "Whose"} == {"In brackets: how many printed numbers."}
    assert choices(visitor, "What is counted")["Killed"] == counts["figures of killed"]
    assert (
        f"**{counts['figures of killed']} of {counts['figures']} printed numbers**: {counts['killed']} statements"
        in words(visitor)
    )


def test_table_of_statements_holds_statements_and_figures_hold_all() -> None:
    held = {row["table_name"]: row["count_rows"] for row in ask("schema_tables").to_pylist()}
    rows = [row for dossier in list_dossiers() for row in figures_of(dossier)]

    assert (held["statements"], held["figures"]) == (sum(map(is_statement, rows)), len(rows))
