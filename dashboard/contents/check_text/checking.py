"""Holds the numbers of a text against the figures: the claims of `figures/claims`, judged by `claims_checked.sql`."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from dashboard.engine.questions.ask import ask
from dashboard.engine.warehouse.store import kept_with_data
from dashboard.figures.claims.claim import Claim, ReadText, form_of, is_comparable
from dashboard.figures.claims.claims import read_text
from dashboard.figures.claims.mentions import Words
from dashboard.figures.display import format_count, join_names
from dashboard.figures.quantities.reader import MOST_NUMBERS
from dashboard.figures.quantities.words import COUNT, MONEY, PERCENT

CONFIRMED, CONSISTENT, OUTDATED, ARITHMETIC = "confirmed", "consistent", "outdated", "arithmetic"
CONTRADICTED, MISLABELLED, MISPRINT, UNKNOWN = "contradicted", "mislabelled", "misprint", "not in this dossier"
WRONG_SUM = "arithmetic, wrong"
# The gravest first, with what each means.
VERDICTS: Mapping[str, str] = {
    CONTRADICTED: "others say another number of the same thing and time",
    WRONG_SUM: "the sum or percentage inside the text does not hold",
    MISPRINT: "digits swapped, dropped or added",
    MISLABELLED: "the number is known as something else",
    OUTDATED: "true once; since changed",
    CONFIRMED: "the same speaker said it",
    CONSISTENT: "others say the same, within rounding",
    ARITHMETIC: "the sum or percentage inside the text holds",
    UNKNOWN: "no figure bears on it",
}
IN_SUMMARY: Mapping[str, tuple[str, str]] = {
    CONTRADICTED: ("contradicts", "contradict"),
    WRONG_SUM: ("is a sum that does not hold", "are sums that do not hold"),
    MISPRINT: ("is a misprint", "are misprints"),
    MISLABELLED: ("counts something else", "count something else"),
    OUTDATED: ("is out of date", "are out of date"),
    CONFIRMED: ("is confirmed", "are confirmed"),
    CONSISTENT: ("agrees", "agree"),
    ARITHMETIC: ("follows from the others", "follow from the others"),
    UNKNOWN: ("is not in this dossier", "are not in this dossier"),
}
_AT_ONCE = 400  # different claims that are asked for together, for the sake of memory
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
    rows = _ask(claims, dossier, known_on, read.dated)
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
        claim = replace(claim, days=days, is_day_said=True)
    return claim


def _as_choices(value: str) -> tuple[str, ...]:
    return (value,) if value else ()


def _ask(
    claims: Sequence[Claim], dossier: str, known_on: date | None, dated: date | None
) -> dict[int, list[dict[str, Any]]]:
    asked: dict[str, list[int]] = {}
    for claim in claims:
        if claim.is_denied or not is_comparable(claim.quantity):
            continue
        asked.setdefault(json.dumps(_to_row(claim, dated)), []).append(claim.number)
    rows: dict[int, list[dict[str, Any]]] = {}
    for some in _in_parts([*asked.items()]):
        text = ", ".join(f'{{"claim": {place}, {row[1:]}' for place, (row, _) in enumerate(some))
        for found in ask("claims_checked", dossier=dossier, claims=f"[{text}]", known_on=known_on).to_pylist():
            for number in some[found["claim"]][1]:
                rows.setdefault(number, []).append(dict(found))
    return rows


def _in_parts(asked: list[tuple[str, list[int]]]) -> Iterator[list[tuple[str, list[int]]]]:
    for start in range(0, len(asked), _AT_ONCE):
        yield asked[start : start + _AT_ONCE]


def _to_row(claim: Claim, dated: date | None) -> dict[str, Any]:
    quantity = claim.quantity
    is_value = form_of(quantity) == "years"
    numbers = {
        "low": quantity.low,
        "high": quantity.high,
        "at_least": quantity.low if is_value else quantity.at_least,
        "at_most": quantity.high if is_value else quantity.at_most,
        "step": quantity.step,
    }
    return {
        "measures": claim.measures,
        "is_measure_sure": claim.is_measure_sure,
        "subjects": claim.subjects,
        "speakers": claim.speakers,
        "days": [{"first": str(first), "last": str(last)} for first, last in claim.days if not claim.is_of_stretch],
        "form": form_of(quantity),
        "role": quantity.role,
        "rule": quantity.rule,
        "dated": None if dated is None else str(dated),
        "last_named": None if claim.last_named is None else str(claim.last_named),
        "is_subject_said": claim.is_subject_said,
        "is_day_said": claim.is_day_said,
        **{name: str(value) if isinstance(value, Decimal) else value for name, value in numbers.items()},
    }


def _judge(claim: Claim, rows: Sequence[Mapping[str, Any]]) -> Judged:
    verdict = str(rows[0]["verdict"]) if rows else UNKNOWN
    if claim.is_wrong_sum:
        verdict = WRONG_SUM
    elif verdict == UNKNOWN and claim.arithmetic:
        verdict = ARITHMETIC
    return Judged(claim, verdict, rows)
