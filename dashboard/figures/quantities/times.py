"""Finds times of day: "14:30", "half past nine", "8 de la mañana"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dashboard.figures.normalize import words
from dashboard.figures.quantities.day import Day, after_suffix, month_of
from dashboard.figures.quantities.units import UNITS_AFTER
from dashboard.figures.quantities.words import BEFORE_YEARS, DURATION, TIME
from dashboard.figures.tokens import Token, text_at
from dashboard.figures.vocabulary import UNITS

_NOON = words("am pm uhr h hrs hours utc gmt cet est мск o'clock")
_MINUTES = (5, 10, 20, 25)
_ZONES = words("gmt utc cet cest est edt msk мск hrs")
_BEFORE_HOURS = words("v at um alle delle dalle ore в о à às kl до с після после until till from by bis ab godz")
_CERTAIN_HOURS = words("godzinie godzinę godz")
_AT = words("às as vers dès entre avant après")  # "às 7h"
_HOURS = words("o'clock am pm утра вечера ночи пополудни ранку вечора")
_TIMES_OF_DAY = tuple(tuple(said.split()) for said in (
    "de la manana", "de la tarde", "de la noche", "da manha", "da tarde", "da noite", "du matin", "du soir", "утра",
    "вечера", "ночи", "del mattino", "di mattina", "di sera", "del pomeriggio", "rano", "wieczorem", "vecer", "reggel",
    "este", "morgens", "abends", "nachmittags", "in the morning", "in the evening", "in the afternoon",
))  # fmt: skip


def read_clock(parts: Sequence[Token], start: int) -> Day | None:
    """Half past nine, nine o'clock, девять вечера."""
    text, after = parts[start].text, text_at(parts, start + 1)
    is_part = text in ("half", "quarter") or UNITS.get(text) in _MINUTES
    if is_part and after in ("past", "to")[: 1 + (text not in UNITS)] and text_at(parts, start + 2) in UNITS:
        return Day(TIME, start + 3)
    return Day(TIME, start + 2) if text in UNITS and after in _HOURS else None


def read_time(parts: Sequence[Token], start: int) -> Day | None:
    """14:30, 14.30 Uhr, 5 p.m., 5 o'clock, 9 вечера."""
    text = parts[start].text
    if text_at(parts, start + 1) == ":" and parts[start].touches(parts[start + 1]):
        minutes = text_at(parts, start + 2)
        if text.isdigit() and len(text) <= 2 and int(text) < 25 and re.fullmatch("[0-5][0-9]", minutes):
            seconds = text_at(parts, start + 3) == ":" and re.fullmatch("[0-5][0-9]", text_at(parts, start + 4))
            return Day(TIME, start + (5 if seconds else 3))
        return None
    if not re.fullmatch(r"[01]?[0-9](\.[0-5][0-9])?|2[0-4](\.[0-5][0-9])?|[0-2][0-9][0-5][0-9]", text):
        return None
    texts = [text_at(parts, start + step) for step in range(1, 5)]
    if texts[0] in ("a", "p") and texts[1:3] == [".", "m"]:
        return Day(TIME, start + 4 + (texts[3] == "."))
    before = text_at(parts, start - 1 - (text_at(parts, start - 1) == "."))
    is_train = before == "the" and texts[0] in ("to", "from", "train")  # "the 6.15 to Leeds"
    is_certain = before in _CERTAIN_HOURS or (is_train and "." in text)
    if is_certain or (before in _BEFORE_HOURS and re.fullmatch(r"[0-9]+\.(00|15|30|45)", text)):
        return None if texts[0].isalpha() and UNITS_AFTER.has(texts[0]) else Day(TIME, start + 1)
    zones = _NOON - {"h"} if text.endswith("00") or "." in text else _ZONES
    is_clock = (
        texts[0] in _HOURS | {"uhr"}
        or (texts[0] in ("h", "heures") and before in _AT)
        or (texts[0] == "uur" and (before == "om" or "." in text))
        or (texts[0] in zones and (len(text) == 4 or "." in text))
    )
    has_minutes = (
        texts[0] in ("h", "uhr") and bool(re.fullmatch("[0-5][0-9]", texts[1])) and texts[2] != "m"
    )  # "5 h 30"
    end = _end_of_time_of_day(parts, after_suffix(parts, start + 1))
    end = end or (start + 2 + has_minutes if texts[0] and (is_clock or has_minutes) else 0)
    is_length = has_minutes and before == "en"  # "en 2 h 10"
    return Day(DURATION if is_length else TIME, end) if end else None


def _end_of_time_of_day(parts: Sequence[Token], at: int) -> int:
    """ "8 de la mañana", "5 heures du matin", "7-й ранку": the token after what stands after the number, or 0."""
    if text_at(parts, at - 2) == "-" and text_at(parts, at) in _HOURS:
        return at + 1
    at += text_at(parts, at) in ("heures", "heure", "uhr", "h", "часов", "часа", "час")
    lengths = (len(said) for said in _TIMES_OF_DAY if said == tuple(text_at(parts, at + n) for n in range(len(said))))
    return next((at + length for length in lengths), 0)


def is_after_name(parts: Sequence[Token], capitals: Sequence[int], position: int) -> bool:
    """Whether a name stands before a token: the "3:16" of "John 3:16" is no time, that of "May 3:16" may be one."""
    before = parts[max(position - 1, 0)]
    is_apart = position > 0 and not before.touches(parts[position])
    is_name = before.is_word and capitals[position - 1] > 0 and len(before.text) > 2 and before.text not in BEFORE_YEARS
    is_verse = text_at(parts, position + 1) == ":" and text_at(parts, position + 3) not in _NOON | {"a", "p"}
    return is_apart and is_name and is_verse and not month_of(before.text)
