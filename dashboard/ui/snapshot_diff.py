"""What the receiver of a link is told: how many figures changed since it was made, each old → new with the reason."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import streamlit as st

from dashboard.contents.visible_values import OF_RESULT, RESULT_SUM, TILE
from dashboard.engine.questions.ask import ask
from dashboard.figures.display import format_count, format_day, format_release
from dashboard.sharing import snapshot_diff
from dashboard.sharing.snapshot import Shown
from dashboard.sharing.snapshot_diff import Change, Comparison
from dashboard.ui import links, url_state
from dashboard.ui.html_table import Cell, Column, Row, draw_table
from dashboard.ui.markdown import escape

_COLUMNS = (
    Column("figure", "Figure"),
    Column("then", "As shared"),
    Column("now", "Now"),
    Column("reason", "Why"),
)
# Their changes are told on /changes; they change no number, date or name.
_REMARKS = ("note", "quote")
_NOT_YET = "Changed in the data, not yet in the corrections log"
_NOT_IN_VIEW = "no longer in this view"
_WITHDRAWN = "withdrawn"
Log = Mapping[str, Sequence[Mapping[str, Any]]]


@dataclass(frozen=True, slots=True)
class LinkReport:
    """All that there is to say of a link that carries `seen`.

    `own` is what its own data gives for the view; None, with `trouble` saying why, where that data is not kept. `now`
    is what the newest gives. `label` names the data that is shown.
    """

    seen: Shown
    own: Mapping[str, str] | None
    now: Mapping[str, str]
    label: str
    newest: str
    trouble: str
    labels: Mapping[str, str]

    @property
    def altered(self) -> list[str]:
        """What the link carries and its own data does not give; a query may give another result each time."""
        return [] if self.own is None else snapshot_diff.altered(self.seen, self.own, OF_RESULT)

    @property
    def comparison(self) -> Comparison:
        """What changed: by our own data where that is kept, else by what the link says."""
        seen = self.seen if self.own is None else snapshot_diff.corrected(self.seen, self.own, OF_RESULT)
        return snapshot_diff.compared(seen, self.now)


def draw_old_data(label: str, newest: str) -> None:
    """An old state is shown, and nobody has said what was seen in it."""
    with st.container(border=True, horizontal=True, vertical_alignment="center", key="old_data"):
        st.markdown(
            f":material/history: **Data of {format_release(label)}**, not the newest ({format_release(newest)})."
        )
        _draw_now_button()


def draw_missing_data(trouble: str) -> None:
    """The address asks for data that cannot be shown again."""
    st.warning(escape(f"Shown is the newest data. {trouble}"), icon=":material/history:")


def draw_report(told: LinkReport) -> None:
    """The notice; nothing where the link shows what its sender saw, and that still holds."""
    if told.altered:
        st.error(escape(_describe_altered(told)), icon=":material/link_off:")
    if told.seen.data == told.newest:
        if told.label != told.newest:
            draw_old_data(told.label, told.newest)
        return
    log = _read_log(told)
    rows = [*_tile_rows(told), *_figure_rows(told, log)]
    with st.container(border=True, key="changed_since"):
        st.markdown(f":material/history: **{escape(_describe_changes(told, log))}** {escape(_describe_extent(told))}")
        if rows:
            label = "What changed since this link was made"
            draw_table(
                "changed_since_rows",
                _COLUMNS,
                rows,
                label=label,
                on_open=_open,
            )
        if told.trouble:
            st.caption(escape(f"{told.trouble} What the link says of it cannot be checked."))
        with st.container(horizontal=True):
            if not told.trouble:
                st.button(
                    "As shared",
                    icon=":material/history:",
                    key="as_shared",
                    disabled=told.label == told.seen.data,
                    on_click=url_state.set_value,
                    args=("data", told.seen.data),
                )
            if not told.trouble or told.label != told.newest:
                _draw_now_button(is_there=told.label == told.newest)


def _draw_now_button(is_there: bool = False) -> None:
    st.button(
        "Now",
        icon=":material/update:",
        key="now",
        disabled=is_there,
        on_click=url_state.set_value,
        args=("data", None),
    )


def _describe_changes(told: LinkReport, log: Log) -> str:
    count = len(_changed_figures(told, log))
    total = _count_figures(told)
    if not count and not told.comparison.changes:
        return f"None of the {format_count(total, 'figure')} in this view changed since this link was made."
    tiles = sum(change.key.startswith(TILE) for change in told.comparison.changes)
    also = f", and {format_count(tiles, 'key number')} with them" if tiles else ""
    return f"{count:,} of {format_count(total, 'figure')} changed since this link was made{also}."


def _describe_extent(told: LinkReport) -> str:
    """From which data to which, what came into view, and what shows now."""
    parts = [
        f"The link is of the data of {format_release(told.seen.data)}, the newest is of {format_release(told.newest)}."
    ]
    if added := [key for key in told.comparison.added if _is_figure(key)]:
        parts.append(f"{format_count(len(added), 'more figure is', 'more figures are')} in view now.")
    if any(change.key == RESULT_SUM for change in told.comparison.changes):
        parts.append("The result of the query is another now.")
    if told.seen.count > len(told.seen.values):
        parts.append(f"The link carries {len(told.seen.values):,} of {told.seen.count:,} values.")
    shown = {told.seen.data: "as shared", told.newest: "as it is now"}
    parts.append(f"Shown is the data {shown.get(told.label) or 'of ' + format_release(told.label)}.")
    return " ".join(parts)


def _describe_altered(told: LinkReport) -> str:
    """Anybody can write a link, so its claims are held against our own data wherever that is kept."""
    count, then = format_count(len(told.altered), "value"), format_release(told.seen.data)
    return (
        f"This link carries {count} that the data of {then} does not give: it was altered, or Muster reads or reckons "
        "differently since. Do not quote it; the numbers on this page are those of the data."
    )


def _changed_figures(told: LinkReport, log: Log) -> list[str]:
    """The figures whose value, row or place in the view is another."""
    by_value = [change.key for change in told.comparison.changes if _is_figure(change.key)]
    return list(dict.fromkeys([*by_value, *log]))


def _count_figures(told: LinkReport) -> int:
    others = sum(not _is_figure(key) for key in told.seen.values)
    return told.seen.count - others


def _read_log(told: LinkReport) -> Log:
    """What the corrections log says of the figures that the link carries, by figure."""
    names = [key for key in told.seen.values if _is_figure(key)]
    asked = {"dossier": url_state.current_view()["dossier"], "figure_id": names, "since_release": told.seen.data}
    found: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    between = "+" in told.seen.data  # made between two releases: it may have seen what the log holds already
    by_value = {change.key for change in told.comparison.changes}
    for row in ask("changes_of_figures", **asked).to_pylist() if names else ():
        is_of_row = row["table_name"] == "figures" and row["column"] not in _REMARKS
        if row["figure_id"] in by_value or (is_of_row and not between):
            found[row["figure_id"]].append(row)
    return found


def _tile_rows(told: LinkReport) -> list[Row]:
    return [
        Row(
            change.key,
            (Cell(told.labels.get(change.key, change.key)), Cell(change.then), Cell(change.now or "–"), Cell("")),
        )
        for change in told.comparison.changes
        if change.key.startswith(TILE)
    ]


def _figure_rows(told: LinkReport, log: Log) -> list[Row]:
    by_key = {change.key: change for change in told.comparison.changes}
    names = _changed_figures(told, log)
    asked = {"dossier": url_state.current_view()["dossier"], "figure_id": names}
    known = {row["figure_id"]: row for row in ask("statements_of_figures", **asked).to_pylist()} if names else {}
    return [_build_figure_row(told, name, by_key.get(name), known.get(name), log.get(name, ())) for name in names]


def _build_figure_row(
    told: LinkReport, name: str, change: Change | None, row: Mapping[str, Any] | None, log: Sequence[Mapping[str, Any]]
) -> Row:
    """One figure: what it is, then, now, and why."""
    dossier = url_state.current_view()["dossier"]
    then, now = [change.then] if change else [], [_value_now(change, row)] if change else []
    for entry in log:
        if entry["change"] == "changed" and entry["column"] not in ("low", "high", *_REMARKS):
            of = "" if entry["table_name"] == "figures" else f" of its {entry['table_name'].removesuffix('s')}"
            then.append(f"{_plain(entry['column'])}{of}: {entry['before'] or '–'}")
            now.append(f"{_plain(entry['column'])}{of}: {entry['after'] or '–'}")
    reasons = list(dict.fromkeys(entry["reason"] or _NOT_YET for entry in log))
    label = f"{row['speaker']}: “{row['wording']}”, said {format_day(row['stated_on'])}" if row else name
    address = links.figure_address(dossier, name) if row else None
    cells = (label, "; ".join(then) or "–", "; ".join(now) or "–", "; ".join(reasons) or _explain(told, change, row))
    return Row(name, tuple(map(Cell, cells)), address)


def _open(figure_id: str) -> None:
    links.open_address(links.figure_address(url_state.current_view()["dossier"], figure_id))


def _value_now(change: Change, row: Mapping[str, Any] | None) -> str:
    return change.now or (_NOT_IN_VIEW if row else _WITHDRAWN)


def _explain(told: LinkReport, change: Change | None, row: Mapping[str, Any] | None) -> str:
    if told.trouble:
        return "Only the link says what it was."
    if change is not None and change.now is None and row:
        return "The figure stands as it was; another one is in its place, or it no longer fits."
    if "+" in told.seen.data or told.seen.data > told.newest:
        return "The corrections log begins after the link, or does not reach as far."
    return "No change of the data: Muster reads or reckons it differently now."


def _is_figure(key: str) -> bool:
    return ":" not in key


def _plain(column: str) -> str:
    return column.replace("_", " ")
