"""The page "where to add what" is true: each file that it names is touched, no other is, and what is added works."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys

import pytest

from dashboard.settings import REPOSITORY
from tests.docs.additions import ADDITIONS
from tests.docs.additions.repository import Copy
from tests.docs.pages import read

PAGE = REPOSITORY / "dashboard" / "docs" / "where_to_add.md"
# What is added: what is always touched, and what only where it applies.
ROWS = {
    row: (always, sometimes)
    for row, always, sometimes in re.findall(r"^\| (.+?) \| (.+?) \| (.*?) ?\|$", read(PAGE), re.MULTILINE)
    if row != "To add"
}
# What a row says cannot be tried here: the editor needs Node and a network, a message is wherever it is.
NOT_TRIED = {"something in the SQL editor", "the words of a message", "a language of texts"}
TRIED_BY = {"a page": "tests/contents/test_registry.py"}


def named(text: str) -> list[str]:
    """The files and folders that a text names, each up to a placeholder; a name alone is of the dossier."""
    paths = [
        path.partition("<")[0] for path in re.findall(r"`([\w./<>-]+)`", text) if re.search(r"/|\.(csv|json)$", path)
    ]
    files = [path if "/" in path else f"data/dossiers/russian-armed-forces/{path}" for path in paths]
    return [path.rstrip("/") for path in files]


def always_named(row: str) -> list[str]:
    """What everybody touches who adds it; filters have a page of their own."""
    page = read(PAGE.with_name("add_a_filter.md")) if "(add_a_filter.md)" in ROWS[row][0] else ""
    return named(ROWS[row][0] + page.partition("Only where it applies:")[0])


@pytest.fixture(scope="module")
def touched() -> dict[str, list[str]]:
    """What each addition changed in the copy."""
    return {}


@pytest.fixture(scope="module")
def problems(tmp_path_factory: pytest.TempPathFactory, touched: dict[str, list[str]]) -> dict[str, str]:
    """A copy of the repository to which everything has been added, and what went wrong with each of it there."""
    root = tmp_path_factory.mktemp("copy") / "muster"
    for folder in ("dashboard", "data", "queries", "tests", ".streamlit"):
        shutil.copytree(REPOSITORY / folder, root / folder, ignore=shutil.ignore_patterns("node_modules", "output"))
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
    assert set(ROWS) == {*ADDITIONS, *NOT_TRIED, *TRIED_BY}
    assert all((REPOSITORY / path).exists() for path in TRIED_BY.values())


def test_files_exist() -> None:
    assert [path for path in named(read(PAGE)) if not (REPOSITORY / path).exists()] == []


@pytest.mark.parametrize("row", ADDITIONS)
def test_what_is_added_as_the_row_says_works(row: str, problems: dict[str, str], touched: dict[str, list[str]]) -> None:
    assert problems[row] == "", problems[row]
    always, sometimes = always_named(row), named(ROWS[row][1])
    assert [path for path in touched[row] if not path.startswith((*always, *sometimes))] == []
    assert [path for path in always if not any(one.startswith(path) for one in touched[row])] == []
