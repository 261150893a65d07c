"""Numbers of a text become rows of the reader's own: tick them, complete what is open, and go on with them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import streamlit as st

from dashboard.contents.check_text.checking import CheckedText
from dashboard.contents.check_text.statements import list_statements
from dashboard.contents.registry import PAGES
from dashboard.figures.display import format_count
from dashboard.ui import links, unfold
from dashboard.ui.embed import is_framed
from dashboard.ui.statements import FIELDS, NEEDED, NEEDED_WORDS, hand_over

_TAKE = "take"
_OF_TEXT = ("when_said", "where_read")  # the same for all numbers


def draw_statements(checked: CheckedText) -> None:
    """The numbers as rows to tick and complete, and the way to "Your figures", which a frame has not."""
    rows = [] if is_framed() else list_statements(checked)
    if rows and (expander := unfold.draw_expander("statements", "Make statements of them")):
        with expander:
            _draw_form(rows)


def _draw_form(rows: Sequence[dict[str, Any]]) -> None:
    st.caption("Tick the numbers to take, and complete the cells that the text leaves open. The counts are ticked.")
    names = (_TAKE, *(name for name in FIELDS if name not in _OF_TEXT))
    columns: dict[str, Any] = {name: st.column_config.TextColumn(FIELDS[name][0], max_chars=300) for name in names[1:]}
    columns |= {_TAKE: st.column_config.CheckboxColumn("Take"), "words": st.column_config.TextColumn(disabled=True)}
    columns["words"]["label"] = "Number"
    with st.form("make_statements", border=False):
        shown = [{name: row[name] for name in names} for row in rows]
        edited = st.data_editor(shown, hide_index=True, column_config=columns, key="check_rows")
        with st.container(horizontal=True):
            said = {name: _draw_field(name, rows[0].get(name, "")) for name in _OF_TEXT}
        is_sent = st.form_submit_button("Take them to “Your figures”", icon=":material/table_edit:")
    if is_sent:
        _hand_over_complete(
            [{name: str(row[name] or "").strip() for name in names[1:]} | said for row in edited if row[_TAKE]]
        )


def _draw_field(name: str, value: str) -> str:
    label, example = FIELDS[name]
    return st.text_input(label, value, placeholder=example, key=f"check_{name}", max_chars=300, width=330).strip()


def _hand_over_complete(rows: Sequence[dict[str, str]]) -> None:
    open_rows = [row for row in rows if not all(row[name] for name in NEEDED)]
    if not rows:
        st.error("No number is ticked. Tick at least one.", icon=":material/error:")
    elif open_rows:
        count = format_count(len(open_rows), "ticked row")
        words = f"Each statement needs {NEEDED_WORDS}. Complete {count}, or take off the ticks."
        st.error(words, icon=":material/error:")
    else:
        hand_over(rows)
        st.switch_page(PAGES["yours"].file, query_params=links.address_of(("dossier",)))
