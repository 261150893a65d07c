"""`python -m dashboard` within this process: the same text and exit code, without the time of starting a process.

What only a process of its own can show (a terminal, Ctrl+C, settings that are refused on import) has tests with one.
"""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import pytest

from dashboard.__main__ import main
from dashboard.engine.warehouse import store
from dashboard.settings import settings
from tests.tiny_dossier import TinyDossier


@dataclass(frozen=True)
class Done:
    """What a command wrote, and its exit code."""

    returncode: int
    content: bytes
    stderr: str

    @property
    def stdout(self) -> str:
        return self.content.decode()


def run(
    *arguments: str | bytes,
    data: TinyDossier | None = None,
    stdin: str = "",
    encoding: str = "utf-8",
    **changed: Any,
) -> Done:
    """Runs a command over the shipped data or a tiny dossier, with changed settings, on a console of that encoding."""
    if data is not None:
        changed = {"data_folder": data.data, "cache_folder": data.settings.cache_folder} | changed
    written = io.BytesIO(), io.BytesIO()
    out, err = (io.TextIOWrapper(each, encoding, write_through=True) for each in written)
    with pytest.MonkeyPatch.context() as patched, _settings(**changed):
        patched.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin.encode())))
        patched.setattr(sys, "stdout", out)
        patched.setattr(sys, "stderr", err)
        if changed:
            patched.setattr(store, "_store", store.Store(settings))
        try:
            code = main([os.fsdecode(argument) for argument in arguments])
        except SystemExit as leaving:
            code = int(leaving.code or 0)
        if changed:
            store._store.close()
    return Done(code, written[0].getvalue(), written[1].getvalue().decode(encoding))


@contextmanager
def _settings(**changed: Any) -> Iterator[None]:
    """Every module has imported the one object, so it is changed in place."""
    before = {name: getattr(settings, name) for name in changed}
    vars(settings).update(changed)
    yield
    vars(settings).update(before)
