"""One limit for the memory of a process and all its children: a control group of Linux, or else a watch over them."""

from __future__ import annotations

import contextlib
import os
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

GROUPS = Path("/sys/fs/cgroup")
_MEGABYTE = 1 << 20


@dataclass(frozen=True)
class _Files:
    """What a version of control groups calls its files."""

    limit: str
    swap: str
    peak: str
    events: str


# By the folder in which a group can be made: version 1, version 2.
_VERSIONS: Mapping[Path, _Files] = {
    GROUPS / "memory": _Files(
        "memory.limit_in_bytes", "memory.memsw.limit_in_bytes", "memory.max_usage_in_bytes", "memory.oom_control"
    ),
    GROUPS: _Files("memory.max", "memory.swap.max", "memory.peak", "memory.events"),
}


class Memory:
    """Watched: the fair shares of all processes, summed again and again. Nothing stops them at the limit."""

    command: tuple[str, ...] = ()
    look_seconds = 0.1

    def __init__(self, megabytes: int) -> None:
        self.limit_megabytes = megabytes
        self._peak = 0.0
        self._ended = threading.Event()
        self._watch: threading.Thread | None = None

    def watch(self, pid: int) -> None:
        """Looks at this process and its children from now on."""
        self._watch = threading.Thread(target=self._look, args=(pid,), daemon=True)
        self._watch.start()

    def __str__(self) -> str:
        return f"{self._peak:,.0f} MB by the shares of the processes"

    def peak_megabytes(self) -> float:
        """The most that was taken at once."""
        return self._peak

    def is_kept(self) -> bool:
        """Whether the limit was never reached."""
        return self.peak_megabytes() < self.limit_megabytes

    def end(self) -> None:
        """After the last process."""
        self._ended.set()
        if self._watch:
            self._watch.join()

    def _look(self, pid: int) -> None:
        while not self._ended.wait(self.look_seconds):
            self._peak = max(self._peak, sum(map(_share_megabytes, _family(pid))))


class Group(Memory):
    """Watched, and held by the kernel: who goes beyond the limit between two looks, which are dear, is killed."""

    look_seconds = 0.5

    def __init__(self, folder: Path, files: _Files, megabytes: int) -> None:
        super().__init__(megabytes)
        self._folder, self._files = folder, files
        self.command = ("sh", "-c", f'echo $$ > "{folder}/cgroup.procs" && exec "$@"', "sh")

    def __str__(self) -> str:
        return f"{self._counted_megabytes():,.0f} MB by the kernel’s count, {super().__str__()}"

    def is_kept(self) -> bool:
        """Whether nobody was killed, either. Files in memory may fill the group; the kernel lets them go."""
        events = dict(line.split() for line in (self._folder / self._files.events).read_text().splitlines())
        return super().is_kept() and events["oom_kill"] == "0"

    def end(self) -> None:
        """Takes the group away, which must be empty."""
        super().end()
        with contextlib.suppress(OSError):
            self._folder.rmdir()

    def _counted_megabytes(self) -> float:
        """Without files that others had in memory before; with those that only the group has read."""
        return int((self._folder / self._files.peak).read_text()) / _MEGABYTE


@contextmanager
def limited(megabytes: int) -> Iterator[Memory]:
    """`command`, put before another one, starts it under the limit; `watch` must be told its process."""
    groups = (_group(*version, megabytes) for version in _VERSIONS.items())
    memory: Memory = next(filter(None, groups), None) or Memory(megabytes)
    try:
        yield memory
    finally:
        memory.end()


def _group(parent: Path, files: _Files, megabytes: int) -> Group | None:
    """A new group, or None where none can be made: by a user, in a container, or without that version."""
    folder = parent / f"muster-tests-{os.getpid()}"
    try:
        folder.mkdir()
        (folder / files.limit).write_text(str(megabytes * _MEGABYTE))
    except OSError:
        with contextlib.suppress(OSError):
            folder.rmdir()
        return None
    with contextlib.suppress(OSError):  # a kernel without swap does not have the file
        (folder / files.swap).write_text(str(megabytes * _MEGABYTE) if parent.name == "memory" else "0")
    return Group(folder, files, megabytes)


def _family(pid: int) -> Iterator[int]:
    """The process and its children's children, as they are now."""
    yield pid
    with contextlib.suppress(OSError):
        for thread in Path(f"/proc/{pid}/task").iterdir():
            for child in (thread / "children").read_text().split():
                yield from _family(int(child))


def _share_megabytes(pid: int) -> float:
    with contextlib.suppress(OSError):
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
        return next(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024
    return 0.0
