"""The corrections log of one view as an Atom feed: what was added and corrected of a subject, a measure or speakers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import Any
from urllib.parse import urlencode

from dashboard.contents.answers import answer_question
from dashboard.contents.filters import FEED_FILTERS
from dashboard.contents.view import describe_filters
from dashboard.engine.questions.ask import ask, provenance
from dashboard.engine.releases.names import moment_of
from dashboard.errors import QuestionError
from dashboard.exports.feed import Item, write_feed
from dashboard.figures.display import format_count, format_release, join_names, name_column
from dashboard.settings import settings

FEED_TYPE = "application/atom+xml"
Row = Mapping[str, Any]


def build_view_feed(texts: Mapping[str, Sequence[str]], site: str, own: str) -> bytes:
    """One entry per release that changed a statement of the view, the newest first; not what is in no release yet.

    `texts`: the values of the parameters of the question `changes`. `site`: the address of Muster, with a slash at its
    end; `own`: that of the feed. Raises as `answer_question` does.
    """
    if "release" in texts:
        raise QuestionError("A feed has all releases. Leave release out, or ask for changes.json.")
    table = answer_question("changes", texts, settings.export_rows).table
    asked = provenance(table).parameters
    dossier = {"dossier": asked["dossier"]}
    view = {**dossier, **{name: asked.get(name) for name in FEED_FILTERS}}
    if asked.get("q"):
        view["q"] = asked["q"]
    released = [row for row in table.to_pylist() if row["release"]]
    notes = {row["release"]: row["note"] or "" for row in ask("releases", **dossier).to_pylist()}
    log = f"{site}changes?{urlencode(dossier)}"
    items = [
        Item(
            f"{sorted(view.items())} {name}",
            f"{format_release(name)}: {_count_changes(rows)}",
            moment_of(name),
            log,
            [notes[name]],
            [(_describe_change(row, notes[name]), _address_of(row, site, dossier)) for row in rows],
        )
        for name, rows in ((name, list(group)) for name, group in groupby(released, key=lambda row: row["release"]))
    ]
    title = f"Muster: changes to {describe_filters(view, tuple(view))}"
    return write_feed(f"{sorted(view.items())}", title, items, log, own)


def _count_changes(rows: Iterable[Row]) -> str:
    """ "2 statements added, 1 statement changed" """
    changed = {(row["table_name"], row["row_key"]): row for row in rows}
    kinds = dict.fromkeys(row["change"] for row in changed.values())
    one = "statement" if all(row["figure_id"] for row in changed.values()) else "row"
    return join_names(
        [f"{format_count(sum(row['change'] == kind for row in changed.values()), one)} {kind}" for kind in kinds]
    )


def _describe_change(row: Row, note: str) -> str:
    """ "The Staff, “1,000”, changed: low 1000 → 1100 (misread)"; without the reason where it is that of the release."""
    who = f"{row['speaker']}, " if row["speaker"] else ""
    cell = (
        f": {name_column(row['column'])} {row['before'] or 'empty'} → {row['after'] or 'empty'}"
        if row["column"]
        else ""
    )
    why = f" ({row['reason']})" if row["reason"] not in ("", note) else ""
    return f"{who}“{row['label']}”, {row['change']}{cell}{why}"


def _address_of(row: Row, site: str, dossier: Mapping[str, str]) -> str:
    if not row["is_there"]:
        return ""
    return f"{site}figure?{urlencode({**dossier, 'figure_id': row['figure_id']})}"
