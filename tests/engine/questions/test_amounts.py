"""Decimals, percentages, money and numbers below zero: exact in the warehouse, in answers, files and readers' SQL."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from dashboard.contents.check_text.asked import Asked
from dashboard.contents.check_text.bearings import find_bearings
from dashboard.contents.check_text.known_figures import list_figures
from dashboard.engine.questions import checks
from dashboard.engine.questions.ask import answer
from dashboard.engine.sandbox.pool import Pool
from dashboard.engine.sandbox.result import Query
from dashboard.engine.warehouse.store import Warehouse
from dashboard.exports import csv_file, excel, json_file, parquet
from dashboard.exports.extract import Extract
from dashboard.figures.claims.claim import Claim
from dashboard.figures.display import format_bounds
from dashboard.figures.quantities.quantity import Quantity
from dashboard.figures.sentences import build_sentence
from tests.amounts_dossier import FIGURES, add_amounts, build_amounts
from tests.tiny_dossier import SLUG, TinyDossier

D = Decimal


@pytest.fixture(scope="module")
def amounts(tmp_path_factory: pytest.TempPathFactory) -> TinyDossier:
    return build_amounts(tmp_path_factory.mktemp("amounts"))


@pytest.fixture(scope="module")
def opened(amounts: TinyDossier) -> Iterator[Warehouse]:
    store = amounts.store()
    yield store.open()
    store.close()


def ask(opened: Warehouse, amounts: TinyDossier, question: str, **parameters: Any) -> pa.Table:
    return answer(opened, question, {"dossier": SLUG, **parameters}, amounts.settings)


def test_no_rule_finds_fault(amounts: TinyDossier) -> None:
    report = checks.run_checks(given=amounts.settings)
    assert (report.unusable, report.errors, report.query_errors) == ((), (), ())


def test_every_number_is_kept_as_it_was_written(opened: Warehouse, amounts: TinyDossier) -> None:
    stated = {name: (low, high) for name, _, low, high, *_ in FIGURES}
    rows = opened.cursor().execute("select figure_id, low, high, typeof(low) from figures").fetchall()
    kept = {name: (low, high) for name, low, high, _ in rows}
    for name, bounds in stated.items():
        assert kept[name] == tuple(D(bound) if bound else None for bound in bounds)
    assert {kind for *_, kind in rows} == {"DECIMAL(38,12)"}


def test_sums_are_exact(opened: Warehouse, amounts: TinyDossier) -> None:
    row = next(row for row in ask(opened, amounts, "sums").to_pylist() if row["derivation_id"] == "pence")
    assert (row["at_least"], row["at_most"], row["state"]) == (D("1234567890.1"), D("1234567890.1"), "exact")
    assert (row["residual_at_least"], format_bounds(row)) == (0, "£1,234,567,890.10")


@pytest.mark.parametrize(
    ("number", "reason"), [("0.0004", "the same number"), ("0.00042", "the same in round numbers")]
)
def test_a_small_number_of_a_text_is_held_against_figures_with_all_its_digits(
    opened: Warehouse, amounts: TinyDossier, number: str, reason: str
) -> None:
    quantity = Quantity(0, 6, number, "count", "exact", D(number), D(number), D(number), D(number), D("0.00001"))
    day = date(2014, 10, 1)
    claim = Claim(0, quantity, ("ratio",), True, ("FRA+GBR",), days=((day, day),))
    known = list_figures(ask(opened, amounts, "figures_for_texts"))
    [bearing] = find_bearings(Asked(claim, day), known, None)
    assert (bearing.figure_id, bearing.reason) == ("ratio-small", reason)


def test_whole_numbers_stay_whole_beside_others(opened: Warehouse, amounts: TinyDossier) -> None:
    table = ask(opened, amounts, "by_speaker", subject="RUS", measure="killed")
    assert table.schema.field("low").type == pa.int64()
    assert "number_form" not in table.column_names


SENTENCES = {
    "cost-2013": ("£42.55–42.65 billion", "that Russia would cost £42.6 billion ("),
    "cost-2019": ("£81–88 billion", "that Russia would cost between £81 billion and £88 billion ("),
    "cost-2022": ("at least £33 billion", "that Russia would cost more than £33 billion ("),
    "cost-pence": ("£1,234,567,890.55", "would cost £1,234,567,890.55 ("),
    "growth-2020": ("−0.4 %", "that Russia shrank by 0.4 % ("),
    "growth-2021": ("6.5–7.5 %", "that Russia grew by about 7 % ("),
    "ratio-2013": ("1.30–1.50", "had a ratio of 1.30–1.50 ("),
    "ratio-small": ("0.0004", "that France and the United Kingdom had a ratio of 0.0004 ("),
    "heat-low": ("−12.5", "that Zoë’s Salt + Pepper had −12.5 degrees ("),
}


def test_numbers_and_sentences_of_each_kind(opened: Warehouse, amounts: TinyDossier) -> None:
    rows = ask(opened, amounts, "figures_found", page=1, rows_a_page=50).to_pylist()
    said = {
        row["figure_id"]: (format_bounds(row).replace("\N{NO-BREAK SPACE}", " "), build_sentence(row)) for row in rows
    }
    for name, (shown, sentence) in SENTENCES.items():
        assert said[name][0].replace("\N{NO-BREAK SPACE}", " ") == shown
        assert sentence in said[name][1]


def test_every_file_has_the_exact_number(opened: Warehouse, amounts: TinyDossier) -> None:
    table = ask(opened, amounts, "figures_found", measure="cost", page=1, rows_a_page=50)
    extract = Extract("Costs", "costs", table, "all")
    place = table.column("figure_id").to_pylist().index("cost-pence")
    for content in (csv_file.write_raw(extract), csv_file.write_safe(extract)):
        row = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))[place]
        assert (D(row["low"]), row["number_form"]) == (D("1234567890.55"), "money GBP")
    stored = pq.read_table(io.BytesIO(parquet.write_parquet(extract)))
    assert stored.column("low").to_pylist()[place] == D("1234567890.55")
    written = json.loads(json_file.write_json(extract), parse_float=D)["data"][place]
    assert written["low"] == D("1234567890.55")
    assert excel.write_workbook(extract)


def test_readers_sql_shows_no_more_digits_than_there_are(opened: Warehouse, amounts: TinyDossier) -> None:
    pool = Pool(amounts.settings, lambda: opened)
    try:
        total = pool.run(Query("select sum(low) as total from figures where measure = 'cost' and low < 2e9")).table
        assert total is not None
        assert total.to_pylist() == [{"total": D("1234567891.00")}]
        whole = pool.run(Query("select low from figures where figure_id = 'posts-2018'")).table
        assert whole is not None
        assert (whole.schema.field("low").type, whole.to_pylist()) == (pa.int64(), [{"low": 1000}])
    finally:
        pool.close()


# Each in a dossier of its own: what is wrong with which figure, and what is said of it.
WRONG = {
    "half-a-post": ("posts-2018", {"low": "1000.5", "high": "1000.5"}, "not a whole number"),
    "comma": ("ratio-2013", {"low": "1,3"}, "not a number of at most 24 digits"),
    "too-long": ("ratio-2013", {"low": "1.12345678901"}, "10 after a point"),
    "unit-of-zero": ("cost-2013", {"rounded_to": "0"}, "above zero"),
    "below-zero": ("ratio-small", {"low": "-1", "high": "-1", "wording": "-1"}, "cannot be below zero"),
    "other-words": ("growth-2021", {"low": "8", "high": "8"}, "not the stated 8"),
}


def test_wrong_numbers_are_told(tmp_path: Path) -> None:
    dossiers = {slug: add_amounts(TinyDossier(tmp_path, slug)) for slug in WRONG}
    rows = {slug: dossiers[slug].change("figures", name, **change) for slug, (name, change, _) in WRONG.items()}
    errors = checks.run_checks(given=dossiers["comma"].settings).errors
    for slug, (_, _, message) in WRONG.items():
        told = [one.message for one in errors if f"/{slug}/figures.csv" in one.file and one.row == rows[slug]]
        assert any(message in each for each in told), slug


@pytest.mark.parametrize("place", ["figures.parquet", "figures/part-0.parquet"])
def test_parquet_and_partitions_keep_every_digit(place: str, tmp_path: Path) -> None:
    amounts = build_amounts(tmp_path)
    names = amounts.columns("figures")
    rows = [{name: str(row.get(name) or "") or None for name in names} for row in amounts.rows["figures"]]
    columns = {name: [row[name] for row in rows] for name in names}
    table = pa.table({
        name: pa.array([value and D(value) for value in values], pa.decimal128(30, 4))
        if name in ("low", "high", "rounded_to")
        else pa.array(values, pa.string())
        for name, values in columns.items()
    })  # fmt: skip
    (amounts.folder / place).parent.mkdir(exist_ok=True)
    pq.write_table(table, amounts.folder / place)
    amounts.path("figures").unlink()
    amounts.package["resources"] = []
    (amounts.folder / "datapackage.json").write_text(json.dumps(amounts.package), encoding="utf-8")
    opened = amounts.store().open()
    for measure, name in (("cost", "cost-pence"), ("growth", "growth-2021"), ("ratio", "ratio-small")):
        found = ask(opened, amounts, "figures_found", measure=measure, page=1, rows_a_page=50).to_pylist()
        row = next(row for row in found if row["figure_id"] == name)
        assert format_bounds(row).replace("\N{NO-BREAK SPACE}", " ") == SENTENCES[name][0]
