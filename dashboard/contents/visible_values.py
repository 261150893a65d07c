"""The values in view: every key number and every mark of a page, by name, as a reader sees them.

What a link as shown carries, and what it is held against when it is opened again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from hashlib import blake2b
from typing import Any

import pyarrow as pa

from dashboard.contents import tiles
from dashboard.contents.charts import NAMED, Chart, by_source, losses, over_time, overview
from dashboard.contents.figure_pages import page_of
from dashboard.contents.tiles import Tile
from dashboard.contents.view import View
from dashboard.engine.questions.ask import ask
from dashboard.exports import arrow_text
from dashboard.exports.sources import figures_by_row
from dashboard.figures.display import format_count, format_interval

Values = dict[str, str]

TILE = "tile:"
OF_RESULT = RESULT_ROWS, RESULT_SUM = ("result:rows", "result:sum")


def values(page: str, view: View) -> Values:
    """Key → value of what `page` (its own part of the address) shows; empty for pages that show no figures.

    A mark is called by its figure, a key number `tile:` and its name. Results of queries are asked with `of_result`.
    """
    of_page = _PAGES.get(page)
    return of_page(view) if of_page else {}


def of_figures(dossier: str, names: Iterable[str]) -> Values:
    """The figures of these names, as far as there are any."""
    wanted = [name for name in names if name]
    return _of_rows(ask("statements_of_figures", dossier=dossier, figure_id=wanted)) if wanted else {}


def of_result(table: pa.Table, dossier: str) -> Values:
    """The result of a query: how many rows, a sum over all their values in any order, and the figures that it names."""
    cells = zip(*map(arrow_text.values, table.columns), strict=True)
    rows = sorted(repr([_told(value) for value in row]) for row in cells)
    digest = blake2b("\n".join(rows).encode("utf-8", "replace"), digest_size=4).hexdigest()
    named = dict.fromkeys(name for names in figures_by_row(table) for name in names)
    return {RESULT_ROWS: format_count(table.num_rows, "row"), RESULT_SUM: digest} | of_figures(dossier, named)


def _told(value: object) -> object:
    """Sums over floating numbers differ in their last digits from run to run."""
    return f"{value:.12g}" if isinstance(value, float) else value


def _of_tiles(view: View) -> Values:
    """The key numbers, and the figures that each rests on."""
    shown: list[Tile] = [*tiles.headline(view)[1], *tiles.now(view)[1]]
    figures = dict.fromkeys(name for tile in shown for name in _behind(tile, view["dossier"]))
    return {f"{TILE}{tile.key}": _on_one_line(tile.value) for tile in shown} | of_figures(view["dossier"], figures)


def _behind(tile: Tile, dossier: str) -> Iterable[str]:
    if tile.derivation_id:
        terms = ask("derivation_terms", dossier=dossier, derivation_id=tile.derivation_id)
        return [name for name in terms.column("figure_id").to_pylist() if name]
    return [row[name] for row in tile.rows for name in ("figure_id", "posts_figure_id") if row.get(name)]


def _of_charts(charts: Iterable[Chart | None]) -> Values:
    found: Values = {}
    for chart in charts:
        if chart is not None:
            found |= _of_rows(chart.table)
    return found


def _of_rows(table: pa.Table) -> Values:
    rows: list[Mapping[str, Any]] = table.select(["figure_id", "at_least", "at_most"]).to_pylist()
    return {
        row["figure_id"]: _on_one_line(format_interval(row["at_least"], row["at_most"]))
        for row in rows
        if row["figure_id"]
    }


def _on_one_line(text: str) -> str:
    """With plain spaces only."""
    return " ".join(text.split())


def _of_losses(view: View) -> Values:
    return _of_charts(losses.of_measure(view, row) for row in losses.measures(view))


_PAGES: Mapping[str, Callable[[View], Values]] = {
    "": lambda view: _of_tiles(view) | _of_charts([overview.decrees(view), overview.people(view)]),
    "over-time": lambda view: _of_charts([over_time.decrees(view), over_time.statements(view)]),
    "by-source": lambda view: _of_charts([by_source.speakers(view)]),
    "losses": _of_losses,
    "chart": lambda view: _of_charts([NAMED[view["chart"]](view)]) if view["chart"] else {},
    "figure": lambda view: of_figures(view["dossier"], [view["figure_id"]]),
    "figures": lambda view: _of_rows(page_of(view)),
}


def labels(page: str, view: View) -> Values:
    """What the key numbers of a page are called."""
    return {f"{TILE}{t.key}": t.label for t in (*tiles.headline(view)[1], *tiles.now(view)[1])} if page == "" else {}
