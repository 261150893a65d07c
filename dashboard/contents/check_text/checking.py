"""Holds the numbers of a text against the figures: the claims of `figures/claims`, judged by `bearings.py`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from dashboard.contents.check_text.asked import Asked
from dashboard.contents.check_text.bearings import find_bearings
from dashboard.contents.check_text.known_figures import known_figures
from dashboard.contents.check_text.verdicts import ARITHMETIC, CONTRADICTED, IN_SUMMARY, UNKNOWN, VERDICTS, WRONG_SUM
from dashboard.engine.questions.ask import ask
from dashboard.engine.warehouse.store import kept_with_data
from dashboard.figures.claims.claim import Claim, ReadText, is_comparable
from dashboard.figures.claims.claims import read_text
from dashboard.figures.claims.mentions import Words
from dashboard.figures.display import format_count, join_names
from dashboard.figures.quantities.reader import MOST_NUMBERS
from dashboard.figures.quantities.words import COUNT, MONEY, PERCENT

# Lengths of time, ages and distances count only where a figure bears on them.
_ALWAYS_SHOWN = (COUNT, MONEY, PERCENT)


@dataclass(frozen=True, slots=True)
class Judged:
    """A claim, its verdict (a key of VERDICTS), and the figures that carry it, those that decide first."""

    claim: Claim
    verdict: str
    figures: Sequence[Mapping[str, Any]]

    @property
    def is_wrong(self) -> bool:
        """Whether it is contradicted, or a sum that does not hold."""
        return self.verdict in (CONTRADICTED, WRONG_SUM)


@dataclass(frozen=True, slots=True)
class CheckedText:
    """A text and the verdict on each of its numbers, in the order of print."""

    dossier: str
    read: ReadText
    known_on: date | None
    judged: Sequence[Judged]

    def by_weight(self) -> list[Judged]:
        """The gravest verdicts first, then in the order of print."""
        order = list(VERDICTS)
        return sorted(self.judged, key=lambda one: order.index(one.verdict))

    def summary(self) -> str:
        """ "14 numbers: 9 agree, 2 count something else, 1 contradicts, 2 are not in this dossier." """
        counts = Counter(one.verdict for one in self.judged)
        if not counts:
            return "No number was found."
        parts = [
            f"{counts[verdict]} {one if counts[verdict] == 1 else several}"
            for verdict, (one, several) in IN_SUMMARY.items()
            if counts[verdict]
        ]
        summary = f"{format_count(len(self.judged), 'number')}: {join_names(parts)}."
        is_cut = len(self.read.quantities) >= MOST_NUMBERS
        return f"{summary} Only the first {MOST_NUMBERS:,} numbers were read." if is_cut else summary


def check_text(
    text: str, dossier: str, known_on: date | None = None, choices: Mapping[int, Mapping[str, str]] | None = None
) -> CheckedText:
    """The verdicts on the numbers of a text.

    Figures count as known on `known_on`, by default on the day that the text bears. `choices` are what a reader chose
    for a claim, by its number: measure, subject or day in place of what the text says; an empty one leaves it open.
    """
    read = read_text(text, read_words(dossier), known_on)
    known_on = known_on or read.dated
    claims = [_choose(claim, (choices or {}).get(claim.number, {})) for claim in read.claims]
    rows = _find_rows(claims, dossier, known_on, read.dated)
    judged = [_judge(claim, rows.get(claim.number, [])) for claim in claims]
    kept = [one for one in judged if one.verdict != UNKNOWN or one.claim.quantity.kind in _ALWAYS_SHOWN]
    return CheckedText(dossier, replace(read, claims=tuple(claims)), known_on, kept)


@kept_with_data
def read_words(dossier: str) -> Words:
    """The words by which the texts name what the dossier counts."""
    rows = ask("words_of_texts", dossier=dossier).to_pylist()
    forms = {row["name"]: row["form"] or "" for row in rows if row["kind"] == "measure"}
    plans = frozenset(row["name"] for row in rows if row["is_plan"])
    figures = frozenset((row["name"], row["phrase"]) for row in rows if row["kind"] == "figures")
    phrases = ((row["kind"], row["name"], row["phrase"]) for row in rows if row["kind"] != "figures")
    return Words(phrases, forms, plans, figures)


def _choose(claim: Claim, choice: Mapping[str, str]) -> Claim:
    """The claim with what the reader chose."""
    if "measure" in choice:
        claim = replace(claim, measures=_as_choices(choice["measure"]), is_measure_sure=bool(choice["measure"]))
    if "subject" in choice:
        claim = replace(claim, subjects=_as_choices(choice["subject"]), is_subject_said=True)
    if "as_of" in choice:
        days = tuple((date.fromisoformat(day),) * 2 for day in _as_choices(choice["as_of"]))
        claim = replace(claim, days=days, is_day_said=True, is_day_apart=False)
    return claim


def _as_choices(value: str) -> tuple[str, ...]:
    return (value,) if value else ()


def _find_rows(
    claims: Sequence[Claim], dossier: str, known_on: date | None, dated: date | None
) -> dict[int, list[dict[str, Any]]]:
    """The figures that bear on each claim, by its number, with what each makes of it and why."""
    known = known_figures(dossier)
    held = {
        claim.number: _without_place(claim) for claim in claims if not claim.is_denied and is_comparable(claim.quantity)
    }
    bearings = {claim: find_bearings(Asked(claim, dated), known, known_on) for claim in set(held.values())}
    names = sorted({one.figure_id for found in bearings.values() for one in found})
    asked = {"dossier": dossier, "figure_id": names, "known_on": known_on}
    # What was stated in a month may bear on a text of that month, though it is surely known only at its end.
    rows = ask("statements_of_figures", **asked, whenever_known=True).to_pylist()
    figures = {row["figure_id"]: row for row in rows}
    return {
        number: [{"standing": one.standing, "reason": one.reason, **figures[one.figure_id]} for one in bearings[claim]]
        for number, claim in held.items()
    }


def _without_place(claim: Claim) -> Claim:
    """The same for all numbers of a text of which the same is said."""
    quantity = replace(claim.quantity, start=0, end=0, text="", sentence=0, paragraph=0)
    return replace(claim, number=0, quantity=quantity, arithmetic="", is_wrong_sum=False)


def _judge(claim: Claim, rows: Sequence[Mapping[str, Any]]) -> Judged:
    verdict = str(rows[0]["standing"]) if rows else UNKNOWN
    if claim.is_wrong_sum:
        verdict = WRONG_SUM
    elif verdict == UNKNOWN and claim.arithmetic:
        verdict = ARITHMETIC
    return Judged(claim, verdict, rows)
