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


# Tests with a browser that start a server of their own, so that they can run beside the others.
_OWN_SERVER = ("base_path", "cards", "deployed", "share", "sql_editor")


class BrowserApart(LoadScopeScheduling):  # type: ignore[misc]
    """One process gets the tests with a browser that share one server, and has one Chromium for them."""

    def _split_scope(self, nodeid: str) -> str:
        file = nodeid.partition("::")[0]
        if not file.startswith("tests/browser/"):
            return nodeid
        return file if file.removeprefix("tests/browser/test_").removesuffix(".py") in _OWN_SERVER else "browser"


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> BrowserApart:
    """Asked by pytest-xdist, where tests run in more than one process."""
    return BrowserApart(config, log)


def pytest_unconfigure() -> None:
    """After the last test."""
    shutil.rmtree(CACHE_FOLDER, ignore_errors=True)
