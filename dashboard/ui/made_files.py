"""Keeps a file that was made for a download until the browser has had time to fetch it.

Streamlit deletes it when two runs of pages have ended since, of any reader: on a busy server, before the browser has
asked for it. This reaches into Streamlit's list of files: `tests/ui/test_made_files.py` says if that changes.
"""

from __future__ import annotations

from time import monotonic
from weakref import WeakKeyDictionary

from streamlit.runtime.media_file_manager import MediaFileMetadata

SECONDS_KEPT = 60.0
_unused_since: WeakKeyDictionary[MediaFileMetadata, float] = WeakKeyDictionary()


def keep_made_files() -> None:
    """From now on, a file that no page shows is deleted a minute after Streamlit would first have marked it."""
    MediaFileMetadata.mark_for_delete = _note_unused  # type: ignore[assignment, method-assign]
    MediaFileMetadata.is_marked_for_delete = property(_is_over)  # type: ignore[assignment, method-assign]


def _note_unused(file: MediaFileMetadata) -> None:
    _unused_since.setdefault(file, monotonic())


def _is_over(file: MediaFileMetadata) -> bool:
    return monotonic() - _unused_since.get(file, float("inf")) >= SECONDS_KEPT
