"""`python -m dashboard sql`: the sandbox from a terminal, with exit codes that scripts can use."""

from __future__ import annotations

import io
import json
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from dashboard.__main__ import main
from dashboard.commands import sql as command
from dashboard.engine.sandbox.pool import Pool
from dashboard.engine.warehouse.store import open_warehouse
from dashboard.settings import REPOSITORY, Settings
from tests.command_line import Done, run
from tests.engine.sandbox.queries import HUNGRY, RUNAWAY


class KeptPool(Pool):
    """Stays open after a command, since its first process takes a while to start."""

    def close(self) -> None:
        pass


@pytest.fixture(autouse=True, scope="module")
def _a_pool_for_each_time_limit() -> Iterator[None]:
    open_warehouse()  # so that no command says that it builds it
    pools: dict[Settings, Pool] = {}
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(command, "Pool", lambda settings: pools.setdefault(settings, KeptPool(settings)))
        yield
    for pool in pools.values():
        Pool.close(pool)


def query(*arguments: str | bytes, stdin: str = "") -> Done:
    return run("sql", *arguments, stdin=stdin)


def sentence(done: Done) -> str:
    """What was said on stderr, which must be one line."""
    (line,) = done.stderr.strip().split("\n")
    return line


def test_answer_goes_to_stdout_and_the_rest_to_stderr() -> None:
    done = query("select 1 as one, 'a' as letter")

    assert done.returncode == 0
    assert done.stdout == "one  letter\n---  ------\n1    a\n"
    assert sentence(done).startswith("1 row in ")
    assert "data version" in sentence(done)


def test_query_comes_from_a_file_or_from_stdin(tmp_path: Path) -> None:
    file = tmp_path / "mine.sql"
    file.write_text("from range(3)")

    from_file, dash, file_dash = (
        query("--file", str(file)),
        query("-", stdin="from range(3)"),
        query("--file", "-", stdin="from range(3)"),
    )

    assert from_file.stdout == dash.stdout == file_dash.stdout
    assert from_file.stdout.split() == ["range", "-----", "0", "1", "2"]


def test_parameters_are_typed_by_their_cast_and_missing_ones_are_null() -> None:
    sql = "select $day::date + 1 as next, $n + 1 as more, $name as name, $nobody::varchar as nobody"
    done = query(sql, "--param", "day=2022-08-25", "--param", "n=41", "--param", "name=a=b", "--format", "json")

    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["data"] == [{"next": "2022-08-26", "more": 42, "name": "a=b", "nobody": None}]


def test_rows_are_cut_aloud() -> None:
    done = query("from range(5000)", "--max-rows", "7")

    assert done.returncode == 0
    assert len(done.stdout.splitlines()) == 9
    assert "cut at 7 of 5,000 rows" in sentence(done)


def test_file_formats_hold_the_rows() -> None:
    done = query("select range as n from range(10)", "--format", "parquet")

    assert pq.read_table(io.BytesIO(done.content)).column("n").to_pylist() == list(range(10))


@pytest.mark.parametrize(
    ("sql", "code", "says"),
    [
        ("delete from figures", 3, "Refused"),
        ("select 1; select 2", 3, "one"),
        ("select * from read_csv('/etc/passwd')", 3, "Refused"),
        ("with x as (delete from figures returning *) select count(*) from x", 3, "Refused"),
        ("", 3, "Refused"),
        ("select speaker from statments", 5, 'line 1, column 21: Table with name statments does not exist'),
        ("selct 1", 5, "line 1, column 1"),
        ("select 'abc'::int", 5, "Wrong SQL"),
        ("select repeat('x', 60000000)", 4, "Stopped"),
        (HUNGRY.sql, 4, "Stopped"),
    ],
)  # fmt: skip
def test_no_answer_is_one_sentence_and_its_own_code(sql: str, code: int, says: str) -> None:
    done = query("-", stdin=sql)

    assert (done.returncode, done.stdout) == (code, ""), done.stderr
    assert says in sentence(done)
    assert "Traceback" not in sentence(done)


def test_a_process_of_its_own_ends_with_that_code() -> None:
    command = [sys.executable, "-m", "dashboard", "sql", "-"]
    done = subprocess.run(
        command, cwd=REPOSITORY, input=b"delete from figures", capture_output=True, timeout=180, check=False
    )

    assert (done.returncode, done.stdout) == (3, b"")
    assert done.stderr.startswith(b"Refused")


def test_runaway_query_is_stopped_at_the_seconds_asked_for() -> None:
    done = query(RUNAWAY.sql, "--seconds", "1")

    assert done.returncode == 4
    assert "after 1 second" in sentence(done)


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--file", "nowhere.sql"], "nowhere.sql cannot be read"),
        (["select $a", "--param", "b=1"], "no $b"),
        (["select $a", "--param", "a"], "has no value"),
        (["select $a::date", "--param", "a=soon"], "2022-08-25"),
        (["select $a", "--param", b"a=\xff"], "not UTF-8"),
        (["select 1", "--max-rows", "0"], "max-rows"),
        (["select 1", "--max-rows", "9" * 5_000], "'9999999999999999999999999999999999999999' is no whole number"),
        (["select 1", "--format", "doc"], "format"),
        (["select 1", "--nonsense"], "nonsense"),
        (["select 1", "--file", "-"], "once"),
    ],
)
def test_input_that_cannot_be_used_is_code_2(arguments: list[str | bytes], says: str) -> None:
    done = query(*arguments)

    assert (done.returncode, done.stdout) == (2, "")
    assert says in sentence(done)


def test_batch_answers_line_by_line(tmp_path: Path) -> None:
    asked = [
        ("a", "from range(2000)"),
        ("b", "drop table figures"),
        ("c", RUNAWAY.sql),
        ("d", "select nothing"),
        ("e", "select $unset::int as n"),
    ]
    file = tmp_path / "many.jsonl"
    file.write_text("\n".join(json.dumps({"id": name, "sql": sql}) for name, sql in asked) + "\n\n")

    done = query("--batch", str(file), "--seconds", "2", "--max-rows", "1000")

    told = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 0, done.stderr
    assert [(one["id"], one["outcome"], one["rows"], one["truncated"]) for one in told] == [
        ("a", "answered", 1000, True),
        ("b", "refused", 0, False),
        ("c", "stopped", 0, False),
        ("d", "wrong", 0, False),
        ("e", "answered", 1, False),
    ]
    assert all(set(one) == {"id", "outcome", "rows", "truncated", "seconds", "message"} for one in told)
    assert [bool(one["message"]) for one in told] == [False, True, True, True, False]


def test_batch_names_every_line_that_is_none(tmp_path: Path) -> None:
    file = tmp_path / "many.jsonl"
    file.write_text('{"id": 1, "sql": "select 1"}\nnot json\n{"id": 2}\n{"id": 3, "sql": 4}\n[]\n')

    done = query("--batch", str(file))

    assert (done.returncode, done.stdout) == (2, "")
    assert "line 2, 3, 4, 5 is no JSON" in sentence(done)


def test_a_terminal_obeys_no_column_and_no_message() -> None:
    answered = query('select 1 as "a\x1b[2Jb\u202ec"')
    wrong = query('select "a\x1b[2Jb\u202ec"')

    assert answered.stdout.split("\n")[0] == "a\ufffd[2Jb\ufffdc"
    assert wrong.returncode == 5
    assert "[2Jb" in sentence(wrong)
    assert not {"\x1b", "\u202e"} & set(sentence(wrong))


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
@pytest.mark.parametrize("arguments", [["select 1"], ["--batch", "-"]])
def test_a_full_disk_is_one_sentence(arguments: list[str]) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "dashboard", "sql", *arguments],
            cwd=REPOSITORY,
            input=b'{"id": 1, "sql": "select 1"}\n',
            stdout=full,
            stderr=subprocess.PIPE,
            timeout=180,
            check=False,
        )

    assert done.returncode == 2
    assert "stdout cannot be written (No space left on device)" in done.stderr.decode()
    assert done.stderr.count(b"\n") == 1


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="needs /dev/zero")
def test_an_endless_file_is_not_read_to_its_end() -> None:
    command = f"ulimit -v 4000000; exec {sys.executable} -m dashboard sql --file /dev/zero"
    done = subprocess.run(["sh", "-c", command], cwd=REPOSITORY, capture_output=True, timeout=180, check=False)

    assert (done.returncode, done.stdout) == (2, b"")
    assert "/dev/zero holds more than 4 MB" in done.stderr.decode()
    assert "stdin holds more than 4 MB" in sentence(query("-", stdin="a" * (5 << 20)))


def test_batch_with_a_mark_at_its_beginning_and_half_characters(tmp_path: Path) -> None:
    file = tmp_path / "many.jsonl"
    file.write_text('\ufeff{"id": 1, "sql": "select 1"}\n{"id": "\\ud800", "sql": "select \'\\ud800\'"}\n')

    done = query("--batch", str(file))

    told = [json.loads(line) for line in done.stdout.splitlines()]
    assert [one["outcome"] for one in told] == ["answered", "refused"], done.stderr
    assert "half a character" in told[1]["message"]


def _has_children(pid: int) -> bool:
    return any(children.read_text() for children in Path(f"/proc/{pid}/task").glob("*/children"))


def test_ctrl_c_ends_a_query_without_a_word() -> None:
    command = [sys.executable, "-m", "dashboard", "sql", RUNAWAY.sql, "--seconds", "60"]
    with subprocess.Popen(command, cwd=REPOSITORY, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        while not _has_children(running.pid):  # until then it still imports, and the sandbox has not begun
            assert running.poll() is None
            time.sleep(0.05)
        time.sleep(1)
        running.send_signal(signal.SIGINT)
        said = running.communicate(timeout=180)

    assert (running.returncode, *said) == (130, b"", b"")


def test_ctrl_c_ends_a_command_while_duckdb_is_at_work(monkeypatch: pytest.MonkeyPatch) -> None:
    def work(_: object) -> None:
        raise RuntimeError("Query interrupted")  # so DuckDB says it

    monkeypatch.setattr("dashboard.commands.check.run", work)

    assert main(["check"]) == 130
