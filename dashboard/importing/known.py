"""What an open dossier has already, so that rows of a file can join it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from dashboard.figures.amounts import Amount

Series = Mapping[str, frozenset[Amount]]  # by day


@dataclass(frozen=True, slots=True)
class Known:
    """The words of a dossier by their permanent names; all empty for a dossier of its own.

    `measures`: rows of measures.csv by `measure`. `speakers`: names by `speaker_id`. `subjects`: names by subject.
    `stances`: kinds by stance. `periods`: stretches by period. `speaker_kinds`: kinds by speaker kind. `words`: phrases
    of the key "words" of its datapackage.json, by table and name. `publications`: addresses by `publication_id`.
    `series`: the exact numbers of each measure, subject and speaker by date. `running`: measures whose figures are
    mostly running totals.
    """

    measures: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    speakers: Mapping[str, str] = field(default_factory=dict)
    subjects: Mapping[str, str] = field(default_factory=dict)
    stances: Mapping[str, str] = field(default_factory=dict)
    periods: Mapping[str, str] = field(default_factory=dict)
    speaker_kinds: Mapping[str, str] = field(default_factory=dict)
    words: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)
    publications: Mapping[str, str] = field(default_factory=dict)
    series: Mapping[tuple[str, str, str], Series] = field(default_factory=dict)
    running: frozenset[str] = frozenset()
