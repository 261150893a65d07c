"""`python -m dashboard`: data on stdout, narration on stderr, exit codes that scripts can use."""

from __future__ import annotations

import csv
import io
import json
import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from dashboard.__main__ import _free_port, _port
from dashboard.errors import SettingsError
from dashboard.settings import REPOSITORY
from tests.engine.tiny import SLUG, TinyDossier


@pytest.fixture
def tiny(tmp_path: Path) -> TinyDossier:
    return TinyDossier(tmp_path)


def run(*arguments: str, data: TinyDossier | None = None, **environment: str) -> subprocess.CompletedProcess[str]:
    if data is not None:
        environment |= {
            "MUSTER_DATA_FOLDER": str(data.settings.data_folder),
            "MUSTER_CACHE_FOLDER": str(data.settings.cache_folder),
        }
    return subprocess.run(
        [sys.executable, "-m", "dashboard", *arguments],
        cwd=REPOSITORY,
        env=os.environ | environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_check_of_clean_data_exits_0(tiny: TinyDossier) -> None:
    done = run("check", data=tiny)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "Checked tiny: 0 unusable, 0 broken, 0 worth knowing, 0 queries broken.\n"


def test_check_of_the_shipped_data_exits_0_and_shows_its_oddities() -> None:
    done = run("check")
    assert done.returncode == 0, done.stdout
    assert "[cumulative_falls]" in done.stdout


def test_check_of_broken_rows_exits_1_and_prints_all_of_them(tiny: TinyDossier) -> None:
    tiny.change("figures", "posts-2018", low="many")
    tiny.change("publications", "daily-2022", url="ftp://x.example/")
    done = run("check", SLUG, data=tiny)
    assert done.returncode == 1
    assert (
        "[numbers_are_whole] data/dossiers/tiny/figures.csv, row 2, column low, value 'many': "
        "This is not a whole number of at most 15 digits. Write digits only" in done.stdout
    )
    assert "publications.csv, row 4, column url, value 'ftp://x.example/'" in done.stdout
    assert "Traceback" not in done.stderr


def test_check_of_unusable_files_exits_2(tiny: TinyDossier) -> None:
    tiny.path("speakers").write_bytes("speaker_id,name,role,kind,country\nx,Zoë,,person,\n".encode("latin-1"))
    (tiny.folder / "datapackage.json").unlink()
    done = run("check", data=tiny)
    assert done.returncode == 2
    assert "line 2 (byte 39 of the file) holds the byte 0xEB" in done.stdout
    assert "the dossier has no data package" in done.stdout


@pytest.mark.parametrize(
    "arguments", [("check", "nowhere"), ("ask", "nothing_like_this"), ("ask", "dossiers", "extra")]
)
def test_what_is_not_there_exits_2(arguments: tuple[str, ...]) -> None:
    done = run(*arguments)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


def test_check_of_a_query_that_breaks_its_header_exits_1_with_file_and_line(tiny: TinyDossier, tmp_path: Path) -> None:
    queries = tmp_path / "queries"
    shutil.copytree(REPOSITORY / "queries", queries)
    (queries / "answers" / "wrong.sql").write_text(
        "-- question: Is it wrong?\n-- rows: one\n-- params: none\n-- columns: a\nselect 1 as b\n"
    )
    done = run("check", data=tiny, MUSTER_QUERIES_FOLDER=str(queries))
    assert done.returncode == 1
    assert f"{queries}/answers/wrong.sql:4: the query gives b; the header says a." in done.stdout


def test_ask_without_a_question_lists_them() -> None:
    done = run("ask")
    assert done.returncode == 0
    assert "statements_over_time" in done.stdout


def test_ask_prints_csv_and_json_that_agree(tiny: TinyDossier) -> None:
    run("build", data=tiny)
    arguments = ("ask", "statements_over_time", "--dossier", SLUG, "--speaker_id", "staff", "--speaker_id", "president")
    as_csv = run(*arguments, "--format", "csv", data=tiny)
    as_json = run(*arguments, "--format", "json", data=tiny)
    rows = list(csv.DictReader(io.StringIO(as_csv.stdout)))
    assert rows
    assert [row["figure_id"] for row in rows] == [row["figure_id"] for row in json.loads(as_json.stdout)]
    assert (as_csv.stderr, as_json.stderr) == ("", "")


def test_ask_prints_a_table_with_the_count_beside_it(tiny: TinyDossier) -> None:
    run("build", data=tiny)
    done = run("ask", "dossiers", data=tiny)
    assert done.stdout.splitlines()[0].startswith("dossier")
    assert done.stdout.splitlines()[2].startswith(SLUG)
    assert done.stderr == "1 row\n"


def test_ask_passes_text_as_data(tiny: TinyDossier) -> None:
    done = run("ask", "statements_over_time", "--dossier", "tiny' or '1'='1", "--format", "json", data=tiny)
    assert json.loads(done.stdout) == []


def test_ask_names_the_parameters_of_a_question() -> None:
    done = run("ask", "statements_over_time", "--colour", "red")
    assert done.returncode == 2
    assert "--speaker_id" in done.stderr


def test_build_prints_the_path_and_works_from_anywhere(tiny: TinyDossier, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "dashboard", "build"],
        cwd=tmp_path,
        env=os.environ
        | {
            "PYTHONPATH": str(REPOSITORY),
            "MUSTER_DATA_FOLDER": str(tiny.data),
            "MUSTER_CACHE_FOLDER": str(tiny.settings.cache_folder),
        },
        capture_output=True,
        text=True,
        check=True,
    )
    assert Path(done.stdout.strip()).parent == tiny.settings.cache_folder


def test_build_of_broken_data_keeps_the_last_good_and_exits_1(tiny: TinyDossier) -> None:
    good = run("build", data=tiny)
    tiny.copy("figures", "posts-2018")
    done = run("build", data=tiny)
    assert (done.returncode, done.stdout) == (1, good.stdout)
    assert "last good version" in done.stderr


def test_build_of_broken_data_with_nothing_before_exits_2(tiny: TinyDossier) -> None:
    tiny.copy("figures", "posts-2018")
    done = run("build", data=tiny)
    assert done.returncode == 2
    assert "figures.csv, row 10, column figure_id" in done.stderr
    assert "Traceback" not in done.stderr


def test_unusable_setting_is_one_sentence() -> None:
    done = run("check", MUSTER_THREAD_COUNT="none")
    assert done.returncode == 2
    assert done.stderr == (
        "MUSTER_THREAD_COUNT is 'none', but must be a whole number of at least 1. Change it or unset it.\n"
    )


def test_busy_port_is_passed_over() -> None:
    with socket.socket() as busy:
        busy.bind(("127.0.0.1", 0))
        busy.listen()
        port = busy.getsockname()[1]
        assert _free_port(port) != port


@pytest.mark.parametrize("wanted", ["abc", "0", "70000", "٣"])
def test_unusable_port_is_one_sentence(wanted: str) -> None:
    with pytest.raises(SettingsError, match="STREAMLIT_SERVER_PORT"):
        _port(wanted, 8501)


def test_port_asked_for_but_taken_is_one_sentence() -> None:
    with socket.socket() as busy:
        busy.bind(("127.0.0.1", 0))
        busy.listen()
        with pytest.raises(SettingsError, match="another server listens"):
            _port(str(busy.getsockname()[1]), 8501)


def test_catalogue_prints_the_readme_of_the_queries() -> None:
    done = run("catalogue")
    assert done.stdout == (REPOSITORY / "queries" / "README.md").read_text(encoding="utf-8")
