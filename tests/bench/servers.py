"""The two servers: started on loopback, watched through /proc (so on Linux only), and stopped whatever happens."""

from __future__ import annotations

import http.client
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]
MUSTER, BARE, BARE_VIEW, BARE_UPLOAD = "Muster", "bare", "bare view", "bare upload"
# As Community Cloud starts Muster: without the command that builds the warehouse and picks a port first.
MUSTER_ALONE = "Muster, by Streamlit alone"
STREAMLIT = [sys.executable, "-m", "streamlit", "run"]
COMMANDS = {
    MUSTER: [sys.executable, "-m", "dashboard", "run"],
    MUSTER_ALONE: [*STREAMLIT, str(REPOSITORY / "dashboard" / "app.py")],
    BARE: [*STREAMLIT, str(REPOSITORY / "tests" / "bench" / "bare.py")],
    BARE_VIEW: [*STREAMLIT, str(REPOSITORY / "tests" / "bench" / "bare_view.py")],
    BARE_UPLOAD: [*STREAMLIT, str(REPOSITORY / "tests" / "bench" / "bare_upload.py")],
}
PATIENCE_SECONDS = 90.0
QUIET_SECONDS = 0.25
QUIET_SHARE = 0.04


class BenchError(Exception):
    """Something that cannot be measured, said in one sentence."""


@dataclass(frozen=True)
class Memory:
    """Megabytes of a process: `resident` with what it shares with others, `private` without, and its fair share."""

    resident: float
    private: float
    proportional: float


def memory_of(pid: int) -> Memory:
    """What a process holds now."""
    resident = _kilobytes(f"/proc/{pid}/status", "VmRSS")
    private = _kilobytes(f"/proc/{pid}/smaps_rollup", "Private_Clean", "Private_Dirty")
    proportional = _kilobytes(f"/proc/{pid}/smaps_rollup", "Pss")
    return Memory(resident / 1024, private / 1024, proportional / 1024)


class Server:
    """A running server. `first_byte_seconds` is the time from its start until GET / was answered."""

    def __init__(self, name: str, process: subprocess.Popen[bytes], port: int, log: Path, started: float) -> None:
        self.name, self.port, self.pid = name, port, process.pid
        self.started = started
        self._process, self._log = process, log
        self.first_byte_seconds = self._wait()

    @property
    def address(self) -> str:
        """Where a browser finds it, without a slash at the end."""
        return f"http://127.0.0.1:{self.port}"

    def cpu_seconds(self) -> float:
        """User and system time of all threads since the start; the kernel counts in hundredths of a second."""
        return _cpu_seconds(self.pid)

    def cpu_seconds_of_all(self) -> float:
        """The same with the processes that it started, ended ones included."""
        return sum(_cpu_seconds(pid, with_ended=True) for pid in _list_family(self.pid))

    def memory(self) -> Memory:
        """As it is now."""
        return memory_of(self.pid)

    def peak_megabytes(self) -> float:
        """The most that it held at once since the start, or since the peak was forgotten."""
        return _kilobytes(f"/proc/{self.pid}/status", "VmHWM") / 1024

    def forget_peak(self) -> None:
        """From now on the peak counts from here."""
        Path(f"/proc/{self.pid}/clear_refs").write_text("5")

    def settle(self) -> None:
        """Waits until the server has nothing left to do."""
        deadline = time.perf_counter() + PATIENCE_SECONDS
        while time.perf_counter() < deadline:
            before = self.cpu_seconds()
            time.sleep(QUIET_SECONDS)
            if self.cpu_seconds() - before <= QUIET_SHARE * QUIET_SECONDS:
                return
        raise BenchError(f"The server of {self.name} does not come to rest.")

    def _wait(self) -> float:
        while time.perf_counter() < self.started + PATIENCE_SECONDS:
            # Not urllib, which may ask a proxy for what lies on loopback.
            connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE_SECONDS)
            try:
                connection.request("GET", "/")
                if connection.getresponse().read(1):
                    return time.perf_counter() - self.started
            except OSError:
                time.sleep(0.002)
            finally:
                connection.close()
            if self._process.poll() is not None:
                break
        raise BenchError(f"The server of {self.name} did not start:\n{self._log.read_text()}")


@contextmanager
def serving(name: str, scratch: Path, **settings: str) -> Iterator[Server]:
    """Starts the server of that name with a home and a cache below `scratch`, and stops it at the end."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    # Streamlit reads its settings from the folder it is started in: the bare pages are to have none.
    home = scratch / "home"
    home.mkdir(exist_ok=True)
    log = scratch / f"{name.replace(' ', '_')}.log"
    with log.open("w") as out:
        started = time.perf_counter()
        process = subprocess.Popen(
            _bound_to_this_process() + COMMANDS[name],
            cwd=home if name in (BARE, BARE_VIEW, BARE_UPLOAD) else REPOSITORY,
            env=environment(home, scratch / "cache", port) | settings,
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=out,
        )
    try:
        yield Server(name, process, port, log, started)
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def environment(home: Path, cache: Path, port: int) -> dict[str, str]:
    """The same for both: no settings of the person who measures, and nothing sent to Streamlit's makers."""
    inherited = {
        name: value for name, value in os.environ.items() if not name.upper().startswith(("STREAMLIT_", "MUSTER_"))
    }
    return inherited | {
        "HOME": str(home),
        "MUSTER_CACHE_FOLDER": str(cache),
        "STREAMLIT_BROWSER_GATHER_USAGE_STATS": "false",
        "STREAMLIT_SERVER_ADDRESS": "127.0.0.1",
        "STREAMLIT_SERVER_HEADLESS": "true",
        "STREAMLIT_SERVER_PORT": str(port),
    }


def _cpu_seconds(pid: int, *, with_ended: bool = False) -> float:
    """User and system time of a process; with that of its own ended ones."""
    try:
        after_name = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:  # it has just ended
        return 0.0
    return sum(map(int, after_name[11 : 15 if with_ended else 13])) / os.sysconf("SC_CLK_TCK")


def _list_family(pid: int) -> list[int]:
    """A process and all that descend from it."""
    family = [pid]
    for task in Path(f"/proc/{pid}/task").iterdir():
        for child in (task / "children").read_text().split() if (task / "children").exists() else ():
            family += _list_family(int(child))
    return family


def _bound_to_this_process() -> list[str]:
    """Has the kernel stop a server when this process is killed and cannot do so itself."""
    tool = shutil.which("setpriv")
    return [tool, "--pdeathsig", "TERM"] if tool else []


def _kilobytes(path: str, *names: str) -> int:
    fields = dict(line.split(":", 1) for line in Path(path).read_text().splitlines() if ":" in line)
    return sum(int(fields[name].split()[0]) for name in names)
