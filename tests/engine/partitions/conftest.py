"""Twins that are built once, since nothing here changes them, and twins of one's own to be broken."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from dashboard.engine.warehouse.store import Store, Warehouse
from tests.engine.partitions.twins import PARTS, Twins, rows


@pytest.fixture(scope="session")
def twins(tmp_path_factory: pytest.TempPathFactory) -> Twins:
    return Twins(tmp_path_factory.mktemp("twins"), rows(600))


@pytest.fixture(scope="session")
def opened(twins: Twins) -> Iterator[Warehouse]:
    store = Store(twins.settings)
    yield store.open()
    store.close()


@pytest.fixture
def parts(tmp_path: Path) -> Twins:
    """The partitioned twin alone, of few rows."""
    return Twins(tmp_path, rows(150), slugs=(PARTS,))
