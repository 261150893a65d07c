"""Answers that are kept: asked once, shared, bounded, and mended."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pyarrow as pa
import pytest

from dashboard.engine.database.file_lock import FileLock
from dashboard.engine.spark.concurrency import QuestionLimit
from dashboard.engine.spark.result_cache import ResultCache, make_key
from dashboard.settings import REPOSITORY

ANSWER = pa.table({"n": [1, 2, 3]})
IN_ANOTHER_PROCESS = """
import sys, time, uuid
from pathlib import Path
import pyarrow as pa
from dashboard.engine.spark.result_cache import ResultCache

folder = Path(sys.argv[1])

def ask():
    (folder / f"asked-{uuid.uuid4()}").touch()
    time.sleep(0.3)
    return pa.table({"n": [1, 2, 3]})

print(ResultCache(folder, 1).get_or_ask("key", ask, 30).num_rows)
"""


def test_many_threads_ask_once(tmp_path: Path) -> None:
    asked: list[str] = []
    all_are_here = threading.Barrier(8)

    def ask() -> pa.Table:
        asked.append("once")
        time.sleep(0.1)
        return ANSWER

    def read(_: int) -> pa.Table:
        all_are_here.wait()
        return ResultCache(tmp_path, 1).get_or_ask("key", ask, 30)

    with ThreadPoolExecutor(8) as threads:
        answers = list(threads.map(read, range(8)))
    assert asked == ["once"]
    assert all(answer.equals(ANSWER) for answer in answers)


def test_many_processes_ask_once(tmp_path: Path) -> None:
    command = [sys.executable, "-c", IN_ANOTHER_PROCESS, str(tmp_path)]
    running = [subprocess.Popen(command, cwd=REPOSITORY, stdout=subprocess.PIPE, text=True) for _ in range(3)]
    assert [process.communicate()[0].strip() for process in running] == ["3", "3", "3"]
    assert len(list(tmp_path.glob("asked-*"))) == 1


def test_who_waits_too_long_is_told(tmp_path: Path) -> None:
    held = FileLock(tmp_path / "key.lock")
    held.acquire()
    with pytest.raises(TimeoutError):
        ResultCache(tmp_path, 1).get_or_ask("key", lambda: ANSWER, 0.05)
    held.release()


def test_failure_is_not_kept(tmp_path: Path) -> None:
    results = ResultCache(tmp_path, 1)

    def fail() -> pa.Table:
        raise ValueError

    with pytest.raises(ValueError, match=r"^$"):
        results.get_or_ask("key", fail, 1)
    assert results.get_or_ask("key", lambda: ANSWER, 1).equals(ANSWER)


def test_broken_file_is_asked_for_anew(tmp_path: Path) -> None:
    results = ResultCache(tmp_path, 1)
    results.get_or_ask("key", lambda: ANSWER, 1)
    (kept,) = tmp_path.glob("*.arrow")
    kept.write_bytes(kept.read_bytes()[:40])
    other = pa.table({"n": [9]})
    assert results.get_or_ask("key", lambda: other, 1).equals(other)
    assert results.get_or_ask("key", lambda: ANSWER, 1).equals(other)


def test_what_was_used_last_is_kept_longest(tmp_path: Path) -> None:
    results = ResultCache(tmp_path, 1)
    large = pa.table({"n": list(range(50_000))})  # 0.4 MB: two fit
    for key in ("first", "second"):
        results.get_or_ask(key, lambda: large, 1)
    results.get_or_ask("first", lambda: ANSWER, 1)
    results.get_or_ask("third", lambda: large, 1)
    assert {path.stem for path in tmp_path.glob("*.arrow")} == {"first", "third"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (make_key("v1", "q", parameters={"a": 1}), make_key("v2", "q", parameters={"a": 1})),
        (make_key("v1", "q", parameters={"a": 1}), make_key("v1", "r", parameters={"a": 1})),
        (make_key("v1", "q", parameters={"a": 1}), make_key("v1", "q", parameters={"a": "1"})),
        (make_key("v1", "q", parameters={"a": None}), make_key("v1", "q", parameters={"a": "None"})),
    ],
)
def test_what_differs_has_another_key(one: str, other: str) -> None:
    assert one != other


def test_no_more_than_the_cap_are_out(tmp_path: Path) -> None:
    two = QuestionLimit(tmp_path, 2), QuestionLimit(tmp_path, 2)  # as two processes have them
    with two[0].hold(1), two[1].hold(1), pytest.raises(TimeoutError), two[0].hold(0.05):
        raise AssertionError
    with QuestionLimit(tmp_path, 2).hold(1):
        pass
