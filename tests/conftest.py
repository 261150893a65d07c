"""Tests never touch the warehouses of the checkout: they have a cache folder of their own."""

from __future__ import annotations

import os
import shutil
import tempfile

# Before anything of the dashboard is imported, since settings are read on import.
CACHE_FOLDER = os.environ["MUSTER_CACHE_FOLDER"] = tempfile.mkdtemp(prefix="muster-tests-")


def pytest_unconfigure() -> None:
    """After the last test."""
    shutil.rmtree(CACHE_FOLDER, ignore_errors=True)
