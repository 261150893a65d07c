"""Texts with a button that copies each: sentences and citations for a reader's own page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass

from dashboard.ui.components import draw_component
from dashboard.ui.place import reserve_height

_PIXELS = 54  # of a name and the frame below it


@dataclass(frozen=True, slots=True)
class Text:
    """One text under its name.

    `is_code` sets it in the typewriter face, as BibTeX and JSON are; `is_link` on one line, with the start in sight.
    """

    label: str
    text: str
    is_code: bool = False
    is_link: bool = False


def draw_copy_buttons(key: str, texts: Sequence[Text], pixels: int = 0) -> None:
    """The texts, one below the other; `pixels` is about the height of their lines, where parts stand below them."""
    with reserve_height(_PIXELS + pixels):
        draw_component("copy_buttons", key, {"texts": [asdict(text) for text in texts]})
