"""What the browser's editor sends is made sense of once, in its own session, and nothing that it sends can do harm."""

from __future__ import annotations

import json
from typing import Any

import pytest

from dashboard.app_pages.sql.code_editor import Editor, Session, normalize_text, read_command
from dashboard.settings import REPOSITORY

TEXT = "select '🙂'; select 2"
SESSION = Session(token="ours", last_command=4)  # noqa: S106


def sent(**changes: Any) -> dict[str, Any]:
    command = {"number": 5, "token": "ours", "order": "run", "from": 12, "to": 20}
    return {"text": TEXT, "version": 1, "vocabulary_id": "", "command": command | changes}


@pytest.mark.parametrize(
    ("state", "expected"),
    [
        (sent(), Editor(TEXT, "select 2", 12)),
        (sent(order="explain"), Editor(TEXT, "select 2", 12, explain=True)),
        (sent(order="cancel"), Editor(TEXT, cancel=True)),
        (sent(number=4), Editor(TEXT)),  # obeyed already
        (sent(token="another session's"), Editor(TEXT)),  # noqa: S106
        (sent() | {"command": None}, Editor(TEXT)),
        (sent() | {"version": 0}, Editor("from Python")),  # typed before Python showed another text
        ({}, Editor("from Python")),
    ],
)
def test_order_counts_once_and_in_its_own_session(state: dict[str, Any], expected: Editor) -> None:
    assert read_command(state, "from Python", 1, SESSION) == expected


@pytest.mark.parametrize(
    "state",
    [
        sent(**{"from": -1}),
        sent(to=999),
        sent(**{"from": 15, "to": 12}),
        sent(**{"from": "0"}),
        sent(number=None),
        sent(order=["run"]),
        sent() | {"command": "run"},
    ],
)
def test_senseless_order_is_none(state: dict[str, Any]) -> None:
    assert read_command(state, "", 1, SESSION) == Editor(TEXT)


def test_text_counts_its_characters_as_the_browser_does() -> None:
    assert normalize_text("a\r\nb\rc\nd") == "a\nb\nc\nd"
    assert normalize_text("x\ud83dy") == "x\ufffdy"


def test_lockfile_names_no_registry_and_every_package_brings_its_licence() -> None:
    folder = REPOSITORY / "dashboard" / "editor"
    lock = json.loads((folder / "package-lock.json").read_text())
    wanted = json.loads((folder / "package.json").read_text())["dependencies"]
    licences = (REPOSITORY / "dashboard" / "static" / "sql_editor.LICENSES.txt").read_text()

    assert not [name for name, package in lock["packages"].items() if "resolved" in package]
    for name, version in wanted.items():
        assert lock["packages"][f"node_modules/{name}"]["version"] == version
        assert f"{name} {version} (MIT)" in licences
