"""One figure as one English sentence that keeps who said it, when, with which hedge, and where it was printed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from dashboard.figures.phrasing import PhrasedNumber, phrase_number
from dashboard.figures.text_parts import (
    add_article,
    bracket_remarks,
    capitalize_article,
    clean_text,
    quote_text,
    spell_day,
    spell_on_day,
    split_date,
)

WAR_BEGAN = "2022-02-24"  # where a figure whose period is `cumulative` begins to count, as the codebook says

# What a reader must know before using a figure. Empty: the sentence says it elsewhere, or it changes no use.
CAUTIONS = {
    "error_in_print": "",
    "misprint": "digits slipped in print",
    "doctored": "",
    "truncated": "digits cut off, not rounded",
    "digits_disputed": "copies of the statement print different digits",
    "retroactive": "in force before it was signed",
    "retold": "",
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
_PLACE = re.compile(r"\{(number|subject|([a-z ]+)\|([a-z ]+))\}")
_CALL_UPS = ("spring", "autumn")
_OWN_VOICES = ("news_organisation", "data_compiler")


class Lead(NamedTuple):
    """How a sentence begins, and what of date and publication it has said by then."""

    text: str
    is_decree: bool = False
    names_publication: bool = False


def build_sentence(row: Mapping[str, Any]) -> str:
    """The figure in one sentence, in plain text without line breaks.

    `row` has the columns of the `statements` table; `flags` is a list, or text with ", " between them. The number
    stands with its hedge as printed; where English cannot say it so, the printed words follow in quotation marks.
    Published errors and doctored copies are told as such, never as a number that somebody said. Never raises for
    values that are missing.
    """
    if row["is_error"]:
        return _build_error_sentence(row)
    lead = _lead(row)
    publication = "" if lead.names_publication else f" ({publication_of(row)})"
    return f"{capitalize_article(lead.text)}{_what(row, lead)}{publication}{bracket_remarks(cautions_of(row), '[]')}."


def flags_of(row: Mapping[str, Any]) -> tuple[str, ...]:
    """The flags of a row, whether they come as a list or as text."""
    flags = row["flags"] or ()
    return tuple(flag for flag in (re.split(r"[,\s]+", flags) if isinstance(flags, str) else flags) if flag)


def publication_of(row: Mapping[str, Any]) -> str:
    """ "The Independent, 25 August 2022", "Hindustan Times, crediting AP, 25 March 2022" """
    credits_ = clean_text(row["credits"])
    parts = (_outlet(row), f"crediting {credits_}" if credits_ else "", spell_day(row["published_on"]))
    return ", ".join(part for part in parts if part)


def speaker_of(row: Mapping[str, Any]) -> str:
    """Who spoke, as inside a sentence: with office or article, and as unnamed where the publication names nobody."""
    name, role, kind = clean_text(row["speaker"]), clean_text(row["speaker_role"]), row["speaker_kind"]
    if not name:
        return clean_text(row["speaker_id"]) or "a speaker who is not recorded"
    if kind == "person":
        office = office_of(row)
        return f"{name}, {office}," if office else name
    name = re.sub(r"^([^,(]+), (.+)$", r"\1 (\2)", name)
    if kind == "unnamed_officials":
        if "official" in name.lower():
            return f"unnamed {name}"
        if "named" not in name.lower() and role:
            return f"{name} ({role[:1].lower()}{role[1:]})"
    return add_article(name)


def office_of(row: Mapping[str, Any]) -> str:
    """A person's office when speaking; nothing where the data tells several offices with their years."""
    office = clean_text(row["speaker_role"]).partition(";")[0].removesuffix(" when speaking")
    return "" if re.search(r"\d{4}", office) else office


def is_worked_out(row: Mapping[str, Any]) -> bool:
    """Whether the outlet made the number out of another's words, so that it is not the speaker's own."""
    return row["speaker_kind"] not in _OWN_VOICES and "derived_by_outlet" in flags_of(row)


def cautions_of(row: Mapping[str, Any]) -> list[str]:
    """What to know before the figure is used, each in a few words."""
    flags = [clean_text(flag) for flag in flags_of(row) if flag != "subset" or row["period"] != "part"]
    remarks = [CAUTIONS.get(flag, flag.replace("_", " ")) for flag in flags]
    if row["stance"] != "official_decree" and "retold" in flags:
        remarks.append("told again of an older day")
    if row["is_unconfirmed"]:
        remarks.append("an unconfirmed publication")
    if row["period"] == "part":
        remarks.append(clean_text(row["note"]).removesuffix("."))
    return [remark for remark in remarks if remark]


def _lead(row: Mapping[str, Any]) -> Lead:
    stated, speaker = row["stated_on"], speaker_of(row)
    if row["stance"] == "official_decree":
        return Lead(_decree(row), is_decree=True)
    if is_worked_out(row) or (row["stance"] == "media_report" and row["speaker_kind"] not in _OWN_VOICES):
        said = f", {spell_on_day(stated)}," if stated and stated != row["published_on"] else ","
        how, of = ("worked out", "from words of") if is_worked_out(row) else ("reported", "citing")
        whose = f"{of} {speaker.removesuffix(',')}{said}"
        reported = f"{_outlet_with_credits(row)} {how} {spell_on_day(row['published_on'])}, {whose}"
        return Lead(reported, names_publication=True)
    how = ", counting case by case," if row["stance"] == "confirmed_count" else ""
    same = clean_text(row["speaker"]).removeprefix("The ") == _outlet(row).removeprefix("The ")
    is_own_page = same and stated == row["published_on"] and not row["credits"]
    return Lead(f"{speaker} {_verb(row)} {spell_on_day(stated)}{how}", names_publication=is_own_page)


def _verb(row: Mapping[str, Any]) -> str:
    if _has_no_clause(row):
        return "spoke"
    if row["stance"] == "media_report":
        return "reported"
    is_estimate = row["stance"] == "independent_estimate" and row["kind"] != "rule"
    return "estimated" if is_estimate and "estimat" not in _number(row).text else "said"


def _decree(row: Mapping[str, Any]) -> str:
    name, stated, force = speaker_of(row).partition(",")[0], row["stated_on"], row["effective_from"]
    if "retold" in flags_of(row):
        in_force = f"in force from {spell_day(force)} and " if force else ""
        return f"Under an older decree of {name}, {in_force}told again {spell_on_day(stated)},"
    in_force = f", in force from {'that day' if force == stated else spell_day(force)}" if force else ""
    if row["speaker_kind"] == "person":
        return f"Under a decree signed by {name} {spell_on_day(stated)}{in_force},"
    kind = name if row["speaker_kind"] == "document" else f"a decree or law by {name}"
    return f"Under {kind} of {spell_day(stated)}{in_force},"


def _what(row: Mapping[str, Any], lead: Lead) -> str:
    """The clause with its scope, the printed words where needed, and the time that is meant."""
    number = _number(row)
    words = "" if number.is_faithful else f"in the words {quote_text(row['wording'])}"
    subject = add_article(clean_text(row["subject_name"]) or clean_text(row["subject"]))
    remarks = [words, _rounding(row, number)]
    time = f"{_time(row)}{'' if lead.is_decree else _force(row)}"
    if _has_no_clause(row):
        what = f"{quote_text(row['measure_label'] or row['measure'])}, {subject}"
        joint = " the number was " if lead.is_decree else " of "
        return f"{joint}{number.text}{bracket_remarks([what, clean_text(row['scope']), *remarks])}{time}"
    clause = _filled(clean_text(row["clause"]), number.text, subject, is_fall=_is_fall(row))
    return f"{' ' if lead.is_decree else ' that '}{clause}{_aside(row, remarks, time)}{time}"


def _aside(row: Mapping[str, Any], remarks: list[str], time: str) -> str:
    """The scope and our remarks on the number, as the rest of the sentence lets them stand."""
    scope = clean_text(row["scope"])
    if not scope.startswith(("including ", "excluding ")):
        return bracket_remarks([scope, *remarks])
    return f", {scope}{bracket_remarks(remarks)}{',' if time.startswith(' ') else ''}"


def _has_no_clause(row: Mapping[str, Any]) -> bool:
    """Whether the clause is missing, or says what is denied ("target, not a count") or in dispute."""
    is_reported = row["stance"] in ("official_decree", "media_report")
    is_in_dispute = "label_disputed" in flags_of(row) and not is_reported
    return is_in_dispute or ", not " in clean_text(row["scope"]) or "{number}" not in clean_text(row["clause"])


def _filled(clause: str, number: str, subject: str, *, is_fall: bool) -> str:
    """The clause with number and subject in their places; "1 years" becomes "1 year"."""
    several = number.endswith(("dozens", "hundreds", "thousands", "millions"))
    shown = re.sub(r"(?<=\{number\} )(\w+)s\b", r"\1", clause) if number in ("1", "one") else clause
    if several:
        shown = shown.replace("{number} ", "{number} of ")

    def place(match: re.Match[str]) -> str:
        if match[1] == "number":
            return number
        return subject if match[1] == "subject" else match[3] if is_fall else match[2]

    return _PLACE.sub(place, shown)


def _time(row: Mapping[str, Any]) -> str:
    """The stretch that is counted, or the day for which the number holds where that is not the day it was said."""
    as_of, stated, period = clean_text(row["as_of"]), clean_text(row["stated_on"]), row["period"]
    is_said = not as_of or stated.startswith(as_of)
    if period == "cumulative":
        return f" since {spell_day(WAR_BEGAN)}" if is_said else f" from {spell_day(WAR_BEGAN)} to {spell_day(as_of)}"
    if period == "year_to_date":
        begin = f"1 January {as_of[:4]}"
        return f" since {begin}" if is_said or not split_date(as_of) else f" from {begin} to {spell_day(as_of)}"
    if period in _CALL_UPS:
        return f" in the {period} call-up of {spell_day(as_of[:4])}"
    if period in ("year", "month"):
        return f" in {spell_day(as_of)}"
    if period:
        return " over another stretch of time" + ("" if is_said else f" up to {spell_day(as_of)}")
    return _day_meant(row, as_of, stated, is_said=is_said)


def _day_meant(row: Mapping[str, Any], as_of: str, stated: str, *, is_said: bool) -> str:
    if not as_of or row["effective_from"]:
        return ""
    known = min(len(as_of), len(stated))
    is_ahead = as_of[:known] > stated[:known]
    is_year_of_plan = row["kind"] == "plan" and len(as_of) == len("2026")
    if is_ahead or is_year_of_plan:
        return f" for {spell_day(as_of)}"
    return "" if is_said else f", as of {spell_day(as_of)}"


def _force(row: Mapping[str, Any]) -> str:
    force = row["effective_from"]
    return f", in force from {spell_day(force)}" if force and force != row["stated_on"] else ""


def _build_error_sentence(row: Mapping[str, Any]) -> str:
    """What was printed, where and in whose name, as an error and nothing else."""
    speaker, outlet = speaker_of(row).removesuffix(","), _outlet_with_credits(row)
    is_doctored = "doctored" in flags_of(row)
    how = "from a doctored copy" if is_doctored else "in error"
    is_own = is_doctored or clean_text(row["speaker"]) == _outlet(row)
    attributed = "" if is_own else f" and attributed to {speaker}"
    subject = add_article(clean_text(row["subject_name"]) or clean_text(row["subject"]))
    label = quote_text(row["measure_label"] or row["measure"])
    right = clean_text(row["corrected_by"])
    instead = f"; the right figure is {right}" if right else "; it is not a figure to use"
    what = f"printed {quote_text(row['wording'])} {how} {spell_on_day(row['published_on'])}, as {label} for {subject}"
    return f"{outlet} {what}{attributed}{instead}{bracket_remarks([clean_text(row['note']).removesuffix('.')], '[]')}."


def _number(row: Mapping[str, Any]) -> PhrasedNumber:
    return phrase_number(row["wording"], row["low"], row["high"], row["rounded_to"])


def _rounding(row: Mapping[str, Any], number: PhrasedNumber) -> str:
    """The unit of rounding, where it is known to us and full digits hide it."""
    unit = row["rounded_to"] or 1
    is_hidden = unit > 1 and row["rule"] == "rounded" and number.text[-1:].isdigit()
    return f"rounded to {unit:,}" if is_hidden else ""


def _is_fall(row: Mapping[str, Any]) -> bool:
    return any(bound is not None and bound < 0 for bound in (row["low"], row["high"]))


def _outlet(row: Mapping[str, Any]) -> str:
    return clean_text(row["outlet"]) or clean_text(row["publication_id"]) or "a publication that is not recorded"


def _outlet_with_credits(row: Mapping[str, Any]) -> str:
    credits_ = clean_text(row["credits"])
    return _outlet(row) + (f", crediting {credits_}," if credits_ else "")
