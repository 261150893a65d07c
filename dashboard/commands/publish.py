"""`python -m dashboard publish --to DIR`: pages as files, which any web host serves while nothing of Muster runs."""

from __future__ import annotations

import argparse
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from dashboard.commands.exit_codes import BROKEN, CLEAN
from dashboard.commands.opening import open_with_notice
from dashboard.commands.release import read_feed
from dashboard.contents import dossiers
from dashboard.contents.registry import PageEntry
from dashboard.contents.view import View
from dashboard.errors import DataError, QuestionError
from dashboard.figures.addresses import SETTING, public_url
from dashboard.settings import settings
from dashboard.sharing.cards import request
from dashboard.sharing.cards.all_cards import list_cards
from dashboard.sharing.cards.build import build_card
from dashboard.sharing.cards.card import Card
from dashboard.sharing.cards.publisher import FEED, INDEX, Folder

_EACH = 100  # cards after which a log, which has no line to overwrite, gets a line of progress
_NO_SITE = (
    "Without --site the pictures of links have relative addresses, and most networks show none: name the address that "
    "the folder will have."
)

_NO_APP = f"Without --app or {SETTING} the cards and their feed have no links to the live pages."


def run(options: argparse.Namespace) -> int:
    """Writes the cards; exit code 1 where an older state of the data had to answer.

    Raises QuestionError for a page, chart, address or folder that cannot be used.
    """
    site, app = _check_address("--site", options.site), _check_address("--app", options.app or settings.public_url)
    with_links_to = public_url.set(app)
    try:
        return _publish(options, site, app)
    finally:
        public_url.reset(with_links_to)


def _publish(options: argparse.Namespace, site: str, app: str) -> int:
    opened = open_with_notice()
    folder = Folder(Path(options.to), site, app, has_figures=options.all)
    if options.all:
        _write_all(folder)
    else:
        folder.add(_build_one(options))
    folder.finish(_read_feed(f"{app}changes" if app else INDEX, f"{site}{FEED}"))
    for notice in (*([] if site else [_NO_SITE]), *([] if app else [_NO_APP])):
        print(notice, file=sys.stderr)
    largest = max(folder.sizes, key=lambda name: folder.sizes[name])
    count, total = len(folder.sizes), sum(folder.sizes.values())
    print(
        f"{count:,} files, {total:,} bytes, in {options.to}; the largest is {largest}, {folder.sizes[largest]:,} bytes."
    )
    return BROKEN if opened.notice else CLEAN


def _read_feed(log: str, own: str) -> bytes:
    """The corrections log; empty where its history is broken, which takes no card down."""
    try:
        return read_feed(log=log, own=own)
    except DataError as error:
        print(f"No corrections log is written. {error}", file=sys.stderr)
        return b""


def _build_one(options: argparse.Namespace) -> Card:
    if options.chart:
        return build_card(*request.parse_chart(options.chart))
    return build_card(*request.parse_page(options.page or "overview"))


def _write_all(folder: Folder) -> None:
    """Every card that is not empty, with progress."""
    requests = [each for dossier in dossiers.list_dossiers() for each in list_cards(dossier)]
    for place, card in enumerate(_build_cards(requests), start=1):
        folder.add(card)
        _print_progress(place, len(requests), card.title)
    if sys.stderr.isatty():
        print(file=sys.stderr)


def _build_cards(requests: list[tuple[PageEntry, View]]) -> Iterator[Card]:
    for page, view in requests:
        try:
            yield build_card(page, view)
        except QuestionError:  # a measure that no decision sets has no steps
            continue


def _print_progress(place: int, total: int, title: str) -> None:
    line = f"Card {place} of at most {total}: {title}"
    if sys.stderr.isatty():
        print(f"\r\033[K{line[: shutil.get_terminal_size().columns - 1]}", end="", file=sys.stderr, flush=True)
    elif place % _EACH == 0:
        print(line, file=sys.stderr, flush=True)


def _check_address(option: str, url: str) -> str:
    """The address with / at its end; "" for none."""
    if not url:
        return ""
    try:
        parts = urlsplit(url)
        is_usable = parts.scheme in ("http", "https") and bool(parts.hostname) and not (parts.query or parts.fragment)
    except ValueError:
        is_usable = False
    if not is_usable or not url.isprintable() or any(letter in url for letter in " \"'<>"):
        raise QuestionError(f"{option} is {url!r}, but must be an address such as https://example.org/cards/.")
    return url.rstrip("/") + "/"
