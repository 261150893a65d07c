"""The tiles of the Overview as values: the article's headline first, then what holds now and what is not known."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from dashboard.contents import dossiers, sources
from dashboard.contents.view import View, to_parameters
from dashboard.engine.questions.ask import ask
from dashboard.engine.questions.row_types import PeopleAgainstPostsRow
from dashboard.figures.display import (
    capitalize,
    format_count,
    format_day,
    format_interval,
    format_percent_change,
    format_short_interval,
)

Row = Mapping[str, Any]
NOT_KNOWN = "not known"
STATES = {"exact": "exact", "within_rounding": "within rounding", "broken": "does not add up"}


@dataclass(frozen=True, slots=True)
class Tile:
    """One number with what it is and who said it when, in plain text.

    `rows` are what it rests on: figures, the result of a derivation, or all reconciliations. `derivation_id` names the
    derivation that makes it, where one does; `question` is the query behind it.
    """

    key: str
    label: str
    value: str
    lines: tuple[str, ...]
    question: str
    rows: tuple[Row, ...] = field(default=(), repr=False)
    derivation_id: str = ""


def question_parameters(view: View) -> dict[str, Any]:
    """What the questions behind the tiles are asked with: the dossier's own subject and posts, whatever is chosen."""
    about = dossiers.read_dossier(view["dossier"])
    return to_parameters(view) | {"subject": about["subject"], "measure": about["posts_measure"]}


def describe_extent(view: View) -> str:
    """What the dossier rests on: how many statements, speakers, publications, of which state of the data."""
    about = dossiers.read_dossier(view["dossier"])
    known = ask("known_as_of", **question_parameters(view)).to_pylist()[0]
    said = format_count(known["count_statements"], "statement")
    speakers = format_count(known["count_speakers"], "speaker")
    publications = format_count(known["count_publications"], "publication")
    latest = f"; the latest of {format_day(known['last_stated_on'])}" if known["last_stated_on"] else ""
    return (
        f"{about['title']}: {said} by {speakers}, read in {publications}{latest}. Reviewed "
        f"{format_day(about['reviewed_on'])}, data {sources.short_version(view['dossier'])}."
    )


def build_headline(view: View) -> tuple[str, list[Tile]]:
    """What the first headline says, and one tile per headline derivation; no tile before it was known."""
    rows = ask("headline", **question_parameters(view)).to_pylist()
    if not rows and not view["known_on"]:
        return "This dossier names no sum as its headline.", []
    if not rows:
        return f"What the headline adds up was not known yet on {format_day(view['known_on'])}.", []
    return capitalize(rows[0]["title"].partition(": ")[2] or rows[0]["title"]), [_of_derivation(row) for row in rows]


def _of_derivation(row: Row) -> Tile:
    before = format_interval(row["before_at_least"], row["before_at_most"])
    after = format_interval(row["after_at_least"], row["after_at_most"])
    share = format_percent_change(row["percent_at_least"], row["percent_at_most"])
    return Tile(
        row["derivation_id"],
        row["title"].partition(": ")[0],
        format_interval(row["at_least"], row["at_most"], row["step"], signed=True),
        (f"{before} → {after}, {share if share and row['at_most'] else 'unchanged'}", sources.describe_decree(row)),
        "derivation_terms",
        (row,),
        row["derivation_id"],
    )


def build_current(view: View) -> tuple[str, list[Tile]]:
    """Strength in force, people against posts, the last official count of dead, reconciliations; with a headline."""
    asked = question_parameters(view)
    when = f"What held on {format_day(view['known_on'])}" if view["known_on"] else "What holds now"
    return when, [_in_force(asked), _people(asked), _dead(asked), _reconciliations(asked)]


def _in_force(asked: Row) -> Tile:
    rows = ask("strength_in_force", **asked).to_pylist()
    label = "Authorised strength in force"
    if not rows:
        return Tile("in_force", label, NOT_KNOWN, ("No decree was known by this date.",), "strength_in_force")
    main = rows[0]
    others = "; ".join(f"{row['label']}: {format_interval(row['at_least'], row['at_most'])}" for row in rows[1:])
    value = format_interval(main["at_least"], main["at_most"])
    lines = (others, sources.describe_decree(main), *_describe_gaps(main))
    return Tile("in_force", f"{main['label']} in force", value, lines, "strength_in_force", tuple(rows))


def _describe_gaps(row: Row) -> Iterator[str]:
    """What a reading of the strength in force does not rest on."""
    if row["undated_stated_on"]:
        decree = f"a decree of {format_day(row['undated_stated_on'])} (“{row['undated_wording']}”)"
        yield f"A gap: {decree} was known too, but not from when it holds."
    if row["is_unconfirmed"]:
        yield f"A gap: read in an unconfirmed publication only, {sources.describe_publication(row)}."
    elif row["is_read_later"]:
        yield f"A gap: no publication of its day was read; {sources.describe_publication(row)}."


def _people(asked: Row) -> Tile:
    rows = _independent(asked)
    if not rows:
        lines: tuple[str, ...] = ("No estimate was known by this date.",)
        return Tile("people", "People, independent estimate", NOT_KNOWN, lines, "people_against_posts")
    row = rows[0]
    lines = (
        f"{format_missing(row)} fewer than the posts authorised then"
        if row["posts_figure_id"]
        else "No decree of its time is read.",
        f"{row['speaker']} for {format_day(row['as_of'])}, said {format_day(row['stated_on'])}",
    )
    value = format_short_interval(row["at_least"], row["at_most"])
    # Dates that overlap have no order, so that none of several is the latest.
    first = row["as_of_first"]
    late = [one for one in rows if first and one["as_of_last"] and one["as_of_last"] >= first]
    label = "latest independent estimate" if len(late) < 2 else f"one of {len(late)} latest estimates"
    return Tile("people", f"People, {label}", value, lines, "people_against_posts", (row,))


def format_missing(row: Row) -> str:
    """How many people a count finds fewer than the posts of its time."""
    return format_interval(row["missing_at_least"], row["missing_at_most"], row["step"])


def read_posts(row: Row) -> dict[str, Any]:
    """The figure of the posts that a count of people is held against."""
    of_posts = {name.removeprefix("posts_"): value for name, value in row.items() if name.startswith("posts_")}
    return of_posts | {"stance": "official_decree"}


def _dead(asked: Row) -> Tile:
    rows = ask("last_official_dead", **asked).to_pylist()
    label = "Last official total of dead"
    if not rows:
        lines: tuple[str, ...] = ("No official total of the dead was known by this date.",)
        return Tile("dead", label, NOT_KNOWN, lines, "last_official_dead")
    row = rows[0]
    since = format_count(row["count_statements_since"], "statement")
    lines = (
        f"None since {format_day(row['stated_on'])}; {since} by others",
        f"{row['speaker']}, said {format_day(row['stated_on'])}",
    )
    return Tile("dead", label, format_interval(row["at_least"], row["at_most"]), lines, "last_official_dead", (row,))


def _reconciliations(asked: Row) -> Tile:
    rows = [row for row in ask("reconciliations", **asked).to_pylist() if row["state"]]
    by_state = {state: sum(row["state"] == state for row in rows) for state in STATES}
    lines = (
        f"{by_state['exact']} exact, {by_state['within_rounding']} within rounding",
        f"{by_state['broken']} do not add up: each is shown with its residual",
    )
    held = f"{len(rows) - by_state['broken']} of {len(rows)}"
    return Tile("reconciliations", "Reconciliations that hold", held, lines, "reconciliations", tuple(rows))


def list_unknown(view: View) -> list[tuple[str, str]]:
    """What nobody has said, so that silence is not read as zero: a sentence each, and what is known instead."""
    asked = question_parameters(view)
    found = []
    for row in ask("last_official_dead", **asked).to_pylist():
        others = format_count(row["count_speakers_since"], "other speaker")
        rest = (
            f", when {row['speaker']} gave “{row['wording']}”. Since then {others} made "
            f"{format_count(row['count_statements_since'], 'statement')}."
        )
        found.append((f"No official total of the dead since {format_day(row['stated_on'])}", rest))
    counts = ask("people_against_posts", **asked).to_pylist()
    if counts:
        independent = next((_describe_count(row) for row in counts if row["is_independent"]), "none")
        official = next((_describe_count(row) for row in counts if row["stance"] == "official_claim"), "none")
        rest = (
            " A decree sets posts, not people. The latest counts of people in this dossier: "
            f"independent, {independent}; official, {official}."
        )
        found.append(("How many of the posts are filled.", rest))
    return found


def _describe_count(row: PeopleAgainstPostsRow) -> str:
    """ "1,150,000 by Sergei Shoigu for Dec 2023" """
    return f"{format_interval(row['at_least'], row['at_most'])} by {row['speaker']} for {format_day(row['as_of'])}"


def format_residual(row: Row) -> str:
    """What is left of a sum that does not add up."""
    return format_interval(row["residual_at_least"], row["residual_at_most"], signed=True)


def _independent(asked: Row) -> list[PeopleAgainstPostsRow]:
    return [row for row in ask("people_against_posts", **asked).to_pylist() if row["is_independent"]]
