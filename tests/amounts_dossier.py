"""The tiny dossier with other numbers than whole ones beside: money, percentages, decimals, numbers below zero."""

from __future__ import annotations

from pathlib import Path

from tests.tiny_dossier import TinyDossier

# measure, kind, number, unit, clause
MEASURES = [
    ("cost", "stock", "money", "GBP", "{subject} would cost {number}"),
    ("rise", "change", "money", "GBP", "{subject} {rose|fell} by {number}"),
    ("growth", "change", "percent", "per cent", "{subject} {grew|shrank} by {number}"),
    ("ratio", "stock", "decimal", "ratio", "{subject} had a ratio of {number}"),
    ("heat", "stock", "decimal", "°C", "{subject} had {number} degrees"),
]
# figure, measure, low, high, wording, day
FIGURES = [
    ("cost-2013", "cost", "42600000000", "42600000000", "£42.6bn", "2013-06-26"),
    ("cost-2019", "cost", "81000000000", "88000000000", "between £81bn and £88bn", "2019-09-03"),
    ("cost-2022", "cost", "33000000000", "", "more than £33bn", "2022-06-01"),
    ("cost-pence", "cost", "1234567890.55", "1234567890.55", "£1,234,567,890.55", "2014-01-01"),
    ("cost-half", "cost", "0.45", "0.45", "45p, or £0.45", "2014-01-02"),
    ("rise-2014", "rise", "1234567890.1", "1234567890.1", "by £1,234,567,890.10", "2014-01-02"),
    ("growth-2020", "growth", "-0.4", "-0.4", "fell by 0.4 %", "2020-01-01"),
    ("growth-2021", "growth", "7", "7", "about 7 per cent", "2021-01-01"),
    ("ratio-2013", "ratio", "1.3", "1.5", "1.30 to 1.50", "2013-10-01"),
    ("ratio-small", "ratio", "0.0004", "0.0004", "0.0004", "2014-10-01"),
    ("heat-low", "heat", "-12.5", "-12.5", "−12.5 °C", "2015-01-01"),
]

# Whose number it is, where that is not Russia: a list of codes, and a name with signs of all sorts.
SUBJECTS = {"ratio-small": "FRA+GBR", "heat-low": "Zoë’s Salt + Pepper"}


def add_amounts(dossier: TinyDossier) -> TinyDossier:
    """Writes the rows into the dossier."""
    for measure, kind, number, unit, clause in MEASURES:
        dossier.rows["measures"].append({
            "measure": measure, "label": measure.capitalize(), "counts": "events", "kind": kind, "number": number,
            "unit": unit, "family": "strength", "definition": "What is meant.", "clause": clause,
            "below_zero": "allowed" if measure == "heat" else "",
        })  # fmt: skip
    for figure_id, measure, low, high, wording, day in FIGURES:
        dossier.rows["figures"].append({
            "figure_id": figure_id, "measure": measure, "low": low, "high": high, "wording": wording,
            "subject": SUBJECTS.get(figure_id, "RUS"),
            "as_of": day, "stated_on": day, "speaker_id": "staff", "stance": "adversary_claim",
            "publication_id": "daily-2022",
        })  # fmt: skip
    added_up: dict[str, object] = {
        "derivation_id": "pence",
        "title": "What was added",
        "expects_figure_id": "rise-2014",
        "headline": 3,
    }
    dossier.rows["derivations"].append(added_up)
    for position, (figure_id, sign) in enumerate((("cost-pence", 1), ("cost-half", -1)), start=1):
        dossier.rows["terms"].append(
            {"derivation_id": "pence", "position": position, "figure_id": figure_id, "sign": sign}
        )
    dossier.write()
    return dossier


def build_amounts(folder: Path) -> TinyDossier:
    """Such a dossier in a data folder of its own."""
    return add_amounts(TinyDossier(folder))
