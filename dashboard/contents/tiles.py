"""A key number as a value: what it is, who said it when, and what stands behind it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

Row = Mapping[str, Any]
NOT_KNOWN = "not known"


@dataclass(frozen=True, slots=True)
class Tile:
    """One number with what it is and who said it when, in plain text.

    `rows` are what it rests on: figures, the result of a derivation, or all sums. `derivation_id` names the derivation
    that makes it, where one does; `arithmetic` and `figures` (with what each is) show how else it comes about.
    `question` and `parameters` are the query behind it. `badge` is the change or the gap in few words, `trend` the
    numbers of its small picture, oldest first.
    """

    key: str
    label: str
    value: str
    lines: tuple[str, ...]
    question: str
    rows: tuple[Row, ...] = field(default=(), repr=False)
    derivation_id: str = ""
    badge: str = ""
    trend: tuple[float, ...] = field(default=(), repr=False)
    arithmetic: tuple[str, ...] = field(default=(), repr=False)
    figures: tuple[tuple[str, Row], ...] = field(default=(), repr=False)
    parameters: Mapping[str, Any] = field(default_factory=dict, repr=False)
