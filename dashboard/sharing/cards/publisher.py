"""A folder of cards: every file is written aside and put in place whole; nothing else in the folder is touched."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote, urlencode

from dashboard.contents import dossiers
from dashboard.contents.charts.chart import Chart
from dashboard.contents.registry import PAGES, PageEntry
from dashboard.contents.view import View
from dashboard.errors import QuestionError
from dashboard.exports.picture import render_png, write_png, write_svg
from dashboard.sharing import address
from dashboard.sharing.cards import html, images
from dashboard.sharing.cards.card import Card
from dashboard.sharing.cards.file_names import build_folder_name, build_name
from dashboard.sharing.parameters import empty_view

INDEX, LIST, FEED = "index.html", "cards.json", "CHANGES.xml"
_CARD = re.compile(r"[a-z0-9_-]+/[a-z0-9_-]+\.html")

Listed = dict[str, str]


@dataclass
class Folder:
    """Where cards go. `site` is the address that it will have, `app` that of the live app, each "" or ending in /.

    `has_figures`: every figure of the dossiers gets a card, so that others may lead to it.
    """

    place: Path
    site: str = ""
    app: str = ""
    has_figures: bool = False
    sizes: dict[str, int] = field(default_factory=dict)
    _listed: dict[str, Listed] = field(default_factory=dict)

    def add(self, card: Card) -> None:
        """Writes the card, its pictures, and takes it into the index. Raises QuestionError where it cannot."""
        folder = build_folder_name(card.dossier)
        base = f"{folder}/{card.name}"
        charts = []
        for chart, stem in _stems(card):
            self._put(f"{folder}/{stem}.svg", write_svg(chart.picture))
            self._put(f"{folder}/{stem}.png", write_png(chart.picture))
            charts.append((chart, f"{stem}.svg", f"{stem}.png"))
        self._put(f"{base}.card.png", render_png(images.draw_link_image(card)))
        near = f"{card.name}.card.png"
        links = html.Links(
            site=self.site,
            page=f"{self.site}{quote(base)}.html" if self.site else f"{card.name}.html",
            picture=f"{self.site}{quote(base)}.card.png" if self.site else near,
            picture_near=near,
            index=f"../{INDEX}",
            charts=tuple(charts),
            app=self._live(card),
            figure=lambda name: self._figure(card.dossier, name),
        )
        self._put(f"{base}.html", html.render_card(card, links).encode())
        self._listed[f"{base}.html"] = {
            "dossier": dossiers.read_dossier(card.dossier)["title"],
            "kind": _section(card.page),
            "title": card.title,
            "summary": card.summary,
            "picture": f"{base}.card.png",
        }

    def finish(self, feed: bytes = b"") -> None:
        """Writes the list of all cards of the folder, those of earlier runs included, for readers and for programs.

        `feed` is the corrections log as Atom, which goes beside the list.
        """
        if feed:
            self._put(FEED, feed)
        listed = {**_earlier(self.place), **self._listed}
        order = _sections()
        names = sorted(listed, key=lambda name: (listed[name]["dossier"], order.index(listed[name]["kind"]), name))
        sections: dict[str, list[tuple[str, str]]] = {}
        for name in names:
            heading = f"{listed[name]['dossier']}: {listed[name]['kind'].lower()}"
            sections.setdefault(heading, []).append((listed[name]["title"], quote(name)))
        written = {name: listed[name] for name in names}
        self._put(LIST, (json.dumps(written, ensure_ascii=False, indent=1) + "\n").encode())
        self._put(INDEX, html.render_index("Muster: cards", sections, self.site, FEED if feed else "").encode())

    def _live(self, card: Card) -> str:
        """The page of the app that shows the same view; "" where the app is not known."""
        return (
            f"{self.app}{card.page.path}?{urlencode(address.write_address(card.view), doseq=True)}" if self.app else ""
        )

    def _figure(self, dossier: str, figure_id: str) -> str | None:
        if self.has_figures:
            view: View = empty_view(dossier, figure_id=figure_id)
            return f"{quote(build_name('figure', view, ('figure_id',)))}.html"
        said = urlencode({"dossier": dossier, "figure_id": figure_id})
        return f"{self.app}figure?{said}" if self.app else None

    def _put(self, name: str, content: bytes) -> None:
        """One file, whole or not at all."""
        target = self.place / name
        aside = target.with_name(f".{target.name}.{os.getpid()}.part")
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            aside.write_bytes(content)
            aside.replace(target)
        except OSError as error:
            raise QuestionError(
                f"{target} cannot be written ({error.strerror}). Make room, or name another folder with --to."
            ) from error
        finally:
            with suppress(OSError):
                aside.unlink(missing_ok=True)
        self.sizes[name] = len(content)


def _section(page: PageEntry) -> str:
    """The heading of a page's cards in the list."""
    return page.card_section or page.title


def _sections() -> list[str]:
    return [_section(page) for page in PAGES.values() if page.contents]


def _earlier(place: Path) -> dict[str, Listed]:
    """The cards that earlier runs have listed and that are still there; nothing that no run can have written."""
    try:
        found = json.loads((place / LIST).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return {
        name: listed
        for name, listed in (found.items() if isinstance(found, dict) else ())
        if _CARD.fullmatch(name)
        and isinstance(listed, dict)
        and all(isinstance(listed.get(part), str) for part in ("dossier", "kind", "title", "summary", "picture"))
        and listed["kind"] in _sections()
        and (place / name).is_file()
    }


def _stems(card: Card) -> Iterator[tuple[Chart, str]]:
    """Each chart with the stem of its files: that of the card, and where it has several, the chart's key."""
    charts: Iterable[Chart] = card.charts
    for chart in charts:
        yield chart, card.name if len(card.charts) == 1 else f"{card.name}.{chart.key.replace('_', '-')}"
