"""Tests never touch the warehouses of the checkout: they have a cache folder of their own."""

from __future__ import annotations

import os
import shutil
import tempfile
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


def pytest_unconfigure() -> None:
    """After the last test."""
    shutil.rmtree(CACHE_FOLDER, ignore_errors=True)
