"""Figures in partitions are answered as the same figures in a CSV are, whatever is chosen."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from dashboard.engine.database import connection
from dashboard.engine.questions.ask import answer
from dashboard.engine.questions.catalogue import Question, catalogue
from dashboard.engine.warehouse.store import Store, Warehouse
from dashboard.errors import QuestionError
from tests.engine.partitions.twins import MEASURES, PARTS, PLAIN, SPEAKERS, SUBJECTS, Twins

QUESTIONS = {name: one for name, one in catalogue().items() if "dossier" in one.params}
# What differs on purpose: partitions are not compared pair by pair, and have names and releases of their own.
COMPARED_BY_PAIRS = ("count_statements_compared", "count_pairs", "count_too_many")
BY_SPEAKER = ("count_compared", "count_others", "count_agree", "count_overlap", "count_contradict")
LEFT_OUT = {
    "about_dossier": ("title", "release"),
    "licence_of_dossier": ("title",),
    "figure_row": ("file", "row"),
    "independence": COMPARED_BY_PAIRS,
    "speakers_contributions": BY_SPEAKER,
}
OTHERWISE = {
    "agreement": "refused: no pair is made",
    "check_findings": "rules across rows are not run",
    "checks_of_figures": "rules across rows are not run",
    "contradictions_of_figures": "refused: no pair is made",
    "figure_compared": "only up to a month before and after; tested below",
    "figure_findings": "rules across rows are not run",
    "figure_names": "refused: too many to be listed",
    "figure_nearest": "neighbours by name",
    "measures_disputed": "refused: no pair is made",
    "nearest_to_search": "by number alone, since words are in no index; tested below",
    "releases": "the history of another dossier",
    "rules_state": "rules across rows are not run",
}


def _day(drawn: random.Random) -> date:
    return date(2020, 1, 1) + timedelta(days=drawn.randrange(-20, 870))


DRAW: dict[str, Callable[[random.Random, list[str]], Any]] = {
    "subject": lambda drawn, _: drawn.choice((None, *SUBJECTS)),
    "measure": lambda drawn, _: drawn.choice((None, *MEASURES)),
    "speaker_id": lambda drawn, _: drawn.choice((None, None, drawn.sample(list(SPEAKERS), 2))),
    "stance": lambda drawn, _: drawn.choice((None, None, ["official_claim", "confirmed_count"])),
    "period": lambda drawn, _: drawn.choice((None, "stock", "cumulative")),
    "family": lambda drawn, _: drawn.choice((None, "losses")),
    "sort": lambda drawn, _: drawn.choice((None, "-stated_on", "stated_on", "-reading", "speaker", "-as_of", "outlet")),
    "page": lambda drawn, _: drawn.choice((None, 1, 2)),
    "rows_a_page": lambda _, __: 20,
    "words": lambda drawn, _: drawn.choice((None, None, ["equipe", "enem"], ["thous"], ["outlet", "2021"], ["sep"])),
    "numbers": lambda drawn, _: drawn.choice((None, None, ["42"], ["9000"])),
    "compare_with": lambda drawn, _: drawn.choice((None, "enemy")),
    "q": lambda drawn, _: drawn.choice((None, "enemy", "outlet 3")),
    "tier": lambda drawn, _: drawn.choice((None, "news")),
    "kind": lambda drawn, _: drawn.choice((None, "person")),
}
DRAW |= dict.fromkeys(
    ("as_of_from", "as_of_to", "known_on"),
    lambda drawn, _: drawn.choice((None, _day(drawn), _day(drawn).replace(day=1))),
)


def draw(question: Question, drawn: random.Random, ids: list[str]) -> dict[str, Any]:
    def one(param: str) -> Any:
        if param == "derivation_id":
            return ["step"] if param in question.list_params else "step"
        if param == "figure_id":
            return drawn.sample(ids, 5) if param in question.list_params else drawn.choice(ids)
        return DRAW[param](drawn, ids) if param in DRAW else None

    return {param: one(param) for param in question.params if param != "dossier"}


def _rows(opened: Warehouse, twins: Twins, name: str, dossier: str, given: dict[str, Any]) -> list[dict[str, Any]]:
    table = answer(opened, name, {"dossier": dossier, **given}, twins.settings)
    left_out = {"dossier", *LEFT_OUT.get(name, ())}
    return [{key: value for key, value in row.items() if key not in left_out} for row in table.to_pylist()]


@pytest.mark.parametrize("name", sorted(QUESTIONS.keys() - OTHERWISE))
def test_partitions_answer_as_rows_of_a_csv_do(name: str, opened: Warehouse, twins: Twins) -> None:
    drawn = random.Random(name)  # noqa: S311
    ids = [row["figure_id"] for row in twins.figures]
    given = [draw(QUESTIONS[name], drawn, ids) for _ in range(4 if len(QUESTIONS[name].params) > 1 else 1)]

    for each in given:
        assert _rows(opened, twins, name, PARTS, each) == _rows(opened, twins, name, PLAIN, each), each


@pytest.mark.parametrize("amount", ["42", "9000"])
def test_the_nearest_by_number_are_the_same(amount: str, opened: Warehouse, twins: Twins) -> None:
    given = {"amounts": [amount]}
    nearest = _rows(opened, twins, "nearest_to_search", PARTS, given)
    assert nearest
    assert nearest == _rows(opened, twins, "nearest_to_search", PLAIN, given)
    assert nearest == _rows(opened, twins, "nearest_to_search", PARTS, given | {"words": ["nothing"]})


def test_whole_months_and_days_within_months_are_counted_alike(opened: Warehouse, twins: Twins) -> None:
    first, middle, last = date(2021, 1, 1), date(2021, 1, 17), date(2021, 1, 31)

    for since, until in ((first, last), (first, middle), (middle, last), (middle, middle), (None, middle)):
        for known_on in (None, last, date(2021, 2, 15)):
            given = {"as_of_from": since, "as_of_to": until, "known_on": known_on}
            plain, parts = (_rows(opened, twins, "figures_count", dossier, given) for dossier in (PLAIN, PARTS))
            assert parts == plain, given


def test_a_figure_is_compared_with_what_is_said_up_to_a_month_apart(opened: Warehouse, twins: Twins) -> None:
    found = 0
    for row in twins.figures[:600:100]:
        given = {"figure_id": row["figure_id"]}
        plain, parts = (_rows(opened, twins, "figure_compared", dossier, given) for dossier in (PLAIN, PARTS))
        for one in (*plain, *parts):
            del one["count_standing"]
        plain, parts = (
            [one for one in rows if one["days_apart"] is not None and one["days_apart"] <= 31]
            for rows in (plain, parts)
        )
        assert parts == plain
        found += len(parts)
    assert found


def test_more_statements_than_can_be_drawn_are_told_by_month(opened: Warehouse, twins: Twins) -> None:
    every = answer(opened, "statements_over_time", {"dossier": PARTS, "measure": "people"}, twins.settings).to_pylist()
    with opened.cursor_for(PARTS) as cursor:
        cursor.execute("create temp macro most_marks_drawn() as 10")
        given = dict.fromkeys(QUESTIONS["statements_over_time"].params) | {"dossier": PARTS, "measure": "people"}
        months = connection.fetch_table(cursor, QUESTIONS["statements_over_time"].sql, given).to_pylist()

    month = next(one for one in months if one["wording"].startswith("4 statements"))
    behind = [
        one
        for one in every
        if (one["speaker"], one["scope"], one["as_of_first"].strftime("%Y-%m"))
        == (month["speaker"], month["scope"], month["as_of"])
        and one["as_of_last"] <= month["as_of_last"]
    ]
    bounds = [bound for one in behind for bound in (one["at_least"], one["at_most"]) if bound is not None]
    assert (len(behind), min(bounds), max(bounds)) == (4, month["at_least"], month["at_most"])
    assert month["figure_id"] in {one["figure_id"] for one in behind}


def test_what_would_look_at_each_figure_is_refused_in_words(opened: Warehouse, twins: Twins) -> None:
    with pytest.raises(QuestionError, match="not answered over figures in partitions"):
        answer(opened, "figure_names", {"dossier": PARTS}, twins.settings)


def test_a_question_that_takes_too_long_says_what_to_choose(opened: Warehouse, twins: Twins, tmp_path: Path) -> None:
    shutil.copytree(twins.settings.queries_folder, tmp_path / "queries")
    (tmp_path / "queries" / "answers" / "figure.sql").write_text(
        "-- question: Slow?\n-- rows: one\n-- params: dossier\n-- columns: n\n"
        "select count(*) as n from range(100000) as a (i), range(100000) as b (j) where hash(i, j, $dossier) = 0"
    )
    hurried = replace(twins.settings, partitions_seconds=0.1, queries_folder=tmp_path / "queries")

    with pytest.raises(QuestionError, match=r"took longer than 0.1 seconds over so many figures. Choose a subject"):
        answer(opened, "figure", {"dossier": PARTS}, hurried)


def test_a_question_that_needs_too_much_memory_says_what_to_choose(twins: Twins, tmp_path: Path) -> None:
    (tmp_path / "answers").mkdir()
    (tmp_path / "answers" / "hungry.sql").write_text(
        "-- question: Hungry?\n-- rows: one\n-- params: none\n-- columns: n\n"
        "select length(string_agg(md5(range::varchar), '')) as n from range(9000000)"
    )
    sparing = replace(twins.settings, memory_megabytes=64, cache_folder=tmp_path / "cache")
    store = Store(sparing)
    with pytest.raises(QuestionError, match=r"more memory than MUSTER_MEMORY_MEGABYTES allows\. Choose a subject"):
        answer(store.open(), "hungry", {}, replace(sparing, queries_folder=tmp_path))
    store.close()


def test_only_the_finished_files_can_be_read(opened: Warehouse, twins: Twins) -> None:
    source = next(twins.parts.rglob("*.parquet"))
    with opened.cursor() as cursor:
        assert cursor.execute("select count(*) > 0 from partitioned_figures").fetchall() == [(True,)]
        for sql in (
            f"from read_parquet('{source}')",
            f"from read_csv('{twins.data}/dossiers/{PARTS}/speakers.csv')",
            f"from glob('{twins.settings.cache_folder}/partitions/*')",
            f"from read_parquet('{twins.settings.cache_folder}/partitions/*.parquet')",
            f"copy (select 1) to '{twins.settings.cache_folder}/partitions/new.parquet'",
            "set allowed_paths = ['/etc/passwd']",
        ):
            with pytest.raises(Exception, match=r"disabled|locked"):
                cursor.execute(sql).fetchall()
