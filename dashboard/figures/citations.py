"""One figure as a citation: in the line, in full, as BibTeX and as CSL-JSON.

Each names speaker and publication with their dates, as precisely as the data knows them. Nothing is invented: a part
that is not known is left out, no day of access is given, and since no title of a page is stored, the titles here are
ours: what is counted, and the printed words, in [brackets].
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from dashboard.figures.addresses import NO_LINK
from dashboard.figures.bibliography import check_web_address, escape_latex, format_bibtex, format_csl, keep_case
from dashboard.figures.display import capitalize
from dashboard.figures.statement import Statement, cautions_of, credit_of, is_worked_out, office_of, read_statement
from dashboard.figures.text_parts import clean_text, join_parts, quote_text, spell_day, spell_on_day

VERSION_LETTERS = 8  # of the fingerprint of the data: enough to tell versions apart
_NO_KEY = re.compile(r"[^A-Za-z0-9_:.-]+")


class Name(NamedTuple):
    """Who is cited: a person in two parts, or a body, whose whole name is `family`."""

    family: str
    given: str = ""


def cite_inline(row: Mapping[str, Any]) -> str:
    """ "(Zaluzhnyi, 22 August 2022, cited in The Independent, 25 August 2022)"

    `row` here and below has the columns of the `statements` table.
    """
    statement = read_statement(row)
    speaker, outlet, published = (statement[name] for name in ("speaker", "outlet", "published_on"))
    page = join_parts(outlet, published and spell_day(published))
    if statement["is_error"]:
        return f"({_name_error(statement)}, in {page})"
    if is_worked_out(statement):
        return f"({page}, worked out from words of {_person_of(statement).family})"
    is_own = speaker.casefold().removeprefix("the ") == outlet.casefold().removeprefix("the ")
    if is_own and statement["stated_on"] == published:
        return f"({page})"
    joint = "in" if statement["tier"] == "primary" else "cited in"
    return f"({join_parts(_person_of(statement).family, _spell_when(statement), page and f'{joint} {page}')})"


def cite_in_full(row: Mapping[str, Any], *, data_version: str, address: str | None = None) -> str:
    """One paragraph: speaker with role, words, what they count, dates, publication with address, and the figure's name.

    `address` is that of the figure's own page; where it is not known, here and below, the citation says so.
    """
    statement = read_statement(row)
    words = f"{_describe_speaker(statement)}: {quote_text(statement['wording'])} [{_describe_counted(statement)}]"
    published = spell_day(statement["published_on"])
    page = join_parts(statement["outlet"], credit_of(statement), published, check_web_address(statement["url"]))
    figure = join_parts(_name_figure(statement, data_version), check_web_address(address) or NO_LINK)
    return _join_sentences(join_parts(words, *_spell_stated(statement)), f"{page} ({figure})", *_remarks_of(statement))


def build_bibtex(row: Mapping[str, Any], *, data_version: str, address: str | None = None) -> str:
    """A BibTeX entry @misc whose key is the figure_id. The date is that of the publication."""
    statement = read_statement(row)
    family, given = _author_of(statement)
    author = f"{_escape_name(family)}, {_escape_name(given)}" if given else f"{{{escape_latex(family)}}}"
    words = escape_latex(quote_text(statement["wording"]))
    # The braces around the words alone keep their letters where a style would change those of a title.
    title = escape_latex(_build_title(statement)).replace(words, f"{words[0]}{{{words[1:-1]}}}{words[-1]}")
    fields = {
        "author": family and author,
        "title": f"{{{title}}}",
        "howpublished": escape_latex(statement["outlet"]),
    }
    note = escape_latex(_build_note(statement, data_version, address))
    key = _NO_KEY.sub("", statement["figure_id"]) or "figure"
    return format_bibtex(key, fields, date=statement["published_on"], url=statement["url"], note=note)


def build_csl_item(row: Mapping[str, Any], *, data_version: str, address: str | None = None) -> dict[str, Any]:
    """An item of CSL-JSON, type `webpage`, for Zotero, Pandoc and citation processors. Dates may be partial."""
    statement = read_statement(row)
    family, given = _author_of(statement)
    author = {"family": family, "given": given} if given else {"literal": family}
    return format_csl({
        "id": statement["figure_id"],
        "type": "webpage",
        "title": keep_case(_build_title(statement)),
        "author": [author] if family else None,
        "container-title": statement["outlet"],
        "issued": statement["published_on"],
        "URL": statement["url"],
        "note": _build_note(statement, data_version, address),
    })  # fmt: skip


def _author_of(statement: Statement) -> Name:
    """Whose words are cited: the speaker, or the outlet where it erred or made the number."""
    is_of_outlet = statement["is_error"] or is_worked_out(statement)
    return Name(statement["outlet"]) if is_of_outlet else _person_of(statement)


def _person_of(statement: Statement) -> Name:
    whole = statement["speaker"] or statement["speaker_id"]
    if statement["speaker_class"] != "person":
        return Name(whole)
    given, _, family = whole.rpartition(" ")
    return Name(family, given)


def _describe_speaker(statement: Statement) -> str:
    """The speaker with office, or what sort of body it is; or who erred, or made a number out of another's words."""
    name, role = statement["speaker"] or statement["speaker_id"], _role_of(statement)
    who = f"{name} ({role})" if role and statement["speaker_class"] != "person" else join_parts(name, role)
    if is_worked_out(statement):
        return f"Worked out by {statement['outlet']} from words of {who}"
    if not statement["is_error"]:
        return who
    return "Doctored copy" if "doctored" in statement["flags"] else f"Printed in error, attributed to {who}"


def _role_of(statement: Statement) -> str:
    role: str = statement["speaker_role"]
    return office_of(statement) if statement["speaker_class"] == "person" else role


def _spell_when(statement: Statement) -> str:
    """The day of the statement."""
    return spell_day(statement["stated_on"]) if statement["stated_on"] else ""


def _name_error(statement: Statement) -> str:
    return "doctored copy" if "doctored" in statement["flags"] else "printed in error"


def _describe_counted(statement: Statement) -> str:
    """ "Killed, Ukraine; men under 50" """
    counted = f"{statement['measure_label']}, {statement['subject_name']}"
    return join_parts(counted, statement["scope"], by="; ")


def _build_title(statement: Statement) -> str:
    error = f"{capitalize(_name_error(statement))}: " if statement["is_error"] else ""
    return f"[{error}{_describe_counted(statement)}: {quote_text(statement['wording'])}]"


def _spell_stated(statement: Statement) -> list[str]:
    """When it was said, and from when it is in force."""
    if statement["is_error"]:
        return []
    how = "decided" if statement["stance_kind"] == "decides" else "stated"
    stated = f"{how} {spell_on_day(statement['stated_on'])}" if statement["stated_on"] else ""
    force = f"in force from {spell_day(statement['effective_from'])}" if statement["effective_from"] else ""
    return [stated, force]


def _remarks_of(statement: Statement) -> list[str]:
    """What to know before the figure is used, and for an error the name of the right one."""
    cautions, right = join_parts(*cautions_of(statement), by="; "), statement["corrected_by"]
    return [f"Caution: {cautions}" if cautions else "", f"Right figure: {right}" if right else ""]


def _name_figure(statement: Statement, data_version: str) -> str:
    return f"Muster, figure {statement['figure_id']}, data {clean_text(data_version)[:VERSION_LETTERS]}"


def _build_note(statement: Statement, data_version: str, address: str | None) -> str:
    """What the fields of a citation have no place for."""
    role = _role_of(statement) if _author_of(statement) == _person_of(statement) else ""
    is_attributed = statement["is_error"] and "doctored" not in statement["flags"]
    of_another = "Worked out from words of" if is_worked_out(statement) else "Attributed to" if is_attributed else ""
    note = _join_sentences(
        capitalize(join_parts(*_spell_stated(statement))),
        f"Speaker: {role}" if role else "",
        f"{of_another} {statement['speaker']}" if of_another and statement["speaker"] else "",
        capitalize(credit_of(statement)),
        *_remarks_of(statement),
        _name_figure(statement, data_version),
    )
    return join_parts(note, check_web_address(address) or f"{NO_LINK}.", by=" ")


def _join_sentences(*sentences: str) -> str:
    return " ".join(f"{sentence}." for sentence in sentences if sentence)


def _escape_name(name: str) -> str:
    """A part of a person's name; where BibTeX would take it for several, it is kept together."""
    is_several = "," in name or re.search(r"\band\b", name, re.IGNORECASE)
    return f"{{{escape_latex(name)}}}" if is_several else escape_latex(name)
