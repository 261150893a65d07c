"""The values that a link carries: what its sender saw, so that its receiver can be told what has changed since.

Anybody can write a link, so what one carries is a claim of its sender: read with suspicion, and never taken for data.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from dashboard.engine.releases import names
from dashboard.sharing import compression

_FORM = "1"
_KEY = re.compile(r"[a-z][a-z0-9_:.-]{0,119}|[0-9][a-z0-9-]{0,119}", re.ASCII)
_LONGEST_VALUE = 60
_MOST_VALUES = 5_000
_COUNT = re.compile(r"[0-9]{1,9}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Values in view by key: a figure's name, or `tile:` and the name of a key number; as a reader saw them.

    `data` is the release that they come from; `count` says how many there were, more than `values` where a link could
    not carry all.
    """

    data: str
    values: Mapping[str, str]
    count: int


def is_release(text: str) -> bool:
    """Whether it can be the label of a state of the data."""
    parts = names.LABEL.fullmatch(text)
    return parts is not None and (parts["release"] == names.UNRELEASED or names.is_name(parts["release"]))


def pack(shown: Snapshot, longest: int) -> str:
    """A code of at most that many characters, with as many of the values as fit; empty where not even none do."""
    values = list(shown.values.items())
    fitting, too_many = -1, len(values) + 1
    guess = len(values)
    while too_many - fitting > 1:
        if len(_code(shown, values[:guess])) <= longest:
            fitting = guess
        else:
            too_many = guess
        guess = (fitting + too_many) // 2
    return _code(shown, values[:fitting]) if fitting >= 0 else ""


def _code(shown: Snapshot, values: list[tuple[str, str]]) -> str:
    lines = [f"{_FORM} {shown.data} {shown.count}", *(f"{key} {value}" for key, value in values)]
    return compression.encode("\n".join(lines))


def unpack(code: str) -> Snapshot | None:
    """What a link carries; None for anything that `pack` cannot have made."""
    text = compression.decode(code)
    if text is None:
        return None
    head, *lines = text.split("\n")
    form, _, rest = head.partition(" ")
    data, _, count = rest.partition(" ")
    values = dict(line.partition(" ")[::2] for line in lines)
    is_sound = (
        form == _FORM
        and is_release(data)
        and _COUNT.fullmatch(count)
        and len(values) == len(lines) <= min(int(count), _MOST_VALUES)
        and all(_KEY.fullmatch(key) for key in values)
        and all(0 < len(value) <= _LONGEST_VALUE and value.isprintable() for value in values.values())
    )
    return Snapshot(data, values, int(count)) if is_sound else None
