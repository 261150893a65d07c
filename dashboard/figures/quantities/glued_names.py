"""Finds names whose letters touch the number: Su-35, COVID-19, 9K720, 10-K, 401(k)."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.figures.normalize import words
from dashboard.figures.quantities.name import LONGEST_IN_NAME, Name, after_glued, is_joined
from dashboard.figures.quantities.numbers import RESOLUTIONS, counts_something
from dashboard.figures.quantities.units import UNITS_AFTER, UNITS_BEFORE
from dashboard.figures.quantities.words import IDENTIFIER
from dashboard.figures.scale_words import SCALES
from dashboard.figures.tokens import Token, is_counted_at, text_at

_LONGEST_BEFORE_DASH = 12  # letters
_TIME_PREFIXES = words("mid pre post early late since non under over minus")
_ADJECTIVES = ("ная", "ную", "ный", "ной", "ного", "ное", "ные", "ных", "ний", "на", "ну", "ного", "них", "ні")
_LONGEST_TIMES = 2  # digits of "20x", but not of "777X"


def read_glued_before(parts: Sequence[Token], start: int) -> Name | None:
    """Su-35, T72, COVID-19, G7, UTC+3, HTTP/1.1."""
    at = start - 1
    has_dash = at > 0 and (parts[at].is_dash or parts[at].text in "+/") and parts[at].touches(parts[start])
    if has_dash:
        at -= 1
    if at < 0 or not parts[at].is_word or not parts[at].touches(parts[at + 1]):
        return None
    word = parts[at].text
    is_unit = UNITS_BEFORE.has(word) and not has_dash  # but "RS-232"
    if word in _TIME_PREFIXES or is_unit or len(parts[start].text) > LONGEST_IN_NAME:
        return None
    is_signed = has_dash and not parts[start - 1].is_dash
    if is_signed and (len(word) == 1 or counts_something(parts, start)):  # "columns/300 MB"
        return None
    if has_dash and (len(word) > _LONGEST_BEFORE_DASH or "," in parts[start].text):
        return None
    if word in SCALES and parts[at - 1].is_literal and parts[at - 1].touches(parts[at]):  # "1.2bn-1.4bn"
        return None
    return Name(IDENTIFIER, at, after_glued(parts, start + 1))


def read_glued_after(parts: Sequence[Token], start: int, capitals: Sequence[int]) -> Name | None:
    """9K720, 2S19, 3D, 5G: letters that are no unit and no scale."""
    end = start + 1
    if end >= len(parts) or not parts[end].is_word or not parts[start].touches(parts[end]):
        return None
    texts = tuple(part.text for part in parts[end : end + 4])
    at = end + 1 + text_at(parts, end + 1).startswith("-")  # "3M-54", but not "2m-3m"
    has_more = is_joined(parts, end) and is_joined(parts, at - 1) and parts[at].is_literal
    is_longer = has_more and (at == end + 1 or text_at(parts, at + 1) not in SCALES)
    is_times = texts[0] in ("x", "х")
    is_model = is_times and capitals[end] and len(parts[start].text) > _LONGEST_TIMES
    is_model = is_model or (texts[0] == "p" and parts[start].text in RESOLUTIONS)
    is_unit = texts[0] in SCALES or is_times or UNITS_AFTER.find(texts)
    if not (is_longer or is_model) and is_unit and not (texts[0] == "g" and capitals[end]):
        return None
    return Name(IDENTIFIER, start, after_glued(parts, end + 1))


def read_before_sign(parts: Sequence[Token], start: int, capitals: Sequence[int]) -> Name | None:
    """10-K, 1040-EZ, 223-ФЗ, 401(k), 2-комнатная: letters after a dash or in brackets that are no unit and no scale."""
    at = start + 2
    if not (is_joined(parts, start) and is_joined(parts, start + 1)) or not parts[at].is_word:
        return None
    word = parts[at].text
    if parts[start + 1].text == "(":
        return Name(IDENTIFIER, start, at + 2) if len(word) == 1 and text_at(parts, at + 1) == ")" else None
    is_measure = word in SCALES or UNITS_AFTER.has(word) or is_counted_at(parts, at)
    is_letter = len(word) == 1 and capitals[at] and not is_joined(parts, at)
    is_code = is_letter or (not is_measure and (capitals[at] > 1 or word.endswith(_ADJECTIVES)))
    return Name(IDENTIFIER, start, at + 1) if parts[start + 1].is_dash and is_code else None
