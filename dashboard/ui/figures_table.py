"""The table of all figures: what each column shows, one page of it, and the way from a row to its figure."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from math import ceil
from typing import Any

import pyarrow as pa
import streamlit as st

from dashboard.charts.stances import STANCES
from dashboard.contents.figure_pages import ROWS_A_PAGE, page_of
from dashboard.contents.periods import PERIODS
from dashboard.engine.questions.ask import ask
from dashboard.figures.display import NO_BREAK_SPACE, format_count, format_day, format_interval
from dashboard.settings import settings
from dashboard.sharing.parameters import COLUMNS
from dashboard.ui import export_menu, links, url_state
from dashboard.ui.embed import is_framed
from dashboard.ui.html_table import Badge, Cell, Column, Row, draw_table

Figure = Mapping[str, Any]

# Up to so many, everything found is fetched for the fact pack with the page, since nobody notices.
FETCHED_AT_ONCE = 1_000
DEFAULT_SORT = "-stated_on"
DEFAULT_COLUMNS = ("wording", "reading", "subject", "measure", "speaker", "stance", "stated_on", "outlet")
HEADINGS = {
    "wording": ("As printed", ""),
    "reading": ("Read as", "The interval that the words imply, and the rule that says so"),
    "subject": ("Subject", "Whose strength or losses"),
    "measure": ("Measure", "What is counted"),
    "speaker": ("Speaker", ""),
    "stance": ("Stance", "How the speaker stands to the army that is counted"),
    "as_of": ("True on", "When the number was true"),
    "stated_on": ("Said on", ""),
    "known_on": ("Known on", "The day from which the number was known: said and published"),
    "effective_from": ("In force from", "When a decree takes force"),
    "scope": ("Counts", "What is counted, where it is more or less than the measure"),
    "period": ("Counted over", "The stretch of time that a flow sums"),
    "rule": ("Rule", "The rule that made the bounds of the words"),
    "outlet": ("Publication", ""),
    "published_on": ("Published on", ""),
    "tier": ("Tier", "How near the publication is to the speaker"),
    "flags": ("Flags", "What to know before using the number"),
    "note": ("Note", ""),
    "figure_id": ("Figure", "The permanent name of the figure"),
}


def count_figures(chosen: Mapping[str, Any]) -> int:
    """How many figures are found."""
    return int(ask("figures_count", **chosen).column("count_figures")[0].as_py())


def draw_figures_table(chosen: Mapping[str, Any], words: str) -> None:
    """One page of the figures found, what is done with all of them, and the way to the other pages."""
    view = url_state.current_view()
    count_found = count_figures(chosen)
    page = _read_page(ceil(count_found / ROWS_A_PAGE))
    columns = [name for name in COLUMNS if name in ("wording", *(view["columns"] or DEFAULT_COLUMNS))]
    table = page_of({**view, "page": page})
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(_describe_count(chosen), width="stretch")
        if not is_framed():
            _choose_columns(columns)
        whole = _rows_to_save(chosen, table, count_found)
        export_menu.draw_save_menu("figures", whole, words, title="Figures", total_rows=count_found)
    draw_table(
        "figures_listed",
        [Column(name, HEADINGS[name][0], is_sortable=True, help=HEADINGS[name][1]) for name in columns],
        [_row(figure, columns) for figure in table.to_pylist()],
        label=f"Figures: {words}",
        sort=view["sort"] or DEFAULT_SORT,
        on_sort=lambda wanted: url_state.set_value("sort", wanted),
        on_open=lambda figure_id: links.open_address(links.figure_address(view["dossier"], figure_id)),
        page=page,
    )
    _draw_pagination(page, table.num_rows, count_found)


def _describe_count(chosen: Mapping[str, Any]) -> str:
    """How many are found, of how many, and how many of them are no further evidence."""
    found = ask("figures_count", **chosen).to_pylist()[0]
    everything = ask("figures_count", dossier=chosen["dossier"]).to_pylist()[0]
    relays = found["count_relays"]
    told_again = (
        f", {format_count(relays, 'of them only relays a statement', 'of them only relay a statement')}"
        if relays
        else ""
    )
    return f"**{found['count_figures']:,} of {format_count(everything['count_figures'], 'figure')}**{told_again}"


def _read_page(count_pages: int) -> int:
    """The page asked for, or the last one; the first stands in no address."""
    view = url_state.current_view()
    asked = view["page"] or 1
    page = min(asked, count_pages)
    if page < asked:
        st.info(f"There is no page {asked:,}: this is the last one, page {page:,}.", icon=":material/last_page:")
    view["page"] = page if page > 1 else None
    return page


def _draw_pagination(page: int, count_rows: int, count_found: int) -> None:
    if count_found <= ROWS_A_PAGE:
        return
    first = (page - 1) * ROWS_A_PAGE + 1
    with st.container(horizontal=True, vertical_alignment="center"):
        bound = url_state.bind(
            "page", to_widget=lambda value: value or 1, from_widget=lambda value: value if value > 1 else None
        )
        st.pagination(ceil(count_found / ROWS_A_PAGE), **bound)
        st.caption(f"Rows {first:,} to {first + count_rows - 1:,} of {count_found:,}")


def _choose_columns(columns: list[str]) -> None:
    chooser = st.popover("Columns", icon=":material/view_column:", key="choose_columns", on_change="rerun")
    if chooser.open:
        with chooser:
            st.multiselect(
                "Columns besides the words as printed",
                COLUMNS[1:],
                format_func=lambda name: HEADINGS[name][0],
                **url_state.bind(
                    "columns",
                    to_widget=lambda _: columns[1:],
                    from_widget=lambda chosen: [name for name in COLUMNS if name in ("wording", *chosen)],
                ),
            )


def _rows_to_save(chosen: Mapping[str, Any], page: pa.Table, count_found: int) -> pa.Table:
    """All figures found, up to `export_rows`, in the order of the table.

    Many are fetched only while the popover is open: it says so under its key before it is drawn. Until then the page
    stands for them.
    """
    if page.num_rows == count_found or (
        count_found > FETCHED_AT_ONCE and not st.session_state.get("take_figures", False)
    ):
        return page
    return ask("figures_found", **{**chosen, "page": None, "rows_a_page": settings.export_rows})


def _row(figure: Figure, columns: list[str]) -> Row:
    address = links.figure_address(figure["dossier"], figure["figure_id"])
    return Row(figure["figure_id"], tuple(_CELLS[name](figure) for name in columns), address)


def _wording(figure: Figure) -> Cell:
    return Cell(f"“{figure['wording']}”", badges=tuple(_badges(figure)))


def _badges(figure: Figure) -> list[Badge]:
    """What keeps a row from being one more independent, good statement."""
    badges = []
    if figure["repeats"]:
        badges.append(Badge("relay", help="Tells again what another figure states, so it is no further source"))
    if figure["is_error"]:
        badges.append(Badge("error in print", "red", "Kept as it was printed; the figure's page has the right one"))
    if figure["is_unconfirmed"]:
        badges.append(Badge("unconfirmed", "yellow", "The publication is of the weakest tier"))
    return badges


def _reading(figure: Figure) -> Cell:
    bounds = format_interval(figure["at_least"], figure["at_most"])
    rule = figure["rule"]
    if rule == "as_stated":
        return Cell(f"{bounds} (as stated: no rule reads these words)")
    return Cell(bounds if rule == "exact" else f"{bounds} ({_plain(rule)})")


def _stance(figure: Figure) -> Cell:
    mark = STANCES[figure["stance"]]
    return Cell(f"{mark.glyph} {mark.label}", tone=mark.colour_name)


def _plain(code: str | None) -> str:
    """A code of the codebook as words: "third_party" → "third party"."""
    return (code or "").replace("_", " ")


def _text(name: str) -> Callable[[Figure], Cell]:
    return lambda figure: Cell(figure[name] or "")


def _code(name: str) -> Callable[[Figure], Cell]:
    return lambda figure: Cell(_plain(figure[name]))


def _day(name: str) -> Callable[[Figure], Cell]:
    return lambda figure: Cell(format_day(figure[name]).replace(" ", NO_BREAK_SPACE) if figure[name] else "")


_CELLS: Mapping[str, Callable[[Figure], Cell]] = {
    "wording": _wording,
    "reading": _reading,
    "subject": _text("subject_name"),
    "measure": _text("measure_label"),
    "speaker": _text("speaker"),
    "stance": _stance,
    "as_of": _day("as_of"),
    "stated_on": _day("stated_on"),
    "known_on": _day("known_on"),
    "effective_from": _day("effective_from"),
    "scope": _text("scope"),
    "period": lambda figure: Cell(PERIODS.get(figure["period"] or "stock", _plain(figure["period"]))),
    "rule": _code("rule"),
    "outlet": lambda figure: Cell(figure["outlet"] or "", figure["url"]),
    "published_on": _day("published_on"),
    "tier": _code("tier"),
    "flags": _code("flags"),
    "note": _text("note"),
    "figure_id": _text("figure_id"),
}
