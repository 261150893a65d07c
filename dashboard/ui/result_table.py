"""A result as a grid that shows every value as it is: no digit dropped, NULL distinct from empty text.

Streamlit's grid rounds numbers in the browser. So a number stays one only where the grid can show all of its digits;
anything else becomes text, set to the right where it is a number.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pyarrow as pa
import streamlit as st

from dashboard.engine.questions.ask import ask
from dashboard.exports import arrow_text
from dashboard.ui import links, url_state
from dashboard.ui.column_widths import measure_width
from dashboard.ui.markdown import escape

_MAX_EXACT = 2**53 - 1
_MAX_DECIMALS = 6
# Numbers that name something: grouped digits would make them look like amounts.
_NAMES_SOMETHING = re.compile(r"(^|_)(id|year|years|number|code|row|line|position|page)$", re.IGNORECASE)
_Column = tuple[Any, dict[str, Any]]  # cells, and the configuration of their column


@dataclass(frozen=True, slots=True)
class Grid:
    """The table for `st.dataframe`, whose columns are c0, c1 …, and the configuration of each."""

    table: pa.Table
    config: Mapping[str, Any]


def build_grid(table: pa.Table, helps: Sequence[str], heads: Sequence[str] = ()) -> Grid:
    """`helps` explain the columns, `heads` are the headings where they are not the columns' names.

    The grid's columns are numbered, since a query may give several columns one name.
    """
    columns, config = [], {}
    dossiers = _list_dossiers(table)
    for number, (field, values) in enumerate(zip(table.schema, table.itercolumns(), strict=True)):
        is_figure = field.name.lower() == "figure_id" and arrow_text.is_text(field.type)
        cells, look = _link_figures(values, dossiers) if is_figure else _format_column(field, values)
        columns.append(cells)
        # Streamlit takes a heading without a letter for none, and would show the column's number.
        head = heads[number] if heads else field.name.strip() or "(no name)"
        width = measure_width(head, values if is_figure else cells, look, is_id=is_figure)
        config[f"c{number}"] = {**look, "label": head, "help": escape(helps[number]), "width": width}
    return Grid(pa.Table.from_arrays(columns, list(config)), config)


def _format_column(field: pa.Field, column: pa.ChunkedArray) -> _Column:
    if pa.types.is_integer(field.type):
        return _format_integers(field.name, column)
    if pa.types.is_floating(field.type) or pa.types.is_decimal(field.type):
        return _format_fractions(column)
    if not arrow_text.is_text(field.type):
        return arrow_text.build_column(_as_text(value) for value in column), dict(st.column_config.TextColumn())
    is_link = field.name == "url" and _are_publications(column)
    return column, dict(st.column_config.LinkColumn() if is_link else st.column_config.TextColumn())


def _format_integers(name: str, column: pa.ChunkedArray) -> _Column:
    import pyarrow.compute as pc  # noqa: PLC0415 - takes 30 ms, and no first page needs it

    bounds = pc.min_max(column).as_py()
    if (bounds["min"] or 0) >= -_MAX_EXACT and (bounds["max"] or 0) <= _MAX_EXACT:
        return column, dict(st.column_config.NumberColumn(format="%d" if _NAMES_SOMETHING.search(name) else "%,d"))
    return _align_right(f"{value:,}" if value is not None else None for value in column.to_pylist())


def _format_fractions(column: pa.ChunkedArray) -> _Column:
    """A number with as many decimals as the longest of the column has; text where that would lose a digit."""
    texts = [_write_digits(value) for value in column.to_pylist()]
    known = [text for text in texts if text is not None]
    decimals = max((len(text.partition(".")[2]) for text in known), default=0)
    is_exact = all(re.fullmatch(r"-?\d{1,15}(\.\d+)?", text) and len(text) <= 17 for text in known)
    if is_exact and decimals <= _MAX_DECIMALS:
        return column.cast(pa.float64()), dict(st.column_config.NumberColumn(format=f"%,.{decimals}f"))
    return _align_right(texts)


def _write_digits(value: Any) -> str | None:
    """The shortest text that reads back as the value: "0.1", "1e+300", "nan"; decimals as they are stored."""
    if value is None:
        return None
    if isinstance(value, float):
        return f"{value:.0f}" if math.isfinite(value) and value == int(value) and abs(value) < 1e15 else repr(value)
    return f"{value:f}"


def _align_right(texts: Iterable[str | None]) -> _Column:
    return arrow_text.build_column(texts), dict(st.column_config.TextColumn(alignment="right"))


def _as_text(scalar: Any) -> str | None:
    """Dates and times as ISO text, which sorts as they do; lists and structs as JSON; else as Arrow writes it."""
    if not scalar.is_valid:
        return None
    try:
        return arrow_text.to_text(scalar.as_py())
    except (ValueError, OverflowError, ImportError):  # a value that Python cannot hold
        return str(scalar.cast(pa.string()).as_py())


def _list_dossiers(table: pa.Table) -> Sequence[str | None]:
    """The dossier of each row: as the row says, else the one in view."""
    number = table.schema.get_field_index("dossier")
    if number >= 0 and arrow_text.is_text(table.schema.field(number).type):
        dossiers: Sequence[str | None] = table.column(number).to_pylist()
        return dossiers
    return [url_state.current_view()["dossier"]] * table.num_rows


def _link_figures(column: pa.ChunkedArray, dossiers: Sequence[str | None]) -> _Column:
    """Each figure's id as a link to its page."""
    addresses = (
        links.figure_address(dossier, figure) if figure and dossier else figure
        for figure, dossier in zip(column.to_pylist(), dossiers, strict=True)
    )
    look = st.column_config.LinkColumn(display_text=r"figure_id=([^&]+)$", alignment="left")
    return arrow_text.build_column(addresses), dict(look)


def _are_publications(column: pa.ChunkedArray) -> bool:
    """Whether every address is that of a publication in the data: no other becomes a link."""
    addresses = {value for value in column.to_pylist() if value}
    if not addresses or not all(re.match(r"https?://", value) for value in addresses):
        return False
    known = ask("publications_contributions", dossier=url_state.current_view()["dossier"]).column("url").to_pylist()
    return addresses <= set(known)
