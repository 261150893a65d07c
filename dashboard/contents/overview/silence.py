"""Silence since a last statement: when speakers of some stances last gave a total, and what others have said since."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from dashboard.contents import dossiers
from dashboard.contents.overview.part import Link, Part, begin_small, to_question
from dashboard.contents.tiles import NOT_KNOWN, Tile, TilePicture
from dashboard.contents.view import View, name_measure
from dashboard.engine.questions.ask import ask
from dashboard.figures.display import format_bounds, format_count, format_day, format_said, join_names

_MOST_YEARS = 6  # find room below their bars


def build(
    view: View,
    *,
    measure: str,
    subject: str = "",
    kinds: Sequence[str] = ("own",),
    name: str = "silence",
    label: str = "",
    question: str = "",
) -> Part | None:
    """None for a dossier in which no such speaker ever gave one."""
    stances = dossiers.list_stances(view["dossier"], kinds)
    if not stances:
        return None
    asked = to_question(view, measure, subject) | {"stance": stances}
    rows = ask("last_statement", **asked).to_pylist()
    if not rows and not ask("last_statement", **asked | {"known_on": None}).num_rows:
        return None
    what = name_measure(view, measure)
    whose = f"({join_names(dossiers.name_stances(view['dossier'], stances), 'or')})"
    label = label or f"{what}, last total {whose}"
    link = Link(question or f"{what}: who says what?", "by-source", {"subject": asked["subject"], "measure": measure})
    if not rows:
        tile = Tile(name, label, NOT_KNOWN, (f"No total {whose} was known by this date.",), "last_statement")
        return Part(tiles=(tile,), links=(link,))
    row = rows[0]
    count = format_count(row["count_statements_since"], "statement")
    missing = f"total of “{begin_small(what)}” {whose} since {format_day(row['stated_on'])}"
    others = format_count(row["count_speakers_since"], "other speaker")
    since = f"Since then {others} made {count}." if row["count_statements_since"] else "Nobody gave another since."
    rest = f", when {row['speaker']} gave “{row['wording']}”. {since}"
    return Part(
        clause=f"no {missing}" if row["count_statements_since"] else "",
        tiles=(_build_tile(row, name, label, what, asked),),
        unknown=((f"No {missing}", rest),),
        links=(link,),
    )


def _build_tile(row: Mapping[str, Any], name: str, label: str, what: str, asked: Mapping[str, Any]) -> Tile:
    count = format_count(row["count_statements_since"], "statement")
    return Tile(
        name,
        label,
        format_bounds(row),
        (f"{row['speaker']}, {format_said(row['stated_on'])}",),
        "last_statement",
        (row,),
        badge=f"{count} by others since" if row["count_statements_since"] else "",
        picture=_build_picture(asked, row["stated_on"]),
        figures=((what, row),),
        parameters=asked,
    )


def _build_picture(asked: Mapping[str, Any], day: str | None) -> TilePicture | None:
    """How many statements others made in each year from that of the last total on."""
    if not day:
        return None
    said = ask("statements_over_time", **{**asked, "stance": None}).to_pylist()
    others = [row for row in said if row["stance"] not in asked["stance"] and not row["scope"]]
    said_on = [row["stated_on"] or "" for row in others]
    counts = Counter(int(text[:4]) for text in said_on if is_after(text, day))
    if len(counts) < 2:
        return None
    years = range(int(day[:4]), max(counts) + 1)
    places = tuple((place + 0.5) / len(years) for place in range(len(years)))
    alt = f"Statements by others in each year: {', '.join(f'{counts[year]} in {year}' for year in years)}"
    names = tuple(map(str, years)) if len(years) <= _MOST_YEARS else (str(years[0]), str(years[-1]))
    return TilePicture(
        "bars", tuple(counts[year] for year in years), alt, names, places if len(names) == len(years) else (0, 1)
    )


def is_after(text: str, day: str) -> bool:
    """Whether all of a day, month or year comes after another: "2022-09-22" may lie before the end of "2022-09"."""
    return text > day and not text.startswith(day)
