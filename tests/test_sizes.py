"""Code stays in pieces that fit on a screen: functions of at most 40 lines, files of at most 300."""

from __future__ import annotations

import ast
from pathlib import Path

from dashboard.settings import REPOSITORY

MOST_LINES, MOST_LINES_OF_FUNCTION = 300, 40
WRITTEN_BY_MACHINES = {"dashboard/engine/questions/row_types.py"}
PYTHON = sorted((REPOSITORY / "dashboard").rglob("*.py"))
SQL = sorted((REPOSITORY / "queries").rglob("*.sql"))


def _name(path: Path) -> str:
    return path.relative_to(REPOSITORY).as_posix()


def test_files_are_short() -> None:
    counts = {_name(path): path.read_text(encoding="utf-8").count("\n") for path in (*PYTHON, *SQL)}
    long = {name for name, count in counts.items() if count > MOST_LINES}

    assert long - WRITTEN_BY_MACHINES == set()


def test_functions_are_short() -> None:
    functions = [
        (f"{_name(path)}: {node.name}", (node.end_lineno or 0) - node.lineno + 1)
        for path in PYTHON
        if _name(path) not in WRITTEN_BY_MACHINES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]

    assert [each for each in functions if each[1] > MOST_LINES_OF_FUNCTION] == []
