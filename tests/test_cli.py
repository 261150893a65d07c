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
import zipfile
from pathlib import Path

import pytest

from dashboard.commands.exit_codes import EXIT_CODES
from dashboard.commands.run import choose_port, find_free_port
from dashboard.engine.questions import ask
from dashboard.engine.questions.catalogue import catalogue
from dashboard.engine.questions.parameters import describe_parameters
from dashboard.engine.warehouse import store
from dashboard.errors import SettingsError
from dashboard.exports.extract import Extract
from dashboard.exports.formats import FORMATS
from dashboard.settings import REPOSITORY
from tests.command_line import run
from tests.tiny_dossier import SLUG, TinyDossier


@pytest.fixture
def tiny(tmp_path: Path) -> TinyDossier:
    return TinyDossier(tmp_path)


def test_check_of_clean_data_exits_0(tiny: TinyDossier) -> None:
    done = run("check", data=tiny)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "Checked tiny: 0 unusable, 0 broken, 0 worth knowing, 0 queries broken.\n"


def test_check_of_the_shipped_data_exits_0_and_shows_its_oddities() -> None:
    done = run("check")
    assert done.returncode == 0, done.stdout
    assert "[cumulative_falls]" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("check",), 0),
        (("check", "Київ"), 2),
        (("ask", "published_errors"), 0),
        (("ask", "figure", "--figure_id", "Ж"), 0),
        (("sql", "select 'Київ' as word"), 0),
        (("sql", "select Київ"), 5),
        (("release", "--check"), 0),
        (("changes",), 0),
        (("catalogue",), 0),
        (("publish", "--page", "Ж", "--to", "unused"), 2),
        (("--help",), 0),
    ],
)
def test_console_without_utf8_gets_the_verdict_and_the_right_exit_code(arguments: tuple[str, ...], code: int) -> None:
    assert run(*arguments, encoding="ascii").returncode == code


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
    done = run("check", data=tiny, queries_folder=queries)
    assert done.returncode == 1
    assert f"{queries}/answers/wrong.sql:4: the query gives b; the header says a." in done.stdout


def test_ask_without_a_question_lists_them() -> None:
    done = run("ask")
    assert done.returncode == 0
    assert "statements_over_time" in done.stdout


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> TinyDossier:
    """A tiny dossier whose warehouse is there already; to be asked, not changed."""
    tiny = TinyDossier(tmp_path_factory.mktemp("built"))
    run("build", data=tiny)
    return tiny


def in_a_process(*arguments: str, data: TinyDossier | None = None, **more: str) -> subprocess.CompletedProcess[bytes]:
    if data is not None:
        more |= {"MUSTER_DATA_FOLDER": str(data.data), "MUSTER_CACHE_FOLDER": str(data.settings.cache_folder)}
    command = [sys.executable, "-m", "dashboard", *arguments]
    return subprocess.run(command, env=os.environ | more, cwd=REPOSITORY, capture_output=True, timeout=180, check=False)


KILLED = ("ask", "statements_over_time", "--measure", "killed", "--speaker_id", "staff", "--speaker_id", "president")


def test_ask_prints_csv_and_json_that_agree(built: TinyDossier) -> None:
    as_csv = run(*KILLED, "--format", "csv", data=built)
    as_json = run(*KILLED, "--format", "json", data=built)
    rows = list(csv.DictReader(io.StringIO(as_csv.stdout.removeprefix("\ufeff"))))
    told = json.loads(as_json.stdout)
    assert [row["figure_id"] for row in rows] == [row["figure_id"] for row in told["data"]]
    words = "dossier tiny, measure killed, speaker_id staff or president"
    assert told["filter"] == words
    assert {row["export_filter"] for row in rows} == {words}
    assert as_csv.stderr == as_json.stderr == f"2 rows, data version {told['data_version']}.\n"


@pytest.mark.parametrize("form", sorted(FORMATS))
def test_ask_gives_the_same_bytes_as_the_page(
    form: str, built: TinyDossier, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(store, "_store", built.store())
    chosen = {"dossier": SLUG, "measure": "killed", "speaker_id": ["staff", "president"]}
    table = ask.ask("statements_over_time", **chosen)
    words = "dossier tiny, measure killed, speaker_id staff or president"
    title = "Who stated which number of a measure when?"
    page = FORMATS[form].write(Extract(title, "statements_over_time", table, words))
    assert run(*KILLED, "--format", form, data=built).content == page
    target = tmp_path / "file"
    done = run(*KILLED, "--format", form, "--to", str(target), data=built)
    assert (done.stdout, target.read_bytes()) == ("", page)
    assert f"written to {target}" in done.stderr


def test_a_process_of_its_own_does_the_same(built: TinyDossier) -> None:
    for arguments in ((*KILLED, "--format", "parquet"), ("ask", "nothing_like_this")):
        here, there = run(*arguments, data=built), in_a_process(*arguments, data=built)
        assert (there.returncode, there.stdout, there.stderr.decode()) == (here.returncode, here.content, here.stderr)


def test_ask_draws_the_chart_that_suits_in_the_size_asked_for(built: TinyDossier) -> None:
    column, social = (
        run(*KILLED, "--format", form, "--size", size, data=built).content
        for form, size in (("svg", "column"), ("png", "social"))
    )
    assert b' width="420"' in column
    assert b"Who stated which number of a measure when?" in column
    assert (int.from_bytes(social[16:20]), int.from_bytes(social[20:24])) == (2400, 1260)
    assert "No chart suits" in run("ask", "dossiers", "--format", "svg", data=built).stderr


def test_ask_gives_a_fact_pack(built: TinyDossier) -> None:
    done = run(*KILLED, "--format", "pack", data=built)
    with zipfile.ZipFile(io.BytesIO(done.content)) as pack:
        assert {"data/statements_over_time.csv", "charts/statements_over_time.svg"} <= {*pack.namelist()}


def test_binary_formats_are_kept_from_a_terminal(built: TinyDossier) -> None:
    leader, follower = os.openpty()
    done = subprocess.run(
        [sys.executable, "-m", "dashboard", *KILLED, "--format", "parquet"],
        cwd=REPOSITORY,
        stdout=follower,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    os.set_blocking(leader, False)
    with pytest.raises(BlockingIOError):
        os.read(leader, 1)
    os.close(leader)
    os.close(follower)
    assert done.returncode == 2
    assert "'> statements_over_time.parquet'" in done.stderr


def test_ask_prints_a_table_with_the_count_beside_it(built: TinyDossier) -> None:
    done = run("ask", "dossiers", data=built)
    assert done.stdout.splitlines()[0].startswith("dossier")
    assert done.stdout.splitlines()[2].startswith(SLUG)
    assert done.stderr.startswith("1 row, data version ")


def test_table_obeys_no_character_of_the_data(tiny: TinyDossier) -> None:
    tiny.change("figures", "killed-april", note="red \x1b[31m and \u202eback\nnext")
    done = run("ask", "statements_over_time", "--measure", "killed", data=tiny)
    assert len(done.stdout.splitlines()) == 4
    assert not {"\x1b", "\u202e"} & set(done.stdout)
    assert "red \ufffd[31m and \ufffdback next" in done.stdout


def test_ask_passes_text_as_data(built: TinyDossier) -> None:
    done = run("ask", "statements_over_time", "--measure", "killed' or '1'='1", "--format", "json", data=built)
    assert json.loads(done.stdout)["data"] == []


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("statements_over_tim",), "There is no question 'statements_over_tim'. Did you mean statements_over_time"),
        (("statements_over_time", "--measur", "x"), "has no parameter '--measur'. Did you mean --measure?"),
        (("dossiers", "--colour", "red"), "dossiers has no parameter '--colour'. It takes --format and --to."),
        (("events", "--as_of_from", "spring"), "--as_of_from is 'spring', but must be a day such as 2022-08-25."),
        (("statements_over_time", "--is_without_steps", "maybe"), "but must be true or false."),
        (("by_speaker", "--measure", "killed"), "by_speaker has no rows without a value of subject. Give it, too."),
        (("events", "--dossier", "nowhere"), "There is no dossier 'nowhere'. There are: tiny."),
        (("events", "--format", "xls"), "invalid choice: 'xls'"),
        (("events", "--dossier"), "expected one argument"),
        (("--format", "csv"), "There is no question 'csv'."),
        (("events", "--to", "/nowhere/file"), "/nowhere/file cannot be written"),
        (("measure", "--measure", "\udcff"), "is not UTF-8 text"),
    ],
)
def test_what_cannot_be_asked_is_one_sentence(arguments: tuple[str, ...], sentence: str, built: TinyDossier) -> None:
    done = run("ask", *arguments, data=built)
    assert (done.returncode, done.stdout) == (2, "")
    assert sentence in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_a_question_asks_the_dossier_that_pages_open_first(tiny: TinyDossier) -> None:
    shutil.copytree(tiny.folder, tiny.folder.with_name("another"))
    (tiny.folder.parent / "default.txt").write_text("tiny\n", encoding="utf-8")
    tiny.remove("events", "invasion")
    assert run("ask", "events", data=tiny).stdout.count("\n") < run(
        "ask", "events", "--dossier", "another", data=tiny
    ).stdout.count("\n")


def test_answer_of_an_older_state_exits_1_and_is_given(tiny: TinyDossier) -> None:
    good = run("ask", "events", "--format", "json", data=tiny)
    tiny.copy("figures", "posts-2018")
    done = run("ask", "events", "--format", "json", data=tiny)
    assert (done.returncode, done.stdout) == (1, good.stdout)
    assert "last good version" in done.stderr


def test_exit_codes_are_documented() -> None:
    for arguments in (("--help",), ("ask", "--help"), ("ask", "events", "--help")):
        assert EXIT_CODES in run(*arguments).stdout


def test_no_question_has_a_parameter_of_the_command_line() -> None:
    for question in catalogue().values():
        assert not {"format", "to", "size", "help"} & set(question.params), question.name


def test_help_imports_neither_engine_nor_tables() -> None:
    script = (
        "import sys; from dashboard.__main__ import main\n"
        "try: main(['--help'])\n"
        "except SystemExit: pass\n"
        "print([name for name in ('duckdb', 'pyarrow', 'xlsxwriter') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=REPOSITORY, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


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
    done = in_a_process("check", MUSTER_THREAD_COUNT="none")
    assert done.returncode == 2
    assert done.stderr.decode() == (
        "MUSTER_THREAD_COUNT is 'none', but must be a whole number of at least 1. Change it or unset it.\n"
    )


def test_busy_port_is_passed_over() -> None:
    with socket.socket() as busy:
        busy.bind(("127.0.0.1", 0))
        busy.listen()
        port = busy.getsockname()[1]
        assert find_free_port(port) != port


@pytest.mark.parametrize("wanted", ["abc", "0", "70000", "٣"])
def test_unusable_port_is_one_sentence(wanted: str) -> None:
    with pytest.raises(SettingsError, match="STREAMLIT_SERVER_PORT"):
        choose_port(wanted, 8501)


def test_port_asked_for_but_taken_is_one_sentence() -> None:
    with socket.socket() as busy:
        busy.bind(("127.0.0.1", 0))
        busy.listen()
        with pytest.raises(SettingsError, match="another server listens"):
            choose_port(str(busy.getsockname()[1]), 8501)


def test_catalogue_prints_the_readme_of_the_queries() -> None:
    done = run("catalogue")
    assert done.stdout == (REPOSITORY / "queries" / "README.md").read_text(encoding="utf-8")


def test_filter_in_words_names_the_first_of_a_long_list() -> None:
    assert describe_parameters({"measure": "killed", "is_open": True}) == "measure killed, is_open True"
    assert describe_parameters({"figure_id": [f"f{number}" for number in range(1200)]}).endswith(
        "f8 or f9 or 1,190 more"
    )
