"""The pages of the documentation that are made from the code: `make generate` writes them, a test checks them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import Field, fields
from pathlib import Path
from typing import Any

from dashboard.engine.questions.catalogue_page import write_index
from dashboard.figures.hedges import RULES
from dashboard.settings import REPOSITORY, Settings
from tests.data.render_codebook import codebook

UNITS = {
    "folder": "path",
    "megabytes": "MB",
    "seconds": "seconds",
    "rows": "rows",
    "thread_count": "threads",
    "pages_at_once": "pages",
    "per_address": "pages",
    "at_once": "queries",
    "waiting": "queries",
    "answers_kept": "answers",
    "warehouses_kept": "files",
    "port": "port",
}
GROUPS = {"": "General", "sql_": "Readers' SQL", "partitions_": "Figures in partitions", "engine": "Spark"}


def hedges() -> str:
    """The table of the hedge rules, each with an example and its reading."""
    rows = (f"| {rule.rule.replace('_', ' ')} | {rule.example} | {rule.meaning} |" for rule in RULES)
    return "\n".join(["| Kind | Words, such as | Reading |", "|---|---|---|", *rows])


def settings_by_group() -> str:
    """A table of settings for each group, in the order of `settings.py`."""
    groups: dict[str, list[str]] = {title: [] for title in GROUPS.values()}
    for item in fields(Settings):
        prefix = max((prefix for prefix in GROUPS if item.name.startswith(prefix)), key=len)
        groups[GROUPS[prefix]].append(_setting(item))
    head = "| Setting | Default | Unit | What |\n|---|---|---|---|"
    return "\n\n".join("\n".join([f"## {title}", "", head, *rows]) for title, rows in groups.items())


def _setting(item: Field[Any]) -> str:
    unit = next((unit for end, unit in UNITS.items() if item.name.endswith(end)), "")
    default = item.metadata["default"] or (str(item.default) if unit == "port" else _text(item.default))
    return f"| `MUSTER_{item.name.upper()}` | {default} | {unit} | {item.metadata['help']} |"


def _text(default: object) -> str:
    match default:
        case Path():
            return f"`{default.relative_to(REPOSITORY).as_posix()}`"
        case int() | float():
            return f"{default:,}".removesuffix(".0")
        case _:
            return "none"


PARTS: Mapping[str, Mapping[str, Callable[[], str]]] = {
    "data/README.md": {"hedges": hedges, "codebook": codebook},
    "dashboard/docs/settings.md": {"settings": settings_by_group},
}
PAGES = ("queries/README.md", *PARTS)


def render(page: str) -> str:
    """The page as it should be: what is between the marks of a part is made again."""
    if page == "queries/README.md":
        return write_index()
    text = (REPOSITORY / page).read_text(encoding="utf-8")
    for name, part in PARTS[page].items():
        begin, end = f"<!-- begin {name}: written by make generate -->\n", f"<!-- end {name} -->"
        text = re.sub(f"(?s)(?<={begin}).*(?={end})", lambda _: f"\n{part()}\n\n", text)  # noqa: B023
    return text


if __name__ == "__main__":
    for page in PAGES:
        (REPOSITORY / page).write_text(render(page), encoding="utf-8")
