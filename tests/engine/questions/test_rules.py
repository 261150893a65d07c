"""Each rule of queries/checks/ has a row that breaks it, and says where."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from dashboard.engine.questions.checks import CheckReport, run_checks
from dashboard.engine.warehouse.rules import Rule, read_rules
from dashboard.errors import Problem
from dashboard.settings import settings
from tests.tiny_dossier import SLUG, TinyDossier

FUTURE = "2999-01-01"
RULES = read_rules(settings.queries_folder)


def change_after_a_release(tiny: TinyDossier) -> int:
    tiny.release(1)
    return tiny.change("figures", "posts-2018", note="Looked at again.")


def spoil_a_release(tiny: TinyDossier) -> int:
    tiny.release(1)
    file = tiny.folder / "releases" / "2026-01-01.jsonl"
    file.write_text(file.read_text(encoding="utf-8").replace("posts-2018", "posts-2019"), encoding="utf-8")
    return 1


def a_part_above_its_whole(tiny: TinyDossier, **other: str) -> int:
    tiny.change("measures", "killed", part_of="casualties")
    return tiny.change("figures", "killed-april", low=9001, high=9500, wording="9,001 to 9,500", **other)


# Rule: (what breaks it, giving the row; table, or file; column; part of the message).
Break = Callable[[TinyDossier], int | None]
BREAKS: dict[str, tuple[Break, str, str | None, str]] = {
    "addresses_are_web_addresses": (
        lambda tiny: tiny.change("publications", "daily-2022", url="javascript:alert(1)"),
        "publications",
        "url",
        "not a web address",
    ),
    "changes_are_released": (change_after_a_release, "figures", None, "changed since the last release"),
    "counts_are_not_negative": (
        lambda tiny: tiny.change("figures", "killed-april", low=-2000, high=-2000, wording="2,000 killed"),
        "figures",
        "low",
        "killed is a flow of people, which cannot be below zero",
    ),
    "cumulative_does_not_fall": (
        lambda tiny: tiny.change("figures", "killed-april", low=1000, high=1000, wording="1,000"),
        "figures",
        "high",
        "below the 1351 of killed-march",
    ),
    "cumulative_falls": (
        lambda tiny: tiny.change(
            "figures", "killed-april", low=1000, high=1000, wording="1,000", flags="cumulative_fall", note="It fell."
        ),
        "figures",
        "flags",
        "It fell.",
    ),
    "cumulative_jumps": (
        lambda tiny: tiny.change("figures", "killed-april", low=30_000, high=30_000, wording="30,000"),
        "figures",
        "low",
        "22 times the 1351 of killed-march",
    ),
    "dates_not_in_the_future": (
        lambda tiny: tiny.change("events", "invasion", happened_on=FUTURE),
        "events",
        "happened_on",
        "future",
    ),
    "dates_parse": (
        lambda tiny: tiny.change("figures", "posts-2018", as_of="2018-02-30"),
        "figures",
        "as_of",
        "not a date",
    ),
    "derivations_have_terms": (
        lambda tiny: tiny.copy("derivations", "left", derivation_id="bare", title="Bare", headline=""),
        "derivations",
        "derivation_id",
        "no row in terms",
    ),
    "directions_agree": (
        lambda tiny: tiny.change("figures", "step-2023", low=-137, high=-137, wording="grows by 137"),
        "figures",
        "wording",
        "The words say a rise",
    ),
    "digits_transposed": (
        lambda tiny: tiny.change("figures", "killed-march-relay", low=1531, wording="more than 1,531"),
        "figures",
        "low",
        "1351 in killed-march",
    ),
    "errors_point_to_the_right_figure": (
        lambda tiny: tiny.change("figures", "killed-march-err", corrected_by=""),
        "figures",
        "corrected_by",
        "no right figure is named",
    ),
    "figures_exist": (
        lambda tiny: tiny.change("terms", "left", figure_id="nothing"),
        "terms",
        "figure_id",
        "no such row in figures",
    ),
    "flows_have_a_period": (
        lambda tiny: tiny.change("figures", "killed-april", period=""),
        "figures",
        "period",
        "a period is needed",
    ),
    "hedges_changed": (
        lambda tiny: tiny.change("figures", "killed-march-relay", high=1351, wording="about 1,351"),
        "figures",
        "wording",
        "The origin says more than 1,351",
    ),
    "ids_are_unique": (
        lambda tiny: tiny.copy("speakers", "staff", name="Another"),
        "speakers",
        "speaker_id",
        "stands already in data/dossiers/ids-are-unique/speakers.csv, row 3",
    ),
    "ids_exist": (
        lambda tiny: tiny.change("figures", "posts-2018", speaker_id="nobody"),
        "figures",
        "speaker_id",
        "no such row in speakers",
    ),
    "in_force_not_before_signing": (
        lambda tiny: tiny.change("figures", "posts-2018", effective_from="2017-07"),
        "figures",
        "effective_from",
        "stated only on 2017-11-17",
    ),
    "low_not_above_high": (
        lambda tiny: tiny.change("figures", "killed-april", low=3000, high=2000),
        "figures",
        "low",
        "above high, which is 2000",
    ),
    "money_has_a_currency": (
        lambda tiny: tiny.change("measures", "posts", number="money", unit="pounds"),
        "measures",
        "unit",
        "not the code of a currency",
    ),
    "numbers_are_whole": (
        lambda tiny: tiny.change("figures", "posts-2018", low="a thousand"),
        "figures",
        "low",
        "not a whole number",
    ),
    "sums_are_of_one_kind": (
        lambda tiny: tiny.change("measures", "step", number="money", unit="GBP") and 2,
        "derivations",
        "derivation_id",
        "of several kinds: integer, money GBP",
    ),
    "part_not_above_whole": (a_part_above_its_whole, "figures", "low", "casualties-april"),
    "relays_point_to_origins": (
        lambda tiny: tiny.copy("figures", "killed-march-relay", figure_id="relay-2", repeats="killed-march-relay"),
        "figures",
        "repeats",
        "itself a relay, of killed-march",
    ),
    "releases_replay": (spoil_a_release, "releases/2026-01-01.jsonl", None, "not the state whose digest it names"),
    "required_values_present": (
        lambda tiny: tiny.change("figures", "posts-2018", wording=""),
        "figures",
        "wording",
        "required",
    ),
    "stances_fit_sides": (
        lambda tiny: tiny.change("figures", "casualties-april", subject="UKR"),
        "figures",
        "stance",
        "staff is of UKR, which the number is about",
    ),
    "statements_stand_once": (
        lambda tiny: tiny.copy("figures", "killed-april", figure_id="killed-april-again", note="Copied."),
        "figures",
        "figure_id",
        "a twin of killed-april",
    ),
    "stated_not_after_published": (
        lambda tiny: tiny.change("figures", "posts-2018", stated_on="2018-03"),
        "figures",
        "stated_on",
        "published on 2017-11-17",
    ),
    "subjects_are_named": (
        lambda tiny: tiny.change("figures", "killed-march", subject="RSU"),
        "figures",
        "subject",
        "has no name",
    ),
    "sums_balance": (
        lambda tiny: [
            tiny.change("figures", "step-2023", low=100, high=100, wording="by 100"),
            tiny.change("derivations", "step", note=""),
        ][1],
        "derivations",
        "expects_figure_id",
        "a rest of",
    ),
    "sums_that_do_not_balance": (
        lambda tiny: [
            tiny.change("figures", "step-2023", low=9, high=9, wording="by 9"),
            tiny.change("derivations", "step", note="A slip of the pen."),
        ][1],
        "derivations",
        "expects_figure_id",
        "A slip of the pen.",
    ),
    "titles_agree_with_sums": (
        lambda tiny: tiny.change("derivations", "step", title="What the decree of 25 Aug 2022 adds: 173"),
        "derivations",
        "title",
        "gives 137, not 173",
    ),
    "totals_begin_before_they_end": (
        lambda tiny: tiny.change("figures", "killed-march-err", as_of="2021-03-01"),
        "figures",
        "as_of",
        "It ends before it begins",
    ),
    "true_not_after_said": (
        lambda tiny: tiny.change("figures", "casualties-april", as_of="2022-08-30", stated_on="2022-08-22"),
        "figures",
        "as_of",
        "said on 2022-08-22, before it could be true",
    ),
    "values_from_the_list": (
        lambda tiny: tiny.change("figures", "posts-2018", stance="gossip"),
        "figures",
        "stance",
        "Allowed are: official_decree",
    ),
    "values_have_their_form": (
        lambda tiny: tiny.change("figures", "posts-2018", scope=" a part "),
        "figures",
        "scope",
        "The form should be as in",
    ),
    "values_within_limits": (
        lambda tiny: tiny.change("events", "invasion", title="Very long. " * 20),
        "events",
        "title",
        "longest that is allowed is 80",
    ),
    "wording_agrees_with_bounds": (
        lambda tiny: tiny.change("figures", "posts-2018", wording="2,000"),
        "figures",
        "wording",
        "not the stated 1,000",
    ),
}


# What looks like a breach and is none.
HARMLESS: dict[str, Break] = {
    "a retroactive decree that is flagged": lambda tiny: tiny.change(
        "figures", "posts-2018", effective_from="2017-07", flags="retroactive"
    ),
    "a month holds the day of publication": lambda tiny: tiny.change("figures", "posts-2018", stated_on="2017-11"),
    "a plan for a coming year": lambda tiny: [
        tiny.copy("measures", "posts", measure="plan", label="Plan", kind="plan"),
        tiny.copy("figures", "posts-2023", figure_id="plan-2999", measure="plan", as_of="2999"),
    ][1],
    "a decree that takes force in the future": lambda tiny: tiny.change("figures", "posts-2023", effective_from=FUTURE),
    "an interval around the one printed number": lambda tiny: tiny.change(
        "figures", "killed-april", low=1900, high=2200, wording="roughly 2,000"
    ),
    "a figure with no bounds": lambda tiny: tiny.change(
        "figures", "killed-april", low="", high="", wording="thousands"
    ),
    "a running total that was revised": lambda tiny: tiny.change(
        "figures", "killed-april", low=1000, high=1000, wording="1,000", flags="revised"
    ),
    "the same total said again": lambda tiny: tiny.change(
        "figures", "killed-april", low=1351, high="", wording="more than 1,351"
    ),
    "killed of another scope than the casualties": lambda tiny: a_part_above_its_whole(tiny, scope="with allies"),
    "killed of another period than the casualties": lambda tiny: a_part_above_its_whole(tiny, period="year"),
    "a running total of its first day": lambda tiny: tiny.change("figures", "casualties-april", as_of="2022-02-24"),
    "a title with a date, its terms and its result": lambda tiny: tiny.change(
        "derivations", "step", title="Two decrees of 25 Aug 2022: 1,137 less 1,000 makes 137"
    ),
    "a rounded sum": lambda tiny: tiny.change("figures", "step-2023", low=140, high=140, wording="about 140"),
    "values with quotes, commas and line breaks": lambda tiny: tiny.change(
        "figures", "posts-2018", note='He said: "1,000",\nand no more.'
    ),
}


@dataclass(frozen=True)
class Checked:
    """One data folder with a dossier for each entry of BREAKS and of HARMLESS, and what one check of them found."""

    rows: dict[str, int | None]
    report: CheckReport

    def problems(self, name: str) -> list[Problem]:
        """What was found in the dossier of that entry."""
        folder = f"data/dossiers/{slug_of(name)}/"
        return [problem for problem in self.report.problems if problem.file.startswith(folder)]


def slug_of(name: str) -> str:
    return name.replace("_", "-").replace(" ", "-").replace(",", "")


@pytest.fixture(scope="module")
def checked(tmp_path_factory: pytest.TempPathFactory) -> Checked:
    folder = tmp_path_factory.mktemp("rules")
    changes = {name: entry[0] for name, entry in BREAKS.items()} | HARMLESS
    dossiers = {name: TinyDossier(folder, slug_of(name)) for name in changes}
    rows = {name: change(dossiers[name]) for name, change in changes.items()}
    report = run_checks(given=next(iter(dossiers.values())).settings)
    assert len(report.dossiers) == len(changes)
    return Checked(rows, report)


@pytest.fixture(scope="module")
def shipped() -> CheckReport:
    return run_checks()


def test_tiny_dossier_breaks_no_rule(tiny: TinyDossier) -> None:
    report = run_checks(given=tiny.settings)
    assert report.problems == ()
    assert report.dossiers == (SLUG,)


def test_every_rule_has_a_row_that_breaks_it() -> None:
    assert sorted(BREAKS) == [rule.name for rule in RULES]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_rule_names_the_row_that_breaks_it(rule: Rule, checked: Checked) -> None:
    _, table, column, message = BREAKS[rule.name]
    file = table if "." in table else f"{table}.csv"
    [problem] = [problem for problem in checked.problems(rule.name) if problem.rule == rule.name]
    assert problem.file == f"data/dossiers/{slug_of(rule.name)}/{file}"
    assert (problem.row, problem.column) == (checked.rows[rule.name], column)
    assert message in problem.message
    assert (problem.severity, problem.remedy) == (rule.severity, rule.mend)


@pytest.mark.parametrize("name", HARMLESS)
def test_no_rule_is_broken_by(name: str, checked: Checked) -> None:
    assert checked.problems(name) == []


def test_all_broken_rows_are_reported_at_once(tiny: TinyDossier) -> None:
    tiny.change("figures", "posts-2018", low="many", as_of="2018-02-30")
    tiny.change("publications", "daily-2022", url="daily.example")
    tiny.change("terms", "left", figure_id="nothing")
    rules = {problem.rule for problem in run_checks(given=tiny.settings).errors}
    assert {"numbers_are_whole", "dates_parse", "addresses_are_web_addresses", "figures_exist"} <= rules


def test_one_cause_is_one_line(tiny: TinyDossier) -> None:
    tiny.change("figures", "posts-2018", as_of="01.01.2018")
    tiny.copy("figures", "killed-april")
    problems = run_checks(given=tiny.settings).errors
    assert sorted((problem.rule, problem.column) for problem in problems) == [
        ("dates_parse", "as_of"),
        ("ids_are_unique", "figure_id"),
    ]


# Which of five totals, 30, 40, 50, 60 and 70, is a slip, and what it says.
SLIPS = {
    "ten times too large": (2, 500),
    "ten times too large, the first": (0, 300),
    "ten times too large, the last but one": (3, 600),
    "ten times too small": (2, 5),
    "ten times too small, the last": (4, 7),
}


def test_one_slip_in_a_running_total_is_named_once_at_its_row(tmp_path: Path) -> None:
    expected = []
    for name, (slip, wrong) in SLIPS.items():
        tiny, rows = TinyDossier(tmp_path, slug_of(name)), []
        for place, right in enumerate((30, 40, 50, 60, 70)):
            number = wrong if place == slip else right
            values = {"low": number, "high": number, "wording": number, "scope": "a part", "stated_on": "2022-08"}
            figure = {"figure_id": f"t-{place}", "as_of": f"2022-0{place + 3}", **values}
            rows.append(tiny.copy("figures", "killed-april", **figure))
        expected.append((f"data/dossiers/{tiny.slug}/figures.csv", "cumulative_does_not_fall", rows[slip]))
    problems = run_checks(given=tiny.settings).problems
    assert sorted((problem.file, problem.rule, problem.row) for problem in problems) == sorted(expected)


def test_shipped_data_breaks_no_rule(shipped: CheckReport) -> None:
    assert [str(problem) for problem in (*shipped.unusable, *shipped.errors)] == []
    assert [str(error) for error in shipped.query_errors] == []


def test_shipped_oddities_are_flagged(shipped: CheckReport) -> None:
    flags = {problem.rule for problem in shipped.flags}
    assert {"cumulative_falls", "digits_transposed", "hedges_changed", "sums_that_do_not_balance"} <= flags
