"""A release as a file of its own: lines of JSON, the first about the release, the others one changed row each.

{"release": "2026-11-27", "released_on": "2026-11-27", "released_at": "2026-11-27T09:30:00.000Z", "follows": null, …}
{"table_name": "figures", "key": ["a-1"], "change": "changed", "before": {"low": "1"}, "after": {"low": "2"}}
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dashboard.engine.database.csv_structure import MOST_PROBLEMS_PER_FILE, file_problem
from dashboard.engine.database.file_check import find_obstacle
from dashboard.engine.releases.diff import ADDED, KINDS, WITHDRAWN, Change
from dashboard.engine.releases.names import day_of, is_name, moment_of
from dashboard.errors import DataError, Problem

FOLDER, SUFFIX = "releases", ".jsonl"
_HEAD = ("release", "released_on", "note", "digest")
_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z", re.ASCII)
_REMEDY = "Restore the file as it was committed; releases are not edited."


@dataclass(frozen=True, slots=True)
class Release:
    """A named state of a dossier: what changed since the one that it `follows`, and the digest of what it holds."""

    name: str
    follows: str | None
    note: str
    digest: str
    changes: tuple[Change, ...]
    released_at: str = ""

    @property
    def released_on(self) -> str:
        """The day, in UTC."""
        return day_of(self.name)

    @property
    def moment(self) -> str:
        """When it was made, in UTC, as RFC 3339 has it; of releases that tell only their day, in their order."""
        return self.released_at or moment_of(self.name)

    def count(self, kind: str) -> int:
        """How many rows were "added", "changed" or "withdrawn"."""
        return sum(change.change == kind for change in self.changes)


def format_release(release: Release) -> str:
    """The whole file; the same release always gives the same text."""
    head = {
        "release": release.name,
        "released_on": release.released_on,
        **({"released_at": release.released_at} if release.released_at else {}),
        "follows": release.follows,
        "note": release.note,
        "digest": release.digest,
    }
    return "".join(
        f"{json.dumps(line, ensure_ascii=False)}\n" for line in (head, *map(change_to_json, release.changes))
    )


def change_to_json(change: Change) -> dict[str, Any]:
    """One line of the file; what is empty is left out."""
    line = {
        "table_name": change.table,
        "key": list(change.key),
        "change": change.change,
        "row": change.row,
        "before": change.before,
        "after": change.after,
        "reason": change.reason,
    }
    return {name: value for name, value in line.items() if value}


def read_releases(dossier: Path, shown: str) -> tuple[Release, ...]:
    """The releases of a dossier's folder, oldest first; `shown` is how messages name the folder that holds them.

    Raises DataError with everything that is wrong in any of the files.
    """
    problems: list[Problem] = []
    releases: list[Release] = []
    before: str | None = None
    # By what comes before the ending: as whole file names, the second of a day would come before the first.
    for path in sorted((dossier / FOLDER).glob("*"), key=lambda path: path.stem):
        if path.name.startswith("."):
            continue
        place = f"{shown}/{path.name}"
        if path.suffix != SUFFIX or not is_name(path.stem):
            remedy = "Call it by its day, such as 2026-11-27.jsonl, or remove it."
            problems.append(file_problem(place, "no release has such a name.", remedy))
            continue
        release, wrong = _read_release(path, place)
        if release and release.follows != before:
            wrong.append(file_problem(place, _describe_gap(release.follows, before), _REMEDY, row=1))
        problems += wrong
        releases += [release] if release else []
        before = path.stem
    if problems:
        raise DataError(problems)
    return tuple(releases)


def _describe_gap(follows: str | None, before: str | None) -> str:
    """Why a release does not come next."""
    if follows is None:
        return f"it says that it is the first release, but {before} comes before it."
    if before is None or follows > before:
        return f"the release {follows}, which it follows, is not there."
    return f"it follows {follows}, but {before} lies between them."


def _read_release(path: Path, shown: str) -> tuple[Release | None, list[Problem]]:
    """The release, as far as its first line can be read, and all that is wrong with the file."""
    if obstacle := find_obstacle(path):
        return None, [file_problem(shown, obstacle[0], _REMEDY)]
    try:
        # Not splitlines(), which also breaks at characters that JSON leaves as they are.
        lines = path.read_bytes().decode("utf-8").removesuffix("\n").split("\n")
    except OSError as error:
        return None, [file_problem(shown, f"the file cannot be read ({error.strerror}).", _REMEDY)]
    except UnicodeDecodeError as error:
        return None, [file_problem(shown, f"byte {error.start + 1} is not UTF-8.", _REMEDY)]
    wrong: list[Problem] = []
    changes: list[Change] = []
    head, *rest = (_parse_object(line) for line in lines)
    if problem := _wrong_head(head, path.stem):
        return None, [file_problem(shown, problem, _REMEDY, row=1)]
    for number, line in enumerate(rest, start=2):
        if problem := _wrong_change(line):
            wrong.append(file_problem(shown, problem, _REMEDY, row=number))
        else:
            changes.append(_parse_change(line))
    moment = head.get("released_at", "")
    release = Release(path.stem, head.get("follows"), head["note"], head["digest"], tuple(changes), moment)
    return release, wrong[:MOST_PROBLEMS_PER_FILE]


def _parse_object(line: str) -> dict[str, Any]:
    """The JSON object of a line; an empty one where it is none, which every rule below finds wrong."""
    try:
        parsed = json.loads(line)
    except (ValueError, RecursionError):
        return {}
    return parsed if isinstance(parsed, dict) else {}


def _wrong_head(head: dict[str, Any], name: str) -> str | None:
    if missing := [key for key in _HEAD if not isinstance(head.get(key), str)]:
        return f"the first line should tell the release as JSON, but has no text {' or '.join(map(repr, missing))}."
    if head["release"] != name or head["released_on"] != day_of(name):
        return f"the first line speaks of {head['release']}, released on {head['released_on']}, unlike its file's name."
    if not _MOMENT.fullmatch(str(head.get("released_at", f"{day_of(name)}T00:00:00Z"))):
        return "'released_at' should be a moment in UTC such as 2026-11-27T09:30:00.000Z."
    if not (head.get("follows") is None or isinstance(head["follows"], str)):
        return "'follows' should name the release before it, or be null."
    return None


def _wrong_change(line: dict[str, Any]) -> str | None:
    texts = [line.get("table_name"), line.get("reason", ""), *_members(line.get("key"))]
    befores, afters, row = line.get("before", {}), line.get("after", {}), line.get("row")
    kind = line.get("change")
    are_texts = bool(texts[2:]) and all(isinstance(one, str) for one in texts)
    rules = {
        "the line is not a JSON object.": bool(line),
        "'table_name', 'key' or 'reason' is missing or not text.": are_texts,
        f"'change' is {kind!r}, but should be one of {', '.join(KINDS)}.": kind in KINDS,
        "'before' and 'after' should map columns to texts.": _is_cells(befores) and _is_cells(afters),
        "a row that was added has nothing before.": not (kind == ADDED and befores),
        "a row that was withdrawn has nothing after.": not (kind == WITHDRAWN and afters),
        "'row' should be a whole number of at least 2.": row is None or (type(row) is int and row >= 2),
    }
    return next((problem for problem, is_kept in rules.items() if not is_kept), None)


def _members(key: Any) -> Iterator[Any]:
    return iter(key) if isinstance(key, list) else iter(())


def _is_cells(value: Any) -> bool:
    return isinstance(value, dict) and all(isinstance(text, str) and text for text in value.values())


def _parse_change(line: dict[str, Any]) -> Change:
    return Change(
        line["table_name"],
        tuple(line["key"]),
        line["change"],
        line.get("before", {}),
        line.get("after", {}),
        line.get("row"),
        line.get("reason", ""),
    )


def release_names(releases: Sequence[Release]) -> list[str]:
    """Their names, oldest first."""
    return [release.name for release in releases]
