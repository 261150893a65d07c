"""Sums that agree with print: of all sums that a printed figure answers, how many hold."""

from __future__ import annotations

from collections.abc import Mapping

from dashboard.contents.arithmetic import STATES
from dashboard.contents.overview.part import Link, Part
from dashboard.contents.tiles import Tile, TilePicture
from dashboard.contents.view import View, to_parameters
from dashboard.engine.questions.ask import ask


def build(view: View, *, name: str = "sums", question: str = "") -> Part | None:
    """None where no printed figure answers any sum."""
    asked = {"dossier": view["dossier"], "known_on": to_parameters(view)["known_on"]}
    rows = [row for row in ask("reconciliations", **asked).to_pylist() if row["state"]]
    if not rows:
        return None
    by_state = {state: sum(row["state"] == state for row in rows) for state in STATES}
    off = by_state["broken"]
    tile = Tile(
        name,
        "Sums that agree with print",
        f"{len(rows) - off} of {len(rows)}",
        (f"{by_state['exact']} exact, {by_state['within_rounding']} within rounding",),
        "reconciliations",
        tuple(rows),
        badge=f"{off} {'does' if off == 1 else 'do'} not add up" if off else "",
        parameters=asked,
        picture=_build_picture(by_state),
    )
    return Part(tiles=(tile,), links=(Link(question or "Do the numbers add up?", "checks"),))


def _build_picture(by_state: Mapping[str, int]) -> TilePicture:
    """Exact, within rounding, and those that do not add up, beside each other."""
    kinds = {"exact": "sure", "within_rounding": "open", "broken": "off"}
    words = ", ".join(f"{STATES[state]}: {by_state[state]}" for state in kinds)
    values = tuple(by_state[state] for state in kinds)
    return TilePicture("parts", values, f"Sums, {words}", (), (), kinds=tuple(kinds.values()))
