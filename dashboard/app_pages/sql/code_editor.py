"""The SQL editor: what the reader typed, and what of it to run. Its script is built from `dashboard/editor/`."""

from __future__ import annotations

import json
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

import streamlit as st

from dashboard.ui.components import draw_component
from dashboard.ui.place import reserve_height

_BUNDLE = Path(__file__).resolve().parents[2] / "static" / "sql_editor.js"
_PIXELS = 319  # of the editor with its buttons, before a reader makes it higher


@dataclass(frozen=True, slots=True)
class Editor:
    """What the reader did in this run of the page; offsets count characters."""

    text: str
    run: str | None = None
    """What to run (a selection, or the statement at the cursor), only in the one run after the command."""
    run_offset: int = 0
    """Where `run` begins in `text`."""
    explain: bool = False
    """Whether the plan of `run` is wanted instead of its rows."""
    cancel: bool = False
    is_typing: bool = False
    """Whether the reader is still typing: it may be half a word, which no address should hold yet."""


@dataclass(frozen=True, slots=True)
class Session:
    """What the page and the reader's browser know of each other."""

    token: str
    last_command: int = 0
    """The number of the last command that was done."""


def draw_code_editor(
    key: str,
    text: str,
    *,
    version: int,
    schema: Mapping[str, Sequence[tuple[str, str]]],
    functions: Sequence[Mapping[str, str]],
    values: Mapping[str, Sequence[str]] | None = None,
    errors: Sequence[Mapping[str, int | str]] = (),
    running_since: float | None = None,
    note: str = "",
    insert: tuple[str, int] | None = None,
    saved_text: str | None = None,
    label: str,
) -> Editor:
    """Draws the editor and gives what the reader did.

    `text` is shown when the editor starts and whenever `version` changes; otherwise it keeps what the reader types.
    `schema` has (name, type) of each column by table; `functions` have "name", "signature" and "description".
    `values` has the values of each column that holds few.
    `errors` have "from", "to" (characters in the text as it was run, end exclusive) and "message".
    `running_since`: seconds since the query began, or None. `note`: the state of the last query, shown beside Run,
    since the result may be below the screen. `insert`: a text to put at the cursor, with a number that differs from one
    insertion to the next. `saved_text`: the text that a reload of the page would show, by default `text`; the browser
    keeps what the reader typed since.
    """
    text = normalize_text(text)
    sent = _read_state(st.session_state.get(key))
    edited, session = _take_command(key, sent, text, version)
    vocabulary = {"schema": schema, "functions": functions, "values": values or {}}
    shown = {"key": key, "label": label, "text": edited.text, "version": version, "note": note, "insert": insert}
    shown |= {"running": running_since, "errors": list(errors), "token": session.token, "ran": session.last_command}
    shown |= {"settled": normalize_text(text if saved_text is None else saved_text)}
    shown |= {"bundle": f"app/static/{_BUNDLE.name}?v={_bundle_id()}"} | _pack_vocabulary(vocabulary, sent)
    with reserve_height(_PIXELS):
        draw_component("sql_editor", key, shown, on_editor_change=lambda: None)
    return edited


def _take_command(key: str, sent: Mapping[str, Any], text: str, version: int) -> tuple[Editor, Session]:
    """What the reader did, and the session in which it counts as done."""
    memory = f"{key}_session"
    session: Session = st.session_state.setdefault(memory, Session(token=secrets.token_hex(8)))
    edited = read_command(sent, text, version, session)
    if edited.run is not None or edited.cancel:
        session = Session(session.token, last_command=sent["command"]["number"])
        st.session_state[memory] = session
    return edited, session


def _pack_vocabulary(vocabulary: Mapping[str, Any], sent: Mapping[str, Any]) -> dict[str, Any]:
    """The words to suggest: tens of kilobytes, which would otherwise travel again with every change of the text."""
    digest = _digest(json.dumps(vocabulary, sort_keys=True))
    return {"vocabulary_id": digest, "vocabulary": None if sent.get("vocabulary_id") == digest else vocabulary}


def normalize_text(text: str) -> str:
    """The text with the line ends that the browser's editor has, and without halves of characters."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join("\ufffd" if "\ud800" <= one <= "\udfff" else one for one in lines)


def read_command(sent: Mapping[str, Any], text: str, version: int, session: Session) -> Editor:
    """What the reader did, from what the browser sent. Anybody may send anything: what is not valid is ignored.

    A command counts once, and only in the session that it was given in: a browser that finds its server restarted sends
    its last command again, which must not run by itself.
    """
    written = sent.get("text")
    if not isinstance(written, str) or sent.get("version") != version:
        return Editor(text)
    written = normalize_text(written)
    command, is_typing = sent.get("command"), sent.get("is_left") is False
    if not isinstance(command, dict) or command.get("token") != session.token:
        return Editor(written, is_typing=is_typing)
    places: list[Any] = [command.get(name) for name in ("number", "from", "to")]
    number, start, end = places
    if not all(isinstance(place, int) for place in places) or number == session.last_command:
        return Editor(written, is_typing=is_typing)
    match command.get("order"):
        case "cancel":
            return Editor(written, cancel=True)
        case "run" | "explain" as order if 0 <= start <= end <= len(written):
            return Editor(written, written[start:end], start, explain=order == "explain")
    return Editor(written)


def _read_state(state: object) -> dict[str, Any]:
    """The component's value; empty where it is not valid."""
    sent = state.get("editor") if isinstance(state, Mapping) else None
    return sent if isinstance(sent, dict) else {}


def _digest(text: str) -> str:
    return sha256(text.encode("utf-8", "replace")).hexdigest()[:16]


@st.cache_resource(show_spinner=False)
def _bundle_id() -> str:
    """Changes with every update, so that no browser shows an old editor."""
    return sha256(_BUNDLE.read_bytes()).hexdigest()[:16]
