"""The tests of the packages that differ from main or are not committed yet, without a browser: `make quick`."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

TESTS = Path(__file__).resolve().parent
SLOW = ("browser", "bench", "cluster")
# Where the tests of a package do not lie in a folder of its name.
ELSEWHERE = {
    "dashboard/__main__.py": ["test_cli.py"],
    "dashboard/commands": ["test_cli.py", "test_cli_release.py", "test_cli_sql.py"],
    "dashboard/settings.py": ["test_settings.py"],
    "dashboard/engine/database": ["engine/database", "engine/warehouse"],
    "dashboard/engine/database/each_value.py": ["engine/questions/test_all_values.py"],
    "dashboard/figures/claims": ["contents/check_text"],
    "dashboard/app_pages": ["app_pages/test_pages.py"],
    "dashboard/ui": ["ui", "app_pages/test_pages.py", "app_pages/test_filters.py"],
    "data": ["data"],
    "queries/answers": ["engine/questions"],
    "queries/examples": ["engine/questions"],
    "queries/checks": ["engine/questions/test_rules.py"],
    "queries/partitions": ["engine/partitions"],
    "queries/partitioned": ["engine/partitions"],
    "queries": ["engine/questions", "engine/warehouse"],
    ".deploy": ["test_deploy_files.py"],
}


def main() -> int:
    """Runs them in two processes and gives pytest's exit code."""
    chosen = sorted({test for path in changed() for test in tests_of(path)})
    if not chosen:
        print("Nothing that has tests differs from main.", file=sys.stderr)
        return 0
    print(f"Tests of what differs from main: {' '.join(chosen)}", file=sys.stderr)
    return int(pytest.main(["-q", "-n", "2", "--dist", "worksteal", *chosen, *sys.argv[1:]]))


def changed() -> list[str]:
    """Paths that differ from where this branch left main, those that git does not know yet included."""
    base = git("merge-base", "HEAD", "main") or git("merge-base", "HEAD", "origin/main") or ["HEAD"]
    return [*git("diff", "--name-only", base[0]), *git("ls-files", "--others", "--exclude-standard")]


def git(*arguments: str) -> list[str]:
    """The lines that git prints; none where it fails."""
    run = subprocess.run(["git", *arguments], cwd=TESTS.parent, capture_output=True, text=True, check=False)
    return run.stdout.splitlines()


def tests_of(path: str) -> list[str]:
    """Files or folders of tests for one changed file: those of the nearest package that has any."""
    parts = Path(path).parts
    if parts[0] == "tests":
        is_test = parts[-1].startswith("test_") and (TESTS.parent / path).exists()
        is_shared = len(parts) == 2 and not is_test  # what all tests share is tried by any of them
        return [] if is_shared or parts[1] in SLOW else [path if is_test else str(Path(path).parent)]
    own = f"tests/app_pages/test_{parts[2]}.py" if parts[:2] == ("dashboard", "app_pages") else ""
    if own and (TESTS.parent / own).exists():
        return [own]  # all pages would take minutes
    for length in range(len(parts), 0, -1):
        package = "/".join(parts[:length])
        if package in ELSEWHERE:
            return [f"tests/{test}" for test in ELSEWHERE[package]]
        if length > 1 and (TESTS / package.removeprefix("dashboard/")).is_dir():
            return [f"tests/{package.removeprefix('dashboard/')}"]
    return []


if __name__ == "__main__":
    sys.exit(main())
