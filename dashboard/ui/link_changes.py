"""What changed since a link was made: the values that its sender saw beside those of now, each with its reason."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from dashboard.contents.visible_values import OF_RESULT, RESULT_SUM, TILE
from dashboard.engine.questions.ask import ask
from dashboard.figures.display import format_count, format_release, format_said, humanize
from dashboard.sharing import snapshot_diff
from dashboard.sharing.snapshot import Snapshot
from dashboard.sharing.snapshot_diff import Change, Comparison
from dashboard.ui import links

Row = Mapping[str, Any]
# Columns whose changes only the page of changes lists; they change no number, date or name.
_REMARKS = ("note", "quote")
_NOT_YET = "Changed in the data, not yet in the corrections log"


@dataclass(frozen=True, slots=True)
class Line:
    """One value that changed. `href`: the address of the figure, where it still exists."""

    label: str
    then: str
    now: str
    reason: str
    href: str | None = None


@dataclass(frozen=True)
class LinkChanges:
    """A link that carries values, `seen`, beside the data.

    `own`: what the link's own data gives for the view; None, with `reason` saying why, where that data is not kept.
    `now`: what the newest data gives. `label`: the release that is shown. `labels`: names of the key numbers.
    """

    seen: Snapshot
    dossier: str
    own: Mapping[str, str] | None
    now: Mapping[str, str]
    label: str
    newest: str
    reason: str
    labels: Mapping[str, str]

    @property
    def altered(self) -> list[str]:
        """What the link carries and its own data does not give. A query may give another result each time."""
        return [] if self.own is None else snapshot_diff.find_altered(self.seen, self.own, OF_RESULT)

    @cached_property
    def comparison(self) -> Comparison:
        """What changed: by our own data where that is kept, else by what the link says."""
        seen = self.seen if self.own is None else snapshot_diff.correct(self.seen, self.own, OF_RESULT)
        return snapshot_diff.compare(seen, self.now)

    @cached_property
    def _log(self) -> Mapping[str, Sequence[Row]]:
        """What the corrections log has on the figures that the link carries, by figure."""
        names = [key for key in self.seen.values if _is_figure(key)]
        if not names:
            return {}
        parameters = {"dossier": self.dossier, "figure_id": names, "since_release": self.seen.data}
        is_between = "+" in self.seen.data  # made between two releases: it may have seen what the log has
        by_value = {change.key for change in self.comparison.changes}
        log: dict[str, list[Row]] = defaultdict(list)
        for row in ask("changes_of_figures", **parameters).to_pylist():
            is_of_row = row["table_name"] == "figures" and row["column"] not in _REMARKS
            if row["figure_id"] in by_value or (is_of_row and not is_between):
                log[row["figure_id"]].append(row)
        return log

    @cached_property
    def _changed_figures(self) -> list[str]:
        """The figures whose value, row or place in the view changed."""
        by_value = [change.key for change in self.comparison.changes if _is_figure(change.key)]
        return list(dict.fromkeys([*by_value, *self._log]))

    def headline(self) -> str:
        """How many figures changed."""
        others = sum(not _is_figure(key) for key in self.seen.values)
        total = format_count(self.seen.count - others, "figure")
        if not self._changed_figures and not self.comparison.changes:
            return f"None of the {total} in this view changed since this link was made."
        tiles = sum(change.key.startswith(TILE) for change in self.comparison.changes)
        also = f", and {format_count(tiles, 'key number')} with them" if tiles else ""
        return f"{len(self._changed_figures):,} of {total} changed since this link was made{also}."

    def extent(self) -> str:
        """From which data to which, what came into view, and which data is shown."""
        then, newest = format_release(self.seen.data), format_release(self.newest)
        parts = [f"The link is of the data of {then}, the newest is of {newest}."]
        if added := sum(map(_is_figure, self.comparison.added)):
            parts.append(f"{format_count(added, 'more figure is', 'more figures are')} in view now.")
        if any(change.key == RESULT_SUM for change in self.comparison.changes):
            parts.append("The query now gives another result.")
        if self.seen.count > len(self.seen.values):
            parts.append(f"The link carries {len(self.seen.values):,} of {self.seen.count:,} values.")
        shown = {self.seen.data: "as shared", self.newest: "as it is now"}
        parts.append(f"This page shows the data {shown.get(self.label) or 'of ' + format_release(self.label)}.")
        return " ".join(parts)

    def warning(self) -> str:
        """Where the link carries altered values; anybody can write a link."""
        if not self.altered:
            return ""
        count, then = format_count(len(self.altered), "value"), format_release(self.seen.data)
        return (
            f"This link carries {count} that the data of {then} does not give: the link was altered, or Muster now "
            "interprets that data differently. Do not quote it; the numbers on this page are those of the data."
        )

    def lines(self) -> list[Line]:
        """Each key number and each figure that changed. The newest data must be in use."""
        changes = {change.key: change for change in self.comparison.changes}
        tiles = [
            Line(self.labels.get(key, key), change.then, change.now or "–", "")
            for key, change in changes.items()
            if key.startswith(TILE)
        ]
        names = self._changed_figures
        rows = ask("statements_of_figures", dossier=self.dossier, figure_id=names).to_pylist() if names else []
        known = {row["figure_id"]: row for row in rows}
        return [*tiles, *(self._figure_line(name, changes.get(name), known.get(name)) for name in names)]

    def _figure_line(self, name: str, change: Change | None, row: Row | None) -> Line:
        """One figure: what it is, then, now, and why. `row` is None where it no longer exists."""
        then, now = [], []
        if change:
            then.append(change.then)
            now.append(change.now or ("no longer in this view" if row else "withdrawn"))
        log = self._log.get(name, ())
        for entry in log:
            if entry["change"] == "changed" and entry["column"] not in ("low", "high", *_REMARKS):
                of = "" if entry["table_name"] == "figures" else f" of its {entry['table_name'].removesuffix('s')}"
                then.append(f"{humanize(entry['column'])}{of}: {entry['before'] or '–'}")
                now.append(f"{humanize(entry['column'])}{of}: {entry['after'] or '–'}")
        reasons = list(dict.fromkeys(entry["reason"] or _NOT_YET for entry in log))
        return Line(
            f"{row['speaker']}: “{row['wording']}”, {format_said(row['stated_on'])}" if row else name,
            "; ".join(then) or "–",
            "; ".join(now) or "–",
            "; ".join(reasons) or self._explain(change, row),
            links.figure_address(self.dossier, name) if row else None,
        )

    def _explain(self, change: Change | None, row: Row | None) -> str:
        """Why a figure changed of which the log has nothing."""
        if self.reason:
            return "Only the link says what it was."
        if change is not None and change.now is None and row:
            return "The figure has not changed; another one is in its place, or it no longer fits."
        if "+" in self.seen.data or self.seen.data > self.newest:
            return "The corrections log begins after the link, or does not reach as far."
        return "The data has not changed: Muster now interprets it differently."


def _is_figure(key: str) -> bool:
    return ":" not in key
