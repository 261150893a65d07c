"""How to cite a dossier as a whole, in three forms, and how to report an error in it: plain text, nothing invented."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from dashboard.exports.extract import name_licence
from dashboard.figures.addresses import NO_LINK
from dashboard.figures.bibliography import escape_latex, format_bibtex, format_csl
from dashboard.figures.citations import VERSION_LETTERS
from dashboard.figures.text_parts import clean_text, spell_day, split_date

AUTHOR = "The Muster authors"
_REPORT = """Figure: {figure}
Address: {address}
Data version: {version}
What is wrong:
What is right, and where it is printed (publication, date, address):"""


def cite_in_full(dossier: Mapping[str, Any], address: str | None) -> str:
    """One paragraph: author, year of review, title, version, licence and address."""
    year = split_date(dossier["reviewed_on"])[:1]
    head = f"{AUTHOR} ({year[0]})" if year else AUTHOR
    parts = (
        head,
        f"{clean_text(dossier['title'])} [data set]",
        f"Muster, {_describe_version(dossier)}",
        read_licence(dossier)[0],
    )
    return " ".join(f"{part}." for part in parts if part) + f" {address or f'{NO_LINK}.'}"


def build_bibtex(dossier: Mapping[str, Any], address: str | None) -> str:
    """A BibTeX entry @misc; its key names dossier and data version."""
    parts = (_describe_version(dossier), read_licence(dossier)[0], "" if address else NO_LINK)
    note = ". ".join(part for part in parts if part)
    fields = {
        "author": f"{{{AUTHOR}}}",
        "title": f"{{{escape_latex(clean_text(dossier['title']))}}}",
        "howpublished": "Data set, Muster",
    }
    year = str(dossier["reviewed_on"] or "")[:4]
    return format_bibtex(_key(dossier), fields, date=year, url=address, note=escape_latex(note))


def build_csl_json(dossier: Mapping[str, Any], address: str | None) -> str:
    """A list with one item of CSL-JSON, type `dataset`."""
    item = format_csl({
        "id": _key(dossier),
        "type": "dataset",
        "title": clean_text(dossier["title"]),
        "author": [{"literal": AUTHOR}],
        "publisher": "Muster",
        "issued": dossier["reviewed_on"],
        "version": dossier["data_version"],
        "URL": address,
        "note": ". ".join(part for part in (read_licence(dossier)[0], "" if address else NO_LINK) if part),
    })  # fmt: skip
    return json.dumps([item], ensure_ascii=False, indent=2)


def build_report(dossier: Mapping[str, Any], figure_id: str | None, address: str | None) -> str:
    """A text to fill in: it names the figure looked at last, its address, and the data version."""
    return _REPORT.format(
        figure=figure_id or "(its name, as its page gives it)",
        address=address or "(the address of the page)",
        version=f"{dossier['data_version']} of {clean_text(dossier['dossier'])}",
    )


def read_licence(dossier: Mapping[str, Any]) -> tuple[str, str]:
    """The licence of the data as people write it, and the address of its text; both may be empty."""
    return name_licence(clean_text(dossier["licence"]))


def _describe_version(dossier: Mapping[str, Any]) -> str:
    return f"data version {dossier['data_version'][:VERSION_LETTERS]}, reviewed {spell_day(dossier['reviewed_on'])}"


def _key(dossier: Mapping[str, Any]) -> str:
    return f"muster-{dossier['dossier']}-{dossier['data_version'][:VERSION_LETTERS]}"
