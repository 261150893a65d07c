"""A key number as a value: what it is, who said it when, and what stands behind it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

Row = Mapping[str, Any]
NOT_KNOWN = "not known"


@dataclass(frozen=True, slots=True)
class TilePicture:
    """The small picture of a tile: `alt` says it in words.

    "steps": levels, each from its place on, a share of the width. "bars": counts, one after another. "parts" of a
    whole, each with its kind: "sure", "open" (as far as words leave it open), "off" (wrong) or "rest". `ends` are words
    below the picture, at `places_of_ends`.
    """

    form: Literal["steps", "bars", "parts"]
    values: tuple[float, ...]
    alt: str
    ends: tuple[str, ...]
    places_of_ends: tuple[float, ...] = (0, 1)
    places: tuple[float, ...] = ()
    kinds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Tile:
    """One number with what it is and who said it when, in plain text.

    `rows` are what it rests on: figures, the result of a derivation, or all sums. `derivation_id` names the derivation
    that makes it, where one does; `arithmetic` and `figures` (with what each is) show how else it comes about.
    `question` and `parameters` are the query behind it. `badge` is the change or the gap in few words.
    Tiles of one `group` stand together on a page, where `name` tells one from the other.
    """

    key: str
    label: str
    value: str
    lines: tuple[str, ...]
    question: str
    rows: tuple[Row, ...] = field(default=(), repr=False)
    derivation_id: str = ""
    badge: str = ""
    picture: TilePicture | None = field(default=None, repr=False)
    arithmetic: tuple[str, ...] = field(default=(), repr=False)
    figures: tuple[tuple[str, Row], ...] = field(default=(), repr=False)
    parameters: Mapping[str, Any] = field(default_factory=dict, repr=False)
    group: str = ""
    name: str = ""


def build_steps_picture(levels: Sequence[float], days: Sequence[date], what: str) -> TilePicture:
    """Levels from the day on which each began, oldest first; the last one is carried on a little."""
    first, last = days[0].toordinal(), days[-1].toordinal()
    span = (last - first) * 1.08 or 1
    years = str(days[0].year), str(days[-1].year)
    return TilePicture(
        "steps",
        tuple(map(float, levels)),
        f"{what}: {len(levels)} levels from {years[0]} to {years[1]}",
        years if years[0] != years[1] else years[:1],
        (0, (last - first) / span),
        places=tuple((day.toordinal() - first) / span for day in days),
    )
