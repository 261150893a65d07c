"""The parts of the Overview as the page draws them; `contents/overview/` has what they say."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import asdict
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING, Literal, NamedTuple

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard.charts.room import DESKTOP, MAGNIFIED, PHONE, TABLET
from dashboard.contents import arithmetic
from dashboard.contents.overview.build import Overview, name_first_picture
from dashboard.contents.overview.part import Ledger
from dashboard.contents.registry import PAGES, SUMMARY
from dashboard.contents.tiles import Tile, TilePicture
from dashboard.contents.view import View, to_parameters
from dashboard.engine.questions.ask import ask
from dashboard.figures.display import capitalize, format_count
from dashboard.sharing.address import write_address
from dashboard.ui import find_box, place, share, source_line, unfold, url_state, url_widgets
from dashboard.ui.components import draw_component
from dashboard.ui.embed import is_framed
from dashboard.ui.markdown import escape
from dashboard.ui.replay import replayed, replayed_alone
from dashboard.ui.screen import read_room
from dashboard.ui.show_work import SOURCES, SUM, draw_derivation, draw_sql, draw_work, draw_work_button
from dashboard.ui.tab_name import name_tab

if TYPE_CHECKING:
    from dashboard.contents.charts.chart import Chart

# Of the first picture with its headline and tools; one of ranges has a row per speaker.
_PICTURE_PIXELS = {MAGNIFIED: 480, PHONE: 480, TABLET: 450, DESKTOP: 500}
_RANGES_PIXELS = {MAGNIFIED: 890, PHONE: 890, TABLET: 545, DESKTOP: 595}
_TILE_PIXELS, _WIDE_TILE_PIXELS, _LONGEST_VALUE = 250, 304, 14  # a metric cuts off more characters in a narrow tile
_LONGEST_LINK, _WIDE_LINK_PIXELS = 36, 400  # characters of a question beside another; its width where it is longer
_TILE_PICTURE_PIXELS, _WITHOUT_WORDS_PIXELS = 41, 27
_MOST_BESIDE = 2  # frames
_GAP_PIXELS = 8  # below what stands above the questions
_LINK_PIXELS, _PHONE_PIXELS = 32, 140  # the height of a question; its width where all is doubled
_SIGN_OF_UNIT = re.compile(r"[+−](?=[^\d\s])")  # that of a number may be copied into a sheet
_LONGEST_ON_PHONE = 12  # characters of an amount, of which three stand side by side
_STATE_WORDS = {"exact": " (exact)", "within_rounding": " (within rounding)", "broken": " (does not add up)"}


class _Face(NamedTuple):
    """What a tile shows; `work` is on its button, if there is one."""

    key: str
    label: str
    value: str
    lines: tuple[str, ...]
    badge: str
    picture: TilePicture | None
    work: str


def draw_welcome(question: str) -> None:
    """What Muster is, in one sentence, the box to find a number, and the button to share the page."""
    name_tab(question)
    if is_framed():
        return
    with st.container(horizontal=True, vertical_alignment="center", key="page_head"):
        st.markdown(escape(SUMMARY), width="stretch")
        find_box.draw_find_box()
        share.reserve_place(st.container(width="content", key="share_place"))


@replayed
def draw_finding(said: Overview, dossier: str) -> None:
    """What the headline says in full, and the ledger."""
    for text in (*said.lead, *said.notes):
        st.markdown(escape(text))
    for ledger in said.ledgers:
        _draw_ledger(ledger, dossier)


@replayed
def draw_links(said: Overview) -> None:
    """The everyday questions, each with the page that answers it."""
    is_long = max(map(len, (link.text for link in said.links)), default=0) > _LONGEST_LINK
    may_break = read_room().is_magnified or (read_room().is_narrow and is_long)
    # What is drawn until its code is there is higher than a line, and moved all below it.
    height: Literal["content"] | int = "content" if may_break else _LINK_PIXELS
    width = _PHONE_PIXELS if read_room().is_magnified else _WIDE_LINK_PIXELS if is_long else 260
    columns = 2 if said.unknown else 1  # alone below the finding, they fill what is left free beside the picture
    with st.grid(columns, min_column_width=width, gap=("xxsmall", "small"), row_height=height, key="questions"):
        for link in said.links:
            address = write_address({**url_state.current_view(), **link.parameters})
            names = PAGES[link.page].parameters
            st.page_link(
                PAGES[link.page].file,
                label=escape(link.text),
                icon=":material/arrow_forward:",
                query_params={name: value for name, value in address.items() if name in names},
            )


def _draw_ledger(ledger: Ledger, dossier: str) -> None:
    """Rows and columns as they add up, and the sums behind them in a drawer."""
    amounts = [text for row in ledger.rows for text in (row.before, row.step, row.after)]
    is_narrow = read_room().is_narrow and max(map(len, amounts)) > _LONGEST_ON_PHONE
    if is_framed() or read_room().is_magnified or is_narrow:  # which may be too narrow for a table
        for row in ledger.rows:
            st.markdown(f"{escape(f'{row.label}: {row.before} → {row.after}')}, **{escape(row.step)}**")
    else:
        _draw_ledger_table(ledger)
    if is_framed() or read_room().is_magnified:
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        if ledger.check:
            # A badge would be cut off.
            st.markdown(f":small[:green-background[✓ {escape(ledger.check)}]]", width="stretch")
        draw_work_button("ledger")
    draw_work("ledger", partial(_draw_sums, ledger, dossier))


def _draw_ledger_table(ledger: Ledger) -> None:
    heads = ["", "Before", escape(capitalize(ledger.step)), "After", *([] if read_room().is_narrow else ["Change"])]
    lines = [heads]
    for row in ledger.rows:
        before, step, *rest = map(_hold_together, (row.before, row.step, row.after, row.percent))
        lines.append([escape(row.label), before, f"**{step}**", *rest][: len(heads)])
    if read_room().is_narrow:  # where the usual letters would need some pixels more than there are
        lines = [[cell and f":small[{cell}]" for cell in line] for line in lines]
    table = [lines[0], ["---", *["---:"] * (len(heads) - 1)], *lines[1:]]
    st.markdown("\n".join(f"| {' | '.join(cells)} |" for cells in table))


def _hold_together(amount: str) -> str:
    """Markdown that breaks between the ends of a range only, not between a number and its unit or sign."""
    ends = (_SIGN_OF_UNIT.sub("\\g<0>\N{WORD JOINER}", end) for end in amount.split(" to "))
    return " to ".join(escape(end).replace(" ", "&nbsp;") for end in ends)


def _draw_sums(ledger: Ledger, dossier: str) -> None:
    for row in ledger.rows:
        draw_derivation(dossier, row.tile.derivation_id, row.tile.rows[0])


def draw_pictures(charts: Sequence[Chart]) -> None:
    """The pictures, each with its headline."""
    from dashboard.ui import chart  # noqa: PLC0415 - brings Plotly

    for shown in charts:
        st.markdown(f"**{escape(shown.headline)}.** {escape(shown.note)}")
        chart.draw_chart(shown, columns=2 if read_room() == DESKTOP else 1)
        chart.draw_caveats(shown)


def reserve_picture(dossier: str) -> DeltaGenerator:
    """A place for the first picture, as high as its kind."""
    heights = _RANGES_PIXELS if name_first_picture(dossier) == "speakers" else _PICTURE_PIXELS
    return place.reserve_height(heights[read_room()])


def find_room_beside(said: Overview) -> bool:
    """Whether the key numbers find room beside the picture, where else nothing would stand."""
    return not (said.ledgers or said.sums or said.unknown) and len(_group(said.tiles)) <= _MOST_BESIDE


@replayed
def draw_tiles(said: Overview, dossier: str) -> None:
    """The key numbers side by side."""
    if said.tiles:
        _draw_frames(said.tiles, dossier, 2 if find_room_beside(said) else 4)


@replayed
def draw_sums(said: Overview, dossier: str) -> None:
    """The headline sums that are no row of the ledger, in its half of the page."""
    if said.sums:
        _draw_frames(said.sums, dossier, 2)
        st.space(_GAP_PIXELS)


def _draw_frames(tiles: Sequence[Tile], dossier: str, most_columns: int) -> None:
    """All of one height; those of one group in one frame."""
    groups = _group(tiles)
    longest = max((len(group[0].value) for group in groups if len(group) == 1), default=0)
    least = _WIDE_TILE_PIXELS if longest > _LONGEST_VALUE else _TILE_PIXELS
    with st.grid(_choose_columns(len(groups), most_columns), min_column_width=least, gap=("xsmall", "small")):
        for group in groups:
            gap: Literal["xxsmall", "xsmall"] = "xxsmall" if read_room().is_narrow else "xsmall"
            with st.container(border=True, height="stretch", gap=gap, key=f"tile_{group[0].key}"):
                if len(group) == 1:
                    _draw_tile(group[0], dossier)
                else:
                    _draw_group(group, dossier)


def _group(tiles: Sequence[Tile]) -> list[list[Tile]]:
    return [list(group) for _, group in groupby(tiles, key=lambda tile: tile.group or tile.key)]


def _choose_columns(count: int, most: int) -> int:
    """So many that the last line has the fewest empty places."""
    return min(range(min(most, count), min(most, count, most - 1) - 1, -1), key=lambda columns: -count % columns)


def _draw_tile(tile: Tile, dossier: str) -> None:
    is_sum = bool(tile.derivation_id or tile.arithmetic or not tile.figures)
    work = (SUM if is_sum else SOURCES) if tile.rows else ""  # what rests on nothing has no drawer
    _draw_face(_Face(tile.key, tile.label, tile.value, tile.lines, tile.badge, tile.picture, work))
    if work:
        draw_work(tile.key, partial(_draw_work, (tile,), dossier), work)


@replayed_alone
def _draw_face(face: _Face) -> None:
    st.markdown(f":small[{escape(face.label)}]")  # a metric cuts its own label off
    if read_room().is_magnified:  # where a metric would cut its number off
        st.subheader(escape(face.value), anchor=False)
    else:
        _draw_number(face)
    if face.badge:
        st.markdown(f":small[:gray-background[{escape(face.badge)}]]")
    with _lay_beside():
        st.caption("  \n".join(escape(line) for line in face.lines if line), width="stretch")
        if face.work:
            draw_work_button(face.key, face.work)


def _draw_group(tiles: Sequence[Tile], dossier: str) -> None:
    """What each says of the same thing, one below the other."""
    with _lay_beside():
        st.markdown(f":small[{escape(tiles[0].group)}]", width="stretch")
        draw_work_button(tiles[0].key, SOURCES)
    for tile in tiles:
        with st.container(gap=None):
            st.markdown(f"**{escape(tile.value)}** :small[{escape(tile.name)}]")
            st.caption(escape(", ".join(tile.lines)))
    draw_work(tiles[0].key, partial(_draw_work, tiles, dossier), SOURCES)


def _lay_beside() -> DeltaGenerator:
    """Text, and the button of a drawer beside it."""
    is_row = not read_room().is_magnified
    return st.container(horizontal=is_row, vertical_alignment="top", gap="small", wrap=not is_row)


def _draw_number(face: _Face) -> None:
    """The number, and its small picture: a metric's own would join levels that are steps, and has no words."""
    st.metric(escape(face.label), escape(face.value), label_visibility="collapsed")
    if face.picture:
        with place.reserve_height(_TILE_PICTURE_PIXELS if face.picture.ends else _WITHOUT_WORDS_PIXELS):
            draw_component("tile_picture", f"{face.key}_picture", asdict(face.picture))


def _draw_work(tiles: Sequence[Tile], dossier: str) -> None:
    """What one tile rests on, or those of a group, and the query."""
    first = tiles[0]
    if first.derivation_id:
        draw_derivation(dossier, first.derivation_id, first.rows[0])
        return
    for tile in tiles:
        work = arithmetic.explain_tile(tile, dossier)
        for line in work.lines:
            st.markdown(escape(line))
        for what, row in work.figures:
            name = f"{escape(what)}: " if what else ""
            st.markdown(f"{name}{source_line.format_source(row)}")
        for title, part in work.sums:
            st.markdown(f"**{escape(title)}**: {escape('; '.join(part.lines))}")
    draw_sql(first.question, **first.parameters)


@replayed_alone
def draw_unknown(pairs: tuple[tuple[str, str], ...]) -> None:
    """What nobody has said, each with what is known instead, so that silence is not read as zero."""
    if not pairs:
        return
    st.header("What is not known", anchor=False)
    for unknown, instead in pairs:
        space = " " if instead.startswith(" ") else ""  # escaping drops it
        st.markdown(f"**{escape(unknown)}**{space}{escape(instead)}")


def draw_arithmetic(view: View) -> None:
    """Any sum of the dossier with its terms, for the links that ask for one: the page Checks has them all."""
    if not view["derivation_id"] and "arithmetic" not in view["open"]:
        return
    asked = {"dossier": view["dossier"], "known_on": to_parameters(view)["known_on"]}
    by_id = {row["derivation_id"]: row for row in ask("reconciliations", **asked).to_pylist()}
    if not by_id:
        return
    count = format_count(len(by_id), "sum or difference", "sums and differences")
    label = f"{count} of stated figures, each with its terms"
    if expander := unfold.draw_expander("arithmetic", label, icon=":material/calculate:", type="compact"):
        with expander:
            labels = {name: f"{row['title']}{_STATE_WORDS.get(row['state'] or '', '')}" for name, row in by_id.items()}
            chosen = url_widgets.choose_item("derivation_id", labels, "Sum or difference")
            draw_derivation(view["dossier"], chosen, by_id[chosen])
