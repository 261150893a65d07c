"""A reader's own words beside those of a dossier: families, positions, names of subjects."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from dashboard.engine.warehouse.dossier_files import DossierFiles
from dashboard.engine.warehouse.package_file import PACKAGE_FILE
from dashboard.errors import BuildError

_LISTS = ("stances", "speaker_kinds", "families", "counts", "periods")


def add_words(found: DossierFiles, package: Mapping[str, Any], data: Path) -> DossierFiles:
    """The same files with the words of a reader's `package` in the dossier's datapackage.json, as copied to `data`.

    Raises BuildError for words that are none.
    """
    file = next(each for each in found.files if each.kind == PACKAGE_FILE)
    shipped = json.loads(file.path.read_text(encoding="utf-8-sig"))
    try:
        shipped["muster"] = join_words(shipped["muster"], package.get("muster") or {})
    except (TypeError, KeyError, AttributeError, ValueError):
        raise BuildError("The words of these figures are damaged. Bring them again.") from None
    path = data / PACKAGE_FILE
    path.write_text(json.dumps(shipped, ensure_ascii=False), encoding="utf-8")
    return replace(found, files=tuple(replace(each, path=path) if each is file else each for each in found.files))


def join_words(muster: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    """The key "muster" of a dossier with further words in its lists, and further names of subjects.

    A list that the dossier leaves out stays so: the usual words hold there.
    """
    joined = dict(muster)
    for name in _LISTS:
        if name in muster:
            taken = {word["name"] for word in muster[name]}
            joined[name] = [*muster[name], *(word for word in own.get(name, ()) if word["name"] not in taken)]
    names = {**own.get("subject_names", {}), **muster.get("subject_names", {})}
    return {**joined, "subject_names": names} if names else joined
