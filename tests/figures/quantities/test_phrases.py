"""Phrases by hand, one at a time: which quantities each has, with kind, hedge and numbers."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from dashboard.figures.claims.mentions import Words
from dashboard.figures.quantities.quantity import Quantity
from dashboard.figures.quantities.reader import find_quantities

_FILE = Path(__file__).with_name("phrases.txt")
_RULES = {"order": "order_of_magnitude", ".": ""}
_COUNTED = Words([("counted", "counted", f"{word}*") for word in (
    "soldier", "soldat", "soldad", "troop", "conscript", "tank", "recruit", "reservist", "prisoner", "fighter",
    "солдат", "військов", "żołnierz", "voják",
)], {}).is_counted  # fmt: skip


@dataclass(frozen=True, slots=True)
class Expected:
    """One quantity by hand; what is empty is not judged."""

    kind: str
    unit: str
    rule: str
    numbers: str
    role: str
    is_optional: bool

    def fits(self, one: Quantity) -> bool:
        """Whether the reader says the same."""
        said = (self.unit in ("", one.unit), self.rule in ("", one.rule), self.role in ("", one.role))
        return self.kind == one.kind and all(said) and (not self.numbers or self._has_numbers(one))

    def _has_numbers(self, one: Quantity) -> bool:
        if self.kind in ("date", "year"):
            return self.numbers == one.day
        low, dots, high = self.numbers.partition("..")
        is_stretch = self.rule in ("order_of_magnitude", "range")
        found = (one.at_least, one.at_most) if is_stretch else (one.low, one.high)
        if not dots:
            low, high = "" if self.rule == "almost" else low, "" if self.rule == "just_over" else low
        return all(_is_same(text, number) for text, number in zip((low, high), found, strict=True))


def _is_same(text: str, number: object) -> bool:
    if not text or number is None:
        return not text and number is None
    return abs(Fraction(text) - Fraction(str(number))) < Fraction(1, 1000)


def _read_expected(text: str) -> Expected:
    kind, rule, numbers, role = [*text.removeprefix("?").split(), *[""] * 4][:4]
    kind, _, unit = kind.partition(":")
    return Expected(kind, unit, _RULES.get(rule, rule), numbers, role, text.startswith("?"))


def _is_right(phrase: str, expected: list[Expected]) -> bool:
    left = list(expected)
    for one in find_quantities(phrase, _COUNTED):
        while left and left[0].is_optional and not left[0].fits(one):
            left.pop(0)
        if not left or not left.pop(0).fits(one):
            return False
    return all(one.is_optional for one in left)


def test_phrases() -> None:
    lines = [line for line in _FILE.read_text(encoding="utf-8").splitlines() if " || " in line and line[0] != "#"]
    cases = [line.split(" || ") for line in lines]
    parts = [(phrase, [each.strip() for each in says.split(";") if each.strip(" -")]) for phrase, says in cases]
    wrong = [phrase for phrase, says in parts if not _is_right(phrase, [_read_expected(each) for each in says])]
    assert len(cases) > 300
    assert wrong == []
