"""The page of all figures with very many rows: first rows, search, sort, next page, and what they cost in memory."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from tests.bench import synthetic
from tests.bench.first_paint import chromium
from tests.bench.report import Row
from tests.bench.servers import MUSTER, REPOSITORY, BenchError, Server, environment, serving
from tests.browser.conftest import FLAGS, PATIENCE_MILLISECONDS

SETTLED = "[data-testid=stApp][data-test-connection-state=CONNECTED][data-test-script-state=notRunning]"
STEPS = ("first rows", "next page", "sort by the number", "search as one types")
# A reader searches another one than the reader before; all occur in both dossiers.
WORDS = ("killed", "almost", "about", "russia", "more than", "ukraine", "up to", "reserves")


def measure(scratch: Path, count: int, times: int, say: Callable[[str], None]) -> list[Row]:
    """One row per step, in seconds as a reader waits and in seconds of the server; then memory of both sides."""
    say(f"page of figures, {count:,} rows: building")
    many, few = scratch / "many", scratch / "few"
    synthetic.write(many / "data", count)
    build_seconds = {"many": _build(many, {"MUSTER_DATA_FOLDER": str(many / "data")}), "few": _build(few, {})}
    say("page of figures: measuring")
    seen = {
        "many": _measure(many, times, {"MUSTER_DATA_FOLDER": str(many / "data")}),
        "few": _measure(few, times, {}),
    }
    rows = [Row("build of the warehouse", "s", [build_seconds["many"]], [build_seconds["few"]])]
    for name, unit in [(f"{step}, {side}", "ms") for step in STEPS for side in ("as a reader waits", "server time")] + [
        ("server at rest after it, resident", "MB"),
        ("browser's JavaScript heap", "MB"),
    ]:
        rows.append(Row(name, unit, seen["many"][name], seen["few"][name]))
    return rows


def _build(folder: Path, settings: Mapping[str, str]) -> float:
    folder.mkdir(exist_ok=True)
    command = [sys.executable, "-m", "dashboard", "build"]
    started = time.perf_counter()
    built = subprocess.run(
        command,
        cwd=REPOSITORY,
        env=environment(folder, folder / "cache", 0) | dict(settings),
        capture_output=True,
        text=True,
        check=False,
    )
    if built.returncode:
        raise BenchError(f"The warehouse of very many figures could not be built: {built.stderr[:500]}")
    return time.perf_counter() - started


def _measure(folder: Path, times: int, settings: Mapping[str, str]) -> dict[str, list[float]]:
    samples: dict[str, list[float]] = {}
    with serving(MUSTER, folder, **settings) as server, _browser() as browser:
        for turn in range(times + 1):
            for name, value in _visit(server, browser, turn):
                if turn:  # the first visit does not count: it warms the server
                    samples.setdefault(name, []).append(value)
        samples["server at rest after it, resident"] = [server.memory().resident]
    return samples


@contextmanager
def _browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        try:
            yield browser
        finally:
            browser.close()


def _visit(server: Server, browser: Browser, turn: int) -> Iterator[tuple[str, float]]:
    """One reader: opens the page, turns it, sorts, searches."""
    server.settle()
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    page.set_default_timeout(4 * PATIENCE_MILLISECONDS)
    steps: dict[str, Callable[[], None]] = {
        "first rows": lambda: _open(page, f"{server.address}/figures"),
        "search as one types": lambda: _search(page, WORDS[turn % len(WORDS)]),
        "sort by the number": lambda: _changed(page, lambda: page.get_by_role("button", name="Means").click()),
        "next page": lambda: _changed(page, lambda: page.get_by_role("button", name="Next page").click()),
    }
    for name in STEPS:
        before, started = server.cpu_seconds(), time.perf_counter()
        steps[name]()
        yield f"{name}, as a reader waits", 1000 * (time.perf_counter() - started)
        page.wait_for_selector(SETTLED)
        server.settle()
        yield f"{name}, server time", 1000 * (server.cpu_seconds() - before)
    heap = context.new_cdp_session(page).send("Runtime.getHeapUsage")["usedSize"]
    yield "browser's JavaScript heap", heap / 2**20
    context.close()


def _open(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_role("rowheader").first.wait_for()


def _search(page: Page, words: str) -> None:
    """Until the page says what it searched for: its first rows may be the same as before."""
    page.get_by_role("searchbox", name="Search").fill(words)
    page.get_by_text(f"matching “{words}”").wait_for()


def _changed(page: Page, act: Callable[[], None]) -> None:
    """Acts, and waits until the table's text is another."""
    table = page.get_by_role("table")
    before = table.inner_text()
    act()
    deadline = time.monotonic() + 4 * PATIENCE_MILLISECONDS / 1000
    while table.inner_text() == before:
        if time.monotonic() > deadline:
            raise BenchError("The page of figures does not change when a reader acts.")
        page.wait_for_timeout(10)
