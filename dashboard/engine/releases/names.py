"""Names of states of the data: a release has its day, any other state the digest of its rows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from dashboard.errors import QuestionError

# At most nine a day, so that names sort as text: in folders, in SQL, in addresses.
NAME = re.compile(r"\d{4}-\d{2}-\d{2}(\.[2-9])?", re.ASCII)
LABEL = re.compile(rf"(?P<release>{NAME.pattern}|unreleased)(\+(?P<digest>[0-9a-f]{{8}}))?", re.ASCII)
UNRELEASED = "unreleased"
_MOST_A_DAY = 9
_DIGEST_LETTERS = 8


def is_name(text: str) -> bool:
    """Whether it is `2026-11-27`, or the second to ninth of a day, `2026-11-27.2`."""
    if not NAME.fullmatch(text):
        return False
    try:
        date.fromisoformat(text[:10])
    except ValueError:
        return False
    return True


def day_of(name: str) -> str:
    """ "2026-11-27.2" → "2026-11-27" """
    return name[:10]


def moment_of(name: str) -> str:
    """ "2026-11-27.2" → "2026-11-27T00:00:01Z": in order, for releases whose file tells only the day."""
    return f"{day_of(name)}T00:00:0{int(name[11:] or 1) - 1}Z"


def next_name(before: Sequence[str], today: date) -> str:
    """The name of a release made today, after these. Raises QuestionError where the day has no name left."""
    day = today.isoformat()
    if before and before[-1][:10] > day:
        raise QuestionError(f"The last release is of {before[-1][:10]}, but today is {day}. Set this machine's clock.")
    count = sum(day_of(name) == day for name in before)
    if count >= _MOST_A_DAY:
        raise QuestionError(f"{day} has {_MOST_A_DAY} releases already, which is the most. Make this one tomorrow.")
    return f"{day}.{count + 1}" if count else day


def label_state(release: str | None, digest: str, is_changed: bool) -> str:
    """What readers see: `2026-11-27`; with changes since, `2026-11-27+3f9a12c4`; before any, `unreleased+3f9a12c4`."""
    if release and not is_changed:
        return release
    return f"{release or UNRELEASED}+{digest[:_DIGEST_LETTERS]}"
