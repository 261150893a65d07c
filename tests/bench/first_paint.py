"""When a visitor sees the first number and the last chart, in a headless Chromium with an empty cache."""

from __future__ import annotations

import os
import shutil
from collections.abc import Sequence

from playwright.sync_api import Browser, sync_playwright

from tests.bench.report import Aim, Row
from tests.bench.servers import BARE, MUSTER, BenchError, Server
from tests.browser.conftest import FLAGS, NAMES, PATIENCE_MILLISECONDS

FIRST_NUMBER, FIRST_KPI, LAST_CHART = Aim(0.2), Aim(1.15), Aim(1.2)
QUIET_MILLISECONDS = 400
# The page itself notes, frame by frame, when a number first stands there and when one more chart is drawn.
WATCH = """
window.seen = { number: null, kpi: null, chart: null, charts: 0 };
const look = () => {
  const early = document.querySelector(".first-screen :is(td strong, .value)");
  if (seen.number === null && early && early.getClientRects().length) seen.number = performance.now();
  const number = document.querySelector("[data-testid=stMetricValue]");
  if (seen.kpi === null && number && number.innerText.trim() && number.getClientRects().length) {
    seen.kpi = performance.now();
  }
  const drawn = document.querySelectorAll("[data-testid=stPlotlyChart] .js-plotly-plot .main-svg:first-of-type").length;
  if (drawn > seen.charts) { seen.charts = drawn; seen.chart = performance.now(); }
  requestAnimationFrame(look);
};
requestAnimationFrame(look);
"""
SETTLED = """quiet => {
  const app = document.querySelector("[data-testid=stApp]");
  const charts = document.querySelectorAll("[data-testid=stPlotlyChart]");
  return app && app.dataset.testConnectionState === "CONNECTED" && app.dataset.testScriptState === "notRunning"
    && seen.kpi !== null && charts.length > 0 && performance.now() - seen.chart > quiet
    && [...charts].every(chart => chart.querySelector(".js-plotly-plot .main-svg"));
}"""


def measure(servers: Sequence[Server], times: int) -> list[Row]:
    """Loads each page `times` times, in turn, after one load of each that does not count.

    The first number stands in the HTML of Muster, and is the KPI of the bare page.
    """
    number: list[float] = []
    kpi: dict[str, list[float]] = {server.name: [] for server in servers}
    chart: dict[str, list[float]] = {server.name: [] for server in servers}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        try:
            for turn in range(times + 1):
                for server in servers:
                    early, first, last = _load(browser, server)
                    if turn:
                        number += [early] if server.name == MUSTER else []
                        kpi[server.name].append(first)
                        chart[server.name].append(last)
        finally:
            browser.close()
    return [
        Row("time to first number", "s", number, kpi[BARE], FIRST_NUMBER),
        Row("time to first KPI", "s", kpi[MUSTER], kpi[BARE], FIRST_KPI),
        Row("time to last chart", "s", chart[MUSTER], chart[BARE], LAST_CHART),
    ]


def _load(browser: Browser, server: Server) -> tuple[float, float, float]:
    """Seconds from the start of the navigation to the first number, to that of the app, and to the last chart."""
    server.settle()
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    try:
        page = context.new_page()
        page.set_default_timeout(PATIENCE_MILLISECONDS)
        page.add_init_script(WATCH)
        page.goto(server.address)
        page.wait_for_function(SETTLED, arg=QUIET_MILLISECONDS, polling=100)
        if page.locator("[data-testid=stException]").count():
            raise BenchError(f"The page of {server.name} shows an error.")
        seen = page.evaluate("seen")
        return (seen["number"] or seen["kpi"]) / 1000, seen["kpi"] / 1000, seen["chart"] / 1000
    finally:
        context.close()


def chromium() -> str:
    """The browser that the tests use. Raises BenchError where there is none."""
    found = os.environ.get("MUSTER_CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    if found is None:
        raise BenchError("No Chromium found: run `make bench`, which installs it, or set MUSTER_CHROMIUM to its path.")
    return found
