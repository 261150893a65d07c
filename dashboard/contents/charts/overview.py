"""The charts of the Overview: a level as steps, counts against it by speaker, and both on one axis of time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from dashboard.charts import ranges, step_ranges, steps
from dashboard.charts.places import to_place
from dashboard.contents import dossiers
from dashboard.contents.charts.chart import Chart
from dashboard.contents.overview import catalogue, compared
from dashboard.contents.overview.part import begin_small, to_question
from dashboard.contents.registry import CHARTS
from dashboard.contents.view import View, describe_filters, name_measure
from dashboard.engine.questions.ask import ask
from dashboard.figures.display import capitalize, format_bounds, format_count, format_day
from dashboard.figures.forms import FORM


def build_steps(view: View) -> Chart | None:
    """The level as steps; None where no decision was known."""
    named = dossiers.read_steps(view["dossier"])
    parameters = catalogue.find_parameters(view["dossier"], "steps") or {}
    asked = to_question(view, parameters.get("measure") or named.measure, parameters.get("subject"))
    table = ask("steps", **asked)
    if not table.num_rows:
        return None
    level = begin_small(name_measure(view, asked["measure"]))
    when = describe_filters(view, ("known_on",))
    latest = table.slice(table.num_rows - 1).to_pylist()[0]
    newest = format_bounds(latest)
    return Chart(
        key="steps",
        headline=f"{format_count(table.num_rows, named.word, named.plural)}, the latest sets {newest}",
        note=f"{capitalize(level)}, by the date each {named.word} took force",
        table=table,
        draw=steps.draw,
        parts={"until": _read_last_day(view)},
        alt=steps.describe(table, level, named.word),
        legend=steps.build_legend(table),
        label=f"{level}, by {named.word}, {when}",
        caveats=tuple(f"{format_day(day)}: {what}" for day, what in steps.list_caveats(table)),
    )


def build_compared(view: View) -> Chart | None:
    """The latest count of each speaker, against the level of its time; None where none was known."""
    parameters = catalogue.find_parameters(view["dossier"], "compared")
    if not parameters:
        return None
    wanted = (parameters.get(name, "") for name in ("level_measure", "subject"))
    asked = compared.list_parameters(view, parameters["measure"], *wanted)
    table = ask("measures_compared", **asked)
    if not table.num_rows:
        return None
    what, level = (name_measure(view, asked[name]) for name in ("measure", "level_measure"))
    rows = table.to_pylist()
    held = [row for row in rows if row["level_figure_id"]]
    below = sum((row["gap_at_least"] or 0) > 0 for row in held)
    alone = table.num_rows - len(held)
    without = f" {format_count(alone, 'count')} of a time for which no level is read." if alone else ""
    words = f"{what}, by speaker, {describe_filters(view, ('known_on',))}"
    return Chart(
        key=dossiers.name_files(CHARTS["compared"], view["dossier"]),
        headline=f"{below} of {format_count(len(held), 'count')} lie below the level of their time"
        if held
        else "The latest count of each speaker",
        note=f"{what}: latest count per speaker, against “{begin_small(level)}”.{without}",
        table=table,
        draw=ranges.draw,
        alt=ranges.describe(table, f"{begin_small(what)}, by speaker"),
        label=words,
        legend=ranges.build_legend(table),
        address={"chart": "compared"},
    )


def build_step_ranges(view: View) -> Chart | None:
    """As the first such part of the Overview asks for it."""
    return compare_steps(view, **(catalogue.find_parameters(view["dossier"], "step_ranges") or {}))


def compare_steps(
    view: View,
    *,
    measure: str = "",
    level_measure: str = "",
    subject: str = "",
    kinds: Sequence[str] = compared.INDEPENDENT,
    label: str = "",
) -> Chart | None:
    """The level as steps, the counts as ranges, and the gap of the latest; None where no decision was known.

    Where no measure is to be held against the level, or the dossier has no such stances, the steps alone.
    """
    stances = dossiers.list_stances(view["dossier"], kinds)
    if not measure or not stances:
        return build_steps(view)
    asked: dict[str, Any] = compared.list_parameters(view, measure, level_measure, subject)
    table = ask("steps_and_counts", **asked, stance=stances)
    if not any(table.column("is_step").to_pylist()):
        return None
    named = dossiers.read_steps(view["dossier"])
    what, level = (name_measure(view, asked[name]) for name in ("measure", "level_measure"))
    when = describe_filters(view, ("known_on",))
    title = label or f"{level}, and {begin_small(what)}"
    words = f"{title}, {when}"
    gap = _find_gap(asked, stances)
    return Chart(
        key="step_ranges",
        headline=title,
        note="For each date the latest count; counts of a part are left out.",
        table=table,
        draw=step_ranges.draw,
        parts={"until": _read_last_day(view), "names": {"level": level, "counts": what}, "gap": gap},
        alt=step_ranges.describe(table, begin_small(level), begin_small(what), named.word),
        legend=step_ranges.build_legend(table, named.word, has_edge=gap is not None),
        label=words,
    )


def _find_gap(asked: dict[str, Any], stances: Sequence[str]) -> dict[str, Any] | None:
    """The latest count by these stances beside its level; None where there is no such pair."""
    chosen = [row for row in ask("measures_compared", **asked).to_pylist() if row["stance"] in stances]
    if not chosen or not chosen[0]["level_figure_id"]:
        return None
    return to_place({name: chosen[0].get(name) for name in (*step_ranges.GAP, FORM)})


def _read_last_day(view: View) -> date:
    """The day up to which the dossier knows anything in this view."""
    known = ask("known_as_of", dossier=view["dossier"]).to_pylist()[0]["last_stated_on"]
    day: date = view["known_on"] or known or date.today()  # noqa: DTZ011 - a level without a day of its statement
    return day
