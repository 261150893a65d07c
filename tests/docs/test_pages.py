"""What the documentation names exists: links, files, settings, targets of make, commands and their options."""

from __future__ import annotations

import re
import shlex
from dataclasses import fields
from pathlib import Path

import pytest

from dashboard import __main__ as command_line
from dashboard.commands.exit_codes import EXIT_CODES
from dashboard.engine.questions.catalogue import catalogue
from dashboard.exports.formats import FORMATS
from dashboard.exports.picture import PICTURE_FORMATS
from dashboard.settings import REPOSITORY, Settings
from tests.docs.pages import PAGES, README, anchors, code, commands, links, read

DOCS = REPOSITORY / "dashboard" / "docs"
TARGETS = set(re.findall(r"^([a-z-]+):", (REPOSITORY / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
SETTINGS = {f"MUSTER_{field.name.upper()}" for field in fields(Settings)} | {"MUSTER_CHROMIUM"}
FOLDERS = ("dashboard", "data", "queries", "tests", ".deploy", ".github", ".ci")
# Written by hand; the index of queries and the codebook are as long as what they list.
WRITTEN = [page for page in PAGES if page.parent.name not in ("queries", "data")]
each_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(REPOSITORY).as_posix())


@each_page
def test_links_lead_somewhere(page: Path) -> None:
    for link in links(page):
        path, _, anchor = link.partition("#")
        target = (page.parent / path).resolve() if path else page
        assert target.exists(), f"{page}: {link}"
        assert not anchor or anchor in anchors(target), f"{page}: {link}"


@each_page
def test_files_exist(page: Path) -> None:
    for piece in code(page):
        # A path with a placeholder or a pattern in it is an example.
        for path in re.findall(rf"(?<![\w/.$~:])(?:{'|'.join(map(re.escape, FOLDERS))})/[\w./@<>*=-]*", piece):
            if not re.search(r"[<*=]", path):
                assert (REPOSITORY / path).exists(), f"{page}: {path}"


@each_page
def test_settings_exist(page: Path) -> None:
    assert set(re.findall(r"MUSTER_[A-Z_]*[A-Z]", read(page))) <= SETTINGS


@each_page
def test_targets_of_make_exist(page: Path) -> None:
    for command in commands(page, "make "):
        words = [word for word in shlex.split(command)[1:] if "=" not in word]
        assert set(words) <= TARGETS | {".venv/run.stamp"}, f"{page}: {command}"


@each_page
def test_commands_can_be_parsed(page: Path) -> None:
    """Words in capitals stand for a value, and what is in brackets may be left out."""
    parser = command_line.build_parser()
    for command in commands(page, "python -m dashboard "):
        words = [word for word in shlex.split(command)[3:] if not word.startswith("[")]
        if words == ["COMMAND", "--help"]:
            continue
        chosen, rest = parser.parse_known_args(words)
        assert not rest or chosen.command in ("ask", "sql"), f"{page}: {command}"
        if chosen.command == "ask" and (chosen.question or "").islower():
            asked = catalogue()[chosen.question]
            named = {word.removeprefix("--") for word in rest if word.startswith("--")}
            assert named <= {*asked.params, "format", "to", "size"}, f"{page}: {command}"


@each_page
def test_modules_that_are_run_exist(page: Path) -> None:
    for command in commands(page, "python -m tests"):
        path = REPOSITORY / command.split()[2].replace(".", "/")
        assert path.with_suffix(".py").exists() or (path / "__main__.py").exists(), f"{page}: {command}"


def test_every_command_is_documented() -> None:
    subparsers = command_line.build_parser()._subparsers
    assert subparsers is not None
    known = set(subparsers._group_actions[0].choices or ())
    documented = {command.split()[3] for command in commands(DOCS / "terminal.md", "python -m dashboard ")}

    assert known - documented == set()


def test_exit_codes_are_documented() -> None:
    codes = re.findall(r"^  (\d+) ", EXIT_CODES, re.MULTILINE)

    assert re.findall(r"^\| (\d+) \|", read(DOCS / "terminal.md"), re.MULTILINE) == codes


def test_formats_are_documented() -> None:
    line = re.search(r"^Formats: .*?\.", read(DOCS / "terminal.md"), re.MULTILINE | re.DOTALL)
    assert line is not None
    assert set(re.findall(r"`(\w+)`", line[0])) == {"table", "pack", "ask", *FORMATS, *PICTURE_FORMATS}
    of_programs = re.search(r"^Formats are .*?: (.*?)\.", read(DOCS / "api.md"), re.MULTILINE | re.DOTALL)
    assert of_programs is not None
    assert set(re.findall(r"`(\w+)`", of_programs[1])) == set(FORMATS)


def test_every_page_of_the_documentation_is_linked_from_the_readme() -> None:
    linked = {(REPOSITORY / link.partition("#")[0]).resolve() for link in links(README)}
    fonts = {page for page in PAGES if page.parent.name == "fonts"}

    assert set(PAGES) - fonts - {README} - linked == set()


def test_readme_is_short_and_in_order() -> None:
    assert len(read(README).split()) <= 1_200
    assert re.findall(r"^## (.+)$", read(README), re.MULTILINE) == [
        "Two commands", "Things to try", "Your own topic", "Put it online", "Where to read on", "Licence",
    ]  # fmt: skip


@pytest.mark.parametrize("page", WRITTEN, ids=lambda page: page.relative_to(REPOSITORY).as_posix())
def test_pages_are_short(page: Path) -> None:
    assert len(read(page).split()) <= 1_500
