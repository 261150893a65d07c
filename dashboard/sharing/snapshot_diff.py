"""What has changed since a link was made: the values that its sender saw, held against those of now."""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import dataclass, replace

from dashboard.sharing.snapshot import Snapshot

Values = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Change:
    """One value that is no longer what it was; `now` is None where the view no longer shows it."""

    key: str
    then: str
    now: str | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """`changes` in the order of the view; `added` are in view only now; `count` is how many the sender saw."""

    changes: tuple[Change, ...]
    added: tuple[str, ...]
    count: int


def compare(shown: Snapshot, now: Values) -> Comparison:
    """What a link carries against the same view now. What it had no room for can be neither changed nor added."""
    changes = tuple(Change(key, then, now.get(key)) for key, then in shown.values.items() if now.get(key) != then)
    is_whole = shown.count == len(shown.values)
    added = tuple(key for key in now if key not in shown.values) if is_whole else ()
    return Comparison(changes, added, shown.count)


def find_altered(shown: Snapshot, own: Values, ignored: Container[str]) -> list[str]:
    """The values that a link carries and that its own data does not give."""
    return [key for key, value in shown.values.items() if key not in ignored and own.get(key) != value]


def correct(shown: Snapshot, own: Values, ignored: Container[str]) -> Snapshot:
    """What the sender must have seen by our own data, whatever the link says."""
    values = {key: value if key in ignored else own.get(key, value) for key, value in shown.values.items()}
    return replace(shown, values=values)
