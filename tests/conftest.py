"""Tests never touch the warehouses of the checkout: they have a cache folder of their own."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

import pytest

# Before anything of the dashboard is imported, since settings are read on import.
CACHE_FOLDER = os.environ["MUSTER_CACHE_FOLDER"] = tempfile.mkdtemp(prefix="muster-tests-")


@pytest.hookimpl(tryfirst=True)  # before the groups are read
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """All tests with a browser run in one process, which has one server and one Chromium for them."""
    for item in items:
        if Path(item.path).is_relative_to(Path(__file__).parent / "browser"):
            item.add_marker(pytest.mark.xdist_group("browser"))


def pytest_unconfigure() -> None:
    """After the last test."""
    shutil.rmtree(CACHE_FOLDER, ignore_errors=True)
