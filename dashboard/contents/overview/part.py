"""What a part of the Overview gives: each is a value, and whatever a part does not have is empty."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from dashboard.contents import dossiers
from dashboard.contents.tiles import Tile
from dashboard.contents.view import View, to_parameters
from dashboard.engine.questions.ask import ask

if TYPE_CHECKING:
    from dashboard.contents.charts.chart import Chart


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """One sum: what it counts, before, the step, after, the step in per cent; `tile` says the same with its sources."""

    label: str
    before: str
    step: str
    after: str
    percent: str
    tile: Tile


@dataclass(frozen=True, slots=True)
class Ledger:
    """Changes one below the other. `step` heads the column of the steps; `check` says how far it adds up."""

    step: str
    rows: tuple[LedgerRow, ...]
    check: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """A question in everyday words, and the page that answers it."""

    text: str
    page: str
    parameters: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Part:
    """`clause` is what it finds, to be joined to a headline; `sentence` says it with speaker and date.

    `unknown` is what nobody has said: what, and what is known instead. `note` is said where the part has nothing to
    show of that day.
    """

    clause: str = ""
    sentence: str = ""
    ledger: Ledger | None = None
    tiles: tuple[Tile, ...] = ()
    chart: Chart | None = None
    unknown: tuple[tuple[str, str], ...] = ()
    links: tuple[Link, ...] = ()
    note: str = ""


def to_question(view: View, measure: str | None = None, subject: str | None = None) -> dict[str, Any]:
    """What the questions of a part are asked with: its subject and measure, else the dossier's own."""
    about = dossiers.read_dossier(view["dossier"])
    return {
        "dossier": view["dossier"],
        "subject": subject or about["subject"],
        "measure": measure or about["measure"],
        "known_on": to_parameters(view)["known_on"],
    }


def name_unit(view: View, measure: str) -> str:
    """What one unit of a measure is, where it is a word that can be counted; empty for others, such as GBP."""
    units = {row["measure"]: row["unit"] for row in ask("measures", dossier=view["dossier"]).to_pylist()}
    return read_noun(units.get(measure))


def read_noun(unit: str | None) -> str:
    """The unit where it is a plain word; empty for others."""
    return unit if unit and unit.islower() and unit.replace(" ", "").isalpha() else ""


def begin_small(label: str) -> str:
    """A label inside a sentence: "Active personnel" → "active personnel"; "GDP" stays."""
    return label[:1].lower() + label[1:] if label[1:2].islower() or label[1:2] == " " else label
