"""Partitions are finished once, resumed file by file, and never half: what is wrong is told in one sentence."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from dashboard.engine.database import connection as database
from dashboard.engine.database.connection import Connection, SqlError
from dashboard.engine.partitions import materialize
from dashboard.engine.questions.ask import answer
from dashboard.engine.warehouse.store import Store
from dashboard.errors import BuildError, DataError
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


def call_a_stance_a_decision(parts: Twins) -> None:
    package = parts.data / "dossiers" / PARTS / "datapackage.json"
    package.write_text(package.read_text().replace('"kind": "opposed"', '"kind": "outside"'))


def add_a_column(parts: Twins) -> None:
    schema = parts.data / "schema" / "figures.json"
    described = json.loads(schema.read_text())
    described["fields"].append(described["fields"][-1] | {"name": "checked_on", "mayBeMissing": True})
    schema.write_text(json.dumps(described))


def count_a_measure_in_decimals(parts: Twins) -> None:
    measures = parts.data / "dossiers" / PARTS / "measures.csv"
    header, first, *rest = measures.read_text().splitlines()
    values = dict(zip(header.split(","), first.split(","), strict=True)) | {"number": "decimal"}
    measures.write_text("\n".join((header, *rest, ",".join(values.values()), "")))


@pytest.mark.parametrize("change", [call_a_stance_a_decision, add_a_column, count_a_measure_in_decimals])
def test_what_rows_take_from_elsewhere_is_a_part_of_their_files_names(
    parts: Twins, monkeypatch: pytest.MonkeyPatch, change: Callable[[Twins], None]
) -> None:
    names: list[str] = []
    name = materialize._name_partitions

    def note_names(*given: Any) -> list[str]:
        names.extend(made := name(*given))
        raise KeyboardInterrupt(made)

    monkeypatch.setattr(materialize, "_name_partitions", note_names)
    for _ in range(2):
        with pytest.raises(KeyboardInterrupt):
            Store(parts.settings).open()
        change(parts)
    assert len({*names}) == len(names) == 6


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
