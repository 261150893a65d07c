"""A reader's own figures: built and checked like a dossier, in memory, and known to their session alone."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from dashboard.engine.database import telemetry, wording_udfs
from dashboard.engine.database.latest import Latest
from dashboard.engine.questions import ask
from dashboard.engine.sandbox.pool import Pool
from dashboard.engine.sandbox.result import Query
from dashboard.engine.warehouse import private
from dashboard.engine.warehouse.own_words import join_words
from dashboard.engine.warehouse.private import OwnFigures, PrivateWarehouse, build_private
from dashboard.engine.warehouse.store import use_warehouse
from dashboard.errors import BuildError
from dashboard.settings import Settings
from tests.tiny_dossier import SLUG, TinyDossier

PUBLICATION = {
    "publication_id": "yours-file",
    "outlet": "My file",
    "published_on": "2022-09-01",
    "url": "https://example.org/file",
    "tier": "primary",
}
KILLED = {
    "figure_id": "yours-1",
    "subject": "RUS",
    "measure": "killed",
    "period": "cumulative",
    "low": "2500",
    "high": "2500",
    "wording": "2,500",
    "as_of": "2022-04-25",
    "stated_on": "2022-04-25",
    "speaker_id": "staff",
    "stance": "adversary_claim",
    "publication_id": "yours-file",
}
VIEW = {"dossier": SLUG, "subject": "RUS", "measure": "killed"}


def own(*figures: dict[str, str], **tables: Any) -> OwnFigures:
    return OwnFigures({"figures": figures or (KILLED,), "publications": [PUBLICATION], **tables}, beside=SLUG)


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> TinyDossier:
    return TinyDossier(tmp_path_factory.mktemp("private"))


@pytest.fixture(scope="module")
def opened(tiny: TinyDossier) -> Iterator[PrivateWarehouse]:
    built = build_private(own(), tiny.settings)
    assert built.opened is not None
    yield built.opened
    built.opened.close()


@pytest.fixture(scope="module")
def other(tiny: TinyDossier) -> Iterator[PrivateWarehouse]:
    """Another reader's, at the same time."""
    built = build_private(own({**KILLED, "figure_id": "theirs", "wording": "nearly 3,000", "low": ""}), tiny.settings)
    assert built.opened is not None
    yield built.opened
    built.opened.close()


def names(opened: Any, settings: Settings) -> dict[str, Any]:
    rows = ask.answer(opened, "statements_over_time", VIEW, settings).to_pylist()
    return {row["figure_id"]: row.get("origin") for row in rows}


def test_rows_stand_beside_those_of_the_dossier_and_say_whose_they_are(
    tiny: TinyDossier, opened: PrivateWarehouse, other: PrivateWarehouse
) -> None:
    dossier = {"killed-march": None, "killed-april": None}
    assert names(opened, tiny.settings) == {**dossier, "yours-1": "yours"}
    assert names(other, tiny.settings) == {**dossier, "theirs": "yours"}
    row = ask.answer(opened, "figure", {"dossier": SLUG, "figure_id": "yours-1"}, tiny.settings).to_pylist()[0]
    assert [row[name] for name in ("rule", "at_least", "at_most", "step")] == ["exact", 2500, 2500, 100]
    store = tiny.store()
    assert names(store.open(), tiny.settings) == dossier
    assert not store.open().is_private
    store.close()


def test_words_of_the_rows_join_the_lists_of_the_dossier() -> None:
    shipped = {"families": [{"name": "losses"}], "subject_names": {"A": "Land A"}}
    brought = {"families": [{"name": "losses"}, {"name": "mine"}], "counts": [{"name": "tanks"}]}
    added = join_words(shipped, brought | {"subject_names": {"A": "a", "B": "b"}})
    assert [word["name"] for word in added["families"]] == ["losses", "mine"]
    assert "counts" not in added
    assert added["subject_names"] == {"A": "Land A", "B": "b"}


def test_nothing_of_them_is_kept_counted_or_logged(
    tiny: TinyDossier, opened: PrivateWarehouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ask, "_answers", kept := Latest[pa.Table](1_000_000))
    monkeypatch.setattr(telemetry, "_log_question", lambda *_: pytest.fail("it was told"))
    first = ask.answer(opened, "figure", {"dossier": SLUG, "figure_id": "yours-1"}, tiny.settings)
    assert ask.answer(opened, "figure", {"dossier": SLUG, "figure_id": "yours-1"}, tiny.settings) is first
    assert not kept._values


def test_readers_sql_finds_the_rows_of_its_session_only(
    tiny: TinyDossier, opened: PrivateWarehouse, other: PrivateWarehouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(telemetry, "_log_question", lambda *_: None)
    store = tiny.store()
    pool = Pool(replace(tiny.settings, sql_at_once=1), store.open)
    query = Query("select figure_id from yours", {}, 10)
    found = []
    for each in (opened, None, other):
        with use_warehouse(each):
            result = pool.run(query)
        assert result.table is not None, result
        found.append(result.table.column(0).to_pylist())
    pool.close()
    store.close()
    assert found == [["yours-1"], [], ["theirs"]]


def test_they_lie_in_memory_and_go_when_the_session_closes_them(tiny: TinyDossier) -> None:
    private._find_published_files.cache_clear()
    noted = own({**KILLED, "note": "of 3 thousand"})
    for _ in range(2):
        opened = build_private(noted, tiny.settings).opened
        assert opened is not None
        assert wording_udfs._read_numbers.cache_info().currsize
        opened.close()
        assert not wording_udfs._read_numbers.cache_info().currsize
    assert private._find_published_files.cache_info().misses == 1  # the files of the dossier have not changed
    opened = build_private(own(), tiny.settings).opened
    assert opened is not None
    folder = opened.path.parent
    assert folder.is_relative_to("/dev/shm")  # noqa: S108
    assert [path.name for path in folder.iterdir()] == ["yours.duckdb"]
    assert {stat.S_IMODE(each.stat().st_mode) for each in (folder, folder.parent)} == {0o700}
    opened.close()
    assert not folder.exists()


def test_the_rules_of_every_dossier_find_what_is_wrong_in_them(tiny: TinyDossier) -> None:
    wrong = {**KILLED, "figure_id": "yours-2", "low": "3000", "speaker_id": "nobody", "as_of": "April"}
    built = build_private(own(KILLED, wrong), tiny.settings)
    before = private.count_bytes()
    assert {(each.rule, each.file, each.row) for each in built.problems} >= {
        ("ids_exist", "your figures/figures.csv", 3),
        ("dates_parse", "your figures/figures.csv", 3),
        ("low_not_above_high", "your figures/figures.csv", 3),
    }
    if built.opened:
        built.opened.close()
    taken = build_private(own({**KILLED, "figure_id": "killed-april"}), tiny.settings)
    assert (taken.opened, [each.rule for each in taken.problems]) == (None, ["ids_are_unique"])
    unknown = build_private(own({**KILLED, "colour": "red"}), tiny.settings)
    assert (unknown.opened, [each.rule for each in unknown.problems]) == (None, ["file_structure"])
    assert private.count_bytes() <= before


def test_a_dossier_of_ones_own_is_built_without_any_other(tiny: TinyDossier) -> None:
    tables = {
        table: [{name: str(cell) for name, cell in row.items()} for row in rows] for table, rows in tiny.rows.items()
    }
    built = build_private(OwnFigures(tables, name="mine", package=tiny.package), tiny.settings)
    assert built.opened is not None
    dossiers = ask.answer(built.opened, "dossiers", {}, tiny.settings).to_pylist()
    assert [(row["dossier"], row["origin"]) for row in dossiers] == [("mine", "your dossier")]
    assert not [each for each in built.problems if each.severity == "error"]
    built.opened.close()


def test_one_sentence_says_why_there_is_no_room(tiny: TinyDossier, monkeypatch: pytest.MonkeyPatch) -> None:
    before = private.count_bytes()
    with pytest.raises(BuildError, match="already fill the 0 MB"):
        build_private(own(), replace(tiny.settings, own_megabytes=0))
    with pytest.raises(BuildError, match="No table of a dossier is called"):
        build_private(own(**{"../x": [KILLED]}), tiny.settings)
    for name in ("../../x", "/tmp/x", "a b"):  # noqa: S108
        with pytest.raises(BuildError, match="cannot be called"):
            build_private(OwnFigures({"figures": [KILLED]}, name=name, package=tiny.package), tiny.settings)
    assert private.count_bytes() == before
    monkeypatch.setattr(private, "MEMORY_FOLDER", Path("/nonexistent"))
    with pytest.raises(BuildError, match="no memory file system"):
        private._Folders()


def test_what_a_killed_process_left_goes_at_the_next_start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(private, "MEMORY_FOLDER", tmp_path)
    used = private._Folders()
    (left := tmp_path / "muster-yours-0123" / "session").mkdir(parents=True)
    private._Folders()
    assert not left.exists()
    assert used._root.exists()
