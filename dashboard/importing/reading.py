"""What a recipe makes of a table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from dashboard.importing.recipe import Note

Rows = list[dict[str, str]]


@dataclass(frozen=True, slots=True)
class Refusal:
    """A cell that cannot be used: the line of the file, the heading of its column, the cell, and why."""

    line: int
    column: str
    cell: str
    reason: str


@dataclass(frozen=True, slots=True)
class Reading:
    """The seven tables of a dossier, as text by column, and what became of each number of the file.

    `tables`: figures, speakers, publications, measures, derivations, terms, events. `package`: the keys of a
    datapackage.json, without `resources`. `lines`: the line of the file by figure_id. A number of the file is used,
    skipped for a reason that `notes` name, or refused: `read` is the sum of the three.
    """

    tables: Mapping[str, Rows]
    package: Mapping[str, Any]
    used: int
    skipped: int
    refused: tuple[Refusal, ...] = ()
    notes: tuple[Note, ...] = ()
    lines: Mapping[str, int] = field(default_factory=dict)

    @property
    def read(self) -> int:
        """Numbers of the file, used or not."""
        return self.used + self.skipped + len(self.refused)

    @property
    def grouped(self) -> Mapping[str, Sequence[Refusal]]:
        """The refusals by reason, the most frequent first."""
        groups: dict[str, list[Refusal]] = {}
        for one in self.refused:
            groups.setdefault(one.reason, []).append(one)
        return dict(sorted(groups.items(), key=lambda item: -len(item[1])))
