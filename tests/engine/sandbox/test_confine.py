"""What the operating system takes from a worker, as the system itself tells it."""

from __future__ import annotations

import json
import platform
import sys
from pathlib import Path

import pytest

from dashboard.engine.sandbox import Outcome, landlock
from tests.engine.sandbox.conftest import MEBIBYTE, Farm

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="these walls are Linux's")


def test_every_thread_is_behind_the_walls(farm: Farm) -> None:
    worker = farm.worker(threads=2)
    confined = worker.is_ready()
    assert confined is not None
    threads = [path.read_text() for path in Path(f"/proc/{worker.pid}/task").glob("*/status")]
    worker.close()
    assert len(threads) >= 2, "DuckDB's own thread is one of them"
    assert all("NoNewPrivs:\t1" in status for status in threads)
    if platform.machine() in {"x86_64", "aarch64"}:
        assert confined["seccomp"]
        assert all("Seccomp:\t2" in status for status in threads)
    assert confined["landlock"] == landlock.version()
    assert set(confined["rlimits"]) == {"RLIMIT_AS", "RLIMIT_CORE", "RLIMIT_CPU", "RLIMIT_FSIZE", "RLIMIT_NOFILE"}


def test_the_limits_are_the_ones_asked_for(farm: Farm) -> None:
    worker = farm.worker(memory_megabytes=128)
    assert worker.is_ready() is not None
    limits = Path(f"/proc/{worker.pid}/limits").read_text()
    pages = int(Path(f"/proc/{worker.pid}/statm").read_text().split()[0])
    first_to_go = int(Path(f"/proc/{worker.pid}/oom_score_adj").read_text())
    worker.close()
    (line,) = [line for line in limits.splitlines() if line.startswith("Max address space")]
    most_bytes = int(line.split()[3])
    assert 96 * MEBIBYTE < most_bytes - pages * 4096 < 160 * MEBIBYTE
    assert first_to_go > 0


def test_a_worker_cannot_open_connect_or_start_anything(farm: Farm, tmp_path: Path) -> None:
    """Asked from inside, in a process that has put the walls up as a worker does."""
    script = tmp_path / "inside.py"
    script.write_text(_INSIDE)
    import subprocess

    done = subprocess.run([sys.executable, str(script)], capture_output=True, text=True, check=False, cwd=Path.cwd())
    tried = json.loads(done.stdout)
    assert tried == dict.fromkeys(tried, "PermissionError"), done.stderr
    assert len(tried) == 10


_INSIDE = """
import json, os, socket, sys
sys.path.insert(0, os.getcwd())
from dashboard.engine.sandbox import confine
import threading
confine.limit_resources(256, 1.0, 1)
a, b = socket.socketpair()
confine.close_the_doors()
attempts = {
    "read": lambda: os.open("/etc/passwd", os.O_RDONLY),
    "write": lambda: os.open("/tmp/muster-pwn", os.O_CREAT | os.O_WRONLY),
    "list": lambda: os.listdir("/"),
    "unlink": lambda: os.unlink("/tmp/muster-nothing"),
    "rename": lambda: os.rename("/tmp/a", "/tmp/b"),
    "socket": lambda: socket.socket(),
    "fork": lambda: os.fork(),
    "run": lambda: os.execv("/bin/true", ["true"]),
    "signal": lambda: os.kill(os.getppid(), 0),
    "pass a file on": lambda: socket.send_fds(a, [b"x"], [0]),
}
tried = {}
for name, attempt in attempts.items():
    try:
        attempt()
        tried[name] = "done"
    except Exception as error:
        tried[name] = type(error).__name__
thread = threading.Thread(target=lambda: None)
thread.start()
thread.join()
print(json.dumps(tried), flush=True)
os._exit(0)
"""


def test_memory_of_all_kinds_is_bounded(farm: Farm) -> None:
    for text in ("select length(repeat('x', 1000000000))", "select len(range(100000000))"):
        result = farm.ask(text, memory_megabytes=128)
        assert result.outcome is Outcome.STOPPED
        assert result.limit in {"memory", "crash"}, result
