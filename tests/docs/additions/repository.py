"""A copy of the repository, and looks at what is in it."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from dashboard import __main__ as command_line

DOSSIER = "russian-armed-forces"


class Copy:
    """A copy of the repository, which remembers the paths that were changed in it."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.touched: list[str] = []

    def add(self, path: str, text: str) -> None:
        """Writes a new file."""
        assert not (self.root / path).exists(), path
        (self.root / path).parent.mkdir(parents=True, exist_ok=True)
        self.rewrite(path, text)

    def insert(self, path: str, text: str, before: str) -> None:
        """Writes a text before another one, which occurs in the file once."""
        content = (self.root / path).read_text(encoding="utf-8")
        assert content.count(before) == 1, f"{path}: {before}"
        self.rewrite(path, content.replace(before, text + before))

    def replace(self, path: str, old: str, new: str, within: str = "") -> None:
        """Writes a text in place of another one, wherever that occurs; or only in the line that begins so."""
        content = (self.root / path).read_text(encoding="utf-8")
        place = next(line for line in content.splitlines() if line.startswith(within)) if within else content
        assert old in place, f"{path}: {old}"
        self.rewrite(path, content.replace(place, place.replace(old, new)))

    def append(self, path: str, text: str) -> None:
        """Writes lines at the end of a file."""
        self.rewrite(path, (self.root / path).read_text(encoding="utf-8") + text)

    def rewrite(self, path: str, text: str) -> None:
        """Writes a file."""
        (self.root / path).write_text(text, encoding="utf-8")
        self.touched.append(path)


class Addition(NamedTuple):
    """What a row says to do, and a look at what came of it."""

    add: Callable[[Copy], None]
    see: Callable[[], None]


@cache
def run(*arguments: str) -> str:
    """What a command prints, run once; its exit code is not looked at."""
    with redirect_stdout(io.TextIOWrapper(io.BytesIO(), encoding="utf-8")) as output, redirect_stderr(io.StringIO()):
        command_line.main(arguments)
        output.flush()
        return output.buffer.getvalue().decode()


def ask(question: str, **parameters: str) -> list[dict[str, Any]]:
    """The rows of an answer about the shipped dossier."""
    options = [part for name, value in ({"dossier": DOSSIER} | parameters).items() for part in (f"--{name}", value)]
    rows: list[dict[str, Any]] = json.loads(run("ask", question, *options, "--format", "json"))["data"]
    return rows


def open_page(name: str, **address: str) -> AppTest:
    """A page of the copy, with the shipped dossier."""
    page = AppTest.from_file(str(Path("dashboard/app.py").resolve()), default_timeout=60)
    page.query_params.update({"dossier": DOSSIER} | address)
    page._page_hash = calc_hash(name)
    page.run()
    assert not page.exception
    return page
