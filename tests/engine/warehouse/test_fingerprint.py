"""The version of the data changes with what can touch the data, and with nothing else."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from dashboard.engine.warehouse import fingerprint as fingerprints
from dashboard.engine.warehouse.fingerprint import fingerprint
from dashboard.settings import REPOSITORY
from tests.tiny_dossier import TinyDossier


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the code, which the fingerprint is taken of."""
    copy = tmp_path / "dashboard"
    for package in ("figures", "engine"):
        source = REPOSITORY / "dashboard" / package
        shutil.copytree(source, copy / package, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(fingerprints, "_PACKAGE", copy)
    return copy


@pytest.mark.parametrize(
    ("module", "is_other"),
    [
        ("engine/questions/metrics.py", False),
        ("engine/database/telemetry.py", False),
        ("engine/database/query_log.py", False),
        ("engine/warehouse/readiness.py", False),
        ("figures/citations.py", False),
        ("figures/hedges.py", True),
        ("figures/vocabulary.py", True),
        ("engine/database/wording_udfs.py", True),
        ("engine/partitions/materialize.py", True),
        ("engine/releases/diff.py", True),
    ],
)
def test_only_modules_that_build_count(tiny: TinyDossier, package: Path, module: str, is_other: bool) -> None:
    before = fingerprint(tiny.settings)
    with (package / module).open("a") as file:
        file.write("\n# A comment.\n")

    assert (fingerprint(tiny.settings) != before) is is_other


def test_a_module_counts_as_soon_as_the_build_imports_it(package: Path) -> None:
    (package / "figures" / "new.py").write_text("")
    assert package / "figures" / "new.py" not in fingerprints._modules_of_build(package)
    with (package / "figures" / "tokens.py").open("a") as file:
        file.write("\nfrom dashboard.figures import new\n")
    fingerprints._modules_of_build.cache_clear()
    assert package / "figures" / "new.py" in fingerprints._modules_of_build(package)


def test_data_and_queries_count(tiny: TinyDossier, tmp_path: Path) -> None:
    before = fingerprint(tiny.settings)
    tiny.change("figures", "posts-2023", note="other")
    assert fingerprint(tiny.settings) != before
