"""Partitions are finished once, resumed file by file, and never half: what is wrong is told in one sentence."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from dashboard.engine.database import connection as database
from dashboard.engine.database.connection import Connection, SqlError
from dashboard.engine.questions.ask import answer
from dashboard.engine.questions.checks import run_checks
from dashboard.engine.warehouse.store import Store
from dashboard.errors import BuildError, DataError
from dashboard.settings import settings
from tests.engine.partitions.twins import PARTS, Twins


def finished(parts: Twins) -> dict[str, int]:
    """The finished files of figures, each with the file of the disk that it is: one made again is another."""
    folder = parts.settings.cache_folder / "partitions"
    return {path.name: path.stat().st_ino for path in folder.glob("*.figures.parquet")}


def count(parts: Twins, store: Store) -> int:
    answered = answer(store.open(), "figures_count", {"dossier": PARTS}, parts.settings)
    return int(answered.column("count_figures")[0].as_py())


def change_a_file(parts: Twins, subject: str = "UKR") -> None:
    row = next(row for row in parts.figures if row["subject"] == subject)
    parts.figures.append(row | {"figure_id": f"new-{len(parts.figures)}", "repeats": None, "note": "more of it"})
    parts.write_part(subject)


def test_a_changed_file_is_finished_anew_and_no_other(parts: Twins) -> None:
    store = Store(parts.settings)
    assert count(parts, store) == 150
    before = finished(parts)

    change_a_file(parts)

    assert count(parts, store) == 151
    assert len(finished(parts).items() - before.items()) == 1


def test_files_that_no_warehouse_needs_are_pruned(parts: Twins) -> None:
    given = replace(parts.settings, warehouses_kept=1)
    store = Store(given)
    store.open()
    store.close()
    change_a_file(parts)
    Store(given).open()

    assert len(finished(parts)) == 3


def test_a_build_that_is_stopped_goes_on_from_the_files_it_finished(parts: Twins) -> None:
    told: list[str] = []

    def stopped_at_the_third(_: int, __: int, text: str) -> None:
        told.append(text)
        if sum(text.startswith("Finishing figures") for text in told) == 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        Store(parts.settings).open(stopped_at_the_third)
    first_two = finished(parts)
    assert len(first_two) == 2
    assert told[-1].startswith("Finishing figures: ")
    assert " of 150 rows, about " in told[-1]

    assert count(parts, Store(parts.settings)) == 150
    assert first_two.items() < finished(parts).items()


def test_a_full_disk_leaves_the_last_good_data_and_nothing_half_written(
    parts: Twins, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = Store(parts.settings)
    assert count(parts, store) == 150
    before = finished(parts)
    change_a_file(parts)
    write = database.write_parquet
    written: list[Path] = []

    def until_it_is_full(connection: Connection, sql: str, path: Path) -> None:
        if written:
            path.write_bytes(b"half of a fi")
            raise SqlError(1, 'IO Error: Could not write file "x": No space left on device')
        written.append(path)
        write(connection, sql, path)

    monkeypatch.setattr(database, "write_parquet", until_it_is_full)
    notice = store.open().notice
    assert notice
    assert "The disk is full" in notice
    assert "Make room" in notice
    assert count(parts, store) == 150
    assert finished(parts) == before
    assert not list((parts.settings.cache_folder / "partitions").glob("*.building"))

    monkeypatch.setattr(database, "write_parquet", write)
    assert count(parts, store) == 151


@pytest.mark.parametrize("how", ["cut short", "damaged inside"])
def test_a_damaged_file_among_others_is_named_and_the_last_good_data_serve(parts: Twins, how: str) -> None:
    store = Store(parts.settings)
    assert count(parts, store) == 150
    path = next(parts.parts.glob("subject=UKR/*.parquet"))
    whole = path.read_bytes()
    path.write_bytes(whole[:900] if how == "cut short" else whole[:4] + b"\xff" * 800 + whole[804:])

    notice = store.open().notice

    assert notice
    assert "figures/subject=UKR/part-0.parquet: this Parquet file is damaged" in notice
    assert count(parts, store) == 150


def test_wrong_columns_of_all_files_are_told_at_once(parts: Twins) -> None:
    wrong = pa.table({"figure_id": ["a"], "low": ["9"], "wordings": ["9"], "as_of": pa.array([1.5])})
    for path in parts.parts.rglob("*.parquet"):
        pq.write_table(wrong, path)
    (parts.data / "dossiers" / PARTS / "figures.csv").write_text("figure_id\n")

    with pytest.raises(DataError) as raised:
        Store(parts.settings).open()

    text = str(raised.value)
    for subject in ("CHN", "RUS", "UKR"):
        of_file = [line for line in text.splitlines() if f"subject={subject}/part-0.parquet" in line]
        assert any("column low" in line and "not that of a whole number" in line for line in of_file)
        assert any("column as_of" in line and "text or a date" in line for line in of_file)
        assert any("column wordings" in line and "Rename it to 'wording'" in line for line in of_file)
        assert any("column speaker_id" in line and "missing" in line for line in of_file)
        assert not any("column subject" in line or "column quote" in line for line in of_file)
    assert "it stands beside figures in partitions" in text


BROKEN: dict[str, tuple[dict[str, Any], str]] = {
    "low_not_above_high": ({"low": 9, "high": 5, "wording": "5 to 9"}, "It is above high, which is 5."),
    "ids_exist": ({"speaker_id": "nobody"}, "There is no such row in speakers."),
    "dates_not_in_the_future": ({"stated_on": None, "as_of": "2190-01"}, "This date lies in the future."),
    "dates_parse": ({"as_of": "2021-02-30"}, "This is not a date."),
    "wording_agrees_with_bounds": (
        {"low": 5, "high": 5, "wording": "9,000"},
        "The wording has 9,000, not the stated 5.",
    ),
    "required_values_present": ({"figure_id": None}, "A value is required here."),
    "values_from_the_list": ({"stance": "biased"}, "Allowed are: official_decree,"),
    "flows_have_a_period": ({"measure": "killed", "period": None}, "killed is a flow, so a period is needed."),
    "in_force_not_before_signing": (
        {"effective_from": "2000-01-01", "stated_on": "2000-01-02"},
        "It was stated only on 2000-01-02.",
    ),
    "stances_fit_sides": (
        {"speaker_id": "enemy", "stance": "adversary_claim"},
        "enemy is of RUS, which the number is about.",
    ),
    "totals_begin_before_they_end": (
        {"measure": "killed", "period": "cumulative", "as_of": "2019-11-30", "stated_on": "2019-11-30"},
        "It ends before it begins: a running total counts from 2019-12-01.",
    ),
    "values_within_limits": ({"scope": "x" * 61}, "The longest that is allowed is 60 characters."),
    "values_have_their_form": ({"figure_id": "Row 17"}, "A name has small letters, digits and hyphens."),
}


def test_rows_that_break_a_rule_are_found_with_file_and_row(parts: Twins) -> None:
    row = next(row for row in parts.figures if row["subject"] == "RUS" and not row["repeats"] and not row["period"])
    parts.figures[:] = [row] + [
        row | {"figure_id": f"f-broken-{n}"} | values for n, (values, _) in enumerate(BROKEN.values())
    ]
    for subject in ("UKR", "CHN"):
        next(parts.parts.glob(f"subject={subject}/*.parquet")).unlink()
    parts.write_part("RUS")
    speakers = parts.data / "dossiers" / PARTS / "speakers.csv"
    speakers.write_text(speakers.read_text().replace("enemy,Enemy,speaks,person,", "enemy,Enemy,speaks,person,RUS"))

    found = run_checks(PARTS, parts.settings).problems

    where = {one.file.rpartition(f"{PARTS}/")[2] for one in found}
    assert where == {"figures/subject=RUS/part-0.parquet"}
    for place, (rule, (_, message)) in enumerate(BROKEN.items(), start=3):
        assert any((one.rule, one.row) == (rule, place) and one.message.startswith(message) for one in found), rule


# What these look at is more than one row of figures, or another table.
NOT_ON_ONE_ROW = {
    "addresses_are_web_addresses", "changes_are_released", "cumulative_does_not_fall", "derivations_have_terms",
    "digits_transposed", "errors_point_to_the_right_figure", "hedges_changed", "ids_are_unique", "money_has_a_currency",
    "part_not_above_whole", "relays_point_to_origins", "releases_replay", "statements_stand_once",
    "sums_are_of_one_kind", "sums_balance", "sums_that_do_not_balance", "titles_agree_with_sums",
}  # fmt: skip
# These only point out what a flag says, or read the words of a wording again.
LEFT_OUT = {"cumulative_falls", "directions_agree"}


def test_every_rule_on_one_row_is_checked_in_partitions() -> None:
    text = (settings.queries_folder / "partitions" / "60_findings.sql").read_text(encoding="utf-8")
    named = set(re.findall(r"finding\(\s*'(\w+)'", text))
    rules = {path.stem for path in (settings.queries_folder / "checks").glob("*.sql")}

    assert rules - NOT_ON_ONE_ROW - LEFT_OUT == named


def test_finishing_keeps_to_the_memory_that_the_setting_allows(parts: Twins, monkeypatch: pytest.MonkeyPatch) -> None:
    limits = set()
    write = database.write_parquet

    def noting(connection: Connection, sql: str, path: Path) -> None:
        limits.add(connection.execute("select current_setting('memory_limit')").fetchall()[0][0])
        write(connection, sql, path)

    monkeypatch.setattr(database, "write_parquet", noting)
    Store(replace(parts.settings, partitions_memory_megabytes=300)).open()

    assert limits == {"286.1 MiB"}


def test_days_may_be_dates_and_an_address_may_lie_elsewhere(parts: Twins, tmp_path: Path) -> None:
    path = next(parts.parts.glob("subject=RUS/*.parquet"))
    table = pq.read_table(path, partitioning=None)
    place = table.schema.get_field_index("effective_from")
    pq.write_table(table.set_column(place, "effective_from", table.column(place).cast(pa.date32())), path)
    parts.parts.rename(tmp_path / "elsewhere")
    package = parts.data / "dossiers" / PARTS / "datapackage.json"
    package.write_text(
        package.read_text().replace('"muster": {', f'"muster": {{"figures": "{tmp_path}/elsewhere/**/*.parquet", ')
    )

    assert count(parts, Store(parts.settings)) == 150


def test_no_room_in_the_cache_at_all_is_told(parts: Twins) -> None:
    blocked = replace(parts.settings, cache_folder=parts.data / "schema" / "figures.json")
    with pytest.raises(BuildError, match="cannot be written"):
        Store(blocked).open()


def test_what_files_hold_is_remembered_from_question_to_question(parts: Twins) -> None:
    opened = Store(parts.settings).open()
    asked = "select value from duckdb_settings() where name = 'parquet_metadata_cache'"

    with opened.cursor() as cursor:  # each question has a cursor of its own
        assert database.fetch_table(cursor, asked, {}).to_pylist() == [{"value": "true"}]


def test_a_question_on_one_subject_opens_no_file_of_another(parts: Twins) -> None:
    opened = Store(parts.settings).open()
    measure = next(row["measure"] for row in parts.figures if row["subject"] == "UKR")
    with opened.cursor() as cursor:
        paths = database.fetch_table(cursor, "select path from partitions where not list_contains(subjects, 'UKR')", {})
    assert paths.num_rows
    for path in paths.column("path").to_pylist():
        Path(path).unlink()

    asked = {"dossier": PARTS, "subject": "UKR", "measure": measure}
    assert answer(opened, "statements_over_time", asked, parts.settings).num_rows
