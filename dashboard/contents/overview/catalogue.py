"""Which parts the Overview of a dossier has: those that it lists, or a choice from what it holds."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from dashboard.contents import dossiers
from dashboard.engine.questions.ask import ask
from dashboard.engine.warehouse.overview_parts import PARTS

Listed = list[tuple[str, dict[str, Any]]]


def list_parts(dossier: str) -> Listed:
    """(part, its parameters) in order; what no part is called is left out, since `check` says it."""
    text = dossiers.read_dossier(dossier)["overview"]
    if not text:
        return _choose_parts(dossier)
    parts = [dict(part) for part in json.loads(text) if isinstance(part, Mapping)]
    named = [(part.pop("part", None), part) for part in parts]
    return [
        (name, {key: value for key, value in part.items() if key in PARTS[name]})
        for name, part in named
        if name in PARTS
    ]


def find_parameters(dossier: str, part: str) -> dict[str, Any] | None:
    """The parameters of the first part of that name; None where the Overview has none."""
    return next((parameters for name, parameters in list_parts(dossier) if name == part), None)


def _choose_parts(dossier: str) -> Listed:
    """Sums as a ledger; levels that were decided as steps, running totals over time, all else by speaker."""
    about = dossiers.read_dossier(dossier)
    asked = {"dossier": dossier, "subject": about["subject"], "measure": about["measure"]}
    names = ["finding", "ledger"]
    if ask("steps", **asked | {"measure": dossiers.read_steps(dossier).measure or about["measure"]}).num_rows:
        names += ["step_ranges", "steps"]
    else:
        periods = ask("periods_counted", **asked).column("period").to_pylist()
        words = ask("codebook_words", dossier=dossier, column_name="period").to_pylist()
        is_running = any(row["kind"] == "running" and row["word"] in periods for row in words)
        names.append("statements" if is_running else "speakers")
    return [(name, {}) for name in (*names, "latest", "sums", "unknown")]
