"""The exports of a tiny dossier, which answers in place of the shipped one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.exports.golden import answering, fixed_dossier
from tests.tiny_dossier import TinyDossier


@pytest.fixture(scope="session")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> TinyDossier:
    return fixed_dossier(Path(tmp_path_factory.mktemp("exports")))


@pytest.fixture(autouse=True)
def _answering(tiny: TinyDossier) -> Iterator[None]:
    with answering(tiny):
        yield
