"""The table "where to add what" of dashboard/README.md is true: its files exist, and what is added as it says works."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys

import pytest

from dashboard.settings import REPOSITORY
from tests.docs.additions import ADDITIONS, Copy
from tests.docs.pages import read

PAGE = REPOSITORY / "dashboard" / "README.md"
ROWS = dict(re.findall(r"^\| (.+?) \| (.+) \|$", read(PAGE).partition("## Where to add what")[2], re.MULTILINE))
# What a row says cannot be tried here: the editor needs Node and a network, a message is wherever it is.
NOT_TRIED = {"something in the SQL editor", "the words of a message"}
TRIED_BY = {"a page": "tests/contents/test_registry.py"}


def named(row: str) -> list[str]:
    """The files and folders that a row names, each up to a placeholder; a name alone is of the dossier."""
    paths = [path.partition("<")[0] for path in re.findall(r"`([\w./<>-]+)`", ROWS[row]) if re.search(r"[/.]", path)]
    return [path if "/" in path else f"data/dossiers/russian-armed-forces/{path}" for path in paths]


@pytest.fixture(scope="module")
def touched() -> dict[str, list[str]]:
    """What each addition changed in the copy."""
    return {}


@pytest.fixture(scope="module")
def problems(tmp_path_factory: pytest.TempPathFactory, touched: dict[str, list[str]]) -> dict[str, str]:
    """A copy of the repository to which everything has been added, and what went wrong with each of it there."""
    root = tmp_path_factory.mktemp("copy") / "muster"
    for folder in ("dashboard", "data", "queries", "tests/docs", "tests/data", ".streamlit"):
        shutil.copytree(
            REPOSITORY / folder, root / folder, ignore=shutil.ignore_patterns("__pycache__", "node_modules")
        )
    for name, addition in ADDITIONS.items():
        copy = Copy(root)
        addition.add(copy)
        touched[name] = copy.touched
    environment = {name: value for name, value in os.environ.items() if not name.startswith("MUSTER_")}
    done = subprocess.run(
        [sys.executable, "-m", "tests.docs.additions"],
        cwd=root,
        env=environment | {"MUSTER_CACHE_FOLDER": str(root / "cache")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    problems: dict[str, str] = json.loads(done.stdout.splitlines()[-1])
    return problems


def test_every_row_is_followed() -> None:
    assert set(ROWS) - {"To add", "---"} == {*ADDITIONS, *NOT_TRIED, *TRIED_BY}
    assert all((REPOSITORY / path).exists() for path in TRIED_BY.values())


@pytest.mark.parametrize("row", sorted(set(ROWS) - {"To add", "---"}))
def test_files_of_the_row_exist(row: str) -> None:
    assert [path for path in named(row) if not (REPOSITORY / path).exists()] == []


@pytest.mark.parametrize("row", ADDITIONS)
def test_what_is_added_as_the_row_says_works(row: str, problems: dict[str, str], touched: dict[str, list[str]]) -> None:
    assert problems[row] == "", problems[row]
    assert [path for path in touched[row] if not any(path.startswith(one.rstrip("/")) for one in named(row))] == []
