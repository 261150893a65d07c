"""The parts that a dossier's Overview can have, as its datapackage.json lists them under `muster.overview`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

# Part → the parameters that it takes. What each shows: data/README.md; how it is made: dashboard/contents/overview/.
PARTS: Mapping[str, tuple[str, ...]] = {
    "finding": ("parts",),
    "ledger": (),
    "step_ranges": ("subject", "measure", "level_measure", "kinds", "label"),
    "steps": ("subject", "measure", "name", "label", "question"),
    "latest": ("subject", "measure", "kinds", "period", "scope", "name", "label", "question"),
    "compared": ("subject", "measure", "level_measure", "kinds", "name", "label", "question", "unknown"),
    "silence": ("subject", "measure", "kinds", "name", "label", "question"),
    "sums": ("name", "question"),
    "statements": ("subject", "measure", "period"),
    "speakers": ("subject", "measure", "period"),
    "unknown": (),
}
_REQUIRED: Mapping[str, tuple[str, ...]] = {
    "step_ranges": ("measure",),
    "compared": ("measure",),
    "silence": ("measure",),
}
_LISTS = ("kinds", "parts")


def find_wrong_parts(overview: object) -> Iterator[str]:
    """A sentence for each part or parameter that the list does not know or that has a wrong value."""
    if not isinstance(overview, Sequence) or isinstance(overview, str):
        yield "'overview' must be a list of parts."
        return
    for place, part in enumerate(overview, start=1):
        yield from (f"'overview', part {place}: {problem}" for problem in _find_problems(part))


def _find_problems(part: Any) -> Iterator[str]:
    if not isinstance(part, Mapping) or part.get("part") not in PARTS:
        name = part.get("part") if isinstance(part, Mapping) else part
        yield f"there is no part {name!r}. Parts are: {', '.join(PARTS)}."
        return
    name = part["part"]
    known = PARTS[name]
    for parameter, value in part.items():
        if parameter == "part":
            continue
        if parameter not in known:
            takes = f"takes {', '.join(known)}" if known else "takes no parameters"
            yield f"{name!r} has no parameter {parameter!r}; it {takes}."
        elif parameter in _LISTS and not (isinstance(value, list) and value and all(map(is_text, value))):
            yield f"{parameter!r} of {name!r} must be a list of words."
        elif parameter not in _LISTS and not is_text(value):
            yield f"{parameter!r} of {name!r} must be text."
    missing = [parameter for parameter in _REQUIRED.get(name, ()) if parameter not in part]
    if missing:
        yield f"{name!r} needs {' and '.join(map(repr, missing))}."


def is_text(value: object) -> bool:
    """Whether it is a text with something in it."""
    return isinstance(value, str) and bool(value.strip())
