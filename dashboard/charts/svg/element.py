"""One SVG element at a time: numbers rounded to a tenth, text made legal for XML, escaping left to ElementTree."""

from __future__ import annotations

import re
from xml.etree import ElementTree

Element = ElementTree.Element
Value = str | float | None

# What XML 1.0 forbids, and marks that turn the direction of the rest of a line.
_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_TURNS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def add_element(parent: Element | None, tag: str, text: str | None = None, **attributes: Value) -> Element:
    """A new child of `parent`; `stroke_width=2` becomes `stroke-width="2"`, None is left out, `class_` is `class`."""
    made = {
        name.rstrip("_").replace("_", "-"): clean_text(value) if isinstance(value, str) else format_number(value)
        for name, value in attributes.items()
        if value is not None
    }
    child = Element(tag, made) if parent is None else ElementTree.SubElement(parent, tag, made)
    if text is not None:
        child.text = clean_text(text)
    return child


def format_number(number: float) -> str:
    """1.04 → "1", 0.25 → "0.2", -0.01 → "0": the same figure always gives the same text."""
    text = f"{number:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text


def clean_text(text: str) -> str:
    """The text with signs that XML forbids shown as �, and without marks that would turn the line around."""
    return _ILLEGAL.sub("�", _TURNS.sub("", text))


def serialize(root: Element) -> str:
    """The element as text, one line per drawn thing, so that two pictures can be compared line by line."""
    for each in root.iter():
        if each.tag not in {"use", "title", "desc", "text"}:
            each.tail = "\n"
    text = ElementTree.tostring(root, encoding="unicode").replace(" />", "/>")  # ">" within a text is "&gt;"
    return f"{text.rstrip()}\n"
