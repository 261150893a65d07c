"""Rules that need no more than one row or value find the same in partitions as in a CSV file, in the same words."""

from __future__ import annotations

import json
import shutil
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from dashboard.engine.questions.checks import run_checks
from dashboard.engine.warehouse.rules import read_rules
from dashboard.errors import Problem
from dashboard.settings import settings
from tests.engine.questions.test_rules import BREAKS, FUTURE
from tests.tiny_dossier import TinyDossier

ROW_RULES = {rule.name for rule in read_rules(settings.queries_folder) if rule.needs}
# What these look at is more than one row of figures, or another table.
OTHER_RULES = {
    "addresses_are_web_addresses", "changes_are_released", "cumulative_does_not_fall", "cumulative_jumps",
    "derivations_have_terms", "digits_transposed", "errors_point_to_the_right_figure", "figures_exist",
    "hedges_changed", "ids_are_unique", "money_has_a_currency", "part_not_above_whole",
    "relays_point_to_origins", "releases_replay", "statements_stand_once", "sums_are_of_one_kind",
    "sums_balance", "sums_that_do_not_balance", "titles_agree_with_sums",
}  # fmt: skip
# Breaches that BREAKS has not, of any figure of the tiny dossier: what is changed, and the rule.
MORE: list[tuple[dict[str, Any], str]] = [
    *(({column: "2022-02-30"}, "dates_parse") for column in ("effective_from", "stated_on", "public_on", "noted_on")),
    *(({column: "Row 17"}, "values_have_their_form") for column in ("figure_id", "repeats", "corrected_by")),
    ({"flags": "error_in_prnt"}, "values_have_their_form"),
    ({"scope": " a part "}, "values_have_their_form"),
    ({"scope": "a part\nof it"}, "values_have_their_form"),
    ({"scope": "x" * 61}, "values_within_limits"),
    ({"wording": "1,000 " + "x" * 120}, "values_within_limits"),
    ({"rounded_to": 0}, "numbers_are_whole"),
    ({"low": Decimal("2.5")}, "numbers_are_whole"),
    ({"low": 10**15}, "numbers_are_whole"),
    ({"stated_on": FUTURE}, "dates_not_in_the_future"),
    ({"measure": "nothing"}, "ids_exist"),
    ({"publication_id": "nothing"}, "ids_exist"),
    ({"period": "fortnight"}, "values_from_the_list"),
    ({"stance": None}, "required_values_present"),
]


def break_all(folder: Path) -> tuple[TinyDossier, list[str]]:
    """One dossier whose figures break every rule, each its own; and which rule each row breaks, "" for none."""
    rows, rules = [], []
    for rule in sorted(ROW_RULES):
        tiny = TinyDossier(folder / rule)
        row = BREAKS[rule][0](tiny)
        if BREAKS[rule][1] == "figures" and row is not None and rule != "numbers_are_whole":
            rows.append(tiny.rows["figures"][row - 2] | {"figure_id": f"{rule.replace('_', '-')}-0"})
            rules.append(rule)
    for place, (values, rule) in enumerate(MORE):
        rows.append(tiny.rows["figures"][4] | {"figure_id": f"{rule.replace('_', '-')}-more-{place}"} | values)
        rules.append(rule)
    broken = TinyDossier(folder, "broken")
    broken.rows["figures"] += rows
    broken.write()
    return broken, [*[""] * (len(broken.rows["figures"]) - len(rows)), *rules]


def put_into_partitions(dossier: TinyDossier, slug: str) -> None:
    """The same dossier again, its figures as Parquet."""
    folder = dossier.folder.with_name(slug)
    shutil.copytree(dossier.folder, folder)
    (folder / "figures.csv").unlink()
    (folder / "datapackage.json").write_text(
        json.dumps(dossier.package | {"name": slug, "resources": []}), encoding="utf-8"
    )
    columns = {name: [row.get(name) for row in dossier.rows["figures"]] for name in dossier.columns("figures")}
    numbers = ("low", "high", "rounded_to")
    table = pa.table({
        name: pa.array([None if value in ("", None) else Decimal(value) for value in values], pa.decimal128(38, 1))
        if name in numbers
        else pa.array(values, pa.string())
        for name, values in columns.items()
    })  # fmt: skip
    (folder / "figures").mkdir()
    pq.write_table(table, folder / "figures" / "part-0.parquet")


def found_in(problems: list[Problem], file: str) -> set[tuple[Any, ...]]:
    return {
        (one.rule, one.row, one.column, one.value, one.message)
        for one in problems
        if one.rule in ROW_RULES and one.file == file
    }


@pytest.mark.builds
def test_partitions_break_the_same_rules_as_a_csv_file(tmp_path: Path) -> None:
    broken, rules = break_all(tmp_path)
    put_into_partitions(broken, "parts")

    problems = list(run_checks(given=broken.settings).problems)

    of_csv = found_in(problems, "data/dossiers/broken/figures.csv")
    assert found_in(problems, "data/dossiers/parts/figures/part-0.parquet") == of_csv
    of_rows = {(rule, row) for rule, row, *_ in of_csv}
    missing = [(rule, row) for row, rule in enumerate(rules, start=2) if rule and (rule, row) not in of_rows]
    assert missing == []
    assert set(rules) - {""} == ROW_RULES


def test_every_rule_is_on_one_row_or_known_to_be_on_more() -> None:
    assert {*BREAKS} - OTHER_RULES == ROW_RULES
