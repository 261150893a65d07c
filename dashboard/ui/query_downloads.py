"""Files with the result of a reader's own query, whose rows are fetched only when a reader chooses a format."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial

import streamlit as st

from dashboard.engine.warehouse.store import same_state
from dashboard.errors import MusterError
from dashboard.exports.extract import Extract
from dashboard.exports.formats import Format
from dashboard.figures.display import capitalize
from dashboard.ui import export_menu
from dashboard.ui.embed import is_framed
from dashboard.ui.markdown import escape
from dashboard.ui.menu_button import draw_menu_button

_FAILED = "The file could not be made; this is a fault of Muster. Try another format, or fewer rows."
_POLL_SECONDS, _START_SECONDS, _MAX_SECONDS = 0.25, 2.0, 180.0


class DownloadError(MusterError):
    """The rows could not be fetched; the message is one sentence for the reader."""


@dataclass
class _Progress:
    """How far the files of one query are. The browser requests a file and a new run of the page at the same time."""

    started: int = 0
    finished: int = 0
    seen: int = 0  # how many had finished when the page last looked
    error: str = ""
    guard: threading.Condition = field(default_factory=threading.Condition)

    def make_file(self, form: Format, write: Callable[[Format], bytes]) -> bytes:
        """The file, made in a thread of the server. Of what is raised here, a reader sees `error` alone."""
        with self.guard:
            self.started += 1
        error = _FAILED
        try:
            content = write(form)
            error = ""
        except DownloadError as problem:
            error = str(problem)
            raise
        finally:
            with self.guard:
                self.finished, self.error = self.finished + 1, error
                self.guard.notify_all()
        return content

    def is_running(self, before: int, waited: float) -> bool:
        """Whether the file requested after `before` others is not finished; waits a little for it."""
        with self.guard:
            is_late = (self.started <= before and waited > _START_SECONDS) or waited > _MAX_SECONDS
            if self.finished > before or is_late:
                return False
            self.guard.wait(_POLL_SECONDS)
            return True


def draw_query_save_menu(
    key: str, fetch: Callable[[], Extract], *, words: str, shown: Extract, name: str = "query"
) -> None:
    """A button for the result of a query in every format; `fetch` gets its rows, once a format is chosen.

    `fetch` runs in a thread without a page. It raises DownloadError where there are no rows. `words`: what the files
    will hold. `shown`: the rows in view, for the page's fact pack.
    """
    if shown.table.num_rows:
        export_menu.page_contents().extracts[shown.name] = shown
    if is_framed():
        return

    def draw() -> None:
        st.caption(f"{escape(capitalize(words))} {export_menu.FILE_CONTENTS}")
        _draw_buttons(key, same_state(lambda form: form.write(fetch())), name)

    draw_menu_button(export_menu.LABEL, export_menu.ICON, f"save_{key}", draw)


def _draw_buttons(key: str, write: Callable[[Format], bytes], name: str) -> None:
    """One button per format, and how far the chosen file is."""
    progress: _Progress = st.session_state.setdefault(f"progress_{key}", _Progress())
    before, progress.seen = progress.seen, progress.finished
    clicked = [
        row.download_button(
            form.label,
            partial(progress.make_file, form, write),
            f"muster-{name}{form.suffix}",
            form.mime,
            key=f"save_{key}_{kind}",
        )
        for row, kind, form in export_menu.formats_in_groups()
    ]
    place = st.empty()
    if not any(clicked):
        return
    started = time.monotonic()
    while progress.is_running(before, waited := time.monotonic() - started):
        # At each write, Streamlit may stop this run for a newer one.
        place.caption(f"Making the file: {waited:.0f} s")
    place.empty()
    progress.seen = progress.finished
    if progress.finished > before and progress.error:
        place.error(escape(progress.error), icon=":material/error:")
