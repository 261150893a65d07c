"""Muster's servers behind nginx and Caddy on loopback, set up by the very files in .deploy/."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.browser.conftest import PATIENT, REPOSITORY, free_port, running, wait_for

_DEPLOY = REPOSITORY / ".deploy"
_HOST, BELOW = "muster.example.org", "muster"
_PORTS = ("8501", "8502")  # as the files have them


@dataclass(frozen=True)
class House:
    """Servers, port → process, and the address of each proxy before them."""

    servers: Mapping[int, subprocess.Popen[bytes]]
    proxies: Mapping[str, str]

    def kill(self, port: int) -> None:
        """Ends a server at once, as a crash or the kernel would."""
        self.servers[port].send_signal(signal.SIGKILL)
        self.servers[port].wait(20)

    def sessions(self) -> dict[int, int]:
        """How many pages are open at each server that lives, as its own metrics say."""
        return self._metric("muster_sessions")

    def asked(self) -> dict[int, int]:
        """How many questions each server that lives was asked, as every page asks some."""
        return self._metric("muster_questions_total{.*}")

    def _metric(self, pattern: str) -> dict[int, int]:
        alive = [port for port, process in self.servers.items() if process.poll() is None]
        return {port: sum_metric(f"http://127.0.0.1:{port}/{BELOW}/metrics", pattern) for port in alive}


def program(name: str) -> str | None:
    """The proxy's program file, where it is installed; Debian keeps nginx where only root looks."""
    return shutil.which(name, path=f"{os.environ.get('PATH', os.defpath)}:/usr/sbin:/usr/local/sbin")


def nginx(folder: Path, port: int, servers: tuple[int, ...]) -> list[str]:
    """The command that runs .deploy/nginx.conf on these ports, with all that it writes in the folder."""
    text = _moved((_DEPLOY / "nginx.conf").read_text(), servers)
    text = re.sub(r"listen \d+;", f"listen 127.0.0.1:{port};", text)
    text = text.replace("/var/cache/nginx/muster", str(folder / "kept")).replace(_HOST, "127.0.0.1")
    (folder / "muster.conf").write_text(text)
    user = "user root; " if os.getuid() == 0 else ""  # else its workers are nobody, who may not enter the folder
    places = "".join(
        f"{kind}_temp_path {folder / kind};\n" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    (folder / "nginx.conf").write_text(
        f"{user}daemon off; worker_processes 1; pid {folder / 'pid'}; error_log {folder / 'error.log'};\n"
        f"events {{}}\nhttp {{\naccess_log off;\n{places}include {folder / 'muster.conf'};\n}}\n"
    )
    return [program("nginx") or "", "-e", str(folder / "error.log"), "-c", str(folder / "nginx.conf")]


def caddy(folder: Path, port: int, servers: tuple[int, ...]) -> list[str]:
    """The command that runs .deploy/Caddyfile on these ports, without a certificate."""
    text = _moved((_DEPLOY / "Caddyfile").read_text(), servers)
    text = text.replace(f"{_HOST} {{", f"http://127.0.0.1:{port} {{")
    (folder / "Caddyfile").write_text(text.replace("{\n", "{\n\tadmin off\n", 1))
    return [program("caddy") or "", "run", "--adapter", "caddyfile", "--config", str(folder / "Caddyfile")]


PROXIES: Mapping[str, Callable[[Path, int, tuple[int, ...]], list[str]]] = {"nginx": nginx, "caddy": caddy}


@contextmanager
def behind_proxies(folder: Path, cache: Path) -> Iterator[House]:
    """Two servers over one warehouse, and each proxy that is installed before them."""
    ports = tuple(free_port() for _ in _PORTS)
    with ExitStack() as stack:
        servers = {
            port: stack.enter_context(running(_SERVER, folder / f"{port}.log", _own(port, cache))) for port in ports
        }
        for port, server in servers.items():
            wait_for(_address(port), server, folder / f"{port}.log")
        proxies = {}
        for name in filter(program, PROXIES):
            port = free_port()
            command = PROXIES[name](folder, port, ports)
            log = folder / f"{name}.log"
            proxy = stack.enter_context(running(command, log, os.environ | {"HOME": str(folder)}))
            wait_for(_address(port), proxy, log)
            proxies[name] = _address(port)
        yield House(servers, proxies)


_SERVER = [sys.executable, "-m", "dashboard", "run"]


def _own(port: int, cache: Path) -> dict[str, str]:
    return (
        os.environ
        | PATIENT
        | {
            "STREAMLIT_SERVER_PORT": str(port),
            "STREAMLIT_SERVER_BASE_URL_PATH": BELOW,
            "STREAMLIT_SERVER_ALLOWED_HOSTS": "127.0.0.1",
            "MUSTER_CACHE_FOLDER": str(cache),
        }
    )


def _address(port: int) -> str:
    return f"http://127.0.0.1:{port}/{BELOW}"


def sum_metric(metrics: str, pattern: str) -> int:
    """The sum of all samples of that name, a pattern, at the address of a server's metrics."""
    text = urllib.request.urlopen(metrics, timeout=60).read().decode()
    return sum(int(float(value)) for value in re.findall(rf"^{pattern} (\S+)$", text, re.MULTILINE))


def _moved(text: str, servers: tuple[int, ...]) -> str:
    for before, now in zip(_PORTS, servers, strict=True):
        text = re.sub(rf"\b{before}\b", str(now), text)
    return text
