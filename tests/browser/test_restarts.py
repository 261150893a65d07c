"""A server that starts again and again: every open page comes back by itself, and none shows an error."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import FIGURE, REPOSITORY, Reader, free_port, until, wait_for
from tests.browser.proxies import sum_metric

TIMES = int(os.environ.get("RESTARTS", "2"))
# Pages that import different modules, each with a question that it alone asks.
PAGES = {
    "/": "steps",
    "/by-source?measure=killed": "by_speaker",
    "/sql?sql=select+1&show=table": "sql",
    f"/figure?figure_id={FIGURE}": "figure_words",
}
READY = "[data-testid=stApp][data-test-connection-state=CONNECTED][data-test-script-state=notRunning]"
DOWN = "[data-testid=stApp]:not([data-test-connection-state=CONNECTED])"


class Server:
    """A server at one port, started as `make run` does."""

    def __init__(self, cache: Path, log: Path) -> None:
        self.port, self.log = free_port(), log
        self.address = f"http://127.0.0.1:{self.port}"
        self._environment = os.environ | {"STREAMLIT_SERVER_PORT": str(self.port), "MUSTER_CACHE_FOLDER": str(cache)}
        self.start()

    def start(self) -> None:
        command = [sys.executable, "-m", "dashboard", "run"]
        with self.log.open("a") as out:
            self.process = subprocess.Popen(command, cwd=REPOSITORY, env=self._environment, stdout=out, stderr=out)

    def has_asked(self) -> bool:
        """Whether every page has asked its question."""
        try:
            return all(
                sum_metric(f"{self.address}/metrics", f'muster_questions_total{{.*question="{question}".*}}')
                for question in PAGES.values()
            )
        except OSError:  # it does not listen yet
            return False

    def kill(self) -> None:
        self.process.kill()
        self.process.wait(20)


@pytest.fixture
def server(cache: Path, tmp_path: Path) -> Iterator[Server]:
    started = Server(cache, tmp_path / "log.txt")
    wait_for(started.address, started.process, started.log)
    yield started
    started.kill()


def test_pages_come_back_after_every_restart(server: Server, browser: Browser) -> None:
    profile = browser.new_context()
    readers = [Reader(server.address, profile) for _ in PAGES]
    for reader, path in zip(readers, PAGES, strict=True):
        reader.open(path)
    titles = [reader.page.title() for reader in readers]
    for _ in range(TIMES):
        server.kill()
        for reader in readers:
            reader.page.wait_for_selector(DOWN)
        server.start()
        until(server.has_asked)
        for reader in readers:
            reader.page.wait_for_selector(READY)
            assert not reader.page.get_by_test_id("stException").count(), server.log.read_text()
    assert [reader.page.title() for reader in readers] == titles
    assert "Traceback" not in server.log.read_text()
    # A module that pages import while they are drawn is half there for other sessions.
    assert "pandas" not in Path(f"/proc/{server.process.pid}/maps").read_text()
    profile.close()
