"""The version of the data changes with what can touch the data, and with nothing else."""

from __future__ import annotations

import ast
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

    assert fingerprint(tiny.settings) == before  # this process goes on with what it has read
    fingerprints._mark_code.cache_clear()  # as the next start does
    assert (fingerprint(tiny.settings) != before) is is_other


def test_a_module_counts_as_soon_as_the_build_imports_it(package: Path) -> None:
    (package / "figures" / "new.py").write_text("")
    assert package / "figures" / "new.py" not in fingerprints._modules_of_build(package)
    with (package / "figures" / "tokens.py").open("a") as file:
        file.write("\nfrom dashboard.figures import new\n")
    assert package / "figures" / "new.py" in fingerprints._modules_of_build(package)


def test_imports_read_by_text_are_those_that_python_reads() -> None:
    package = REPOSITORY / "dashboard"
    for path in fingerprints._modules_of_build(package):
        imports = [each for each in ast.walk(ast.parse(path.read_bytes())) if isinstance(each, ast.ImportFrom)]
        own = [each for each in imports if each.module and each.module.startswith("dashboard.")]
        modules = {package.joinpath(*str(each.module).split(".")[1:]): each.names for each in own}
        read = {each for each in fingerprints._imported(path, package) if each.is_file()}
        files = {folder / f"{name.name}.py" for folder, names in modules.items() for name in names}
        expected = {each for each in {*files, *(module.with_suffix(".py") for module in modules)} if each.is_file()}
        assert expected <= read, path


def test_data_and_queries_count(tiny: TinyDossier, tmp_path: Path) -> None:
    before = fingerprint(tiny.settings)
    tiny.change("figures", "posts-2023", note="other")
    assert fingerprint(tiny.settings) != before
