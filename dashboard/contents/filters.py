"""The filters that all pages share. What else a new one needs: `dashboard/docs/where_to_add.md`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

Kind = Literal[
    "one",
    "many",
    "date",
    "text",
    "prose",
    "number",
    "name",
    "span",
    "parts",
    "choices",
    "sql",
    "values",
    "release",
    "seen",
    "own",
]


@dataclass(frozen=True, slots=True)
class Parameter:
    """One part of a view. Its address, its widget and the SQL call it by the same name.

    `options` are the values that it may have in every dossier; without them, the dossier says.
    """

    name: str
    label: str
    kind: Kind
    options: tuple[str, ...] = ()

    @property
    def empty(self) -> Any:
        """Its value where nothing is chosen."""
        return {"many": [], "parts": [], "choices": [], "values": {}}.get(self.kind)


FILTER_PARAMETERS = (
    Parameter("dossier", "Dossier", "one"),
    Parameter("subject", "Whose", "one"),
    Parameter("measure", "What is counted", "one"),
    Parameter("speaker_id", "Speaker", "many"),
    Parameter("stance", "Said by", "many"),
    Parameter("as_of_from", "Applied from", "date"),
    Parameter("as_of_to", "Applied until", "date"),
    Parameter("known_on", "As known on", "date"),
)
FILTERS = tuple(parameter.name for parameter in FILTER_PARAMETERS)
FEED_FILTERS = ("subject", "measure", "speaker_id")  # what a feed of changes may be about
FILTERS_BESIDE_MEASURE = tuple(name for name in FILTERS if name != "measure")
