"""Checks the datapackage.json of a dossier, and its key "muster" against `schema/package/muster.json`.

All problems are found together, each in one sentence with the key and the remedy.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from dashboard.engine.database.csv_structure import file_problem
from dashboard.engine.database.file_check import find_obstacle
from dashboard.engine.warehouse.overview_parts import find_wrong_parts, is_text
from dashboard.errors import Problem

PACKAGE_FILE = "datapackage.json"
MUSTER_SCHEMA = "schema/package/muster.json"  # below the data folder
_MOST_JSON_BYTES = 10_000_000
_TEXTS = ("name", "title", "reviewed_on")


class NotJsonError(Exception):
    """A file that holds no JSON, or cannot be read."""


def read_json(path: Path) -> Any:
    """What the file holds. Raises NotJsonError."""
    if obstacle := find_obstacle(path, _MOST_JSON_BYTES):
        raise NotJsonError(obstacle[0].rstrip("."))
    try:
        return json.loads(path.read_bytes().decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise NotJsonError(f"byte {error.start + 1} is not UTF-8") from None
    except RecursionError:
        raise NotJsonError("its values are nested too deep") from None
    except (json.JSONDecodeError, OSError) as error:
        raise NotJsonError(str(error)) from None
    except ValueError:
        raise NotJsonError("a number in it has thousands of digits") from None


def check_package(path: Path, shown: str, schema: Mapping[str, Any]) -> list[Problem]:
    """What is wrong with the datapackage.json at `path`; messages name it as `shown`.

    `schema` is the JSON schema of its key "muster".
    """
    if not os.path.lexists(path):
        remedy = "Add one: copy another dossier's and change title, question and resources."
        return [file_problem(shown, "the dossier has no data package.", remedy)]
    try:
        package = read_json(path)
    except NotJsonError as error:
        return [file_problem(shown, f"this is not valid JSON ({error}).", "Mend it at that place.")]
    if not isinstance(package, dict):
        return [file_problem(shown, "this is not a JSON object.", "Start it with { and end it with }.")]
    problems = [
        file_problem(shown, f"{key!r} is missing or not text.", f'Add "{key}": "…".')
        for key in _TEXTS
        if not is_text(package.get(key))
    ]
    if not isinstance(package.get("muster"), dict):
        remedy = 'Add "muster": {"question": "…"}; data/README.md lists its keys.'
        return [*problems, file_problem(shown, "'muster' is missing.", remedy)]
    beside = {"words": package["words"]} if "words" in package else {}
    found = _check_muster(beside | package["muster"], schema)
    problems += [file_problem(shown, message, remedy) for message, remedy in found]
    return problems + _check_resources(package.get("resources"), path.parent, shown)


def _check_muster(muster: Mapping[str, Any], schema: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """A message and a remedy for each key that is unknown, missing or malformed."""
    from jsonschema import Draft202012Validator  # noqa: PLC0415 (only builds and checks need it)

    validator = Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)
    errors = validator.iter_errors(muster)
    for error in sorted(errors, key=lambda error: [str(part) for part in error.absolute_path]):
        place = _name_place(error.absolute_path)
        if error.validator == "additionalProperties":
            known = list(error.schema["properties"])
            for key in error.instance.keys() - set(known):
                yield f"{place} has an unknown key {key!r}.", _suggest(key, known)
        elif error.validator == "required":
            for key in set(error.validator_value) - error.instance.keys():
                described = error.schema["properties"].get(key, {})
                yield f"{place} has no {key!r}.", f'Add "{key}": {_show_example(described)}.'
        else:
            yield f"{place} is {_shorten(error.instance)}.", _describe_right_form(error.schema)
    for name, words in muster.items():
        yield from _find_repeated_names(name, words)
    for problem in find_wrong_parts(muster.get("overview", [])):
        yield problem, "Correct it in 'muster'; data/README.md lists the parts."


def _find_repeated_names(key: str, words: object) -> Iterator[tuple[str, str]]:
    """The lists of words name each once."""
    if isinstance(words, list):
        names = Counter(word["name"] for word in words if isinstance(word, dict) and is_text(word.get("name")))
        for name, count in names.items():
            if count > 1:
                yield f"{_name_place([key])} has {name!r} {count} times.", "Keep one of them."


def _name_place(path: Any) -> str:
    """ "'muster'", "'stances' in 'muster'", "'kind' of entry 2 of 'stances' in 'muster'" """
    parts = [f"entry {part + 1}" if isinstance(part, int) else repr(part) for part in path]
    if parts[:1] == ["'words'"]:  # it may also stand beside "muster"
        return " of ".join(reversed(parts))
    return " in ".join([" of ".join(reversed(parts)), "'muster'"]) if parts else "'muster'"


def _describe_right_form(schema: Mapping[str, Any]) -> str:
    """What should stand there: the allowed words, or the form with an example."""
    if "enum" in schema:
        return f"Write one of: {', '.join(schema['enum'])}."
    what = {"object": "an object", "array": "a list with at least one entry"}.get(schema.get("type", ""), "text")
    example = f", such as {_show_example(schema)}" if "examples" in schema else ""
    return f"Write {what}{example}."


def _suggest(key: str, known: list[str]) -> str:
    nearest = get_close_matches(key, known, 1)
    start = f"Did you mean {nearest[0]!r}? " if nearest else "Remove it. "
    return f"{start}Known are: {', '.join(known)}."


def _show_example(schema: Mapping[str, Any]) -> str:
    return json.dumps(schema["examples"][0], ensure_ascii=False) if "examples" in schema else '"…"'


def _shorten(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 60 else f"{text[:59]}…"


def _check_resources(resources: object, folder: Path, shown: str) -> list[Problem]:
    if not isinstance(resources, list):
        return [file_problem(shown, "'resources' is missing.", "List the dossier's files there, each with a path.")]
    problems: list[Problem] = []
    for resource in resources:
        path = resource.get("path") if isinstance(resource, dict) else None
        if not is_text(path):
            problems.append(file_problem(shown, "a resource has no path.", 'Add "path": "figures.csv" or the like.'))
        elif not os.path.lexists(folder / str(path)):
            problems.append(
                file_problem(shown, f"the resource {path!r} does not exist.", "Add the file or drop the entry.")
            )
    return problems
