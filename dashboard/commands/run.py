"""`python -m dashboard run`: serves the dashboard on this machine."""

from __future__ import annotations

import argparse
import os
import socket
import subprocess
import sys

from dashboard.engine.database import query_log  # noqa: F401 - its file is to be refused here, not on a page
from dashboard.engine.warehouse.fingerprint import fingerprint
from dashboard.errors import SettingsError
from dashboard.settings import REPOSITORY, settings


def run(_: argparse.Namespace) -> int:
    """Builds, picks a port, prints the address, and becomes the server."""
    port = choose_port(os.environ.get("STREAMLIT_SERVER_PORT"), settings.first_port)
    # Where the warehouse is there already, the server starts at once: DuckDB is not even imported here.
    if not (settings.cache_folder / f"{fingerprint(settings)}.duckdb").exists():
        from dashboard.commands.opening import open_with_notice  # noqa: PLC0415 - as said

        open_with_notice().close()
    below = os.environ.get("STREAMLIT_SERVER_BASE_URL_PATH", "").strip("/")
    address = f"http://127.0.0.1:{port}{below and f'/{below}/'}"
    print(f"Muster is at {address} (stop it with Ctrl+C).", file=sys.stderr, flush=True)
    command = [sys.executable, "-m", "dashboard.server", port]
    # Watching the sources costs time after every run; anyone who edits pages sets it to "auto".
    os.environ.setdefault("STREAMLIT_SERVER_FILE_WATCHER_TYPE", "none")
    os.chdir(REPOSITORY)  # Streamlit looks for its configuration here
    if os.name == "posix":
        os.execv(sys.executable, command)  # noqa: S606
    return subprocess.call(command)  # noqa: S603


def choose_port(wanted: str | None, first: int) -> str:
    """The port that is set, or a free one. Raises SettingsError for one that is not free."""
    if not wanted:
        return str(find_free_port(first))
    if not (wanted.isascii() and wanted.isdigit() and 0 < int(wanted) < 65536):
        raise SettingsError(
            f"STREAMLIT_SERVER_PORT is {wanted!r}, but must be a number from 1 to 65535. Change or unset it."
        )
    if not _is_free_port(int(wanted)):
        raise SettingsError(
            f"STREAMLIT_SERVER_PORT is {wanted}, where another server listens. Choose another or unset it."
        )
    return wanted


def find_free_port(first: int) -> int:
    """The first port if nothing listens there, else one of the next twenty, else any."""
    for port in range(first, min(first + 20, 65536)):
        if _is_free_port(port):
            return port
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _is_free_port(port: int) -> bool:
    with socket.socket() as probe:
        if os.name == "posix":
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
        return True
