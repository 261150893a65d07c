"""Texts with a button that copies each: sentences and citations for a reader's own page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass

from dashboard.ui.components import draw_component
from dashboard.ui.place import reserve_height
from dashboard.ui.screen import read_room

_TEXT_PIXELS, _LINE_PIXELS = 54, 22  # of a text's head and frame, and of each of its lines
_LETTERS, _LETTERS_ON_PHONE = 170, 42  # of a line, about


@dataclass(frozen=True, slots=True)
class Text:
    """One text under its name; `is_code` sets it in the typewriter face, as BibTeX and JSON are."""

    label: str
    text: str
    is_code: bool = False


def draw_copy_buttons(key: str, texts: Sequence[Text]) -> None:
    """The texts, one below the other."""
    letters = _LETTERS_ON_PHONE if read_room().is_narrow else _LETTERS
    prose = [text for text in texts if not text.is_code]
    height = sum(_TEXT_PIXELS + _LINE_PIXELS * -(-len(text.text) // letters) for text in prose)
    with reserve_height(height or _TEXT_PIXELS):
        draw_component("copy_buttons", key, {"texts": [asdict(text) for text in texts]})
