"""Tests never touch the warehouses of the checkout: they have a cache folder of their own."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from xdist.scheduler import LoadScopeScheduling

# Before anything of the dashboard is imported, since settings are read on import.
CACHE_FOLDER = os.environ["MUSTER_CACHE_FOLDER"] = tempfile.mkdtemp(prefix="muster-tests-")


class BrowserApart(LoadScopeScheduling):  # type: ignore[misc]
    """One process gets all tests with a browser, and has one server and one Chromium for them."""

    def _split_scope(self, nodeid: str) -> str:
        return "browser" if nodeid.startswith("tests/browser/") else nodeid


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> BrowserApart:
    """Asked by pytest-xdist, where tests run in more than one process."""
    return BrowserApart(config, log)


@pytest.fixture(autouse=True)
def _each_state_is_built_once(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Many tests ask for the same few states of the data, which get the file that the first one built.

    The mark `builds` is for tests that are about building.
    """
    if request.node.get_closest_marker("builds"):
        return
    from dashboard.engine import warehouse_files

    build = warehouse_files._build_aside

    def build_or_copy(path: Path, settings: Any, version: str, progress: Any = None) -> None:
        built = Path(CACHE_FOLDER) / "built" / settings.data_folder.name / path.name
        if not built.exists():
            build(path, settings, version, progress)
            built.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, built)
        shutil.copyfile(built, path)

    monkeypatch.setattr(warehouse_files, "_build_aside", build_or_copy)


@pytest.fixture(autouse=True, scope="session")
def _packages_are_searched_once() -> Iterator[None]:
    """Each AppTest looks through all installed packages for components, of which there are none."""
    from streamlit.components.v2 import manifest_scanner

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(manifest_scanner, "scan_component_manifests", cache(manifest_scanner.scan_component_manifests))
        yield


def pytest_unconfigure() -> None:
    """After the last test."""
    shutil.rmtree(CACHE_FOLDER, ignore_errors=True)
