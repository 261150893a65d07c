"""What the operating system takes from a worker, as the system itself tells it."""

from __future__ import annotations

import json
import os
import platform
import re
import subprocess
import sys
import time
from pathlib import Path

import pytest

from dashboard.engine.sandbox import Outcome, framing, landlock, seccomp
from tests.engine.sandbox.conftest import MEBIBYTE, Farm
from tests.engine.sandbox.queries import RUNAWAY

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="these walls are Linux's")


def test_every_thread_is_behind_the_walls(farm: Farm) -> None:
    worker = farm.worker(threads=2)
    confined = worker.wait_until_ready()
    assert confined is not None
    threads = [path.read_text() for path in Path(f"/proc/{worker.pid}/task").glob("*/status")]
    worker.close()
    assert len(threads) >= 2, "DuckDB's own thread is one of them"
    assert all("NoNewPrivs:\t1" in status for status in threads)
    if platform.machine() in {"x86_64", "aarch64"}:
        assert confined["seccomp"]
        assert all("Seccomp:\t2" in status for status in threads)
    assert confined["landlock"] == landlock.supported_version()
    assert confined["root"] == (os.geteuid() == 0)
    assert set(confined["rlimits"]) == {"RLIMIT_AS", "RLIMIT_CORE", "RLIMIT_CPU", "RLIMIT_FSIZE", "RLIMIT_NOFILE"}


def test_the_limits_are_the_ones_asked_for(farm: Farm) -> None:
    worker = farm.worker(memory_megabytes=128)
    assert worker.wait_until_ready() is not None
    limits = Path(f"/proc/{worker.pid}/limits").read_text()
    pages = int(Path(f"/proc/{worker.pid}/statm").read_text().split()[0])
    first_to_go = int(Path(f"/proc/{worker.pid}/oom_score_adj").read_text())
    worker.close()
    (line,) = [line for line in limits.splitlines() if line.startswith("Max address space")]
    most_bytes = int(line.split()[3])
    assert 96 * MEBIBYTE < most_bytes - pages * 4096 < 160 * MEBIBYTE
    assert first_to_go > 0


# What became of each attempt, in the scripts below.
_TRIED = """
tried = {}
for name, attempt in attempts.items():
    try:
        attempt()
        tried[name] = "done"
    except Exception as error:
        tried[name] = type(error).__name__
"""


def test_a_worker_cannot_open_connect_or_start_anything(farm: Farm, tmp_path: Path) -> None:
    """Asked from inside, in a process that has put the walls up as a worker does."""
    script = tmp_path / "inside.py"
    script.write_text(_INSIDE.replace("{tried}", _TRIED))
    done = subprocess.run([sys.executable, str(script)], capture_output=True, text=True, check=False, cwd=Path.cwd())
    tried = json.loads(done.stdout)
    assert tried == dict.fromkeys(tried, "PermissionError"), done.stderr
    assert len(tried) == 10


_INSIDE = """
import json, os, socket, sys
sys.path.insert(0, os.getcwd())
from dashboard.engine.sandbox import confinement as confine
import threading
confine.limit_resources(256, 1.0, 1)
a, b = socket.socketpair()
confine.drop_privileges()
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
{tried}thread = threading.Thread(target=lambda: None)
thread.start()
thread.join()
print(json.dumps(tried), flush=True)
os._exit(0)
"""


def test_seccomp_alone_keeps_signals_and_the_machine_away(tmp_path: Path) -> None:
    """A socket can be told to signal any process; another victim than this one dies if that is allowed."""
    if platform.machine() not in {"x86_64", "aarch64"}:
        pytest.skip("no filter for this machine")
    script = tmp_path / "inside.py"
    script.write_text(_BEHIND_SECCOMP.replace("{tried}", _TRIED))
    victim = subprocess.Popen(["sleep", "60"])
    try:
        done = subprocess.run(
            [sys.executable, str(script), str(victim.pid)], capture_output=True, text=True, check=False, cwd=Path.cwd()
        )
        time.sleep(0.1)
        assert victim.poll() is None, "killed from behind the wall"
    finally:
        victim.kill()
        victim.wait()
    tried = json.loads(done.stdout)
    assert tried.pop("flags of a socket") == "done"
    assert tried == dict.fromkeys(tried, "PermissionError"), done.stderr


_BEHIND_SECCOMP = """
import ctypes, fcntl, json, os, socket, struct, sys
sys.path.insert(0, os.getcwd())
from dashboard.engine.sandbox import confinement as confine, seccomp
victim = int(sys.argv[1])
a, b = socket.socketpair()
folder = os.open("/tmp", os.O_RDONLY)
library = ctypes.CDLL(None, use_errno=True)
confine._set_no_new_privs()
assert seccomp.install_filter()

def call(name, *arguments):
    if getattr(library, name)(*arguments) < 0:
        raise OSError(ctypes.get_errno(), name)

attempts = {
    "signal": lambda: fcntl.fcntl(a, 10, 9),
    "owner": lambda: fcntl.fcntl(a, fcntl.F_SETOWN, victim),
    "owner again": lambda: fcntl.fcntl(a, 15, struct.pack("ii", 1, victim)),
    "lease": lambda: fcntl.fcntl(folder, fcntl.F_SETLEASE, fcntl.F_RDLCK),
    "notify": lambda: fcntl.fcntl(folder, fcntl.F_NOTIFY, fcntl.DN_CREATE),
    "group": lambda: fcntl.ioctl(a, 0x8902, struct.pack("i", victim)),
    "flags of a socket": lambda: fcntl.fcntl(a, fcntl.F_SETFL, os.O_ASYNC | os.O_NONBLOCK),
    "processors": lambda: os.sched_setaffinity(victim, {0}),
    "times": lambda: os.utime(folder),
    "watch": lambda: call("inotify_init"),
    "sync": lambda: call("syncfs", folder),
    "shared memory": lambda: call("shmctl", -1, 0, None),
    "attributes": lambda: os.removexattr(folder, "user.nothing"),
}
{tried}os.write(b.fileno(), b"x")
print(json.dumps(tried), flush=True)
os._exit(0)
"""


@pytest.mark.parametrize(
    ("column", "header"),
    [(0, "/usr/include/x86_64-linux-gnu/asm/unistd_64.h"), (1, "/usr/include/asm-generic/unistd.h")],
)
def test_the_numbers_are_those_of_the_kernel(column: int, header: str) -> None:
    if not Path(header).exists():
        pytest.skip("no headers of the kernel here")
    defined = re.findall(r"#define __NR(?:3264)?_(\w+)\s+(\d+)", Path(header).read_text())
    numbers = {name: int(number) for name, number in reversed(defined)}
    ours = {name: columns[column] for name, columns in seccomp._FORBIDDEN.items() if name in numbers}
    assert len(ours) > 80
    assert ours == {name: numbers[name] for name in ours}


def test_a_query_ends_with_the_process_that_asked(farm: Farm) -> None:
    """Which may be killed at any time, and then nobody is left who would end the query."""
    usual = {"memory_megabytes": 256, "threads": 2, "private": False, "guard": True, "locked": True, "confined": True}
    place = {"warehouse": farm.warehouse.name, "folder": str(farm.warehouse.parent)}
    child = farm.fork_server.fork({**usual, **place, "seconds": 30.0})
    channel = child.channel.fileno()
    try:
        assert json.loads(framing.receive(channel, MEBIBYTE, time.monotonic() + 20))["confined"]
        framing.send(channel, json.dumps({"sql": RUNAWAY.sql, "max_rows": 10, "max_bytes": MEBIBYTE}).encode())
        time.sleep(0.3)
        assert child.is_alive()
        child.channel.close()
        deadline = time.monotonic() + 20
        while child.is_alive() and time.monotonic() < deadline:
            time.sleep(0.02)
        assert not child.is_alive()
    finally:
        child.close()


def test_memory_of_all_kinds_is_bounded(farm: Farm) -> None:
    for text in ("select length(repeat('x', 1000000000))", "select len(range(100000000))"):
        result = farm.ask(text, memory_megabytes=128)
        assert result.outcome is Outcome.STOPPED
        assert result.limit in {"memory", "crash"}, result
