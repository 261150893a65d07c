"""A file that was made for a download is there when the browser asks for it, however many others read meanwhile."""

from __future__ import annotations

import pytest
from streamlit.runtime.media_file_manager import MediaFileManager
from streamlit.runtime.memory_media_file_storage import MemoryMediaFileStorage

from dashboard.ui import made_files


def test_a_made_file_outlives_the_runs_of_others_by_a_minute(monkeypatch: pytest.MonkeyPatch) -> None:
    now = 1_000.0
    monkeypatch.setattr(made_files, "monotonic", lambda: now)
    storage = MemoryMediaFileStorage("/media")
    manager = MediaFileManager(storage)
    made_files.keep_made_files()

    name = manager.execute_deferred(manager.add_deferred(lambda: b"zip", "application/zip", "0.1")).rpartition("/")[2]
    for _ in range(5):  # runs that end, of any reader
        manager.remove_orphaned_files()
    assert storage.get_file(name).content == b"zip"

    now += made_files.SECONDS_KEPT
    manager.remove_orphaned_files()
    with pytest.raises(Exception, match="No media file"):
        storage.get_file(name)
