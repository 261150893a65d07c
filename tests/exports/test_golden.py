"""Every export, byte by byte or read back, as the files in golden/ hold it."""

from __future__ import annotations

import difflib
import sys

import pytest

from tests.exports import golden


def test_exports_are_as_the_golden_files_hold_them() -> None:
    made = golden.files()
    held = {path.relative_to(golden.FOLDER).as_posix(): path.read_bytes() for path in golden.FOLDER.rglob("*.*")}
    held = {name: content for name, content in held.items() if (golden.FOLDER / name).is_file()}
    changed = [name for name in sorted(made.keys() | held.keys()) if made.get(name) != held.get(name)]
    for name in changed:
        before, after = (one.get(name, b"").decode().splitlines(keepends=True) for one in (held, made))
        sys.stdout.writelines(difflib.unified_diff(before, after, f"golden/{name}", f"made/{name}"))
    if changed:
        pytest.fail(
            f"{', '.join(changed)}: if this is meant, run 'python -m tests.exports.golden' and look at the diff."
        )
