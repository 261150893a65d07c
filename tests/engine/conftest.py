"""The tiny dossier, new for each test, and a Spark server that all tests share."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from dashboard.engine.verification.verify import open_endpoint
from dashboard.settings import Settings, settings
from tests.tiny_dossier import TinyDossier


@pytest.fixture
def tiny(tmp_path: Path) -> TinyDossier:
    return TinyDossier(tmp_path)


@pytest.fixture(scope="session")
def on_spark(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Settings]:
    """Settings with a Spark server: Sail in this process, or the cluster that MUSTER_TEST_ENGINE names."""
    named = replace(settings, engine=os.environ.get("MUSTER_TEST_ENGINE", ""), engine_seconds=240.0)
    with open_endpoint(named) as address:
        yield replace(named, engine=address, cache_folder=tmp_path_factory.mktemp("cache"))


@pytest.fixture
def on_spark_uncached(on_spark: Settings, tmp_path: Path) -> Settings:
    """The same server, and no answer kept."""
    return replace(on_spark, cache_folder=tmp_path / "cache")
