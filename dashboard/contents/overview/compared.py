"""Two measures compared: what was counted, against the level that was decided for that time; the gap is a range."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from dashboard.contents import dossiers, sources
from dashboard.contents.overview.part import Link, Part, begin_small, name_unit, to_question
from dashboard.contents.tiles import NOT_KNOWN, Tile, TilePicture
from dashboard.contents.view import View, name_measure
from dashboard.engine.questions.ask import ask
from dashboard.figures.display import (
    format_bounds,
    format_day,
    format_interval,
    format_number,
    format_said,
    format_short_interval,
)
from dashboard.figures.forms import FORM, form_of

Row = Mapping[str, Any]
INDEPENDENT = ("estimate", "count")
_LEVEL = "level"


def build(
    view: View,
    *,
    measure: str,
    level_measure: str = "",
    subject: str = "",
    kinds: Sequence[str] = INDEPENDENT,
    name: str = "compared",
    label: str = "",
    question: str = "",
    unknown: str = "",
) -> Part | None:
    """The latest counts by speakers of these kinds; None for a dossier that has no counts at all."""
    asked = list_parameters(view, measure, level_measure, subject)
    rows: Sequence[Row] = ask("measures_compared", **asked).to_pylist()
    if not rows and not ask("measures_compared", **asked | {"known_on": None}).num_rows:
        return None
    what, level = (name_measure(view, asked[each]) for each in ("measure", "level_measure"))
    ask_link = Link(
        question or f"{what}: who says what?", "by-source", {"subject": asked["subject"], "measure": measure}
    )
    stances = dossiers.list_stances(view["dossier"], kinds)
    wanted = [row for row in rows if row["stance"] in stances]
    nothing = ("No count was known by this date.",)
    tile = Tile(name, label or what, NOT_KNOWN, nothing, "measures_compared", parameters=asked)
    open_question = unknown or f"How {begin_small(what)} and “{begin_small(level)}” compare."
    return Part(
        clause=_build_clause(view, rows, asked),
        tiles=(_build_tile(wanted, tile, (what, level), _name_level(view, asked)) if wanted else tile,),
        unknown=((open_question, _describe_counts(view, rows, wanted, what)),) if rows else (),
        links=(ask_link,),
    )


def list_parameters(view: View, measure: str, level_measure: str = "", subject: str = "") -> dict[str, Any]:
    """What the question is asked with: the level is that of the dossier's steps where none is named."""
    level = level_measure or dossiers.read_steps(view["dossier"]).measure
    return to_question(view, measure, subject) | {"level_measure": level}


def format_gap(row: Row) -> str:
    """How far a count lies from the level of its time: "300,000–400,000 fewer"; a range that includes none says so.

    Empty where neither end is known.
    """
    low, high, form = row["gap_at_least"], row["gap_at_most"], form_of(row)
    if low is None and high is None:
        return ""
    if low is not None and low >= 0:
        return f"{format_interval(low, high, row['step'], form=form)} fewer" if low or high is not None else "not more"
    if high is not None and high <= 0:
        more = format_interval(-high, None if low is None else -low, row["step"], form=form)
        return f"{more} more" if high or low is not None else "not fewer"
    if low is None:
        return f"at most {format_number(high, form=form)} fewer, or more"
    if high is None:
        return f"at most {format_number(-low, form=form)} more, or fewer"
    return f"between {format_number(-low, form=form)} more and {format_number(high, form=form)} fewer"


def read_level(row: Row) -> dict[str, Any]:
    """The figure of the level that a count is held against."""
    of_level = {name.removeprefix("level_"): value for name, value in row.items() if name.startswith("level_")}
    return of_level | {"stance": row["level_stance"], FORM: row.get(FORM)}


def _build_tile(rows: Sequence[Row], tile: Tile, names: tuple[str, str], unit: str) -> Tile:
    """The latest count in the place of what is not known; `tile` has its name, label and parameters.

    `names` of what is counted and of the level, and the `unit` of the level.
    """
    row, (what, level) = rows[0], names
    has_level = bool(row["level_figure_id"])
    gap = "" if has_level else f"{level}: none is read for that time."
    # Dates that overlap have no order, so that none of several is the latest.
    first = row["as_of_first"]
    late = [one for one in rows if first and one["as_of_last"] and one["as_of_last"] >= first]
    which = "latest count" if len(late) < 2 else f"one of {len(late)} latest counts"
    figures: tuple[tuple[str, Row], ...] = ((what, row),)
    arithmetic: tuple[str, ...] = ()
    when = format_day(row["as_of"])
    apart = format_gap(row) if has_level else ""
    if has_level:
        above, below = (format_bounds(row, p) for p in ("level_", ""))
        arithmetic = (f"{level} − {begin_small(what)}: ({above}) − ({below}) = {_difference(row)}",)
        figures = (*figures, (level, read_level(row)))
    return replace(
        tile,
        label=f"{tile.label}, {which}",
        value=format_short_interval(row["at_least"], row["at_most"], form_of(row)),
        lines=(gap, f"{row['speaker']} for {when}, {format_said(row['stated_on'])}"),
        badge=f"{apart} than the {unit} then" if apart else "",
        picture=_build_picture(row, names, unit) if has_level else None,
        rows=(row,),
        arithmetic=arithmetic,
        figures=figures,
    )


def _build_picture(row: Row, names: tuple[str, str], unit: str) -> TilePicture | None:
    """The count as a part of the level of its time; what its words leave open is paler. None where it is no part."""
    ends = [row[name] for name in ("at_least", "at_most", "level_at_least", "level_at_most")]
    if None in ends or ends[2] != ends[3] or not 0 < ends[0] <= ends[1] < ends[2]:
        return None
    low, high, whole = map(float, ends[:3])
    what, level = names
    of = format_short_interval(ends[2], ends[2], form_of(row))
    return TilePicture(
        "parts",
        (low, high - low, whole - high),
        f"{what}: {format_bounds(row)} of {format_bounds(row, 'level_')}, {begin_small(level)}",
        (what, of if unit == _LEVEL else f"{of} {unit}"),
        kinds=("sure", "open", "rest"),
    )


def _difference(row: Row) -> str:
    return format_bounds(row, "gap_", step=row["step"])


def _build_clause(view: View, rows: Sequence[Row], asked: Row) -> str:
    """ "6 of 8 latest counts of people fall short of the posts" of their time, whatever the words leave open."""
    held = [row for row in rows if row["level_figure_id"]]
    below = sum((row["gap_at_least"] or 0) > 0 for row in held)
    above = sum((row["gap_at_most"] or 0) < 0 for row in held)
    count, where = (below, "fall short of") if below >= above else (above, "exceed")
    if not count or len(held) < 2:
        return ""
    which = f"{count} of {len(held)}" if count < len(held) else "both" if count == 2 else f"all {count}"
    what = name_unit(view, asked["measure"]) or begin_small(name_measure(view, asked["measure"]))
    return f"{which} latest counts of {what} {where} the {_name_level(view, asked)}"


def _name_level(view: View, asked: Row) -> str:
    """ "posts", where that is another word than what is counted; else "level" """
    what, level = (name_unit(view, asked[name]) for name in ("measure", "level_measure"))
    return level if level not in ("", what) else _LEVEL


def _describe_counts(view: View, rows: Sequence[Row], wanted: Sequence[Row], what: str) -> str:
    """What stands in for it: the latest count by a speaker of the part's kinds, and by the side itself."""
    own = dossiers.list_stances(view["dossier"], ["own"])
    latest = [*wanted[:1], *[row for row in rows if row["stance"] in own][:1]]
    if not latest:
        return ""
    said = [f"{format_bounds(row)} by {sources.describe_statement(row)}" for row in latest]
    return f" The latest counts of {begin_small(what)} here: {'; '.join(dict.fromkeys(said))}."
