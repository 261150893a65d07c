"""The verdicts on a number of a text, their words, and the figures that carry them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

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


@dataclass(frozen=True, slots=True)
class Bearing:
    """A figure that bears on a number, what it makes of the number (`standing`: a verdict), and why."""

    figure_id: str
    standing: str
    reason: str
