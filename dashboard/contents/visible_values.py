"""The values in view: every key number and every mark of a page, by name, as a reader sees them.

What a link as shown carries, and what it is held against when it is opened again.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from hashlib import blake2b
from typing import Any

import pyarrow as pa

from dashboard.contents.figure_pages import read_page
from dashboard.contents.registry import PageEntry
from dashboard.contents.tiles import Tile
from dashboard.contents.view import View
from dashboard.engine.questions.ask import ask
from dashboard.exports import arrow_text
from dashboard.exports.sources import figures_by_row
from dashboard.figures.display import format_bounds, format_count
from dashboard.figures.forms import FORM

Values = dict[str, str]
_SHOWN = ("figure_id", "at_least", "at_most", FORM)

TILE = "tile:"
OF_RESULT = RESULT_ROWS, RESULT_SUM = ("result:rows", "result:sum")


def read_values(page: PageEntry, view: View) -> Values:
    """Key → value of what the page shows; empty for pages that show no figures.

    A mark is called by its figure, a key number `tile:` and its name. Results of queries are asked with `read_result`.
    """
    if page.values:
        return dict(page.read_values(view))
    if not page.contents:
        return {}
    contents = page.build_contents(view)
    found = _of_tiles(contents.tiles, view["dossier"])
    for chart in contents.charts:
        found |= _of_rows(chart.table)
    return found


def read_labels(page: PageEntry, view: View) -> Values:
    """What the key numbers of a page are called."""
    tiles = page.build_contents(view).tiles if page.contents and not page.values else ()
    return {f"{TILE}{tile.key}": tile.label for tile in tiles}


def read_figure(view: View) -> Values:
    """The value of one figure."""
    return read_figures(view["dossier"], [view["figure_id"]])


def read_figure_list(view: View) -> Values:
    """The values on one page of the list of all figures."""
    return _of_rows(read_page(view))


def read_figures(dossier: str, names: Iterable[str]) -> Values:
    """The figures of these names, as far as there are any."""
    wanted = [name for name in names if name]
    return _of_rows(ask("statements_of_figures", dossier=dossier, figure_id=wanted)) if wanted else {}


def read_result(table: pa.Table, dossier: str) -> Values:
    """The result of a query: how many rows, a sum over all their values in any order, and the figures that it names."""
    cells = zip(*map(arrow_text.to_values, table.columns), strict=True)
    rows = sorted(repr([_round_float(value) for value in row]) for row in cells)
    digest = blake2b("\n".join(rows).encode("utf-8", "replace"), digest_size=4).hexdigest()
    named = dict.fromkeys(name for names in figures_by_row(table) for name in names)
    return {RESULT_ROWS: format_count(table.num_rows, "row"), RESULT_SUM: digest} | read_figures(dossier, named)


def _round_float(value: object) -> object:
    """Sums over floating numbers differ in their last digits from run to run."""
    return f"{value:.12g}" if isinstance(value, float) else value


def _of_tiles(tiles: Iterable[Tile], dossier: str) -> Values:
    """The key numbers, and the figures that each rests on."""
    figures = dict.fromkeys(name for tile in tiles for name in _behind(tile, dossier))
    return {f"{TILE}{tile.key}": _on_one_line(tile.value) for tile in tiles} | read_figures(dossier, figures)


def _behind(tile: Tile, dossier: str) -> Iterable[str]:
    if tile.derivation_id:
        terms = ask("derivation_terms", dossier=dossier, derivation_id=tile.derivation_id)
        return [name for name in terms.column("figure_id").to_pylist() if name]
    return [row[name] for row in tile.rows for name in ("figure_id", "level_figure_id") if row.get(name)]


def _of_rows(table: pa.Table) -> Values:
    rows: list[Mapping[str, Any]] = table.select([name for name in _SHOWN if name in table.column_names]).to_pylist()
    return {row["figure_id"]: _on_one_line(format_bounds(row)) for row in rows if row["figure_id"]}


def _on_one_line(text: str) -> str:
    """With plain spaces only."""
    return " ".join(text.split())
