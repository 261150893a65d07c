"""Scores the checker by the gold texts: `python -m tests.contents.check_text.scorer` prints its parts."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from pathlib import Path

from dashboard.contents.check_text.checking import CheckedText, check_text
from dashboard.contents.check_text.verdicts import CONTRADICTED
from dashboard.figures.quantities.quantity import Quantity

_GOLD = Path(__file__).with_name("gold.txt")
DOSSIER = "russian-armed-forces"
TUNED, HELD, FRESH, LATER = "tuned", "held", "fresh", "later"


@dataclass(frozen=True, slots=True)
class GoldNumber:
    """One number by hand; what is empty is not judged."""

    phrase: str
    kind: str
    rule: tuple[str, ...] = ()
    role: tuple[str, ...] = ()
    at_least: str = ""
    at_most: str = ""
    verdict: tuple[str, ...] = ()
    figure: str = ""


@dataclass(frozen=True, slots=True)
class GoldText:
    """A text, which half it belongs to, its dossier, and its numbers."""

    half: str
    dossier: str
    language: str
    text: str
    numbers: tuple[GoldNumber, ...]


@dataclass(slots=True)
class Score:
    """Counts of right and wrong answers, by what is judged."""

    right: Counter[str] = field(default_factory=Counter)
    judged: Counter[str] = field(default_factory=Counter)
    count_found: int = 0
    confusion: Counter[tuple[str, str]] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)

    def add(self, what: str, is_right: bool, words: str) -> None:
        """Notes one answer."""
        self.judged[what] += 1
        self.right[what] += is_right
        if not is_right:
            self.wrong.append(f"{what}: {words}")

    def share(self, what: str) -> float:
        """The part that is right; 1 where nothing was judged."""
        return self.right[what] / self.judged[what] if self.judged[what] else 1.0

    @property
    def precision(self) -> float:
        """Of the numbers found, the part that is in the gold."""
        return self.right["span"] / self.count_found if self.count_found else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall of spans."""
        total = self.precision + self.share("span")
        return 2 * self.precision * self.share("span") / total if total else 0.0

    @property
    def count_false_contradictions(self) -> int:
        """Numbers called contradicted that are not."""
        return sum(
            count
            for (gold, given), count in self.confusion.items()
            if given == CONTRADICTED and CONTRADICTED not in gold
        )


def read_gold() -> list[GoldText]:
    """The texts of the gold file."""
    texts = []
    for part in _GOLD.read_text(encoding="utf-8").split("\n## ")[1:]:
        head, *lines = part.strip().splitlines()
        half, language, *dossier = head.split(", ")
        start = next(at for at, line in enumerate(lines) if " | " in line)
        numbers = tuple(_read_number(line) for line in lines[start:] if " | " in line)
        texts.append(GoldText(half, next(iter(dossier), DOSSIER), language, "\n".join(lines[:start]), numbers))
    return texts


def _read_number(line: str) -> GoldNumber:
    phrase, kind, *rest = (cell.strip() for cell in line.split(" | "))
    rule, role, at_least, at_most, verdict, figure = [*rest, *[""] * (6 - len(rest))]
    several = (tuple(cell.split(" / ")) if cell else () for cell in (rule, role, verdict))
    return GoldNumber(phrase, kind, next(several), next(several), at_least, at_most, next(several), figure)


def score(half: str) -> Score:
    """The score of one half."""
    result = Score()
    for gold in read_gold():
        if gold.half == half:
            _score_text(result, gold, check_text(gold.text, gold.dossier))
    return result


def _score_text(result: Score, gold: GoldText, checked: CheckedText) -> None:
    verdicts = {one.claim.quantity: one for one in checked.judged}
    found: dict[str, list[Quantity]] = defaultdict(list)  # of one phrase that stands there twice, the first is first
    for one in checked.read.quantities:
        found[one.text].append(one)
    result.count_found += len(checked.read.quantities)
    for number in gold.numbers:
        result.add("span", bool(found[number.phrase]), f"{number.phrase!r} not among {list(found)}")
        if not found[number.phrase]:
            continue
        one = found[number.phrase].pop(0)
        _score_number(result, number, one)
        if number.verdict:
            judged = verdicts.get(one)
            given = judged.verdict if judged else "none"
            result.confusion[" / ".join(number.verdict), given] += 1
            result.add("verdict", given in number.verdict, f"{number.phrase!r} is {given}, not {number.verdict}")
            if judged and number.figure.strip("-") and given in number.verdict:
                names = [row["figure_id"] for row in judged.figures]
                result.add("figure", number.figure in names, f"{number.phrase!r} has {names}, not {number.figure}")


def _score_number(result: Score, number: GoldNumber, one: Quantity) -> None:
    result.add("kind", one.kind == number.kind, f"{number.phrase!r} is {one.kind}, not {number.kind}")
    if number.rule:
        result.add("hedge", one.rule in number.rule, f"{number.phrase!r} is {one.rule}, not {number.rule}")
    if number.role:
        result.add("role", one.role in number.role, f"{number.phrase!r} is {one.role}, not {number.role}")
    if number.at_least:
        bounds = (str(one.at_least), str(one.at_most))
        result.add("bounds", bounds == (number.at_least, number.at_most), f"{number.phrase!r} has {bounds}")


def describe(half: str) -> str:
    """The score of one half in lines."""
    result = score(half)
    lines = [f"{half}: spans precision {result.precision:.3f}, recall {result.share('span'):.3f}, F1 {result.f1:.3f}"]
    lines += [f"  {what} {result.share(what):.3f} of {result.judged[what]}" for what in result.judged]
    lines += [f"  false contradictions: {result.count_false_contradictions}"]
    lines += [f"  {gold} -> {given}: {count}" for (gold, given), count in sorted(result.confusion.items())]
    return "\n".join([*lines, *(f"  wrong {words}" for words in result.wrong)])


if __name__ == "__main__":
    print(describe(TUNED))
    print(describe(HELD).partition("\n  wrong")[0])
    print(describe(FRESH))
    print(describe(LATER))
