"""One figure as a citation: in the line, in full, as BibTeX and as CSL-JSON.

Each names speaker and publication with their dates, as precisely as the data knows them. Nothing is invented: a part
that is not known is left out, no day of access is given, and since no title of a page is stored, the titles here are
ours: what is counted, and the printed words, in [brackets].
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, NamedTuple
from urllib.parse import quote

from dashboard.figures.sentences import cautions_of, flags_of, is_worked_out, office_of
from dashboard.figures.text_parts import clean_text, quote_text, spell_day, spell_on_day, split_date

VERSION_LETTERS = 8  # of the fingerprint of the data: enough to tell versions apart

_WEB_ADDRESS = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)
_KEY = re.compile(r"[^A-Za-z0-9_:.-]+")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

# BibTeX counts braces even behind a backslash, so that \{ would open a group: braces are named instead.
_LATEX = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{letter: f"\\{letter}" for letter in "#$%&_"},
    }
)
# An address is typeset as it stands; only what would end its group or its command is percent-encoded.
_IN_ADDRESS = str.maketrans({letter: quote(letter, safe="") for letter in "{}\\^`|'\""})


class Name(NamedTuple):
    """Who is cited: a person in two parts, or a body, whose whole name is `family`."""

    family: str
    given: str = ""


def cite_inline(row: Mapping[str, Any]) -> str:
    """ "(Zaluzhnyi, 22 August 2022, cited in The Independent, 25 August 2022)"

    `row` here and below has the columns of the `statements` table.
    """
    page = _joined(_outlet(row), _date(row["published_on"]))
    if row["is_error"]:
        return f"({_error(row)}, in {page})"
    if is_worked_out(row):
        return f"({page}, worked out from words of {_person(row).family})"
    if _plain_name(row["speaker"]) == _plain_name(row["outlet"]) and row["stated_on"] == row["published_on"]:
        return f"({page})"
    joint = "in" if row["tier"] == "primary" else "cited in"
    return f"({_joined(_person(row).family, _when(row), f'{joint} {page}' if page else '')})"


def cite_in_full(row: Mapping[str, Any], *, data_version: str, address: str | None = None) -> str:
    """One paragraph: speaker with role, words, what they count, dates, publication with address, and the figure's name.

    `address` is that of the figure's own page, where there is one.
    """
    said = _joined(f"{_who(row)}: {quote_text(row['wording'])} [{_counted(row)}]", *_stated(row))
    crediting = f"crediting {clean_text(row['credits'])}" if clean_text(row["credits"]) else ""
    page = _joined(_outlet(row), crediting, spell_day(row["published_on"]), check_web_address(row["url"]) or "")
    figure = _joined(_muster(row, data_version), check_web_address(address) or "")
    return " ".join([f"{said}.", f"{page} ({figure}).", *(f"{remark}." for remark in _remarks(row))])


def build_bibtex(row: Mapping[str, Any], *, data_version: str, address: str | None = None) -> str:
    """A BibTeX entry @misc whose key is the figure_id; text is escaped for LaTeX, other alphabets stay UTF-8.

    The date is that of the publication. `url` holds the page as it is, for \\url.
    """
    name = _author(row)
    author = f"{_part(name.family)}, {_part(name.given)}" if name.given else f"{{{_latex(name.family)}}}"
    outlet = _outlet(row)
    fields = {
        "author": f"{{{author}}}" if name.family else "",
        "title": f"{{{{{_latex(_title(row))}}}}}",
        "howpublished": f"{{{_latex(outlet)}}}" if outlet else "",
        **_bibtex_date(row["published_on"]),
        "url": f"{{{_typeset_address(row['url'])}}}" if check_web_address(row["url"]) else "",
        "note": f"{{{_latex(_note(row, data_version, address))}}}",
    }
    lines = "".join(f"  {key} = {value},\n" for key, value in fields.items() if value)
    return f"@misc{{{_KEY.sub('', clean_text(row['figure_id'])) or 'figure'},\n{lines}}}\n"


def build_csl_item(row: Mapping[str, Any], *, data_version: str, address: str | None = None) -> dict[str, Any]:
    """An item of CSL-JSON, type `webpage`, for Zotero, Pandoc and citation processors. Dates may be partial."""
    name, issued = _author(row), split_date(row["published_on"])
    person = {"family": name.family, "given": name.given} if name.given else {"literal": name.family}
    item: dict[str, Any] = {
        "id": clean_text(row["figure_id"]),
        "type": "webpage",
        "title": _title(row),
        "author": [person] if name.family else None,
        "container-title": _outlet(row),
        "issued": {"date-parts": [list(issued)]} if issued else None,
        "URL": check_web_address(row["url"]),
        "note": _note(row, data_version, address),
    }
    return {key: value for key, value in item.items() if value}


def check_web_address(address: object) -> str | None:
    """The address if it is one of the web (http or https) in one piece, else None."""
    text = str(address or "")
    return text if text == clean_text(text) and _WEB_ADDRESS.fullmatch(text) else None


def _author(row: Mapping[str, Any]) -> Name:
    """Whose words are cited: the speaker, or the outlet where it erred or made the number."""
    return Name(_outlet(row)) if row["is_error"] or is_worked_out(row) else _person(row)


def _person(row: Mapping[str, Any]) -> Name:
    whole = clean_text(row["speaker"]) or clean_text(row["speaker_id"])
    if row["speaker_kind"] != "person":
        return Name(whole)
    given, _, family = whole.rpartition(" ")
    return Name(family, given)


def _who(row: Mapping[str, Any]) -> str:
    """The speaker with office, or what sort of body it is; or who erred, or made a number out of another's words."""
    name, role = clean_text(row["speaker"]) or clean_text(row["speaker_id"]), _role(row)
    is_body = row["speaker_kind"] != "person" and role
    who = f"{name} ({role})" if is_body else _joined(name, role)
    if is_worked_out(row):
        return f"Worked out by {_outlet(row)} from words of {who}"
    if not row["is_error"]:
        return who
    return "Doctored copy" if "doctored" in flags_of(row) else f"Printed in error, attributed to {who}"


def _role(row: Mapping[str, Any]) -> str:
    return office_of(row) if row["speaker_kind"] == "person" else clean_text(row["speaker_role"])


def _outlet(row: Mapping[str, Any]) -> str:
    return clean_text(row["outlet"]) or clean_text(row["publication_id"])


def _plain_name(name: object) -> str:
    return clean_text(name).casefold().removeprefix("the ")


def _joined(*parts: str) -> str:
    return ", ".join(part for part in parts if part)


def _date(date: object) -> str:
    return spell_day(date) if clean_text(date) else ""


def _when(row: Mapping[str, Any]) -> str:
    """The day of the statement; of an older decree told again, the day of its force."""
    if row["stance"] != "official_decree" or "retold" not in flags_of(row):
        return _date(row["stated_on"])
    return f"decree in force from {spell_day(row['effective_from'])}" if row["effective_from"] else "older decree"


def _error(row: Mapping[str, Any]) -> str:
    return "doctored copy" if "doctored" in flags_of(row) else "printed in error"


def _counted(row: Mapping[str, Any]) -> str:
    """ "Killed, Ukraine; men under 50" """
    label = clean_text(row["measure_label"]) or clean_text(row["measure"])
    subject = clean_text(row["subject_name"]) or clean_text(row["subject"])
    scope = clean_text(row["scope"])
    return f"{label}, {subject}; {scope}" if scope else f"{label}, {subject}"


def _title(row: Mapping[str, Any]) -> str:
    error = f"{_error(row).capitalize()}: " if row["is_error"] else ""
    return f"[{error}{_counted(row)}: {quote_text(row['wording'])}]"


def _stated(row: Mapping[str, Any]) -> list[str]:
    """When it was said, and from when it is in force."""
    if row["is_error"]:
        return []
    is_decree, is_retold = row["stance"] == "official_decree", "retold" in flags_of(row)
    how = "told again" if is_retold else "decreed" if is_decree else "stated"
    stated = f"{how} {spell_on_day(row['stated_on'])}" if clean_text(row["stated_on"]) else ""
    force = f"in force from {spell_day(row['effective_from'])}" if row["effective_from"] else ""
    return [_joined("older decree", force), stated] if is_decree and is_retold else [stated, force]


def _remarks(row: Mapping[str, Any]) -> list[str]:
    """What to know before the figure is used, and for an error the name of the right one."""
    right = clean_text(row["corrected_by"])
    caution = f"Caution: {'; '.join(cautions_of(row))}" if cautions_of(row) else ""
    return [remark for remark in (caution, f"Right figure: {right}" if right else "") if remark]


def _muster(row: Mapping[str, Any], data_version: str) -> str:
    return f"Muster, figure {clean_text(row['figure_id'])}, data {clean_text(data_version)[:VERSION_LETTERS]}"


def _note(row: Mapping[str, Any], data_version: str, address: str | None) -> str:
    """What the fields of a citation have no place for."""
    stated, speaker = _joined(*_stated(row)), clean_text(row["speaker"])
    role = _role(row) if _author(row) == _person(row) else ""
    is_given_to = row["is_error"] and "doctored" not in flags_of(row)
    of_another = "Worked out from words of" if is_worked_out(row) else "Attributed to" if is_given_to else ""
    parts = (
        f"{stated[:1].upper()}{stated[1:]}",
        f"Speaker: {role}" if role else "",
        f"{of_another} {speaker}" if of_another and speaker else "",
        f"Crediting {clean_text(row['credits'])}" if clean_text(row["credits"]) else "",
        *_remarks(row),
        _muster(row, data_version),
    )
    own = check_web_address(address)
    return " ".join(f"{part}." for part in parts if part) + (f" {own}" if own else "")


def _latex(text: str) -> str:
    return text.translate(_LATEX)


def _part(name: str) -> str:
    """A part of a person's name; where BibTeX would take it for several, it is kept together."""
    is_several = "," in name or re.search(r"\band\b", name, re.IGNORECASE)
    return f"{{{_latex(name)}}}" if is_several else _latex(name)


def _bibtex_date(published_on: object) -> dict[str, str]:
    parts = split_date(published_on)
    names = ("year", "month", "day")[: len(parts)]
    values = (f"{{{part}}}" if name != "month" else _MONTHS[part - 1] for name, part in zip(names, parts, strict=True))
    return dict(zip(names, values, strict=True))


def _typeset_address(url: object) -> str:
    return (check_web_address(url) or "").translate(_IN_ADDRESS)
