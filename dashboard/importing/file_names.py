"""Names of files, which are text like any other."""

from __future__ import annotations

import re
import unicodedata

_LONGEST = 100


def clean_name(name: str) -> str:
    """The last part of a path, without signs that cannot be seen or turn the direction of text; never empty."""
    last = re.split(r"[/\\]", name)[-1]
    seen = "".join(one for one in last if unicodedata.category(one)[0] != "C").strip(" .")
    return seen[:_LONGEST] or "file"
