"""The Overview of a dossier as a page and a card print it: its parts in order, headed by what they find."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pkgutil import resolve_name
from typing import TYPE_CHECKING, Any

from dashboard.contents import arithmetic, dossiers, sources
from dashboard.contents.blocks import Block, ChartBlock, LedgerBlock, LinkBlock, NoteBlock, PageContents, TileBlock
from dashboard.contents.kept_by_view import kept_by_view
from dashboard.contents.overview.catalogue import list_parts
from dashboard.contents.overview.part import Ledger, Link, Part
from dashboard.contents.tiles import Tile
from dashboard.contents.view import View, describe_filters, to_parameters
from dashboard.engine.questions.ask import ask
from dashboard.figures.display import capitalize, format_count, format_day

if TYPE_CHECKING:
    from dashboard.contents.charts.chart import Chart

# Two parts say only what others found, and three are pictures: these come last, since they bring Plotly.
_MADE_OF_OTHERS = ("finding", "unknown")
_PICTURES = ("step_ranges", "statements", "speakers")
_LONGEST_HEADLINE = 110
_MOST_LINKS = 5


@dataclass(frozen=True, slots=True)
class Overview:
    """All but the pictures. `headline` is what the parts find, else the dossier's question; `lead` says it in full.

    `sums` are headline sums that are no change, and so no row of a ledger.
    """

    headline: str
    lead: tuple[str, ...]
    notes: tuple[str, ...]
    ledgers: tuple[Ledger, ...]
    sums: tuple[Tile, ...]
    links: tuple[Link, ...]
    tiles_headline: str
    tiles: tuple[Tile, ...]
    unknown: tuple[tuple[str, str], ...]


def name_first_picture(dossier: str) -> str:
    """The part that is the first picture; empty where there is none. Drawing it takes longer."""
    return next((name for name, _ in list_parts(dossier) if name in _PICTURES), "")


@kept_by_view
def read_overview(view: View) -> Overview:
    """What the parts say of the view, without their pictures."""
    listed = list_parts(view["dossier"])
    names = [name for name, _ in listed]
    by_name = _build_parts(view, are_pictures=False)
    parts = [part for _, part in by_name]
    question = dossiers.read_dossier(view["dossier"])["question"]
    wanted = next((given.get("parts") for name, given in listed if name == "finding"), None)
    heads = [part for name, part in by_name if part.clause and (not wanted or name in wanted)]
    told = _choose_told(heads) if "finding" in names else []
    notes = [part.note for part in parts if part.note]
    if not parts and (empty := dossiers.explain_empty(view["dossier"])):
        notes.append(empty)
    links = {(link.page, *link.parameters.values()): link for part in parts for link in part.links}
    return Overview(
        headline=_join_clauses(told) or question,
        lead=tuple(filter(None, [" ".join(part.sentence for part in told if part.sentence)])),
        notes=tuple(notes),
        ledgers=tuple(part.ledger for part in parts if part.ledger),
        sums=tuple(tile for name, part in by_name if name == "ledger" for tile in part.tiles),
        links=tuple(links.values())[:_MOST_LINKS],
        tiles_headline=f"What held on {format_day(view['known_on'])}" if view["known_on"] else "What holds now",
        tiles=tuple(tile for name, part in by_name if name != "ledger" for tile in part.tiles),
        unknown=tuple(each for part in parts for each in part.unknown) if "unknown" in names else (),
    )


@kept_by_view
def build_charts(view: View) -> list[Chart]:
    """The pictures of the parts, in order."""
    return [part.chart for _, part in _build_parts(view, are_pictures=True) if part.chart]


def build_overview(view: View) -> PageContents:
    """All of it as blocks, for a card."""
    said, dossier = read_overview(view), view["dossier"]
    blocks: list[Block] = [NoteBlock("", ((note, ""),)) for note in said.notes]
    blocks += [LedgerBlock(ledger, _explain([row.tile for row in ledger.rows], dossier)) for ledger in said.ledgers]
    blocks += [ChartBlock(chart.with_day_known(dossier)) for chart in build_charts(view)]
    if tiles := (*said.sums, *said.tiles):
        blocks.append(TileBlock(said.tiles_headline, _explain(tiles, dossier)))
    if said.unknown:
        blocks.append(NoteBlock("What is not known", said.unknown))
    if said.links:
        blocks.append(LinkBlock(said.links))
    words = dossiers.date_words(describe_filters(view, ("known_on",)), dossier)
    return PageContents(said.headline, words, tuple(blocks), (*said.lead, describe_extent(view)))


def list_answers(said: Overview, view: View) -> list[tuple[str, str, Mapping[str, Any]]]:
    """The answers behind ledger and tiles, each once: a name of its own, the question, its parameters."""
    asked = [(tile.question, tile.parameters) for tile in (*said.sums, *said.tiles) if tile.parameters]
    if said.ledgers:
        asked.append(("ledger", {"dossier": view["dossier"], "known_on": to_parameters(view)["known_on"]}))
    once = [each for place, each in enumerate(asked) if each not in asked[:place]]
    named = []
    for place, (question, parameters) in enumerate(once):
        before = sum(other == question for other, _ in once[:place])
        named.append((f"{question}_{before + 1}" if before else question, question, parameters))
    return named


@kept_by_view
def describe_extent(view: View) -> str:
    """What the dossier rests on: how many statements, speakers, publications, of which state of the data."""
    about = dossiers.read_dossier(view["dossier"])
    known = ask("known_as_of", dossier=view["dossier"], known_on=to_parameters(view)["known_on"]).to_pylist()[0]
    said = format_count(known["count_statements"], "statement")
    speakers = format_count(known["count_speakers"], "speaker")
    publications = format_count(known["count_publications"], "publication")
    state = f"Reviewed {format_day(about['reviewed_on'])}, data {sources.short_version(view['dossier'])}."
    return f"{said} by {speakers}; {publications} read. {state}"


def _build_parts(view: View, *, are_pictures: bool) -> list[tuple[str, Part]]:
    """The parts that have something to say, by name and in order."""
    wanted = [
        (name, parameters)
        for name, parameters in list_parts(view["dossier"])
        if name not in _MADE_OF_OTHERS and (name in _PICTURES) == are_pictures
    ]
    built = [(name, _find_builder(name)(view, **parameters)) for name, parameters in wanted]
    return [(name, part) for name, part in built if part]


def _find_builder(name: str) -> Callable[..., Part | None]:
    """The function of the part's own file."""
    function: Callable[..., Part | None] = resolve_name(f"{__package__}.{name}:build")
    return function


def _choose_told(parts: Sequence[Part]) -> Sequence[Part]:
    """The first two of these parts, which make the headline; the first one where two are too long."""
    return parts[:2] if len(_join_clauses(parts[:2])) <= _LONGEST_HEADLINE else parts[:1]


def _join_clauses(parts: Sequence[Part]) -> str:
    return capitalize("; ".join(part.clause for part in parts))


def _explain(tiles: Sequence[Tile], dossier: str) -> tuple[tuple[Tile, arithmetic.Work], ...]:
    return tuple((tile, arithmetic.explain_tile(tile, dossier)) for tile in tiles)
