"""A row of the table `statements` as sentences and citations read it, and what to know before its figure is used."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from dashboard.figures.origins import ORIGIN
from dashboard.figures.text_parts import clean_text

Statement = Mapping[str, Any]

# What a reader must know before using a figure. Empty: the sentence says it elsewhere, or it changes no use.
CAUTIONS = {
    "error_in_print": "",
    "misprint": "digits slipped in print",
    "doctored": "",
    "truncated": "digits cut off, not rounded",
    "digits_disputed": "copies of the statement print different digits",
    "retroactive": "in force before it was signed",
    "retold": "an older decision, printed again",
    "cumulative_fall": "lies below an earlier total of the same speaker",
    "series_break": "counted in another way than before",
    "label_disputed": "what the number counts is disputed",
    "hedge_changed": "the publication changed the speaker's hedge",
    "definition_changed": "the definition changed",
    "date_disputed": "the date is disputed",
    "date_approximate": "the date is approximate",
    "subset": "a part of a larger figure",
    "derived_by_outlet": "worked out by the outlet or compiler, not said by a source",
    "revised": "the speaker's later number for that date",
    "stale": "out of date when it was printed",
    "bounds_elsewhere": "the bounds stand elsewhere on the page",
    "unit_converted": "",
    "not_independent": "rests on another speaker's count",
}
_TEXTS = (
    *("speaker", "speaker_id", "speaker_role", "speaker_class", "stance_kind", "kind", "rule", "wording", "scope"),
    *("period", "period_label", "period_stretch", "period_clause", "counted_from", "decision_word"),
    *("subject", "subject_name", "measure", "measure_label", "clause", "outlet", "publication_id", "credits", "note"),
    *("stated_on", "published_on", "as_of", "effective_from", "figure_id", "corrected_by", "tier"),
)


def read_statement(row: Mapping[str, Any]) -> Statement:
    """The row with each text on one line, "" where it is missing, and ids in the place of missing names.

    `row` has the columns of `statements`; its `flags` are a list, or text with ", " between them, here a tuple.
    """
    texts = {name: clean_text(row[name]) for name in _TEXTS}
    flags = row["flags"] or ()
    for name, stand_in in (("outlet", "publication_id"), ("subject_name", "subject"), ("measure_label", "measure")):
        texts[name] = texts[name] or texts[stand_in]
    parts = re.split(r"[,\s]+", flags) if isinstance(flags, str) else flags
    return {**row, **texts, "flags": tuple(clean_text(flag) for flag in parts if flag)}


def office_of(statement: Statement) -> str:
    """A person's office when speaking; nothing where the data tells several offices with their years."""
    office: str = statement["speaker_role"].partition(";")[0].removesuffix(" when speaking")
    return "" if re.search(r"\d{4}", office) else office


def credit_of(statement: Statement) -> str:
    """ "crediting AP", or nothing"""
    return f"crediting {statement['credits']}" if statement["credits"] else ""


def is_own_voice(statement: Statement) -> bool:
    """Whether the speaker is a publication, or one that compiles numbers."""
    return bool(statement["speaker_class"] == "publisher")


def is_worked_out(statement: Statement) -> bool:
    """Whether the outlet made the number out of another's words, so that it is not the speaker's own."""
    return not is_own_voice(statement) and "derived_by_outlet" in statement["flags"]


def cautions_of(statement: Statement) -> list[str]:
    """What to know before the figure is used, each in a few words."""
    is_part = statement["period_stretch"] == "note"
    flags = [flag for flag in statement["flags"] if flag != "subset" or not is_part]
    remarks = [
        *(CAUTIONS.get(flag, flag.replace("_", " ")) for flag in flags),
        "an unconfirmed publication" if statement["is_unconfirmed"] else "",
        "brought by a reader, checked by nobody" if statement.get(ORIGIN) else "",
        statement["note"].removesuffix(".") if is_part else "",
    ]
    return [remark for remark in remarks if remark]
