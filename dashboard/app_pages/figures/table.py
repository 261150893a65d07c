"""The table of all figures: one page of it, which columns it has, and the file of all that fit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import ceil
from typing import Any

import pyarrow as pa
import streamlit as st

from dashboard.contents.figure_pages import ROWS_A_PAGE, read_nearest, read_newest, read_page
from dashboard.engine.questions.ask import ask
from dashboard.engine.questions.row_types import FiguresCountRow
from dashboard.figures.display import format_count, join_names
from dashboard.settings import settings
from dashboard.ui import export_menu, links, unfold, url_state
from dashboard.ui.embed import is_framed
from dashboard.ui.figure_columns import COLUMNS, DEFAULT_COLUMNS, Figure
from dashboard.ui.html_table import draw_table

# Up to so many, the file is prepared with the page, since nobody notices.
_FETCHED_AT_ONCE = 1_000
_DEFAULT_SORT = "-stated_on"


def draw_figures(parameters: Mapping[str, Any], words: str) -> bool:
    """The figures that fit, page by page; False, and nothing drawn, where none does. `words`: the filter in words."""
    view = url_state.current_view()
    counts = ask("figures_count", **parameters).to_pylist()[0]
    total = counts["count_figures"]
    if not total:
        return False
    page = _read_page(ceil(total / ROWS_A_PAGE))
    names = [name for name in COLUMNS if name in ("wording", *(view["columns"] or DEFAULT_COLUMNS))]
    table = read_page({**view, "page": page})
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(_describe_counts(parameters, counts), width="stretch")
        rows = _rows_to_save(parameters, table, total)
        export_menu.draw_save_menu("figures", rows, words, title="Statements", total_rows=total)
    if not is_framed():
        _choose_columns(names)
    _draw_rows(
        "figures_table",
        names,
        table.to_pylist(),
        f"Statements: {words}",
        sort=view["sort"] or _DEFAULT_SORT,
        on_sort=lambda wanted: url_state.set_value("sort", wanted),
        page=page,
    )
    if total > ROWS_A_PAGE:
        _draw_pagination(page, table.num_rows, total)
    return True


def draw_nearest() -> None:
    """What comes nearest to a search that nothing fits; the newest where nothing comes near."""
    view = url_state.current_view()
    if not view["q"]:
        return
    title = "Nearest by number and words"
    if not (rows := read_nearest(view).to_pylist()):
        title, rows = "Nothing comes near: the newest statements", read_newest(view).to_pylist()
    if rows:
        st.header(title, anchor=False)
        _draw_rows("nearest_table", DEFAULT_COLUMNS, rows, title)


def _draw_rows(key: str, names: Sequence[str], rows: Sequence[Figure], label: str, **options: Any) -> None:
    draw_table(
        key,
        [COLUMNS[name] for name in names],
        rows,
        label=label,
        href=lambda figure: links.figure_address(figure["dossier"], figure["figure_id"]),
        **options,
    )


def _describe_counts(parameters: Mapping[str, Any], counts: FiguresCountRow) -> str:
    """How many are found, of how many, and how many of them are statements."""
    everything = ask("figures_count", dossier=parameters["dossier"]).to_pylist()[0]["count_figures"]
    text = f"**{counts['count_figures']:,} of {format_count(everything, 'printed number')}**"
    kinds = (
        format_count(counts["count_statements"], "statement"),
        format_count(counts["count_relays"], "repeat"),
        format_count(counts["count_errors"], "error in print", "errors in print"),
    )
    return f"{text}: {join_names(kinds)}"


def _read_page(count_pages: int) -> int:
    """The page in view, or the last one; the address does not name the first."""
    view = url_state.current_view()
    wanted = view["page"] or 1
    page = min(wanted, count_pages)
    if page < wanted:
        st.info(f"There is no page {wanted:,}: this is the last one, page {page:,}.", icon=":material/last_page:")
    view["page"] = page if page > 1 else None
    return page


def _draw_pagination(page: int, count_rows: int, total: int) -> None:
    bound = url_state.bind(
        "page", to_widget=lambda number: number or 1, from_widget=lambda number: number if number > 1 else None
    )
    first = (page - 1) * ROWS_A_PAGE + 1
    with st.container(horizontal=True, vertical_alignment="center"):
        st.pagination(ceil(total / ROWS_A_PAGE), **bound)
        st.caption(f"Rows {first:,} to {first + count_rows - 1:,} of {total:,}")


def _choose_columns(names: list[str]) -> None:
    if chooser := unfold.draw_expander("columns", "Columns", icon=":material/view_column:", type="compact"):
        bound = url_state.bind(
            "columns",
            to_widget=lambda _: names[1:],
            from_widget=lambda chosen: [name for name in COLUMNS if name in ("wording", *chosen)],
        )
        label, others = "Columns besides the words as printed", list(COLUMNS)[1:]
        chooser.pills(label, others, selection_mode="multi", format_func=lambda name: COLUMNS[name].label, **bound)


def _rows_to_save(parameters: Mapping[str, Any], page: pa.Table, total: int) -> pa.Table:
    """All figures found, up to `export_rows`, in the order of the table.

    Many are fetched only for the menu: its button says so under its key before it is drawn. Until then the page
    stands for them.
    """
    if page.num_rows == total or (total > _FETCHED_AT_ONCE and not st.session_state.get("save_figures", False)):
        return page
    return ask("figures_found", **{**parameters, "page": None, "rows_a_page": settings.export_rows})
