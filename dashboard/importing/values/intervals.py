"""Reads a number with its interval, as trials and surveys print it: "95.0% (95% CI 90.3 to 97.6)"."""

from __future__ import annotations

import re

from dashboard.figures.wording import INTERVAL_NAMES

_NUMBER = r"[-+−]?\d(?:[\d.,·'’\s]*\d)?"
_INTERVAL = re.compile(
    rf"(?P<best>{_NUMBER})\s*%?\s*[(\[]\s*(?:\d\d(?:\.\d+)?\s*%?\s*{INTERVAL_NAMES}\s*[:,=]?\s*|{INTERVAL_NAMES}\s*[:,=]?\s*)?"
    rf"(?P<low>{_NUMBER})\s*%?\s*(?:[-–—;,]|to|bis|до)\s*(?P<high>{_NUMBER})\s*%?\s*[)\]]",
    re.IGNORECASE,
)


def split_interval(cell: str) -> tuple[str, ...]:
    """The best estimate and both ends of its interval, in digits, without the level, such as "95%"; else empty."""
    found = _INTERVAL.fullmatch(cell)
    return (found["best"], found["low"], found["high"]) if found else ()
