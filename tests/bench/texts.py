"""The page that checks a text: server CPU per kB for texts of 1 to 64 kB, to show whether the work is linear."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from itertools import cycle

from dashboard.contents.check_text.checking import check_text
from dashboard.engine.questions.ask import ask
from dashboard.figures.claims.claims import LONGEST_TEXT
from dashboard.figures.sentences import build_sentence
from tests.bench.report import Aim, Row

DOSSIER = "russian-armed-forces"
SIZES_KB = (1, 4, 16, 64)  # of the last, only as much is read as a text may have
MOST_OF_SHORTEST = 1.2  # a kB of a longer text may not cost more than this many times one of the shortest


def measure(repeats: int, say: Callable[[str], None]) -> list[Row]:
    """Milliseconds of CPU per kB read, beside those of the shortest text; the first reading of all does not count."""
    rows: list[Row] = []
    check_text(next(_texts(1)), DOSSIER)
    for size in SIZES_KB:
        say(f"texts: {size} kB")
        samples = [_milliseconds_per_kb(text) for text, _ in zip(_texts(size), range(repeats), strict=False)]
        shortest = rows[0].muster if rows else samples
        rows.append(Row(f"{size} kB", "ms", samples, shortest, Aim(MOST_OF_SHORTEST)))
    return rows


def _milliseconds_per_kb(text: str) -> float:
    began = time.process_time()
    check_text(text, DOSSIER)
    return (time.process_time() - began) * 1_000 / (min(len(text), LONGEST_TEXT) / 1_000)


def _texts(size_kb: int) -> Iterator[str]:
    """Texts of that size, each of other sentences: those that Muster itself writes on the figures."""
    names = [row["figure_id"] for row in ask("figure_names", dossier=DOSSIER).to_pylist()]
    rows = ask("statements_of_figures", dossier=DOSSIER, figure_id=names, known_on=None).to_pylist()
    sentences = cycle([build_sentence(row) for row in rows])
    while True:
        text = ""
        while len(text) < size_kb * 1_000:
            text += next(sentences) + "\n"
        yield text[: size_kb * 1_000]
