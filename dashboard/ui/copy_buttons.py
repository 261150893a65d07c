"""Texts with a button that copies each: sentences and citations for a reader's own page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass

from dashboard.ui.components import draw_component


@dataclass(frozen=True, slots=True)
class Text:
    """One text under its name; `is_code` sets it in the typewriter face, as BibTeX and JSON are."""

    label: str
    text: str
    is_code: bool = False


def draw_copy_buttons(key: str, texts: Sequence[Text]) -> None:
    """The texts, one below the other."""
    draw_component("copy_buttons", key, {"texts": [asdict(text) for text in texts]})
