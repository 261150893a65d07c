"""The pages of the documentation, and what they say in links, code and commands."""

from __future__ import annotations

import re
from pathlib import Path

from dashboard.settings import REPOSITORY

README = REPOSITORY / "README.md"
PAGES = sorted(
    path
    for path in (
        *REPOSITORY.glob("*.md"),
        *(REPOSITORY / ".github").glob("*.md"),
        *(REPOSITORY / "dashboard").rglob("*.md"),
        *(REPOSITORY / "data").glob("*.md"),
        *(REPOSITORY / "queries").glob("*.md"),
        *(REPOSITORY / "tests").glob("*.md"),
    )
    if "node_modules" not in path.parts
)
_BLOCK = re.compile(r"^```\w*\n(.*?)^```", re.MULTILINE | re.DOTALL)


def read(page: Path) -> str:
    """The text of a page."""
    return page.read_text(encoding="utf-8")


def links(page: Path) -> list[str]:
    """The targets of the page's links within the repository."""
    targets = re.findall(r"\]\(([^)\s]+)\)", _BLOCK.sub("", read(page)))
    return [target for target in targets if not re.match(r"https?:", target)]


def anchors(page: Path) -> set[str]:
    """The anchors of the page's headings, as GitHub makes them."""
    headings = re.findall(r"^#+ (.+)$", _BLOCK.sub("", read(page)), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def code(page: Path) -> list[str]:
    """Every piece of code: the spans between backticks, and the lines of code blocks, without their comments."""
    text = read(page)
    lines = [line for block in _BLOCK.findall(text) for line in block.splitlines()]
    spans = re.findall(r"`([^`\n]+)`", _BLOCK.sub("", text))
    return [re.sub(r"\s+# .*$", "", piece).strip() for piece in (*lines, *spans)]


def commands(page: Path, start: str) -> list[str]:
    """The pieces of code that run the program `start`, without the variables set before it."""
    pieces = (re.sub(r"^(?:[A-Z_]+=\S+ )+", "", piece) for piece in code(page))
    return [piece for piece in pieces if piece.startswith(start)]
