"""Files whose rows are fetched only when a reader asks for them, and the sentence that says why there are none."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial

import streamlit as st

from dashboard.errors import MusterError
from dashboard.exports.extract import Extract
from dashboard.exports.formats import FORMATS, Format
from dashboard.ui.copy_buttons import Text, draw_copy_buttons
from dashboard.ui.markdown import escape

_FAILED = "The file could not be made, and that is a fault of Muster. Try another format, or fewer rows."
_LONGEST_COPY = 300_000  # characters
_LOOK_SECONDS, _START_SECONDS, _MOST_SECONDS = 0.25, 2.0, 180.0


class DownloadError(MusterError):
    """The rows could not be had; the message is one sentence for the reader."""


@dataclass
class _Progress:
    """How far the files of one query are. The browser asks for a file and for a new run of the page at once."""

    begun: int = 0
    ended: int = 0
    seen: int = 0  # how many had ended when the page last looked
    trouble: str = ""
    guard: threading.Condition = field(default_factory=threading.Condition)

    def make(self, form: Format, write: Callable[[Format], bytes]) -> bytes:
        """The file, made in a thread of the server. What is raised here a reader sees only as the sentence kept."""
        with self.guard:
            self.begun += 1
        trouble = _FAILED
        try:
            content = write(form)
            trouble = ""
        except DownloadError as error:
            trouble = str(error)
            raise
        finally:
            with self.guard:
                self.ended, self.trouble = self.ended + 1, trouble
                self.guard.notify_all()
        return content

    def is_under_way(self, before: int, waited: float) -> bool:
        """Whether a file that was asked for after `before` others is not there yet; waits a little for it."""
        with self.guard:
            if self.ended > before or (self.begun <= before and waited > _START_SECONDS) or waited > _MOST_SECONDS:
                return False
            self.guard.wait(_LOOK_SECONDS)
            return True


@st.fragment
def draw_buttons(key: str, write: Callable[[Format], bytes], name: str) -> None:
    """One button per format; `write` makes the file. While it does, that is said; where it cannot, so is why."""
    making: _Progress = st.session_state.setdefault(f"making_{key}", _Progress())
    before, making.seen = making.seen, making.ended
    clicked = [_draw_button(key, making, write, name, kind) for kind in FORMATS]
    place = st.empty()
    if not any(clicked):
        return
    started = time.monotonic()
    while making.is_under_way(before, waited := time.monotonic() - started):
        # Each time that this is written, Streamlit may end the run for a newer one.
        place.caption(f"The file is being made: {waited:.0f} s")
    place.empty()
    making.seen = making.ended
    if making.ended > before and making.trouble:
        place.error(escape(making.trouble), icon=":material/error:")


def draw_copies(key: str, shown: Extract) -> None:
    """The rows in view as Markdown and as TSV, to copy rather than to save; made when a reader opens them."""
    opened = st.expander("Copy the rows in view", icon=":material/content_copy:", key=f"copy_{key}", on_change="rerun")
    if not opened.open:
        return
    with opened:
        written = {kind: FORMATS[kind].write(shown).decode() for kind in ("markdown", "tsv")}
        fitting = [Text(kind.upper() if kind == "tsv" else "Markdown", text, is_code=True)
                   for kind, text in written.items() if len(text) <= _LONGEST_COPY]  # fmt: skip
        if fitting:
            draw_copy_buttons(f"copied_{key}", fitting)
        else:
            st.caption("The rows in view are too much to copy at once: save a file, or ask for fewer rows.")


def _draw_button(key: str, making: _Progress, write: Callable[[Format], bytes], name: str, kind: str) -> bool:
    form = FORMATS[kind]
    return st.download_button(
        form.label,
        partial(making.make, form, write),
        f"muster-{name}{form.suffix}",
        form.mime,
        key=f"take_{key}_{kind}",
        width="stretch",
    )
