"""Odd texts for the reader of quantities. `python -m tests.figures.quantities.odd_texts 20000` reads so many."""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Iterator

from dashboard.figures.quantities.reader import find_quantities

_PIECES = [
    *(
        "137,000",
        "1.01 million",
        "13,5 %",
        "$20 trillion",
        "Su-35",
        "25 августа 2022 г.",
        "14:30",
        "one in four",
        "9 тыс.",
    ),
    *(
        "±",
        "½",
        "-",
        "–",
        "(",
        ")",
        "[3]",
        '"',
        "«",
        "\n",
        "\t",
        "\u200b",
        "\u202e",
        "\u00ad",
        "\u0301",
        "１２３",
        "٣٤٥",
        "三分之一",
        "2022年8月25日",
        "3百万元",
        "约2万5000",
        "0" * 400,
    ),
    *(
        "from",
        "to",
        "by",
        "rose",
        "fell",
        "between",
        "and",
        "of",
        "tens",
        "thousands",
        "couple",
        "half",
        "a",
        "third",
        "every",
    ),
    *(
        "<script>alert(1)</script>",
        "https://x.org/1?2=3#4",
        "a@b.cd",
        "+44 20 7946 0958",
        "1.2.3.4",
        "1,2,3,4,5",
        "999" * 20,
    ),
    *(
        "от",
        "до",
        "на",
        "сотни",
        "тысяч",
        "лет",
        "mil",
        "millones",
        "d'euros",
        "ß",
        "İ",
        "ﬁ",
        "🜁",
        "\x00",
        "\ud800",
        "''",
        ".",
    ),
]


def write_odd_texts(seed: int, count: int) -> Iterator[str]:
    """Texts of pieces in any order, some of them long; the same for the same seed."""
    chance = random.Random(seed)  # noqa: S311
    for _ in range(count):
        pieces = chance.choices(_PIECES, k=chance.choice([1, 3, 10, 40, 400]))
        yield chance.choice(["", " "]).join(pieces)


def read_all(seed: int, count: int) -> float:
    """Reads them, checks what must hold of each, and gives the seconds of the slowest."""
    slowest = 0.0
    for text in write_odd_texts(seed, count):
        started = time.process_time()
        found = find_quantities(text)
        slowest = max(slowest, time.process_time() - started)
        for one in found:
            assert text[one.start : one.end] == one.text
            assert one.text
            if one.at_least is not None and one.at_most is not None:
                assert one.at_least <= one.at_most, (text, one)
    return slowest


if __name__ == "__main__":
    print(f"slowest: {read_all(1, int(sys.argv[1])):.3f} s")
