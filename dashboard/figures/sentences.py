"""One figure as one English sentence that keeps who said it, when, with which hedge, and where it was printed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from dashboard.figures.citations import cite_inline
from dashboard.figures.display import format_interval, format_number
from dashboard.figures.forms import NO_BREAK_SPACE, form_of
from dashboard.figures.phrasing import PhrasedNumber, phrase_number
from dashboard.figures.statement import (
    Statement,
    cautions_of,
    credit_of,
    is_own_voice,
    is_worked_out,
    office_of,
    read_statement,
)
from dashboard.figures.text_parts import (
    add_article,
    bracket_remarks,
    capitalize_article,
    join_parts,
    quote_text,
    spell_day,
    spell_on_day,
    split_date,
)

# Of a length of date, the stretch that it names: a figure of a quarter does not count the month in which that ends.
_STRETCHES = {len("2026"): "year", len("2026-01"): "month", len("2026-01-31"): "day"}
_PLACE = re.compile(r"\{(number|subject|([a-z ]+)\|([a-z ]+))\}")


class Lead(NamedTuple):
    """How a sentence begins, and what of date and publication it has said by then."""

    text: str
    is_decision: bool = False
    names_publication: bool = False


def build_sentence(row: Mapping[str, Any]) -> str:
    """The figure in one sentence, in plain text without line breaks.

    `row` has the columns of the `statements` table. The number stands with its hedge as printed; where English cannot
    say it so, the printed words follow in quotation marks. Published errors and doctored copies are named as such,
    never as a number that somebody said. Never raises for values that are missing.
    """
    statement = read_statement(row)
    if statement["is_error"]:
        return _build_error_sentence(statement)
    lead = _build_lead(statement)
    publication = join_parts(_outlet_of(statement), credit_of(statement), spell_day(statement["published_on"]))
    printed = "" if lead.names_publication else f" ({publication})"
    cautions = bracket_remarks(cautions_of(statement), "[]")
    return f"{capitalize_article(lead.text)}{_build_clause(statement, lead)}{printed}{cautions}."


def _speaker_of(statement: Statement) -> str:
    """Who spoke, as inside a sentence: with office or article, and as unnamed where the publication names nobody."""
    name, role, kind = (statement[part] for part in ("speaker", "speaker_role", "speaker_class"))
    if not name:
        return statement["speaker_id"] or "a speaker who is not recorded"
    if kind == "person":
        office = office_of(statement)
        return f"{name}, {office}," if office else name
    name = re.sub(r"^([^,(]+), (.+)$", r"\1 (\2)", name)
    if kind == "unnamed":
        if "official" in name.lower():
            return f"unnamed {name}"
        if "named" not in name.lower() and role:
            return f"{name} ({role[:1].lower()}{role[1:]})"
    return add_article(name)


def _build_lead(statement: Statement) -> Lead:
    stated, published, outlet = statement["stated_on"], statement["published_on"], _outlet_of(statement)
    speaker = _speaker_of(statement)
    if statement["stance_kind"] == "decides":
        return Lead(_build_decision(statement), is_decision=True)
    if is_worked_out(statement) or (statement["stance_kind"] == "report" and not is_own_voice(statement)):
        said = f", {spell_on_day(stated)}," if stated and stated != published else ","
        how, of = ("worked out", "from words of") if is_worked_out(statement) else ("reported", "citing")
        reported = f"{_outlet_with_credit(statement)} {how} {spell_on_day(published)}"
        return Lead(f"{reported}, {of} {speaker.removesuffix(',')}{said}", names_publication=True)
    how = ", counting case by case," if statement["stance_kind"] == "count" else ""
    is_same = statement["speaker"].removeprefix("The ") == outlet.removeprefix("The ")
    is_own_page = is_same and stated == published and not statement["credits"]
    return Lead(f"{speaker} {_verb_of(statement)} {spell_on_day(stated)}{how}", names_publication=is_own_page)


def _verb_of(statement: Statement) -> str:
    if _has_no_clause(statement):
        return "spoke"
    if statement["stance_kind"] == "report":
        return "reported"
    is_estimate = statement["stance_kind"] == "estimate" and statement["kind"] != "rule"
    return "estimated" if is_estimate and "estimat" not in _phrase(statement).text else "said"


def _build_decision(statement: Statement) -> str:
    stated, force = statement["stated_on"], statement["effective_from"]
    name = _speaker_of(statement).partition(",")[0]
    in_force = f", in force from {'that day' if force == stated else spell_day(force)}" if force else ""
    if statement["speaker_class"] == "person":
        word = statement["decision_word"] or "decision"
        article = "an" if word[0] in "aeiou" else "a"
        return f"Under {article} {word} signed by {name} {spell_on_day(stated)}{in_force},"
    kind = name if statement["speaker_class"] == "document" else f"a decision by {name}"
    return f"Under {kind} of {spell_day(stated)}{in_force},"


def _build_clause(statement: Statement, lead: Lead) -> str:
    """The clause with its scope, the printed words where needed, and the time that is meant."""
    is_fall = any(bound is not None and bound < 0 for bound in (statement["low"], statement["high"]))
    number, scope, force = _phrase(statement), statement["scope"], statement["effective_from"]
    if is_fall and not _has_verbs(statement):
        number = _write_sign(statement)
    subject = add_article(statement["subject_name"])
    words = "" if number.is_faithful else f"in the words {quote_text(statement['wording'])}"
    remarks = [words, _describe_rounding(statement, number)]
    is_force_open = force and force != statement["stated_on"] and not lead.is_decision
    time = _spell_time(statement) + (f", in force from {spell_day(force)}" if is_force_open else "")
    if _has_no_clause(statement):
        what = f"{quote_text(statement['measure_label'])}, {subject}"
        joint = " the number was " if lead.is_decision else " of "
        return f"{joint}{number.text}{bracket_remarks([what, scope, *remarks])}{time}"
    clause = _fill_clause(statement["clause"], number.text, subject, is_fall=is_fall)
    aside = bracket_remarks([scope, *remarks])
    if scope.startswith(("including ", "excluding ")):
        aside = f", {scope}{bracket_remarks(remarks)}{',' if time.startswith(' ') else ''}"
    return f"{' ' if lead.is_decision else ' that '}{clause}{aside}{time}"


def _has_no_clause(statement: Statement) -> bool:
    """Whether the clause is missing, or says what is denied ("target, not a count") or in dispute."""
    is_reported = statement["stance_kind"] in ("decides", "report")
    is_in_dispute = "label_disputed" in statement["flags"] and not is_reported
    return is_in_dispute or ", not " in statement["scope"] or "{number}" not in statement["clause"]


def _has_verbs(statement: Statement) -> bool:
    """Whether the clause says a fall by another verb than a rise, so that its number needs no sign."""
    return _has_no_clause(statement) or "|" in statement["clause"]


def _write_sign(statement: Statement) -> PhrasedNumber:
    """The number below zero, which the words say without a sign, or with a hedge."""
    text = format_interval(statement["low"], statement["high"], statement.get("step"), form=form_of(statement))
    return PhrasedNumber(text.replace(NO_BREAK_SPACE, " "), is_faithful=statement["rule"] == "exact")


def _fill_clause(clause: str, number: str, subject: str, *, is_fall: bool) -> str:
    """The clause with number and subject in their places; "1 years" becomes "1 year"."""
    if number in ("1", "one"):
        clause = re.sub(r"(?<=\{number\} )(\w+)s\b", r"\1", clause)
    if number.endswith(("dozens", "hundreds", "thousands", "millions")):
        clause = clause.replace("{number} ", "{number} of ")
    known = {"number": number, "subject": subject}
    return _PLACE.sub(lambda match: known.get(match[1]) or match[3 if is_fall else 2], clause)


def _spell_time(statement: Statement) -> str:
    """The stretch that is counted, or the day for which the number holds where that is not the day it was said."""
    as_of, stated, stretch = statement["as_of"], statement["stated_on"], statement["period_stretch"]
    is_said = not as_of or stated.startswith(as_of)
    if not statement["period"]:
        return _spell_day_meant(statement, is_said=is_said)
    if statement["period_clause"] and as_of:
        words = {"{as_of}": spell_day(as_of), "{year}": as_of[:4]}
        return " " + re.sub(r"\{(as_of|year)\}", lambda place: words[place[0]], statement["period_clause"])
    begins = {"running": statement["counted_from"], "year_to_date": f"{as_of[:4]}-01-01" if as_of else ""}
    if begin := spell_day(begins.get(stretch, "")) if begins.get(stretch) else "":
        return f" since {begin}" if is_said or not split_date(as_of) else f" from {begin} to {spell_day(as_of)}"
    if stretch == "as_of" and as_of:
        is_all_of_it = statement["period"] == _STRETCHES.get(len(as_of))
        return f" {spell_on_day(as_of)}" + ("" if is_all_of_it else f" ({statement['period_label']})")
    of = "in all" if stretch == "running" else "over another stretch of time"
    return f" {of}" + ("" if is_said else f" up to {spell_day(as_of)}")


def _spell_day_meant(statement: Statement, *, is_said: bool) -> str:
    as_of, stated = statement["as_of"], statement["stated_on"]
    if not as_of or statement["effective_from"]:
        return ""
    known = min(len(as_of), len(stated))
    is_year_of_plan = statement["kind"] == "plan" and len(as_of) == len("2026")
    if as_of[:known] > stated[:known] or is_year_of_plan:
        return f" for {spell_day(as_of)}"
    return "" if is_said else f", as of {spell_day(as_of)}"


def build_correction(row: Mapping[str, Any], right: Mapping[str, Any] | None) -> str:
    """The sentence of an error in print with the words, speaker and publication of the right figure."""
    statement = read_statement(row)
    if right is None:
        return _build_error_sentence(statement)
    other = read_statement(right)
    label = "" if other["measure"] == statement["measure"] else f" as {quote_text(other['measure_label'])}"
    return _build_error_sentence(statement, f"{quote_text(other['wording'])}{label} {cite_inline(right)}")


def _build_error_sentence(statement: Statement, right: str = "") -> str:
    """What was printed, where and in whose name, as an error and nothing else."""
    is_doctored = "doctored" in statement["flags"]
    is_own = is_doctored or statement["speaker"] == _outlet_of(statement)
    right = right or statement["corrected_by"]
    return "".join([
        f"{_outlet_with_credit(statement)} printed {quote_text(statement['wording'])} ",
        "from a doctored copy " if is_doctored else "in error ",
        f"{spell_on_day(statement['published_on'])}, as {quote_text(statement['measure_label'])} ",
        f"for {add_article(statement['subject_name'])}",
        "" if is_own else f" and attributed to {_speaker_of(statement).removesuffix(',')}",
        f"; the right figure is {right}" if right else "; it is not a figure to use",
        f"{bracket_remarks([statement['note'].removesuffix('.')], '[]')}.",
    ])  # fmt: skip


def _phrase(statement: Statement) -> PhrasedNumber:
    return phrase_number(
        statement["wording"], statement["low"], statement["high"], statement["rounded_to"], form_of(statement)
    )


def _describe_rounding(statement: Statement, number: PhrasedNumber) -> str:
    """The unit of rounding, where it is known to us and full digits hide it."""
    unit = statement["rounded_to"] or 1
    is_hidden = unit > 1 and statement["rule"] == "rounded" and number.text[-1:].isdigit()
    return f"rounded to {format_number(unit, form=form_of(statement))}" if is_hidden else ""


def _outlet_of(statement: Statement) -> str:
    return statement["outlet"] or "a publication that is not recorded"


def _outlet_with_credit(statement: Statement) -> str:
    credit = credit_of(statement)
    return f"{_outlet_of(statement)}, {credit}," if credit else _outlet_of(statement)
