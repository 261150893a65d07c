"""A reader's result as a table that shows every value as it is: no digit dropped, NULL told from empty text.

Streamlit's grid rounds numbers in the browser, so a number stays one only where the grid can show all of its digits;
anything else is text, set to the right where it is a number.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import streamlit as st

from dashboard.engine.questions.ask import ask
from dashboard.exports import arrow_text
from dashboard.ui import links, url_state
from dashboard.ui.column_widths import width
from dashboard.ui.markdown import escape

_LARGEST_EXACT = 2**53 - 1
_MOST_DECIMALS = 6
# Numbers that name something: grouped digits would make them look like amounts.
_NAMES_SOMETHING = re.compile(r"(^|_)(id|year|years|number|code|row|line|position|page)$", re.IGNORECASE)
_FIGURE = "figure_id"
_ADDRESS = "url"


@dataclass(frozen=True, slots=True)
class Shown:
    """The table for the grid, whose columns are c0, c1 …, and what the grid is told about each."""

    table: pa.Table
    config: Mapping[str, Any]


def shown(table: pa.Table, types: Sequence[str], heads: Sequence[str] = ()) -> Shown:
    """`types` are DuckDB's names, `heads` what stands above the columns where that is not their names. Columns go by
    place, since a query may give several one name.
    """
    columns, config = [], {}
    of_dossier = _dossiers(table)
    for place, (field, column) in enumerate(zip(table.schema, table.itercolumns(), strict=True)):
        kind = types[place] if place < len(types) else str(field.type)
        made, told = _column(field, column, of_dossier)
        columns.append(made)
        # A heading without a letter would be taken for none, and the inner name shown.
        head = heads[place] if heads else field.name.strip() or "(no name)"
        is_id = _is_figure(field)
        wide = width(head, column if is_id else made, told, is_id=is_id)
        config[f"c{place}"] = {**told, "label": head, "help": escape(kind), "width": wide}
    return Shown(pa.Table.from_arrays(columns, list(config)), config)


def _is_figure(field: pa.Field) -> bool:
    return field.name.lower() == _FIGURE and arrow_text.is_text(field.type)


def _column(field: pa.Field, column: pa.ChunkedArray, of_dossier: Sequence[str | None]) -> tuple[Any, dict[str, Any]]:
    name, kind = field.name, field.type
    if _is_figure(field):
        return _figure_links(column, of_dossier)
    if name == _ADDRESS and arrow_text.is_text(kind) and _are_publications(column):
        return column, dict(st.column_config.LinkColumn())
    if pa.types.is_integer(kind):
        return _integers(name, column)
    if pa.types.is_floating(kind) or pa.types.is_decimal(kind):
        return _fractions(column)
    if arrow_text.is_text(kind):
        return column, dict(st.column_config.TextColumn())
    return arrow_text.build_column(_plain(value) for value in column), dict(st.column_config.TextColumn())


def _integers(name: str, column: pa.ChunkedArray) -> tuple[Any, dict[str, Any]]:
    bounds = pc.min_max(column).as_py()
    least, most = bounds["min"] or 0, bounds["max"] or 0
    if least >= -_LARGEST_EXACT and most <= _LARGEST_EXACT:
        return column, dict(st.column_config.NumberColumn(format="%d" if _NAMES_SOMETHING.search(name) else "%,d"))
    return _right(f"{value:,}" if value is not None else None for value in column.to_pylist())


def _fractions(column: pa.ChunkedArray) -> tuple[Any, dict[str, Any]]:
    """A number with so many decimals as the longest of the column has; text where that would lose a digit."""
    values = column.to_pylist()
    written = [_digits(value) for value in values]
    known = [text for text in written if text is not None]
    decimals = max((len(text.partition(".")[2]) for text in known), default=0)
    is_plain = all(re.fullmatch(r"-?\d{1,15}(\.\d+)?", text) and len(text) <= 17 for text in known)
    if is_plain and decimals <= _MOST_DECIMALS:
        return column.cast(pa.float64()), dict(st.column_config.NumberColumn(format=f"%,.{decimals}f"))
    return _right(iter(written))


def _digits(value: Any) -> str | None:
    """The shortest text that reads back as the value: "0.1", "1e+300", "nan"; decimals as they are stored."""
    if value is None:
        return None
    if isinstance(value, float):
        return f"{value:.0f}" if math.isfinite(value) and value == int(value) and abs(value) < 1e15 else repr(value)
    return f"{value:f}"


def _right(values: Any) -> tuple[Any, dict[str, Any]]:
    return arrow_text.build_column(values), dict(st.column_config.TextColumn(alignment="right"))


def _plain(scalar: Any) -> str | None:
    """Dates and times as ISO text, which sorts as they do; lists and structs as JSON; what Python cannot hold as Arrow
    writes it.
    """
    if not scalar.is_valid:
        return None
    try:
        return arrow_text.to_text(scalar.as_py())
    except (ValueError, OverflowError, ImportError):
        return str(scalar.cast(pa.string()).as_py())


def _dossiers(table: pa.Table) -> Sequence[str | None]:
    """The dossier of each row: as the row says, else the one in view."""
    place = table.schema.get_field_index("dossier")
    if place >= 0 and arrow_text.is_text(table.schema.field(place).type):
        found: Sequence[str | None] = table.column(place).to_pylist()
        return found
    return [url_state.current_view()["dossier"]] * table.num_rows


def _figure_links(column: pa.ChunkedArray, of_dossier: Sequence[str | None]) -> tuple[Any, dict[str, Any]]:
    """Each figure's id as a link to its page."""
    addresses = (
        links.figure_address(dossier, figure) if figure and dossier else figure
        for figure, dossier in zip(column.to_pylist(), of_dossier, strict=True)
    )
    return arrow_text.build_column(addresses), dict(
        st.column_config.LinkColumn(display_text=r"figure_id=([^&]+)$", alignment="left")
    )


def _are_publications(column: pa.ChunkedArray) -> bool:
    """Whether every address is that of a publication in the data: no other becomes a link."""
    found = {value for value in column.to_pylist() if value}
    if not found or not all(re.match(r"https?://", value) for value in found):
        return False
    known = ask("publications_contributions", dossier=url_state.current_view()["dossier"]).column(_ADDRESS).to_pylist()
    return found <= set(known)
