"""The SQL editor: what the reader typed, and what of it to run. Its front end is made from `dashboard/editor/`."""

from __future__ import annotations

import json
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

import streamlit as st

from dashboard.ui.components import load_component

_BUNDLE = Path(__file__).resolve().parents[2] / "static" / "sql_editor.js"


@dataclass(frozen=True, slots=True)
class Editor:
    """What the reader did in this run of the page; offsets count characters."""

    text: str
    run: str | None = None
    """What to run (a selection, or the statement at the cursor), only in the one run that follows the order."""
    run_offset: int = 0
    """Where `run` begins in `text`, so that places in it can be told as places in the text."""
    explain: bool = False
    """Whether the plan of `run` is wanted instead of its rows."""
    cancel: bool = False
    is_typing: bool = False
    """Whether the reader is still in the text: it may be half a word, which no address should hold yet."""


@dataclass(frozen=True, slots=True)
class Session:
    """What the page has told the reader's browser, and taken from it."""

    token: str
    obeyed: int = 0
    """The number of the last order that was handed on."""


def sql_editor(
    key: str,
    text: str,
    *,
    version: int,
    schema: Mapping[str, Sequence[tuple[str, str]]],
    functions: Sequence[Mapping[str, str]],
    errors: Sequence[Mapping[str, int | str]] = (),
    running_since: float | None = None,
    note: str = "",
    insert: tuple[str, int] | None = None,
    settled: str | None = None,
    label: str,
) -> Editor:
    """Draws the editor and gives what the reader did.

    `text` is shown when the editor begins and whenever `version` changes; otherwise what the reader types stands.
    `schema` has (name, type) of each column by table; `functions` have "name", "signature" and "description".
    `errors` have "from", "to" (characters in the text as it was run, end exclusive) and "message".
    `running_since`: seconds since the query began, or None. `note`: what became of the last one, told beside Run, since
    the result may lie below the screen. `insert`: a text to put at the cursor, with a number that
    differs from one insertion to the next. `settled`: the text that a reload of the page would begin with, by default
    `text`; the browser keeps what goes beyond it.
    """
    memory = f"{key}_session"
    session: Session = st.session_state.setdefault(memory, Session(token=secrets.token_hex(8)))
    text = plain(text)
    vocabulary = {"schema": schema, "functions": functions}
    vocabulary_id = _digest(json.dumps(vocabulary, sort_keys=True))
    sent = _sent(st.session_state.get(key))
    done = read(sent, text, version, session)
    if done.run is not None or done.cancel:
        session = Session(session.token, obeyed=sent["command"]["number"])
        st.session_state[memory] = session
    load_component("sql_editor")(
        key=key,
        data={
            "key": key,
            "label": label,
            "bundle": f"app/static/{_BUNDLE.name}?v={_bundle_id()}",
            "text": done.text,
            "settled": plain(text if settled is None else settled),
            "version": version,
            "token": session.token,
            "ran": session.obeyed,
            "running": running_since,
            "note": note,
            "errors": list(errors),
            "vocabulary_id": vocabulary_id,
            # Tens of kilobytes, which would otherwise travel again with every change of the text.
            "vocabulary": None if sent.get("vocabulary_id") == vocabulary_id else vocabulary,
            "insert": insert,
        },
        on_editor_change=lambda: None,
    )
    return done


def plain(text: str) -> str:
    """The text with the line ends that the browser's editor has, and without halves of characters."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join("\ufffd" if "\ud800" <= one <= "\udfff" else one for one in lines)


def read(sent: Mapping[str, Any], text: str, version: int, session: Session) -> Editor:
    """What the browser sent, made sense of. Anybody may send anything: what has no sense is as if it were not sent.

    An order counts once, and only in the session that it was given in: a browser that finds its server restarted sends
    its last order again, which must not run by itself.
    """
    written = sent.get("text")
    if not isinstance(written, str) or sent.get("version") != version:
        return Editor(text)
    written = plain(written)
    command, is_typing = sent.get("command"), sent.get("is_left") is False
    if not isinstance(command, dict) or command.get("token") != session.token:
        return Editor(written, is_typing=is_typing)
    number, start, end = (command.get(name) for name in ("number", "from", "to"))
    if not (isinstance(number, int) and isinstance(start, int) and isinstance(end, int)) or number == session.obeyed:
        return Editor(written, is_typing=is_typing)
    match command.get("order"):
        case "cancel":
            return Editor(written, cancel=True)
        case "run" | "explain" as order if 0 <= start <= end <= len(written):
            return Editor(written, written[start:end], start, explain=order == "explain")
    return Editor(written)


def _sent(state: object) -> dict[str, Any]:
    """The component's one value, as far as it is one."""
    sent = state.get("editor") if isinstance(state, Mapping) else None
    return sent if isinstance(sent, dict) else {}


def _digest(text: str) -> str:
    return sha256(text.encode("utf-8", "replace")).hexdigest()[:16]


@st.cache_resource(show_spinner=False)
def _bundle_id() -> str:
    """Another one after every update, so that no browser shows an old editor."""
    return sha256(_BUNDLE.read_bytes()).hexdigest()[:16]
