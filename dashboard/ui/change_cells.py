"""The cells of a change in the data: the corrections log and the page of a figure show them alike."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping
from typing import Any

from dashboard.figures.display import humanize
from dashboard.figures.entries import name_entries
from dashboard.ui.html_table import Cell, Column

Change = Mapping[str, Any]
TONES = {"added": "green", "changed": "yellow", "withdrawn": "red"}
_LONGEST = 240  # characters of a cell
_CODED_COLUMNS = {"counts", "family", "flags", "kind", "period", "stance", "tier"}


def _value(name: str, change: Change) -> str:
    """What the cell held; of a whole row, its label says it."""
    if change["change"] != "changed":
        return ""
    value = change[name] or "empty"
    if change["table_name"] == "datapackage":
        entries = name_entries(value, change["after" if name == "before" else "before"])
        return textwrap.shorten(entries, _LONGEST, placeholder=" … (the saved file has all of it)")
    return ", ".join(map(humanize, value.split())) if change["column"] in _CODED_COLUMNS else value


KIND: Column[Change] = Column("Change", lambda change: Cell(change["change"], tone=TONES[change["change"]]))
BEFORE: Column[Change] = Column("Before", lambda change: _value("before", change))
AFTER: Column[Change] = Column("After", lambda change: _value("after", change))
