"""The dashboard as Community Cloud runs it: an unprivileged user, a checkout nobody can write, 1 GB, run-time packages.

Nothing is installed for it: an environment of links holds the distributions of requirements.txt and no other.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.metadata import distribution
from pathlib import Path

from tests.browser.conftest import PATIENT, REPOSITORY, free_port, running, wait_for
from tests.browser.memory import Memory, limited

NOBODY = "65534"
_DISTRIBUTION = re.compile(r"[A-Za-z0-9][\w.-]*")
# Of what root may do, reading alone is left: the environment may lie in a folder that others cannot enter.
_READ = "-all,+dac_read_search"
# What Community Cloud sets, whatever the repository says; but for usage statistics, which leave the machine.
_FORCED = {
    "client.showErrorDetails": "false",
    "runner.fastReruns": "true",
    "server.runOnSave": "true",
    "server.enableXsrfProtection": "true",
}


@dataclass(frozen=True)
class Deployment:
    """A running server: its address, process and interpreter, its log, and the memory that all its processes take."""

    address: str
    pid: int
    python: Path
    log: Path
    memory: Memory


@contextmanager
def deployed(folder: Path, megabytes: int) -> Iterator[Deployment]:
    """The committed files, served from below `folder` to loopback until the end."""
    checkout, environment, scratch = folder / "checkout", folder / "environment", folder / "tmp"
    _copy_what_is_tracked(checkout)
    _link_what_is_required(environment)
    scratch.mkdir(mode=0o777)
    if is_root := os.getuid() == 0:
        os.chown(scratch, int(NOBODY), int(NOBODY))
        _let_others_pass(folder)
    port = free_port()
    python = environment / "bin" / "python"
    command = [str(python), "-m", "streamlit", "run", "dashboard/app.py"]
    command += ["--server.headless", "true", "--server.address", "127.0.0.1", "--server.port", str(port)]
    for name, value in _FORCED.items():
        command += [f"--{name}", value]
    log, base = folder / "log.txt", f"http://127.0.0.1:{port}"
    variables = PATIENT | {"PATH": os.defpath, "LANG": "C.UTF-8", "HOME": "/nonexistent", "TMPDIR": str(scratch)}
    with limited(megabytes) as memory:
        command = [*memory.command, *(_unprivileged() if is_root else []), *command]
        with running(command, log, variables, checkout) as server:
            memory.watch(server.pid)
            wait_for(base, server, log)
            yield Deployment(base, server.pid, python, log, memory)


def _copy_what_is_tracked(checkout: Path) -> None:
    """The files that a clone would have, as they are now; none of them, and no folder, can be written."""
    names = subprocess.run(["git", "ls-files", "-z"], cwd=REPOSITORY, capture_output=True, check=True).stdout
    for name in names.decode().split("\0"):
        if name and (source := REPOSITORY / name).exists():
            (checkout / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, checkout / name)
            (checkout / name).chmod(0o444)
    for place in [checkout, *(path for path in checkout.rglob("*") if path.is_dir())]:
        place.chmod(0o555)


def _link_what_is_required(environment: Path) -> None:
    """A virtual environment of links to what the distributions of requirements.txt have installed."""
    packages = environment / "lib" / f"python{sys.version_info.major}.{sys.version_info.minor}" / "site-packages"
    packages.mkdir(parents=True)
    (environment / "bin").mkdir()
    (environment / "bin" / "python").symlink_to(Path(sys.executable).resolve())
    shutil.copyfile(Path(sys.prefix) / "pyvenv.cfg", environment / "pyvenv.cfg")
    lines = (REPOSITORY / "requirements.txt").read_text().splitlines()
    for name in [found[0] for line in lines if (found := _DISTRIBUTION.match(line))]:
        installed = distribution(name)
        for part in {file.parts[0] for file in installed.files or ()} - {"..", "__pycache__"}:
            (packages / part).symlink_to(Path(str(installed.locate_file(part))))


def _unprivileged() -> list[str]:
    capabilities = [f"--{kind}={_READ}" for kind in ("inh-caps", "ambient-caps", "bounding-set")]
    return ["setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups", *capabilities]


def _let_others_pass(folder: Path) -> None:
    """Temporary folders of tests are their owner's alone."""
    for place in [folder, *folder.parents]:
        if place.stat().st_uid == os.getuid() and place != Path(place.anchor):
            place.chmod(place.stat().st_mode | 0o111)
