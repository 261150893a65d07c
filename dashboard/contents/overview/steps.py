"""Levels decided one after another: the one in force."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from dashboard.charts.text import format_change
from dashboard.contents import dossiers, sources
from dashboard.contents.overview.part import Link, Part, begin_small, to_question
from dashboard.contents.tiles import NOT_KNOWN, Tile, TilePicture, build_steps_picture
from dashboard.contents.view import View, name_measure
from dashboard.engine.questions.ask import ask
from dashboard.figures.display import format_bounds, format_day

Row = Mapping[str, Any]


def build(
    view: View,
    *,
    measure: str = "",
    subject: str = "",
    name: str = "steps",
    label: str = "",
    question: str = "",
) -> Part | None:
    """None for a dossier without such steps."""
    words = dossiers.read_steps(view["dossier"])
    asked = to_question(view, measure or words.measure, subject)
    steps: Sequence[Row] = ask("steps", **asked).to_pylist()
    if not steps and not ask("steps", **asked | {"known_on": None}).num_rows:
        return None
    in_force: Sequence[Row] = ask("steps_in_force", **asked).to_pylist()
    what = name_measure(view, asked["measure"])
    label = label or f"{what} in force"
    address = {"subject": asked["subject"], "measure": asked["measure"]}
    link = Link(question or f"{what}: how has it changed, {words.word} by {words.word}?", "over-time", address)
    if not in_force:
        unknown = Tile(name, label, NOT_KNOWN, (f"No {words.word} was known by this date.",), "steps_in_force")
        return Part(tiles=(unknown,), links=(link,))
    main = in_force[0]
    scope = f" ({main['scope']})" if main["scope"] else ""
    tile = Tile(
        name,
        ", ".join(filter(None, (label, main["scope"]))),
        format_bounds(main),
        (sources.describe_step(main, words.word), *_describe_gaps(main, words.word)),
        "steps_in_force",
        tuple(in_force),
        badge=_describe_change(main, steps),
        picture=_build_picture(main, steps, what),
        figures=tuple((row["label"], row) for row in in_force),
        parameters=asked,
    )
    return Part(clause=f"{begin_small(what)}: {format_bounds(main)}{scope} in force", tiles=(tile,), links=(link,))


def _describe_change(main: Row, steps: Sequence[Row]) -> str:
    """ "+2,640 on 4 Mar 2026"; empty for the first step, and for one that left the level as it was."""
    step = next((row for row in steps if row["figure_id"] == main["figure_id"]), None)
    if not step or step["change_at_least"] == step["change_at_most"] == 0:
        return ""
    change = format_change(step)
    return change and f"{change} on {format_day(step['effective_from'])}"


def _build_picture(main: Row, steps: Sequence[Row], what: str) -> TilePicture | None:
    """The levels up to the one in force, as far as they are single numbers of one scope: no gap is joined.

    Without those of an unconfirmed publication, as in headlines.
    """
    names = [row["figure_id"] for row in steps]
    shown = steps[: names.index(main["figure_id"]) + 1] if main["figure_id"] in names else steps
    shown = [row for row in shown if not row["is_unconfirmed"]]
    levels = tuple(row["low"] for row in shown)
    days = [row["effective_first"] for row in shown]
    if len({row["scope"] for row in shown}) > 1 or None in (*levels, *days) or len(levels) < 2:
        return None
    return build_steps_picture(levels, days, what)


def _describe_gaps(row: Row, word: str) -> Iterator[str]:
    """What a reading of the level in force does not rest on."""
    if row["undated_stated_on"]:
        other = f"a {word} of {format_day(row['undated_stated_on'])} (“{row['undated_wording']}”)"
        yield f"A gap: {other} was known too, but not from when it holds."
    if row["is_unconfirmed"]:
        yield f"A gap: read in an unconfirmed publication only, {sources.describe_publication(row)}."
    elif row["is_read_later"]:
        yield f"A gap: {sources.describe_publication(row)}."
