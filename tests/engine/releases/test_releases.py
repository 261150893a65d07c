"""The data's own history: whatever was released can be replayed, told, and opened again."""

from __future__ import annotations

import gc
import itertools
import json
import shutil
import threading
import weakref
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pyarrow.csv
import pyarrow.parquet
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.engine.questions.ask import answer, ask
from dashboard.engine.questions.checks import CheckReport, run_checks
from dashboard.engine.releases import names
from dashboard.engine.releases import state as states
from dashboard.engine.releases.create import create_release
from dashboard.engine.releases.diff import apply_changes, compare_states
from dashboard.engine.releases.history import read_history, restore_release
from dashboard.engine.releases.state import State
from dashboard.engine.releases.status import read_status
from dashboard.engine.sandbox import Query
from dashboard.engine.sandbox.pool import Pool
from dashboard.engine.warehouse import store as warehouse
from dashboard.engine.warehouse.store import Store, Warehouse
from dashboard.errors import DataError, QuestionError
from dashboard.settings import REPOSITORY
from tests.tiny_dossier import SLUG, TinyDossier

# Anything that a CSV may hold: quotes, commas, line ends, accents, signs that split lines elsewhere.
TEXTS = st.text(
    st.characters(exclude_characters="\0", exclude_categories=["Cs"]), min_size=1, max_size=8
) | st.sampled_from(['"', "a,b", "x\ny", "x\r\ny", "\r", "é", "e\u0301", "\u2028", "\x85", " ", "'", "[1]", "12", "{}"])
ROW = st.fixed_dictionaries({"name": TEXTS}, optional={"role": TEXTS, "country": TEXTS})
SPEAKERS = st.dictionaries(TEXTS, ROW, max_size=4)
TERMS = st.dictionaries(st.tuples(TEXTS, TEXTS), st.fixed_dictionaries({"sign": TEXTS}), max_size=3)


@st.composite
def state(draw: st.DrawFn) -> State:
    speakers: dict[states.Key, states.Cells] = {
        (key,): {"speaker_id": key, **cells} for key, cells in draw(SPEAKERS).items()
    }
    terms: dict[states.Key, states.Cells] = {
        key: {"derivation_id": key[0], "position": key[1], **cells} for key, cells in draw(TERMS).items()
    }
    title, names_of = draw(TEXTS), json.dumps({"RUS": draw(TEXTS)}, ensure_ascii=False)
    title = title if states._as_text(title) == title else json.dumps(title)
    package = {"title": title, "muster.subject_names": names_of}
    tables: State = {"datapackage": {("datapackage.json",): package}, "speakers": speakers, "terms": terms}
    return {table: rows for table, rows in tables.items() if rows}


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with schemas alone."""
    folder = tmp_path_factory.mktemp("history") / "data"
    shutil.copytree(REPOSITORY / "data" / "schema", folder / "schema")
    return folder


_numbers = itertools.count()


@given(st.lists(state(), min_size=1, max_size=4))
def test_whatever_is_edited_replays_to_exactly_the_states_that_were_released(data: Path, wanted: list[State]) -> None:
    slug = f"dossier-{next(_numbers)}"
    folder, schemas = data / "dossiers" / slug, states.read_schemas(data)
    folder.mkdir(parents=True)
    released: list[State] = []
    for day, edited in enumerate(wanted, start=1):
        states.write_state(edited, folder, schemas, folder / "figures.parquet")
        assert states.collect_rows(states.read_rows(folder, schemas)) == edited
        if create_release(data, read_status(data, slug), "why", {}, datetime(2026, 1, day, tzinfo=UTC)):
            released.append(edited)
        assert read_status(data, slug).label == f"{read_history(data, slug)[-1][0].name}"
    history = read_history(data, slug)
    assert [made for _, made in history] == released
    for (release, _), edited in zip(history, released, strict=True):
        target = data / f"{slug}-{release.name}"
        restore_release(data, slug, release.name, target)
        assert states.collect_rows(states.read_rows(target / "dossiers" / slug, schemas)) == edited


@given(st.lists(st.sampled_from("abcdefgh"), unique=True), st.lists(st.sampled_from("abcdefgh"), unique=True))
def test_rows_that_are_put_between_others_are_put_there_again(before: list[str], after: list[str]) -> None:
    kept = [key for key in before if key in after]
    after = [key for key in after if key not in kept]
    mixed = [*itertools.chain.from_iterable(itertools.zip_longest(after, kept))]
    one: State = {"t": {(key,): {"k": key} for key in before}}
    other: State = {"t": {(key,): {"k": key} for key in mixed if key is not None}}
    assert list(apply_changes(one, compare_states(one, other)).get("t", {})) == list(other["t"])


def test_names_sort_and_are_at_most_nine_a_day() -> None:
    made: list[str] = []
    for day in (1, 1, 1, 2, 2):
        made.append(names.next_name(made, date(2026, 1, day)))
    assert made == sorted(made) == ["2026-01-01", "2026-01-01.2", "2026-01-01.3", "2026-01-02", "2026-01-02.2"]
    with pytest.raises(QuestionError, match="clock"):
        names.next_name(made, date(2026, 1, 1))
    full = ["2026-01-01", *(f"2026-01-01.{number}" for number in range(2, 10))]
    with pytest.raises(QuestionError, match="tomorrow"):
        names.next_name(full, date(2026, 1, 1))
    assert not any(map(names.is_name, ("2026-02-30", "2026-01-01.1", "2026-01-01.10", "../2026-01-01", "")))


def rows(opened: Warehouse, tiny: TinyDossier, question: str, **parameters: Any) -> list[dict[str, Any]]:
    table = answer(opened, question, {"dossier": SLUG, **parameters}, tiny.settings)
    found: list[dict[str, Any]] = table.to_pylist()
    return found


@pytest.fixture
def store(tiny: TinyDossier) -> Iterator[Store]:
    made = tiny.store()
    yield made
    made.close()


@pytest.fixture
def corrected(tiny: TinyDossier) -> TinyDossier:
    return correct(tiny)


def correct(tiny: TinyDossier) -> TinyDossier:
    """Released, corrected and released again, and changed since."""
    tiny.release(1)
    tiny.change("figures", "killed-april", low=2500, wording="2,500 to 3,000")
    tiny.remove("figures", "killed-march-err")
    tiny.release(2, "Read again.", **{"killed-april": "A misread digit."})
    tiny.change("speakers", "staff", name="The General Staff")
    return tiny


def test_label_says_the_release_and_whether_anything_changed_since(tiny: TinyDossier, store: Store) -> None:
    def label() -> str:
        told = rows(store.open(), tiny, "about_dossier")[0]["release"]
        assert told == rows(store.open(), tiny, "dossiers")[0]["release"]
        return str(told)

    never = label()
    assert never.startswith("unreleased+")
    assert rows(store.open(), tiny, "changes") == []
    tiny.release(1)
    assert label() == "2026-01-01"
    tiny.change("figures", "posts-2018", note="Changed.")
    changed = label()
    assert names.LABEL.fullmatch(changed)
    assert changed.startswith("2026-01-01+")
    assert changed[-8:] != never[-8:]
    tiny.rows["figures"].reverse()
    tiny.write()
    assert label() == changed  # a row that only moved is the same row


def test_log_tells_old_and_new_with_the_reason(corrected: TinyDossier, store: Store) -> None:
    opened = store.open()
    told = [
        tuple(row[name] for name in ("release", "change", "row_key", "column", "before", "after", "reason"))
        for row in rows(opened, corrected, "changes")
    ]
    assert told == [
        (None, "changed", "staff", "name", "The Staff", "The General Staff", None),
        ("2026-01-02", "withdrawn", "killed-march-err", None, "9,999", None, "Read again."),
        ("2026-01-02", "changed", "killed-april", "low", "2000", "2500", "A misread digit."),
        ("2026-01-02", "changed", "killed-april", "wording", "2,000 to 3,000", "2,500 to 3,000", "A misread digit."),
    ]
    [gone] = rows(opened, corrected, "changes", q="9,999")
    assert (gone["speaker"], gone["outlet"], gone["is_there"]) == ("The General Staff", "Daily", False)
    counted = [
        (row["release"], row["count_changed"], row["count_withdrawn"]) for row in rows(opened, corrected, "releases")
    ]
    assert counted == [("2026-01-02", 1, 1), ("2026-01-01", 0, 0)]
    assert len(rows(opened, corrected, "changes", release="2026-01-01")) == 24


@pytest.mark.parametrize(
    ("since", "expected"),
    [
        ("2026-01-01", {("killed-april", "low"), ("killed-april", "wording"), ("killed-april", "name")}),
        ("2026-01-02", {("killed-april", "name")}),
        ("2026-01-02+3f9a12c4", {("killed-april", "name")}),
        ("unreleased+3f9a12c4", {("killed-april", "low"), ("killed-april", "wording"), ("killed-april", "name")}),
    ],
)
def test_figures_know_what_changed_since_a_link_was_made(
    since: str, expected: set[tuple[str, str]], corrected: TinyDossier, store: Store
) -> None:
    asked = {"figure_id": ["killed-april", "posts-2018"], "since_release": since}
    found = rows(store.open(), corrected, "changes_of_figures", **asked)
    assert {(row["figure_id"], row["column"]) for row in found} == expected
    assert found[-1]["table_name"] == "speakers"
    assert found[-1]["release"] is None


def test_withdrawn_figure_is_known_by_its_wording(corrected: TinyDossier, store: Store) -> None:
    [first, *_] = rows(store.open(), corrected, "changes_of_figures", figure_id=["killed-march-err"])
    assert (first["change"], first["column"], first["before"], first["after"]) == (
        "withdrawn",
        "wording",
        "9,999",
        None,
    )


def test_old_release_answers_with_its_own_numbers_while_another_thread_has_the_new_ones(
    corrected: TinyDossier, monkeypatch: pytest.MonkeyPatch
) -> None:
    corrected.change("speakers", "staff", name="The Staff")
    made = corrected.store()
    monkeypatch.setattr(warehouse, "_store", made)
    sql = "select wording from figures where figure_id = 'killed-april'"
    seen: dict[str, list[Any]] = {}

    def look(who: str) -> None:
        by_ask = ask("figure", dossier=SLUG, figure_id="killed-april").column("wording").to_pylist()
        result = pool.run(Query(sql))
        assert result.table is not None, result.message
        seen[who] = [by_ask[0], result.table.column(0).to_pylist()[0], ask("dossiers").column("release").to_pylist()[0]]

    with closing(made), closing(Pool(corrected.settings)) as pool:
        look("before")
        old = warehouse.open_release(SLUG, "2026-01-01")
        with warehouse.use_warehouse(old):
            look("inside")
            other = threading.Thread(target=look, args=("another thread",))
            other.start()
            other.join()
            handed_on = threading.Thread(target=warehouse.same_state(look), args=("handed on",))
            handed_on.start()
            handed_on.join()
        look("after")
        del old
    new = ["2,500 to 3,000", "2,500 to 3,000", "2026-01-02"]
    assert seen["before"] == seen["another thread"] == seen["after"] == new
    assert seen["inside"] == seen["handed on"] == ["2,000 to 3,000", "2,000 to 3,000", "2026-01-01"]


def test_label_in_force_is_the_warehouse_in_use(corrected: TinyDossier, store: Store) -> None:
    current = store.open()
    assert store.open_release(SLUG, str(current.release_of(SLUG))) is current


@pytest.mark.parametrize(
    ("dossier", "release", "remedy"),
    [
        (SLUG, "2025-01-01", "There are: 2026-01-01, 2026-01-02"),
        (SLUG, "2026-01-01+3f9a12c4", "Open 2026-01-01"),
        (SLUG, "unreleased+3f9a12c4", "newest"),
        (SLUG, "../../2026-01-01", "named by its day"),
        ("nothing", "2026-01-01", "ask dossiers"),
    ],
)
def test_state_that_nobody_released_is_one_sentence(
    dossier: str, release: str, remedy: str, corrected: TinyDossier, store: Store
) -> None:
    with pytest.raises(QuestionError, match=remedy):
        store.open_release(dossier, release)


def test_old_states_that_are_let_go_close_once_nobody_reads(tiny: TinyDossier, store: Store) -> None:
    for day in range(1, 5):
        tiny.change("figures", "posts-2018", note=f"State {day}.")
        tiny.release(day, "why")
    opened = store.open_release(SLUG, "2026-01-01")
    cursor, kept = opened.cursor(), weakref.ref(opened)
    del opened
    for day in (2, 3):
        assert kept() is not None or day > 2
        store.open_release(SLUG, f"2026-01-0{day}")
    gc.collect()
    assert kept() is None
    note = "select note from figures where figure_id = 'posts-2018'"
    assert cursor.execute(note).fetchall() == [("State 1.",)]


def test_history_keeps_no_rows_of_parquet_but_opens_where_they_are_the_same(tiny: TinyDossier, store: Store) -> None:
    table = pyarrow.csv.read_csv(tiny.path("figures"))
    pyarrow.parquet.write_table(table, tiny.folder / "figures.parquet")
    del tiny.rows["figures"]
    tiny.path("figures").unlink()
    tiny.package["resources"] = [{"path": "speakers.csv"}]
    tiny.write()
    tiny.release(1)
    tiny.change("speakers", "staff", name="The General Staff")
    assert len(rows(store.open_release(SLUG, "2026-01-01"), tiny, "sums")) == 2
    pyarrow.parquet.write_table(table.slice(0, 3), tiny.folder / "figures.parquet")
    with pytest.raises(DataError, match=r"figures\.parquet: the release had other rows"):
        Store(replace(tiny.settings, look_for_changes_seconds=0)).open_release(SLUG, "2026-01-01")


def cut(lines: list[str]) -> list[str]:
    return lines[:-1]


def edit(line: int, old: str, new: str) -> Callable[[list[str]], list[str]]:
    def edited(lines: list[str]) -> list[str]:
        assert old in lines[line - 1]
        return [text.replace(old, new) if number == line else text for number, text in enumerate(lines, start=1)]

    return edited


SPOILT: dict[str, tuple[Callable[[list[str]], list[str]], str]] = {
    "short": (cut, "2026-01-02.jsonl, row 1: what the releases up to it make is not the state"),
    "other-day": (edit(1, "2026-01-02", "2026-01-03"), "2026-01-02.jsonl, row 1: the first line speaks of 2026-01-03"),
    "other-release-before": (
        edit(1, '"follows": "2026-01-01"', '"follows": "2025-12-31"'),
        "row 1: it follows 2025-12-31, but 2026-01-01",
    ),
    "no-release": (edit(1, "{", ""), "row 1: the first line should tell the release"),
    "no-json": (edit(2, "{", ""), "row 2: the line is not a JSON object"),
    "no-change": (
        edit(2, "withdrawn", "lost"),
        "row 2: 'change' is 'lost', but should be one of added, changed, withdrawn",
    ),
    "no-such-row": (edit(2, "killed-march-err", "killed-may"), "row 2: the row that it speaks of is not there"),
    "other-cells": (edit(3, '"2000"', '"1999"'), "row 3: the row that it changes had other cells before"),
    "no-text": (edit(3, '"2000"', "2000"), "row 3: 'before' and 'after' should map columns to texts"),
}


@pytest.fixture(scope="module")
def spoilt(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[TinyDossier, Warehouse, CheckReport]]:
    """A dossier for each spoilt history in one data folder: one of them, their warehouse, and what a check finds."""
    folder = tmp_path_factory.mktemp("spoilt")
    for slug, (spoil, _) in SPOILT.items():
        tiny = correct(TinyDossier(folder, slug))
        file = tiny.folder / "releases" / "2026-01-02.jsonl"
        lines = file.read_text(encoding="utf-8").split("\n")[:-1]
        file.write_text("\n".join([*spoil(lines), ""]), encoding="utf-8")
    with closing(tiny.store()) as store:
        yield tiny, store.open(), run_checks(given=tiny.settings)


@pytest.mark.parametrize("slug", SPOILT)
def test_broken_history_is_named_by_file_and_line_and_takes_no_number_down(
    slug: str, spoilt: tuple[TinyDossier, Warehouse, CheckReport]
) -> None:
    tiny, opened, report = spoilt
    with pytest.raises(DataError) as raised:
        read_history(tiny.data, slug)
    assert SPOILT[slug][1] in str(raised.value)
    assert opened.notice is None
    assert str(opened.release_of(slug)).startswith("unreleased+")
    assert rows(opened, tiny, "changes", dossier=slug) == []
    assert [problem.rule for problem in report.errors if f"/{slug}/" in problem.file] == ["releases_replay"]


def test_all_wrong_files_are_named_at_once(corrected: TinyDossier) -> None:
    folder = corrected.folder / "releases"
    (folder / "2026-01-01.jsonl").unlink()
    (folder / "notes.txt").write_text("…")
    (folder / "2026-01-04.jsonl").write_bytes(b"\xff")
    with pytest.raises(DataError) as raised:
        read_history(corrected.data, SLUG)
    told = [(problem.file.rsplit("/")[-1], problem.message) for problem in raised.value.problems]
    assert told == [
        ("2026-01-02.jsonl", "the release 2026-01-01, which it follows, is not there."),
        ("2026-01-04.jsonl", "byte 1 is not UTF-8."),
        ("notes.txt", "no release has such a name."),
    ]
