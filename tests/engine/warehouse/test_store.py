"""The warehouse: built once per state of the data, never half, never by two at once, and locked when open."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import duckdb
import pytest

from dashboard.engine.questions.ask import answer
from dashboard.engine.sandbox import permissions
from dashboard.engine.warehouse.store import Store, Warehouse, kept_with_data, open_warehouse, use_warehouse
from dashboard.errors import BuildError, DataError, QueryError
from dashboard.settings import REPOSITORY, settings
from tests.tiny_dossier import TinyDossier


def count_figures(warehouse: Warehouse) -> int:
    row = warehouse.cursor().execute("select count(*) from figures").fetchall()[0]
    return int(row[0])


def break_data(tiny: TinyDossier) -> None:
    tiny.copy("figures", "posts-2018")


def mend_data(tiny: TinyDossier) -> None:
    tiny.change("figures", "posts-2018", note="mended")
    del tiny.rows["figures"][-1]
    tiny.write()


def environment(tiny: TinyDossier) -> dict[str, str]:
    return os.environ | {
        "MUSTER_DATA_FOLDER": str(tiny.settings.data_folder),
        "MUSTER_QUERIES_FOLDER": str(tiny.settings.queries_folder),
        "MUSTER_CACHE_FOLDER": str(tiny.settings.cache_folder),
    }


def start_build(tiny: TinyDossier) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "dashboard", "build"],
        cwd=REPOSITORY,
        env=environment(tiny),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def with_slow_build(tiny: TinyDossier, milliseconds: int) -> TinyDossier:
    """Own queries, in which one table takes its time."""
    folder = tiny.data.parent / "queries"
    shutil.copytree(settings.queries_folder, folder)
    (folder / "tables" / "06_wait.sql").write_text(f"select sleep_ms({milliseconds});\n")
    tiny.settings = replace(tiny.settings, queries_folder=folder)
    return tiny


@pytest.mark.builds
def test_same_data_is_built_once(tiny: TinyDossier) -> None:
    steps: list[tuple[int, int, str]] = []
    told_by = set()

    def tell(step: int, total: int, text: str) -> None:
        steps.append((step, total, text))
        told_by.add(threading.get_ident())

    first = tiny.store().open(tell)
    assert told_by == {threading.get_ident()}  # a page can draw in no other thread
    assert [step for step, _, _ in steps] == sorted({step for step, _, _ in steps})
    assert (steps[0][0], steps[-1][0]) == (0, steps[-1][1])
    assert first.path.name == f"{first.data_version}.duckdb"
    built = first.path.stat().st_ino
    steps.clear()
    second = tiny.store().open(lambda step, total, text: steps.append((step, total, text)))
    assert (second.path, second.path.stat().st_ino, steps) == (first.path, built, [])


def test_changed_data_is_noticed_while_running(tiny: TinyDossier) -> None:
    store = tiny.store()
    assert count_figures(store.open()) == 8
    tiny.copy("figures", "posts-2018", figure_id="posts-2018-again", repeats="posts-2018")
    assert count_figures(store.open()) == 9


def test_what_is_kept_with_the_data_is_computed_once_for_each_state_of_it(tiny: TinyDossier) -> None:
    calls = []

    @kept_with_data
    def count(more: int) -> int:
        calls.append(more)
        return count_figures(open_warehouse()) + more

    store = Store(replace(tiny.settings, look_for_changes_seconds=0.0))
    before = store.open()
    with use_warehouse(before):
        first = count(0)
        assert (count(0), count(1)) == (first, first + 1)
        assert calls == [0, 1]
    del tiny.rows["figures"][-1]
    tiny.write()
    with use_warehouse(store.open()):
        assert count(0) == first - 1


def test_changes_are_looked_for_only_now_and_then(tiny: TinyDossier) -> None:
    store = Store(replace(tiny.settings, look_for_changes_seconds=3600))
    before = store.open()
    tiny.change("figures", "posts-2018", note="changed")
    assert store.open() is before


def test_a_touched_file_is_no_change(tiny: TinyDossier) -> None:
    store = tiny.store()
    before = store.open()
    os.utime(tiny.path("figures"))
    assert store.open().path == before.path


def test_failed_build_leaves_the_previous_in_use_with_a_notice(tiny: TinyDossier) -> None:
    store = tiny.store()
    good = store.open()
    break_data(tiny)
    shown = store.open()
    assert (shown.path, count_figures(shown)) == (good.path, 8)
    assert shown.notice is not None
    assert "last good version" in shown.notice
    assert "figures.csv, row 10, column figure_id, value 'posts-2018'" in shown.notice
    mend_data(tiny)
    mended = store.open()
    assert mended.notice is None
    assert mended.path != good.path


def test_failed_build_leaves_the_previous_in_use_after_a_restart(tiny: TinyDossier) -> None:
    good = tiny.store().open()
    break_data(tiny)
    shown = tiny.store().open()
    assert shown.path == good.path
    assert shown.notice is not None


def break_a_rule(tiny: TinyDossier) -> None:
    """Readable, but ten times too many: the bounds no longer fit the wording."""
    tiny.change("figures", "posts-2023", low=11506280, high=11506280)


def test_rows_that_break_a_rule_do_not_replace_good_ones(tiny: TinyDossier) -> None:
    store = tiny.store()
    good = store.open()
    break_a_rule(tiny)
    shown = store.open()
    assert shown.path == good.path
    assert shown.notice is not None
    assert "figures.csv, row" in shown.notice
    assert (shown.find_notice("tiny"), "figures.csv" in (shown.find_notice("other") or "")) == (shown.notice, False)
    again = tiny.store().open()
    assert again.path == good.path
    assert again.notice is not None


def test_rows_that_break_a_rule_are_shown_with_a_warning_where_nothing_better_is_there(tiny: TinyDossier) -> None:
    break_a_rule(tiny)
    shown = tiny.store().open()
    assert shown.notice is not None
    assert shown.notice.startswith("Do not use these numbers")
    assert (shown.find_notice("tiny"), shown.find_notice("other")) == (shown.notice, None)


def test_data_put_back_needs_no_build_and_no_notice(tiny: TinyDossier) -> None:
    store = tiny.store()
    good = store.open()
    break_data(tiny)
    assert store.open().notice is not None
    del tiny.rows["figures"][-1]
    tiny.write()
    assert (store.open().path, store.open().notice) == (good.path, None)


def test_failed_first_build_raises_with_all_problems_and_is_not_repeated(tiny: TinyDossier) -> None:
    break_data(tiny)
    tiny.change("terms", "left", figure_id="nothing")
    store = tiny.store()
    with pytest.raises(DataError) as raised:
        store.open()
    assert {problem.rule for problem in raised.value.problems} >= {"ids_are_unique", "figures_exist"}
    with pytest.raises(DataError) as again:
        store.open(lambda *_: pytest.fail("built again"))
    assert again.value is raised.value
    assert list(tiny.settings.cache_folder.glob("*.duckdb")) == []


def test_another_data_folder_is_never_the_previous_one(tiny: TinyDossier, tmp_path: Path) -> None:
    tiny.store().open()
    other = TinyDossier(tmp_path / "other")
    other.settings = replace(other.settings, cache_folder=tiny.settings.cache_folder)
    break_data(other)
    with pytest.raises(DataError):
        other.store().open()


def test_rules_that_do_not_stop_the_build_are_kept_in_the_warehouse(tiny: TinyDossier) -> None:
    row = tiny.change("figures", "killed-april", low=3000, high=2000)
    found = tiny.store().open().cursor().execute("select dossier, rule, row from check_results").fetchall()
    assert ("tiny", "low_not_above_high", row) in found


def test_nothing_of_the_workshop_stays(tiny: TinyDossier) -> None:
    cursor = tiny.store().open().cursor()
    names = {row[0] for row in cursor.execute("select table_name from information_schema.tables").fetchall()}
    assert names == {
        "changes",
        "check_results",
        "codebook",
        "comparisons",
        "days_of_figures",
        "definitions_compared",
        "derivation_results",
        "derivations",
        "dossiers",
        "events",
        "figure_counts",
        "figures",
        "measures",
        "partitioned_figures",
        "partitioned_names",
        "partitions",
        "periods",
        "publication_counts",
        "publications",
        "releases",
        "search_index",
        "search_spellings",
        "searched_figures",
        "speakers",
        "statements",
        "stances",
        "terms",
        "word_counts",
        "wording_rules",
        "words",
        "yours",
    }


def test_every_other_table_names_its_dossier_first(tiny: TinyDossier) -> None:
    cursor = tiny.store().open().cursor()
    firsts = dict(
        cursor.execute(
            "select table_name, column_name from duckdb_columns() where column_index = 1 and not internal"
        ).fetchall()
    )
    without = {table for table, column in firsts.items() if column != "dossier"}
    assert without == {"codebook", "wording_rules"}


def test_every_table_and_column_has_a_meaning(tiny: TinyDossier) -> None:
    opened = tiny.store().open()
    cursor = opened.cursor()
    seen = cursor.execute(
        "select table_name, column_name from information_schema.columns where table_name not like 'partitioned_%'"
    ).fetchall()
    columns = answer(opened, "schema_columns", {}, settings).to_pylist()
    assert {(row["table_name"], row["column_name"]) for row in columns} == set(seen)
    assert [row for row in columns if not row["meaning"]] == []
    tables = answer(opened, "schema_tables", {}, settings).to_pylist()
    assert {row["table_name"] for row in tables} == {table for table, _ in seen}
    assert [row for row in tables if not row["meaning"]] == []
    # The same name may mean another thing in another table.
    told = {(row["table_name"], row["column_name"]): row["meaning"] for row in columns}
    assert told["statements", "kind"] == told["measures", "kind"] != told["speakers", "kind"]
    assert told["statements", "note"] == told["figures", "note"] != told["derivations", "note"]


def test_every_table_gives_examples_of_its_values(tiny: TinyDossier) -> None:
    opened = tiny.store().open()
    for row in answer(opened, "schema_tables", {}, settings).to_pylist():
        found = answer(opened, "schema_examples", row, settings).to_pylist()
        assert bool(found) == bool(row["count_rows"]), row["table_name"]
    measures = answer(opened, "schema_examples", {"table_name": "measures"}, settings).to_pylist()
    assert "losses" in next(row["examples"] for row in measures if row["column_name"] == "family")
    for private in ("pg_catalog.pg_settings", "pg_settings", "pragma_database_list", "duckdb_logs"):
        assert answer(opened, "schema_examples", {"table_name": private}, settings).num_rows == 0


def test_functions_that_are_offered_can_be_called_and_are_explained(tiny: TinyDossier) -> None:
    rows = answer(tiny.store().open(), "schema_functions", {}, settings).to_pylist()
    ours = {row["name"] for row in rows if row["is_ours"]}
    assert {"interval_subtract", "interval_shown", "first_day_of", "findings"} <= ours
    assert {"strftime", "row_number", "list_contains", "sum"} <= {row["name"] for row in rows} - ours
    assert all(row["meaning"] for row in rows)
    assert "from_base64" in {row["name"] for row in rows}
    assert [row["name"] for row in rows if permissions.is_refused_function(row["name"])] == []
    assert {row["name"] for row in rows if row["sort"] == "table"} <= {*ours, *permissions.TABLE_FUNCTIONS}


LOCKED_OUT = [
    "insert into figures by name select * from figures",
    "drop table figures",
    "create table more as select 1",
    "select * from read_csv('{file}')",
    "select * from read_text('/etc/hostname')",
    "select * from '{file}'",
    "copy figures to '{target}'",
    "with x as (copy (select 1) to '{warehouse}' (format csv, use_tmp_file false)) select 1",
    "attach '{target}' as other",
    "set memory_limit = '8GB'",
    "set enable_external_access = true",
    "set disabled_filesystems = ''",
    "reset lock_configuration",
    "install httpfs",
    "load httpfs",
    "select getenv('HOME')",
]


@pytest.mark.parametrize("sql", LOCKED_OUT)
def test_open_warehouse_refuses(sql: str, tiny: TinyDossier, tmp_path: Path) -> None:
    opened = tiny.store().open()
    before = opened.path.read_bytes()
    target = tmp_path / "written"
    with pytest.raises(duckdb.Error):
        opened.cursor().execute(sql.format(file=tiny.path("figures"), target=target, warehouse=opened.path)).fetchall()
    assert not target.exists()
    assert opened.path.read_bytes() == before


def test_two_processes_at_once_build_one_warehouse(tiny: TinyDossier) -> None:
    with_slow_build(tiny, 1500)
    processes = [start_build(tiny) for _ in range(3)]
    answers = [process.communicate(timeout=180) for process in processes]
    assert [process.returncode for process in processes] == [0, 0, 0], answers
    assert len({out for out, _ in answers}) == 1
    assert sum("Building" in progress for _, progress in answers) == 1
    assert len(list(tiny.settings.cache_folder.glob("*.duckdb"))) == 1


def test_killed_build_leaves_no_half_file(tiny: TinyDossier) -> None:
    with_slow_build(tiny, 30_000)
    process = start_build(tiny)
    until = time.monotonic() + 180
    while not list(tiny.settings.cache_folder.glob("*.building")) and time.monotonic() < until:
        time.sleep(0.05)
    process.send_signal(signal.SIGKILL)
    process.communicate(timeout=180)
    assert list(tiny.settings.cache_folder.glob("*.building"))
    assert not list(tiny.settings.cache_folder.glob("*.duckdb"))
    (tiny.settings.queries_folder / "tables" / "06_wait.sql").unlink()
    assert count_figures(tiny.store().open()) == 8
    assert not list(tiny.settings.cache_folder.glob("*.building*"))


@pytest.mark.builds
def test_readers_keep_the_old_warehouse_while_one_thread_rebuilds(tiny: TinyDossier) -> None:
    store = tiny.store()
    before = store.open()
    tiny.change("figures", "posts-2018", note="changed")
    begun, may_go_on = threading.Event(), threading.Event()

    def wait(*_: object) -> None:
        begun.set()
        assert may_go_on.wait(60)

    builder = threading.Thread(target=store.open, args=(wait,))
    builder.start()
    assert begun.wait(60)
    assert store.open().path == before.path
    assert builder.is_alive()
    may_go_on.set()
    builder.join()
    assert store.open().path != before.path


def test_threads_share_one_connection_safely(tiny: TinyDossier) -> None:
    store = tiny.store()
    counts: list[int] = []
    threads = [threading.Thread(target=lambda: counts.append(count_figures(store.open()))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert counts == [8] * 8


def test_old_warehouses_are_dropped_but_none_that_is_open(tiny: TinyDossier) -> None:
    tiny.settings = replace(tiny.settings, warehouses_kept=1)
    opened = tiny.store().open()
    for number in range(3):
        tiny.change("figures", "posts-2018", note=f"change {number}")
        with closing(tiny.store()) as store:
            store.open()
    left = set(tiny.settings.cache_folder.glob("*.duckdb"))
    assert opened.path in left
    assert len(left) == 2
    assert count_figures(opened) == 8


def test_cache_folder_that_cannot_be_written_is_named(tiny: TinyDossier, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    store = Store(replace(tiny.settings, cache_folder=tmp_path / "file" / "cache"))
    with pytest.raises(BuildError, match="MUSTER_CACHE_FOLDER"):
        store.open()


def test_damaged_warehouse_says_which_file_to_delete(tiny: TinyDossier) -> None:
    with closing(tiny.store()) as store:
        path = store.open().path
    path.write_bytes(b"nonsense")
    with pytest.raises(BuildError, match=path.name):
        tiny.store().open()


RULE = """-- rule: r
-- severity: flag
-- mend: m
-- columns: file, row, column_name, value, message
"""


@pytest.mark.parametrize(
    ("folder", "text", "line"),
    [
        ("tables", "-- A table.\n\ncreate table x as\nselect nothing\nfrom figure_rows;\n", 4),
        (
            "tables",
            "-- Two.\n\nselect 1;\n\n-- b\ncreate table x as\nselect\n    1,\n    nothing\nfrom figure_rows;\n",
            9,
        ),
        ("tables", "select 1;\nselect\n    1 +;\n", 3),
        ("checks", RULE.replace("flag", "grave") + "select 1\n", 2),
        ("checks", RULE + "-- stops: everything\nselect 1\n", 5),
        ("checks", RULE.replace(", value, message", "") + "select 1\n", 4),
        ("checks", RULE + "select 1 as a\n", 4),
        ("checks", RULE + "select\n    wrong\n", 6),
        ("checks", "-- rule: r\n-- rule: r\n" + RULE, 2),
        ("checks", "select 1\n", 1),
    ],
)
def test_own_file_that_fails_is_named_with_its_line(folder: str, text: str, line: int, tiny: TinyDossier) -> None:
    with_slow_build(tiny, 0)
    (tiny.settings.queries_folder / folder / "55_wrong.sql").write_text(text)
    with pytest.raises(QueryError) as raised:
        tiny.store().open()
    assert (raised.value.path.name, raised.value.line) == ("55_wrong.sql", line)


def test_column_that_no_table_declares_is_named_with_its_place(tiny: TinyDossier) -> None:
    with_slow_build(tiny, 0)
    staging = tiny.settings.queries_folder / "tables" / "10_staging.sql"
    staging.write_text(staging.read_text().replace("    question varchar,\n", ""))
    with pytest.raises(
        QueryError, match="Add the line “question varchar” below “create table staged_dossiers"
    ) as raised:
        tiny.store().open()
    assert "10_staging.sql" in str(raised.value)


def test_a_number_that_stays_text_is_named_with_its_table(tiny: TinyDossier) -> None:
    with_slow_build(tiny, 0)
    typed = tiny.settings.queries_folder / "tables" / "34_derivations.sql"
    typed.write_text(typed.read_text().replace(" replace (whole_number(headline) as headline)", ""))
    with pytest.raises(QueryError, match=r"The column headline of derivations is a number .* text in derivation_rows"):
        tiny.store().open()


def test_no_queries_is_one_sentence(tiny: TinyDossier, tmp_path: Path) -> None:
    with pytest.raises(BuildError, match="MUSTER_QUERIES_FOLDER"):
        Store(replace(tiny.settings, queries_folder=tmp_path / "nowhere")).open()


@pytest.mark.builds
def test_a_build_whose_reader_leaves_is_begun_anew_by_the_next(tmp_path: Path) -> None:
    tiny = TinyDossier(tmp_path)
    store = tiny.store()
    before = store.open().data_version
    tiny.change("figures", "killed-april", note="Another note.")

    def leave(*_: object) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        store.open(leave)
    assert store.open().data_version != before


@pytest.mark.builds
def test_data_that_change_during_a_build_make_no_warehouse(tiny: TinyDossier) -> None:
    def edit(step: int, *_: object) -> None:
        if step == 0:
            tiny.change("figures", "killed-april", note="Another note.")

    with pytest.raises(BuildError, match="changed while it was read"):
        tiny.store().open(edit)
    assert list(tiny.settings.cache_folder.glob("*.duckdb")) == []
