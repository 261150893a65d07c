"""A checked text as a report: rows, Markdown, CSV, JSON, and the contents of a card."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from dashboard.contents.blocks import NoteBlock, PageContents
from dashboard.contents.check_text.checking import CheckedText, Judged
from dashboard.contents.check_text.verdicts import VERDICTS
from dashboard.exports.formulas import defuse_formulas
from dashboard.exports.pack_readme import escape_markdown
from dashboard.figures.citations import cite_inline
from dashboard.figures.display import capitalize, format_day
from dashboard.figures.quantities.quantity import Quantity

TITLE = "Check a text"
NO_RATING = "A verdict is about a number, never about a person or an outlet."
_COLUMNS = (
    *("start", "end", "text", "kind", "unit", "rule", "low", "high", "at_least", "at_most", "role", "direction"),
    *("measure", "subject", "said_by", "verdict", "reason", "figure_id", "wording", "speaker", "as_of", "stated_on"),
    *("outlet", "published_on", "url", "citation"),
)


def list_rows(checked: CheckedText) -> list[dict[str, Any]]:
    """One row per number, with the figure that decides; the gravest first."""
    return [_row(one) for one in checked.by_weight()]


def explain(one: Judged) -> str:
    """Why it has its verdict, in a sentence."""
    if one.claim.is_denied:
        return "The text denies this number, so no figure is held against it."
    if not one.figures or one.verdict.startswith("arithmetic"):
        return one.claim.arithmetic or f"{capitalize(VERDICTS[one.verdict])}."
    figure = one.figures[0]
    said = f"{figure['speaker']}: “{figure['wording']}” ({figure['measure_label']}, {figure['subject_name']}"
    said += f", {format_day(figure['as_of'])})" if figure["as_of"] else ")"
    return f"{capitalize(figure['reason'])}. {said}."


def write_json(checked: CheckedText) -> bytes:
    """Everything that was found, every kind of number included."""
    judged = {one.claim.quantity: one for one in checked.judged}
    found = [
        _quantity(each) | ({"verdict": judged[each].verdict, **_describe_claim(judged[each])} if each in judged else {})
        for each in checked.read.quantities
    ]
    report = {
        "dossier": checked.dossier,
        "summary": checked.summary(),
        "dated": _plain(checked.read.dated),
        "known_on": _plain(checked.known_on),
        "numbers": found,
    }
    return (json.dumps(report, ensure_ascii=False, indent=2, default=_plain) + "\n").encode()


def write_csv(checked: CheckedText) -> bytes:
    """One line per number."""
    file = io.StringIO()
    writer = csv.DictWriter(file, _COLUMNS, lineterminator="\r\n")
    writer.writeheader()
    for row in list_rows(checked):
        cells = ((name, row[name]) for name in _COLUMNS)
        writer.writerow({name: defuse_formulas(cell) if isinstance(cell, str) else cell for name, cell in cells})
    return file.getvalue().encode("utf-8-sig")


def write_markdown(checked: CheckedText) -> bytes:
    """A summary, and a table of the numbers."""
    lines = [
        f"# {TITLE}",
        "",
        checked.summary(),
        NO_RATING,
        "",
        "| Number | Verdict | Why | Source |",
        "|---|---|---|---|",
    ]
    for one in checked.by_weight():
        source = one.figures[0] if one.figures else None
        cells = (one.claim.quantity.text, one.verdict, explain(one), cite_inline(source) if source else "")
        lines.append("| " + " | ".join(map(escape_markdown, cells)) + " |")
    return ("\n".join(lines) + "\n").encode()


def build_contents(checked: CheckedText) -> PageContents:
    """The report as a card has it."""
    notes = tuple((f"{one.claim.quantity.text}: {one.verdict}.", f" {explain(one)}") for one in checked.by_weight())
    return PageContents(
        TITLE, _words(checked), (NoteBlock("Numbers", notes),), (checked.summary(), NO_RATING), checked.summary()
    )


FORMATS: Mapping[str, Callable[[CheckedText], bytes]] = {
    "csv": write_csv,
    "json": write_json,
    "markdown": write_markdown,
}


def _words(checked: CheckedText) -> str:
    return f"as known on {format_day(checked.known_on)}" if checked.known_on else "as known today"


def _row(one: Judged) -> dict[str, Any]:
    figure = one.figures[0] if one.figures else {}
    named = {
        name: figure.get(name) for name in ("figure_id", "wording", "speaker", "as_of", "stated_on", "outlet", "url")
    }
    return {
        **_quantity(one.claim.quantity),
        "measure": ", ".join(one.claim.measures),
        "subject": ", ".join(one.claim.subjects),
        "said_by": ", ".join(one.claim.speakers),
        "verdict": one.verdict,
        "reason": explain(one),
        "published_on": figure.get("published_on"),
        "citation": cite_inline(figure) if figure else "",
        **named,
    }


def _describe_claim(one: Judged) -> dict[str, Any]:
    return {
        "measures": one.claim.measures,
        "subjects": one.claim.subjects,
        "speakers": one.claim.speakers,
        "days": [[str(first), str(last)] for first, last in one.claim.days],
        "reason": explain(one),
        "arithmetic": one.claim.arithmetic,
        "figures": [dict(row) | {"citation": cite_inline(row)} for row in one.figures],
    }


def _quantity(one: Quantity) -> dict[str, Any]:
    names = (
        "start",
        "end",
        "text",
        "kind",
        "unit",
        "rule",
        "low",
        "high",
        "at_least",
        "at_most",
        "role",
        "direction",
        "day",
    )
    return {name: _plain(getattr(one, name)) for name in names}


def _plain(value: Any) -> Any:
    """Numbers as numbers, days as text."""
    if value is None or isinstance(value, int | str):
        return value
    return float(value) if isinstance(value, Decimal) else str(value)
