"""The corrections log as an Atom feed (RFC 4287): one entry per release, the same bytes for the same data."""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from dashboard.engine.releases.create import format_key
from dashboard.engine.releases.diff import ADDED, CHANGED, WITHDRAWN, Change
from dashboard.engine.releases.files import Release
from dashboard.engine.releases.state import State
from dashboard.figures.display import format_count
from dashboard.figures.entries import name_entries
from dashboard.settings import REPOSITORY, settings

AUTHOR, TITLE = "The Muster authors", "Muster: changes to the data"
MOST_CHANGES = 200
# Streamlit serves that folder at app/static/.
FILE, ADDRESS = REPOSITORY / "dashboard" / "static" / "CHANGES.xml", "app/static/CHANGES.xml"
_LOG = "../../changes"  # seen from there
_ATOM, _XHTML = "http://www.w3.org/2005/Atom", "http://www.w3.org/1999/xhtml"
# Of our own, so that the ids of feed and entries stay the same wherever Muster is served.
_NAMESPACE = uuid.UUID("5c1f0b7e-3b58-5d0e-9a53-0f1d6c2f7a11")
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_BEGINNING = "2000-01-01T00:00:00Z"
# By which cell a reader knows a row of each table.
_TELLING = {
    "figures": "wording",
    "speakers": "name",
    "publications": "outlet",
    "measures": "label",
    "derivations": "title",
    "events": "title",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One release of a dossier, and the state after it."""

    dossier: str
    release: Release
    before: State


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of a feed: paragraphs, then a list of changes (None for no list), each with the address it leads to.

    `name` makes its id, `moment` is a time as RFC 3339 has it.
    """

    name: str
    title: str
    moment: str
    href: str
    notes: Sequence[str]
    changes: Sequence[tuple[str, str]] | None = None


def build_feed(entries: Iterable[Entry], log: str = _LOG, own: str = FILE.name) -> bytes:
    """The whole feed, the newest release first.

    `log`: where the corrections log is, `own`: where the feed itself is; both as seen from the feed, or whole.
    """
    newest_first = sorted(entries, key=lambda one: (one.release.moment, one.dossier), reverse=True)
    return write_feed("feed", TITLE, [_to_item(entry, log) for entry in newest_first], log, own)


def write_feed(name: str, title: str, newest_first: Sequence[Item], log: str, own: str) -> bytes:
    """A feed of these entries; `name` makes its id."""
    feed = Element("feed", xmlns=_ATOM)
    _add_text(feed, "id", _urn(name))
    _add_text(feed, "title", title)
    _add_text(feed, "updated", newest_first[0].moment if newest_first else _BEGINNING)
    _add_text(SubElement(feed, "author"), "name", AUTHOR)
    SubElement(feed, "link", rel="self", type="application/atom+xml", href=own)
    SubElement(feed, "link", rel="alternate", type="text/html", href=log)
    feed.extend(map(_build_entry, newest_first))
    ElementTree.indent(feed)
    text: bytes = ElementTree.tostring(feed, encoding="utf-8", xml_declaration=True)
    return text + b"\n"


def _build_entry(item: Item) -> Element:
    made = Element("entry")
    _add_text(made, "id", _urn(item.name))
    _add_text(made, "title", item.title)
    _add_text(made, "updated", item.moment)
    SubElement(made, "link", rel="alternate", type="text/html", href=item.href)
    box = SubElement(SubElement(made, "content", type="xhtml"), "div", xmlns=_XHTML)
    for note in item.notes:
        _add_text(box, "p", note)
    if item.changes is None:
        return made
    items = SubElement(box, "ul")
    for text, href in item.changes[:MOST_CHANGES]:
        if href:
            SubElement(SubElement(items, "li"), "a", href=href).text = _clean(text)
        else:
            _add_text(items, "li", text)
    if len(item.changes) > MOST_CHANGES:
        _add_text(box, "p", f"And {format_count(len(item.changes) - MOST_CHANGES, 'more row')}.")
    return made


def _to_item(entry: Entry, log: str) -> Item:
    release, counts = entry.release, describe_counts(entry.release)
    is_first = release.follows is None
    changes = [(describe_change(change, entry.before), "") for change in release.changes]
    return Item(
        f"{entry.dossier} {release.name}",
        f"{entry.dossier} {release.name}: {counts}",
        release.moment,
        f"{log}?{urlencode({'dossier': entry.dossier})}",
        (release.note, f"The first release: {counts}.") if is_first else (release.note,),
        None if is_first else changes,
    )


def describe_counts(release: Release) -> str:
    """ "3 rows added, 1 changed" """
    kinds = [(release.count(kind), kind) for kind in (ADDED, CHANGED, WITHDRAWN)]
    (first, kind), *others = [each for each in kinds if each[0]] or [(0, CHANGED)]
    return ", ".join([f"{format_count(first, 'row')} {kind}", *(f"{count:,} {kind}" for count, kind in others)])


def describe_change(change: Change, before: State) -> str:
    """One change in words: `figures a-1, “1,000”, changed: low 1000 → 1100 (misread)`."""
    known = before.get(change.table, {}).get(change.key, {}) | change.before
    column = _TELLING.get(change.table, "")
    name = known.get(column) or change.after.get(column)
    head = f"{change.table} {format_key(change)}" + (f", “{name}”" if name else "") + f", {change.change}"
    cells = f": {'; '.join(_list_cells(change))}" if change.change == CHANGED else ""
    return head + cells + (f" ({change.reason})" if change.reason else "")


def _list_cells(change: Change) -> Iterator[str]:
    for column in dict.fromkeys((*change.before, *change.after)):
        before, after = (cells.get(column) or "empty" for cells in (change.before, change.after))
        if change.table == "datapackage":
            before, after = name_entries(before, after), name_entries(after, before)
        yield f"{column} {before} → {after}"


def build_entries(dossier: str, history: Sequence[tuple[Release, State]]) -> list[Entry]:
    """The entries of one dossier's history, oldest first."""
    befores: list[State] = [{}, *(state for _, state in history)]
    return [Entry(dossier, release, before) for (release, _), before in zip(history, befores, strict=False)]


def describes_this_data() -> bool:
    """Whether the feed in this checkout tells of the data in use: only those of the checkout itself have one there."""
    return settings.data_folder.resolve() == (REPOSITORY / "data").resolve()


def _add_text(parent: Element, tag: str, text: str) -> None:
    SubElement(parent, tag).text = _clean(text)


def _clean(text: str) -> str:
    return _NOT_XML.sub("\ufffd", text)


def _urn(name: str) -> str:
    return uuid.uuid5(_NAMESPACE, name).urn
