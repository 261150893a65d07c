"""A real server on a free loopback port and a real Chromium, shared by all browser tests."""

from __future__ import annotations

import os
import secrets
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Frame, Page, expect, sync_playwright
from playwright.sync_api import TimeoutError as PlaywrightTimeoutError

from dashboard.contents.registry import PAGES
from dashboard.settings import settings
from tests.tiny_dossier import TinyDossier

REPOSITORY = Path(__file__).resolve().parents[2]
# The first has no windows that could be shown: a page takes a fifth less of the processor.
NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
# Without these, Chromium looks up hosts of its maker at every start.
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--font-render-hinting=none",  # texts as wide as in a Chromium with windows, which one without draws wider
]
# Pages of one profile share a process, which has compiled Streamlit's scripts once: half the time of a page.
_SHARE_A_PROCESS = "--process-per-site"
# A page of a test is gone before it pays to compile its code again into faster code, and what the process has compiled
# need not be compiled beside it once more. Much memory for new objects leaves little garbage to collect.
_FOR_SHORT_PAGES = [
    "--js-flags=--no-opt --no-maglev --no-script-streaming --min-semi-space-size=32 --max-semi-space-size=64"
    " --single-threaded-gc",
    "--num-raster-threads=1",
    "--disable-smooth-scrolling",
    "--disable-checker-imaging",
]
PATIENCE_MILLISECONDS = 60_000
# A query of a reader or of a link may take as long on a busy machine.
PATIENT = {"MUSTER_SQL_SECONDS": "60", "MUSTER_SQL_LINK_SECONDS": "60"}
_PHONE = "Mozilla/5.0 (Linux; Android 16) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Mobile Safari/537.36"
# Width and whether dark: layout does not depend on colours, nor colours on the width.
SCREENS = [pytest.param(1440, False, id="desktop-light"), pytest.param(390, True, id="phone-dark")]
FIGURE = "ind-2022-ukr-killed-9000"
HOSTILE = "<b>x</b><img src=x onerror=alert(1)> **bold** [l](javascript:alert(1)) \u202egnirts " + "W" * 10_000

# Between an act and the script's run is a moment in which only this tells that there will be one: the server has not
# answered yet. Components say nothing of their scripts; so each counts when it has been loaded.
_WATCH = """
  const RERUN = 0x5a  // how a message begins that asks for a run of the script; others may get no answer
  window.WebSocket = class extends window.WebSocket {
    constructor(...args) {
      super(...args)
      for (const kind of ['message', 'close']) this.addEventListener(kind, () => { window.isWaiting = false })
    }
    send(message) {
      if (new Uint8Array(message)[0] === RERUN) window.isWaiting = true
      super.send(message)
    }
  }
  window.scriptsLoading = 0
  window.scriptLoaded = () => { window.scriptsLoading -= 1 }
  const createObjectURL = URL.createObjectURL
  URL.createObjectURL = (blob) => {
    if (blob.type !== 'text/javascript') return createObjectURL(blob)
    window.scriptsLoading += 1
    return createObjectURL(new Blob([blob, '\\n;window.scriptLoaded()'], { type: blob.type }))
  }
"""
# Without the moment in which Streamlit, which opens narrow, learns that the page is wide: 0.04 in an empty window.
_WATCH_THE_LAYOUT = """
  window.layoutShift = 0
  const isPageItself = ({ node }) => node?.dataset?.testid === 'stMainBlockContainer'
  new PerformanceObserver((list) => list.getEntries().forEach((entry) => {
    if (!entry.hadRecentInput && !entry.sources.some(isPageItself)) window.layoutShift += entry.value
  })).observe({ type: 'layout-shift', buffered: true })
"""
_HAS_SETTLED = """() => {
  const count = (selector) => document.querySelectorAll(selector).length
  const isReady = count('[data-testid=stApp][data-test-connection-state=CONNECTED][data-test-script-state=notRunning]')
    && !count('[data-testid^=stSkeleton], [data-testid=stAppSkeleton]')  // an element whose code is not there yet
    && !count('[data-testid=stPlotlyChart]:not(:has(.main-svg))')
    && !window.isWaiting && !window.scriptsLoading && document.fonts.status === 'loaded'
    // colours that fade from one to the other are still; only what never ends may go on
    && document.getAnimations().every(({ effect, playState }) =>
      playState !== 'running' || effect.getComputedTiming().endTime === Infinity)
  window.quietLooks = isReady ? (window.quietLooks ?? 0) + 1 : 0
  return window.quietLooks > 5  // of twenty a second; a busy page is looked at less often
}"""
_IS_AS_WIDE_AS_THE_SCREEN = """() => {
  const main = document.querySelector('[data-testid=stMain]')
  return main.scrollWidth <= main.clientWidth + 1
}"""
_LIST_WHAT_IS_TOO_WIDE = """() => {
  const main = document.querySelector('[data-testid=stMain]')
  const all = [...main.querySelectorAll('*')].flatMap((one) => [one, ...(one.shadowRoot?.querySelectorAll('*') ?? [])])
  const end = (one) => Math.round(one.getBoundingClientRect().right)
  const isCut = ({ parentElement: parent }) =>
    parent && parent !== main && (getComputedStyle(parent).overflowX !== 'visible' || isCut(parent))
  const named = (one) => [end(one), one.tagName, one.dataset.testid, one.getAttribute('class')].join(' ')
  const wide = all.filter((one) => end(one) > main.clientWidth + 1 && !isCut(one))
  const widest = wide.sort((one, other) => end(other) - end(one)).slice(0, 8)
  return [`${main.scrollWidth} of ${main.clientWidth} pixels`, ...widest.map(named)]
}"""

expect.set_options(timeout=PATIENCE_MILLISECONDS)


@pytest.fixture(scope="session")
def cache() -> Path:
    """The folder where the warehouse of the shipped data is built once for all processes of the run."""
    return settings.cache_folder


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory, cache: Path) -> Iterator[str]:
    """The dashboard as `make run` serves it."""
    with served(tmp_path_factory.mktemp("server"), MUSTER_CACHE_FOLDER=str(cache)) as base:
        yield base


@pytest.fixture(scope="session")
def hostile_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A dashboard on data that somebody wrote to do harm."""
    folder = tmp_path_factory.mktemp("hostile")
    tiny = TinyDossier(folder)
    tiny.change("figures", "killed-april", wording=HOSTILE, note="<i>n</i> **n**", scope="<u>part</u>")
    tiny.change("speakers", "staff", name="<u>Staff</u> :red[x]", role="[r](https://evil.example)")
    tiny.change("publications", "daily-2022", outlet="Daily](https://evil.example)", url="javascript:alert(3)")
    with served(folder, MUSTER_DATA_FOLDER=str(tiny.data)) as base:
        yield base


@contextmanager
def served(folder: Path, **environment: str) -> Iterator[str]:
    """A server on a free port of loopback, with its log and its cache in the folder; gives its address.

    With STREAMLIT_SERVER_BASE_URL_PATH, that path is part of the address.
    """
    port = free_port()
    base = f"http://127.0.0.1:{port}/{environment.get('STREAMLIT_SERVER_BASE_URL_PATH', '')}".rstrip("/")
    own = {"STREAMLIT_SERVER_PORT": str(port), "MUSTER_CACHE_FOLDER": str(folder / "cache"), "MUSTER_PUBLIC_URL": base}
    own |= PATIENT
    log = folder / "log.txt"
    with running([sys.executable, "-m", "dashboard", "run"], log, os.environ | own | environment) as server:
        wait_for(base, server, log)
        yield base


@contextmanager
def running(
    command: Sequence[str], log: Path, environment: Mapping[str, str], folder: Path = REPOSITORY
) -> Iterator[subprocess.Popen[bytes]]:
    """A process that writes to that log, until the end of the block."""
    with log.open("w") as out:
        process = subprocess.Popen(
            command, cwd=folder, env=environment, stdin=subprocess.DEVNULL, stdout=out, stderr=out
        )
    try:
        yield process
    finally:
        process.terminate()
        process.wait(PATIENCE_MILLISECONDS / 1000)


def free_port() -> int:
    """A port of loopback where nothing listens: none of those that the system lends to anyone who connects."""
    while True:
        port = 20_000 + secrets.randbelow(10_000)
        with socket.socket() as probe, suppress(OSError):
            probe.bind(("127.0.0.1", port))
            return port


def wait_for(base: str, server: subprocess.Popen[bytes], log: Path) -> None:
    """Until the server says that it is well; fails with its log where it never does."""
    deadline = time.monotonic() + 180
    while time.monotonic() < deadline:
        try:
            urllib.request.urlopen(f"{base}/_stcore/health", timeout=2)
            return
        except OSError:
            if server.poll() is not None:
                break
            time.sleep(0.2)
    pytest.fail(f"The dashboard did not start:\n{log.read_text()}")


def until(holds: Callable[[], bool]) -> None:
    """Waits for what comes true outside the browser."""
    deadline = time.monotonic() + 3 * PATIENCE_MILLISECONDS / 1000  # a server that starts on a busy machine
    while not holds():
        assert time.monotonic() < deadline
        time.sleep(0.1)


def is_answered(address: str) -> bool:
    """Whether the server has an answer; one that listens may have to open its data first."""
    try:
        with urllib.request.urlopen(address, timeout=60):
            return True
    except urllib.error.HTTPError:
        return False


def page_paths() -> list[str]:
    """The path of every page; with a figure or a chart where it shows nothing without."""
    shown = {"figure": f"?figure_id={FIGURE}", "chart": "?chart=statements&measure=killed"}
    return [f"/{page.path}{shown.get(page.name, '')}" for page in PAGES.values()]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests; each test gets a context, that is a profile, of its own."""
    wanted = os.environ.get("MUSTER_CHROMIUM")
    path = wanted or next((found for name in NAMES if (found := shutil.which(name))), None)
    if path is None:
        pytest.fail("No Chromium found: run `make test`, which installs it, or set MUSTER_CHROMIUM to its path.")
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=path, args=[*FLAGS, _SHARE_A_PROCESS, *_FOR_SHORT_PAGES])
        yield running
        running.close()


class Reader:
    """A person with a browser: opens pages of the dashboard and waits until they have settled."""

    def __init__(self, address: str, context: BrowserContext) -> None:
        self.address, self.context = address, context
        self.page: Page = context.new_page()
        self.page.add_init_script(_WATCH)
        self.page.add_init_script(_WATCH_THE_LAYOUT)
        self.problems: list[str] = []
        self.page.set_default_timeout(PATIENCE_MILLISECONDS)
        self.page.on("console", self._console)
        self.page.on("pageerror", lambda error: self.problems.append(f"error: {error}"))
        self.page.on("request", lambda request: self._request(request.url))

    def open(self, path: str) -> Page:
        """Opens an address below the dashboard's own and waits."""
        self.page.goto(self.address + path)
        self.settle()
        return self.page

    def settle(self, frame: Frame | None = None) -> None:
        """Waits until the server has answered, the script has run, all is drawn, and all that for a while."""
        shown = frame or self.page.main_frame
        shown.evaluate("window.quietLooks = 0")
        shown.wait_for_function(_HAS_SETTLED, polling=50)

    def wide_and_narrow(self) -> Iterator[None]:
        """Twice: on the screen as it is, and on one that has turned into a phone's, in dark colours."""
        yield
        self.page.set_viewport_size({"width": 390, "height": 844})
        self.page.emulate_media(color_scheme="dark")
        self.settle()
        yield

    def layout_shift(self) -> float:
        """How far what is in the window has moved by itself since the page was opened; 0.1 is the most that is good."""
        return float(self.page.evaluate("window.layoutShift"))

    def list_what_is_too_wide(self) -> list[str]:
        """The elements for which one has to scroll sideways.

        Waits until there is none: on a narrow screen of a desktop, a page is first laid out for a wide one.
        """
        try:
            self.page.wait_for_function(_IS_AS_WIDE_AS_THE_SCREEN)
        except PlaywrightTimeoutError:
            return list(self.page.evaluate(_LIST_WHAT_IS_TOO_WIDE))
        return []

    def copy(self, label: str) -> str:
        """What is on the clipboard after a click on the button of that label."""
        self.page.evaluate("navigator.clipboard.writeText('')")
        self.page.get_by_role("button", name=f"Copy: {label}", exact=True).click()
        expect(self.page.get_by_text("Copied").first).to_be_visible()
        return str(self.page.wait_for_function("() => navigator.clipboard.readText()").json_value())

    def _console(self, message: Any) -> None:
        # On a deep link the front end first looks for its server below the page's path, where it is not.
        if message.type == "error" and "404" not in message.text:
            self.problems.append(f"console: {message.text}")

    def _request(self, url: str) -> None:
        own = (self.address, self.address.replace("http", "ws", 1), "data:", "blob:")
        if not url.startswith(own):
            self.problems.append(f"request to another host: {url}")


class Profiles:
    """Profiles of the browser, lent to one reader at a time: as good as new, but scripts are in its cache already."""

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._idle: dict[tuple[bool, bool], list[BrowserContext]] = {}

    @contextmanager
    def lent(
        self,
        address: str,
        *,
        width: int = 1440,
        height: int = 900,
        dark: bool = False,
        touch: bool = False,
        is_phone: bool = False,
    ) -> Iterator[Reader]:
        """A reader of that address with a profile of their own, which is made to forget them.

        The browser calls itself a phone's where `is_phone`: a page is then laid out for one from the start.
        """
        idle = self._idle.setdefault((touch, is_phone), [])
        context = idle.pop() if idle else self._made(address, touch, is_phone)
        kept, made = context.pages[0], Reader(address, context)
        made.page.set_viewport_size({"width": width, "height": height})
        made.page.emulate_media(color_scheme="dark" if dark else "light")
        yield made
        context.clear_permissions()
        for page in context.pages:
            if page != kept:  # an open page may go on to write
                page.close()
        session = context.new_cdp_session(kept)
        session.send("Storage.clearDataForOrigin", {"origin": _origin(address), "storageTypes": "all"})
        session.detach()
        idle.append(context)

    def _made(self, address: str, touch: bool, is_phone: bool) -> BrowserContext:
        context = self._browser.new_context(
            has_touch=touch,
            is_mobile=touch,
            user_agent=_PHONE if is_phone else None,
            accept_downloads=True,
        )
        context.new_page().goto(f"{_origin(address)}/_stcore/health")  # keeps the process between readers
        return context


def _origin(address: str) -> str:
    return "/".join(address.split("/")[:3])


@pytest.fixture(scope="session")
def profiles(browser: Browser) -> Profiles:
    return Profiles(browser)


@pytest.fixture
def reader(address: str, profiles: Profiles) -> Iterator[Callable[..., Reader]]:
    """Makes readers: `reader(width=390, height=844, dark=True)`. Each has a profile of their own."""
    with ExitStack() as lent:

        def make(width: int = 1440, height: int = 900, **options: bool) -> Reader:
            return lent.enter_context(profiles.lent(address, width=width, height=height, **options))

        yield make


@pytest.fixture
def hostile(hostile_address: str, profiles: Profiles) -> Iterator[Reader]:
    """A reader of the data that somebody wrote to do harm."""
    with profiles.lent(hostile_address, width=1440, height=900, dark=False) as lent:
        yield lent
