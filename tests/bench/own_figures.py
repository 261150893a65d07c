"""From a reader's own file to its chart, beside a bare page that uploads, reads and draws the same file."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from dashboard.importing import guess_recipe, read_file
from tests.bench.first_paint import chromium
from tests.bench.report import Aim, Row
from tests.bench.servers import BARE_UPLOAD, MUSTER, Server, serving
from tests.browser.conftest import FLAGS, PATIENCE_MILLISECONDS

PLACES = 10
ANSWERS = {"speaker": "The office", "outlet": "Office", "url": "https://office.example/visitors"}
WAIT, WAIT_SECONDS, MEMORY = Aim(3.0), Aim(3.0, is_ratio=False), Aim(300, is_ratio=False)


def measure(scratch: Path, count: int, times: int, say: Callable[[str], None]) -> list[Row]:
    """Waits of a reader and the work of the server with all its processes; each visit is a session of its own."""
    say(f"own figures: {count:,} rows")
    file, recipe = _write(scratch, count)
    muster, bare = _measure(MUSTER, scratch, [file, recipe], times), _measure(BARE_UPLOAD, scratch, [file], times)
    (wait, work, memory), (bare_wait, bare_work, bare_memory) = (zip(*visits, strict=True) for visits in (muster, bare))
    return [
        Row("from the file to its chart, as a reader waits", "s", wait, bare_wait, WAIT),
        Row("… the same in seconds", "s", wait, bare_wait, WAIT_SECONDS),
        Row("… work of the server, all processes", "s", work, bare_work),
        Row("… most memory of the page process above idle", "MB", memory, bare_memory, MEMORY),
    ]


def _measure(name: str, scratch: Path, files: list[Path], times: int) -> list[tuple[float, float, float]]:
    """Of each visit the wait, the work and the memory; the first visit does not count: it warms the server."""
    visits = []
    with serving(name, scratch) as server, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        idle = server.memory().resident
        for _ in range(times + 1):
            context = browser.new_context()
            page = context.new_page()
            page.set_default_timeout(4 * PATIENCE_MILLISECONDS)
            wait, work = _visit(server, page, files)
            visits.append((wait, work, server.peak_megabytes() - idle))
            context.close()
            server.settle()
            server.forget_peak()
    return visits[1:]


def _write(scratch: Path, count: int) -> tuple[Path, Path]:
    """A file, and the recipe by which Muster asks nothing."""
    draw, first = random.Random(1), date(2019, 1, 1)  # noqa: S311 - the same file on each run
    rows = (
        f"Place {number % PLACES},{first + timedelta(days=number // PLACES)},{draw.randint(1_000, 90_000)}"
        for number in range(count)
    )
    file, recipe = scratch / "visitors.csv", scratch / "visitors.recipe.json"
    file.write_text("\n".join(["Place,Day,Visitors", *rows]) + "\n")
    (table,) = read_file(file.name, file.read_bytes())
    recipe.write_text(guess_recipe(table, chosen=ANSWERS).to_json())
    return file, recipe


def _visit(server: Server, page: Page, files: list[Path]) -> tuple[float, float]:
    """Seconds that a reader waits, and those that the server works."""
    is_muster = server.name == MUSTER
    page.goto(f"{server.address}/yours" if is_muster else server.address)
    if is_muster:
        page.get_by_role("radio", name="File").check()
    chooser = page.locator("input[type=file]")
    chooser.wait_for(state="attached")
    server.settle()
    before, started = server.cpu_seconds_of_all(), time.perf_counter()
    chooser.set_input_files(files)
    if is_muster:
        page.get_by_role("button", name="Check and use").click()
    page.get_by_role("figure").or_(page.locator(".js-plotly-plot .main-svg")).first.wait_for()
    waited = time.perf_counter() - started
    server.settle()
    return waited, server.cpu_seconds_of_all() - before
