"""Names of files and packages that are safe on every system, whatever they are made from."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

_LONGEST = 60
_RESERVED = re.compile(r"con|prn|aux|nul|(com|lpt)\d")  # Windows takes these for devices


def make_safe_name(text: str, otherwise: str) -> str:
    """The text as small letters, digits, - and _; `otherwise` where nothing of it is left."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    name = re.sub(r"[^a-z0-9_]+", "-", plain)[:_LONGEST].strip("-_")
    return f"{name}-file" if _RESERVED.fullmatch(name) else name or otherwise


def make_distinct_names(names: Iterable[str], otherwise: str) -> list[str]:
    """Safe names in the same order; a second one of the same name gets a number."""
    used: set[str] = set()
    distinct = []
    for text in names:
        name = plain = make_safe_name(text, otherwise)
        number = 1
        while name in used:
            number += 1
            name = f"{plain}-{number}"
        used.add(name)
        distinct.append(name)
    return distinct
