"""Text of the data in Streamlit's markdown: shown as it is, never as markup."""

from __future__ import annotations

import re

_MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+\-.!|~>:$<&@])")
# What Streamlit and its markdown still find in plain text: icons, colours, addresses, e-mail.
_AUTOLINKS = re.compile(r":(?=\S)|@|www(?=\.)", re.IGNORECASE)
_JOINER = "\u2060"
_BIDI_MARKS = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_HTTP = re.compile(r"^https?://[^\s<>\"]+$", re.IGNORECASE)


def escape(text: object) -> str:
    """Text of the data for Streamlit's markdown, shown as it is.

    A backslash does not stop icons (`:material/x:`) and bare addresses, which are found after markdown is read; an
    invisible joiner does. Marks that would turn the direction of the rest of the line are left out.
    """
    plain = _BIDI_MARKS.sub("", " ".join(str(text).split()))
    return _MARKDOWN.sub(r"\\\1", _AUTOLINKS.sub(f"\\g<0>{_JOINER}", plain))


def link(label: str, url: str | None) -> str:
    """A markdown link; anything but http(s) stays text."""
    if url and _HTTP.match(url):
        return f"[{escape(label)}]({url.replace('(', '%28').replace(')', '%29')})"
    return escape(label)
