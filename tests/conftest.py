"""Tests never touch the warehouses of the checkout: all their processes share a folder, and leave nothing behind."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings as hypothesis_settings

# Before anything of the dashboard is imported, since settings are read on import. Pytest-xdist hands it to its workers.
_IS_FIRST_PROCESS = "MUSTER_TESTS_FOLDER" not in os.environ
if _IS_FIRST_PROCESS:
    os.environ["MUSTER_TESTS_FOLDER"] = tempfile.mkdtemp(prefix="muster-tests-")
FOLDER = Path(os.environ["MUSTER_TESTS_FOLDER"])
os.environ["MUSTER_CACHE_FOLDER"] = str(FOLDER / "cache")


SHIPPED = "data/dossiers/russian-armed-forces"

# A process of pytest-xdist has a main module without a file, which PySpark takes for its own doctests, and exits.
if not hasattr(sys.modules["__main__"], "__file__"):
    sys.modules["__main__"].__file__ = __file__

# How long an example takes depends on what else the machine does. Each run tries others.
hypothesis_settings.register_profile("any machine", deadline=None, max_examples=25)
hypothesis_settings.load_profile("any machine")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Those with a browser first: one process then works through most of them, while others have other work."""
    items.sort(key=lambda item: "browser" not in item.path.parts)


@pytest.fixture(autouse=True)
def _each_state_is_built_once(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Many tests ask for the same few states of the data, which get the file that the first one built.

    The mark `builds` is for tests that are about building.
    """
    if request.node.get_closest_marker("builds"):
        return
    from dashboard.engine.warehouse import files

    build = files._build_aside

    def build_or_copy(path: Path, settings: Any, version: str, progress: Any = None) -> None:
        built = FOLDER / "built" / settings.data_folder.name / path.name
        if built.exists():
            shutil.copyfile(built, path)
            return
        build(path, settings, version, progress)
        if not path.with_suffix(".partitions").exists():  # else it is not all in one file
            built.parent.mkdir(parents=True, exist_ok=True)
            aside = built.with_suffix(f".{os.getpid()}")
            shutil.copyfile(path, aside)
            aside.replace(built)

    monkeypatch.setattr(files, "_build_aside", build_or_copy)


@pytest.fixture(autouse=True, scope="session")
def _headers_are_checked_once() -> Iterator[None]:
    """Whether questions keep to their headers depends on the queries alone, not on the data that a test checks."""
    from dashboard.engine.questions import checks

    violations_of, found = checks._violations_of, dict[Any, Any]()

    def look_once(connection: Any, settings: Any) -> Any:
        state = tuple((path, path.stat().st_mtime_ns) for path in sorted(settings.queries_folder.rglob("*.sql")))
        if state not in found:
            found[state] = violations_of(connection, settings)
        return found[state]

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(checks, "_violations_of", look_once)
        yield


@pytest.fixture(autouse=True, scope="session")
def _our_queries_are_not_looked_at_for_changes() -> Iterator[None]:
    """Stores of tests look at all files at each question, but no test changes a query where it lies."""
    from dashboard.engine.warehouse import store
    from dashboard.engine.warehouse.fingerprint import list_files
    from dashboard.settings import settings

    def look_at_data(given: Any) -> Any:
        is_ours = given.queries_folder == settings.queries_folder
        return list_files(replace(given, queries_folder=FOLDER / "none") if is_ours else given)

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(store, "list_files", look_at_data)
        yield


@pytest.fixture(autouse=True, scope="session")
def _packages_are_searched_once() -> Iterator[None]:
    """Each AppTest looks through all installed packages for components, of which there are none."""
    from streamlit.components.v2 import manifest_scanner

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(manifest_scanner, "scan_component_manifests", cache(manifest_scanner.scan_component_manifests))
        yield


@pytest.fixture(autouse=True, scope="session")
def _scripts_are_compiled_once() -> Iterator[None]:
    """Each run of an AppTest would compile the app and its page again, where a server does so once."""
    from streamlit.runtime.scriptrunner.script_cache import ScriptCache
    from streamlit.testing.v1 import local_script_runner

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(local_script_runner, "ScriptCache", cache(ScriptCache))
        yield


@pytest.fixture(autouse=True, scope="session")
def _script_runs_are_waited_for() -> Iterator[None]:
    """An AppTest looks a thousand times a second whether its script has run, in the time that the script would take."""
    from streamlit.testing.v1 import local_script_runner

    look = local_script_runner.require_widgets_deltas

    def wait(runner: Any, timeout: float = 3) -> None:
        runner._script_thread.join(timeout)
        look(runner, timeout)

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(local_script_runner, "require_widgets_deltas", wait)
        yield


def pytest_unconfigure() -> None:
    """After the last test of all processes."""
    if _IS_FIRST_PROCESS:
        shutil.rmtree(FOLDER, ignore_errors=True)
