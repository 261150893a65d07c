"""A whole link: the address of a view, and where it is asked for, the values that were in view."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from urllib.parse import urlencode

from dashboard.sharing import compression, snapshot
from dashboard.sharing.snapshot import Snapshot

Parts = Mapping[str, str | list[str]]

LONGEST = 8_000  # characters of a whole link that every browser, chat and mail programme keeps
_LONGEST_READABLE = 2_000
_RATIO, _LEAST_PIXELS = "3/2", 480  # of a frame: about an Overview on a wide page, and on a phone


def build_link(page: str, parts: Parts, seen: Snapshot | None = None, own: str = "") -> str | None:
    """The link to `page` (an absolute address) that shows these parts; None where no link can hold them.

    The parts stand in it as they are where that is short, else as one code `z`. With `seen` it is a link as shown: it
    names the data and carries the values that there is room for. `own` is the code of a reader's own figures, which
    stands in it as it is, so that no server takes it for a part of the view.
    """
    if seen is not None:
        parts = {**parts, "data": seen.data}
    query = urlencode(parts, doseq=True)
    carried_figures = f"&yours={own}" if own else ""
    room = LONGEST - len(page) - 1 - len(carried_figures)
    if len(query) > _LONGEST_READABLE and (code := compression.encode(query)) and len(code) + 2 < len(query):
        query = f"z={code}" if len(code) <= compression.LONGEST_IN_ADDRESS else query
    if len(query) > room:
        return None
    if seen is not None and (
        carried := snapshot.pack(seen, min(room - len(query) - 6, compression.LONGEST_IN_ADDRESS))
    ):
        query = f"{query}&seen={carried}"
    query = f"{query}{carried_figures}".lstrip("&")
    return f"{page}?{query}" if query else page


def embed_address(address: str) -> str:
    """The same link for a frame: no menu, no filters."""
    return f"{address}{'&' if '?' in address else '?'}embed=true"


def build_frame(address: str, title: str, most: int | None = None) -> str:
    """An `<iframe>` that shows the link in another page, as high as its width asks for; at most `most` pixels."""
    least = f"min-height:{min(_LEAST_PIXELS, most or _LEAST_PIXELS)}px"
    limit = f";max-height:{most}px" if most else ""
    return (
        f'<iframe src="{escape(embed_address(address))}" title="{escape(title)}" '
        f'style="width:100%;aspect-ratio:{_RATIO};{least}{limit};border:0" loading="lazy"></iframe>'
    )


def build_growing_frame(address: str, title: str, script: str) -> str:
    """The same frame and the script, at that address, that makes it as high as what it shows."""
    return f'{build_frame(address, title)}\n<script src="{escape(script)}" async></script>'
