"""Tests never touch the warehouses of the checkout: they have a cache folder of their own."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings as hypothesis_settings
from xdist.scheduler import LoadScopeScheduling

# Before anything of the dashboard is imported, since settings are read on import.
CACHE_FOLDER = os.environ["MUSTER_CACHE_FOLDER"] = tempfile.mkdtemp(prefix="muster-tests-")


# A process of pytest-xdist has a main module without a file, which PySpark takes for its own doctests, and exits.
if not hasattr(sys.modules["__main__"], "__file__"):
    sys.modules["__main__"].__file__ = __file__

# How long an example takes depends on what else the machine does.
hypothesis_settings.register_profile("any machine", deadline=None)
hypothesis_settings.load_profile("any machine")


# Files of browser tests that have servers of their own.
_WITH_SERVERS = ("base_path", "cards", "deployed", "many_servers", "share", "sql_editor")
SERVED_BY_THEMSELVES = tuple(f"tests/browser/test_{name}.py" for name in _WITH_SERVERS)


class BrowserApart(LoadScopeScheduling):  # type: ignore[misc]
    """One process gets all tests of the one shared server; the first that is done gets the next file of the others."""

    def _split_scope(self, nodeid: str) -> str:
        if nodeid.startswith(SERVED_BY_THEMSELVES):
            return nodeid.split("::", maxsplit=1)[0]
        return "browser" if nodeid.startswith("tests/browser/") else nodeid


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest first, and last what either process may take."""
    items.sort(key=lambda item: item.nodeid.startswith(SERVED_BY_THEMSELVES))


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
    from dashboard.engine.warehouse import files

    build = files._build_aside

    def build_or_copy(path: Path, settings: Any, version: str, progress: Any = None) -> None:
        built = Path(CACHE_FOLDER) / "built" / settings.data_folder.name / path.name
        if built.exists():
            shutil.copyfile(built, path)
            return
        build(path, settings, version, progress)
        if not path.with_suffix(".partitions").exists():  # else it is not all in one file
            built.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, built)

    monkeypatch.setattr(files, "_build_aside", build_or_copy)


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
