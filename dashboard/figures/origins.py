"""Whose a figure is: the dossier's, or one that the reader brought, which nobody has checked."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

ORIGIN = "origin"
OF_READER, OF_READERS_DOSSIER = "yours", "your dossier"


def is_of_reader(row: Mapping[str, Any]) -> bool:
    """Whether the reader brought the figure of this row, which stands among those of a dossier."""
    return bool(row.get(ORIGIN) == OF_READER)
