"""The code knows no topic: what a page, message, file or answer says of one comes from its dossier."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator

from dashboard.server.api.openapi import build_document
from dashboard.settings import REPOSITORY

FIRST_TOPIC = re.compile(
    r"\b(decrees?|posts|servicem[ae]n|army|armed|war|dead|killed|casualt\w+|losses|troops|russian?|ukrain\w*)\b"
    r"|2022-02-24|\b24 feb",
    re.IGNORECASE,
)
# Words of languages, of any topic: in how numbers are read, and what headings of files and countries are called.
OF_LANGUAGES = {
    "dashboard/figures/quantities/label_words.py",
    "dashboard/figures/quantities/name_words.py",
    "dashboard/figures/quantities/words.py",
    "dashboard/importing/columns.py",
    "dashboard/importing/values/countries.py",
}
FORMER_NAMES = {"losses", "decrees"}  # of a page and a chart, which links have


def list_strings(source: str) -> Iterator[str]:
    """All texts of a Python file but its docstrings, which nobody who uses Muster reads."""
    tree = ast.parse(source)
    alone = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}  # docstrings
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in alone:
            yield node.value


def test_no_text_of_the_code_speaks_of_the_first_topic() -> None:
    found = {}
    for path in (REPOSITORY / "dashboard").rglob("*.py"):
        name = path.relative_to(REPOSITORY).as_posix()
        if name not in OF_LANGUAGES:
            said = [text for text in list_strings(path.read_text(encoding="utf-8")) if FIRST_TOPIC.search(text)]
            found[name] = [text for text in said if text not in FORMER_NAMES]
    for path in (*(REPOSITORY / "queries").rglob("*.sql"), *(REPOSITORY / "dashboard").rglob("*.html")):
        lines = path.read_text(encoding="utf-8").splitlines()
        found[path.name] = [line for line in lines if FIRST_TOPIC.search(re.sub("--(?! question| about).*", "", line))]
    assert {name: said for name, said in found.items() if said} == {}


def test_what_programs_read_of_the_interface_speaks_of_no_topic() -> None:
    assert FIRST_TOPIC.findall(json.dumps(build_document("https://muster.example"))) == []
