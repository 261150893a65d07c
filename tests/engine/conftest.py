"""The tiny dossier, fresh for each test."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tiny_dossier import TinyDossier


@pytest.fixture
def tiny(tmp_path: Path) -> TinyDossier:
    return TinyDossier(tmp_path)
