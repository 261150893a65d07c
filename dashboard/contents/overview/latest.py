"""The latest statement on a measure, one of each stance."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from dashboard.charts.stances import voice_of
from dashboard.charts.text import spell_number_of
from dashboard.contents import dossiers, periods
from dashboard.contents.overview.part import Link, Part, to_question
from dashboard.contents.tiles import Tile, TilePicture, build_steps_picture
from dashboard.contents.view import View, name_measure
from dashboard.engine.questions.ask import ask
from dashboard.figures.display import capitalize, format_day, format_said, format_short_interval
from dashboard.figures.forms import form_of

Row = Mapping[str, Any]
_MOST_TILES = 4
_LEAST_POINTS = 3


def build(
    view: View,
    *,
    measure: str = "",
    subject: str = "",
    kinds: Sequence[str] = (),
    period: str = "",
    scope: str = "",
    name: str = "latest",
    label: str = "",
    question: str = "",
) -> Part | None:
    """None where nobody says anything."""
    asked: dict[str, Any] = to_question(view, measure, subject)
    stances = dossiers.list_stances(view["dossier"], kinds or None)
    asked["stance"] = stances if kinds else None
    asked["period"] = periods.choose_period(asked | {"period": period or None})
    rows: list[Row] = [row for row in ask("by_speaker", **asked).to_pylist() if (row["scope"] or "") == scope]
    what = label or name_measure(view, asked["measure"])
    label = f"{what}, {scope}" if scope else what
    by_stance = {stance: _find_latest(stance, rows) for stance in stances}
    found = {stance: latest for stance, latest in by_stance.items() if latest}
    if not found:
        return None
    link = Link(
        question or f"{what}: who says what?",
        "by-source",
        {"subject": asked["subject"], "measure": asked["measure"]},
    )
    tiles = [
        _build_tile(f"{name}-{stance.replace('_', '-')}", label, latest, asked)
        for stance, latest in list(found.items())[:_MOST_TILES]
    ]
    return Part(_build_clause(label, tiles), _build_sentence(tiles), tiles=tuple(tiles), links=(link,))


def _build_clause(label: str, tiles: Sequence[Tile]) -> str:
    """ "Benefit-cost ratio: 2.5 (builder), at most 0.6 (critic)"; empty where only one stance says anything."""
    said = ", ".join(f"{tile.value} ({tile.name.removeprefix('latest ')})" for tile in tiles)
    return f"{label}: {said}" if len(tiles) > 1 else ""


def _build_sentence(tiles: Sequence[Tile]) -> str:
    """ "2.5 by HS2 Ltd for May 2013, said 16 May 2013; at most 0.6 by …"; empty where only one stance says anything."""
    said = "; ".join(f"{tile.value} by {', '.join(tile.lines)}" for tile in tiles)
    return f"{capitalize(said)}." if len(tiles) > 1 else ""


def _find_latest(stance: str, rows: Sequence[Row]) -> list[Row]:
    """The statements of a stance of which none is surely later; undated ones only where there is no other."""
    mine = [row for row in rows if row["stance"] == stance]
    dated = [row for row in mine if row["as_of_first"]]
    last = max((row["as_of_first"] for row in dated), default=None)
    return [row for row in dated if row["as_of_last"] >= last] if last else mine


def _build_tile(key: str, label: str, latest: Sequence[Row], asked: Row) -> Tile:
    row = max(latest, key=lambda each: (each["as_of_first"] is not None and each["as_of_first"], each["figure_id"]))
    voice = voice_of(row).label
    which = f"latest {voice}" if len(latest) == 1 else f"{voice}, one of {len(latest)} latest"
    is_same_time = (row["stated_on"] or "").startswith(row["as_of"] or "")
    true = "" if is_same_time else f" for {format_day(row['as_of'])}"
    return Tile(
        key,
        f"{label}, {which}",
        _format_value(row),
        (f"{row['speaker']}{true}, {format_said(row['stated_on'])}",),
        "by_speaker",
        (row,),
        picture=_build_picture(row, label, asked),
        figures=(("", row),),
        parameters=dict(asked),
        group=label,
        name=which,
    )


def _format_value(row: Row) -> str:
    """A single number as it was printed, as beside its mark in pictures; else what the words leave open."""
    is_single = row["low"] is not None and row["low"] == row["high"] and None not in (row["at_least"], row["at_most"])
    if is_single:
        return spell_number_of(row)
    return format_short_interval(row["at_least"], row["at_most"], form_of(row))


def _build_picture(row: Row, what: str, asked: Row) -> TilePicture | None:
    """What the same speaker said before, where every number is a single one of a known day."""
    wanted = dict(asked) | {"speaker_id": [row["speaker_id"]], "stance": [row["stance"]]}
    said = [each for each in ask("statements_over_time", **wanted).to_pylist() if each["scope"] == row["scope"]]
    numbers = [each["low"] for each in said if each["low"] is not None and each["low"] == each["high"]]
    days = [each["as_of_first"] for each in said if each["as_of_first"]]
    if not len(numbers) == len(days) == len(said) >= _LEAST_POINTS:
        return None
    return build_steps_picture(numbers, days, what)
