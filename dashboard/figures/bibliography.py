"""Entries of bibliographies, BibTeX and CSL-JSON: text is escaped, and what is missing is left out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from dashboard.figures.text_parts import MONTHS, clean_text, split_date

_WEB_ADDRESS = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)
# BibTeX counts braces even behind a backslash, so that \{ would open a group: braces are named instead.
_LATEX = str.maketrans({
    "\\": r"\textbackslash{}", "{": r"\textbraceleft{}", "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}", "^": r"\textasciicircum{}", "`": r"\`{}",
    **{letter: f"\\{letter}" for letter in "#$%&_"},
})  # fmt: skip
# Between two signs that LaTeX would print as one, such as a longer dash.
_LIGATURE = re.compile(r"(?<=[-'<>,])(?=[-'<>,])")
# An address is typeset as it stands; only what would end its group or its command is percent-encoded.
_IN_ADDRESS = str.maketrans({letter: quote(letter, safe="") for letter in "{}\\^`|'\""})


def check_web_address(address: object) -> str:
    """The address if it is one of the web (http or https) in one piece, else an empty text."""
    text = str(address or "")
    return text if text == clean_text(text) and _WEB_ADDRESS.fullmatch(text) else ""


def escape_latex(text: str) -> str:
    """The text as LaTeX prints it; other alphabets stay UTF-8."""
    return _LIGATURE.sub("{}", text.translate(_LATEX))


def keep_case(title: str) -> str:
    """A title of CSL-JSON whose letters no citation style makes capital or small: words in it are quoted."""
    return f'<span class="nocase">{title}</span>'


def format_bibtex(key: str, fields: Mapping[str, str], *, date: object, url: object, note: str) -> str:
    """An entry @misc whose `fields` and `note` are in LaTeX; `url` stays as it is, for \\url."""
    year, month, day = (*split_date(date), 0, 0, 0)[:3]
    values = {
        **{name: f"{{{value}}}" for name, value in fields.items() if value},
        "year": f"{{{year}}}" if year else "",
        "month": MONTHS[month - 1][:3].lower() if month else "",
        "day": f"{{{day}}}" if day else "",
        "url": f"{{{address}}}" if (address := check_web_address(url).translate(_IN_ADDRESS)) else "",
        "note": f"{{{note}}}" if note else "",
    }
    lines = "".join(f"  {name} = {value},\n" for name, value in values.items() if value)
    return f"@misc{{{key},\n{lines}}}\n"


def format_csl(fields: Mapping[str, Any]) -> dict[str, Any]:
    """An item of CSL-JSON; `issued` is a date, which may be partial, and a text among the authors is a whole name."""
    item = dict(fields)
    parts = split_date(item["issued"])
    item["issued"] = {"date-parts": [list(parts)]} if parts else None
    item["URL"] = check_web_address(item["URL"])
    return {name: value for name, value in item.items() if value}
