"""Writes the golden files of sentences and citations again: python -m tests.figures.render_golden.

Each line that begins with "## " names a figure; to add one, add such a line. Read the difference before it is
committed: each changed line is what a reader will copy.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from dashboard.engine.warehouse import store
from dashboard.figures import citations
from dashboard.figures.sentences import build_sentence

GOLDEN = Path(__file__).parent / "golden"
DOSSIER = "russian-armed-forces"
DATA_VERSION = "1a2b3c4d5e6f"
ADDRESS = "https://muster.example/figure?figure_id="
MARK = "## "


@cache
def statements() -> Mapping[str, Mapping[str, Any]]:
    """All rows of the shipped dossier's table figures, by figure_id."""
    cursor = store.open_warehouse().cursor()
    rows = cursor.sql("from figures where dossier = $dossier", params={"dossier": DOSSIER})
    return {row["figure_id"]: row for row in rows.to_arrow_table().to_pylist()}


def chosen(file: str) -> list[str]:
    """The figures that a golden file names, in its order."""
    lines = (GOLDEN / file).read_text(encoding="utf-8").splitlines()
    return [line.removeprefix(MARK) for line in lines if line.startswith(MARK)]


def rendered(file: str) -> str:
    """A golden file as it should be."""
    return "\n".join(f"{MARK}{name}\n\n{FILES[file](name)}\n" for name in chosen(file))


def _cited(name: str) -> str:
    row, address = statements()[name], f"{ADDRESS}{name}"
    item = citations.build_csl_item(row, data_version=DATA_VERSION, address=address)
    forms = (
        citations.cite_inline(row),
        citations.cite_in_full(row, data_version=DATA_VERSION, address=address),
        citations.build_bibtex(row, data_version=DATA_VERSION, address=address).rstrip(),
        json.dumps(item, ensure_ascii=False, indent=2),
    )
    return "\n\n".join(forms)


FILES = {"sentences.txt": lambda name: build_sentence(statements()[name]), "citations.txt": _cited}

if __name__ == "__main__":
    for golden in FILES:
        text = rendered(golden)
        (GOLDEN / golden).write_text(text, encoding="utf-8")
