"""What print confuses: a line each for misprints and for labels in dispute, below the charts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import pyarrow as pa
import streamlit as st

from dashboard.contents.charts.chart import Chart
from dashboard.contents.charts.side_by_side import describe_mislabelled
from dashboard.figures.display import format_count
from dashboard.ui import export_menu, source_line, unfold
from dashboard.ui.markdown import escape, link


def draw_disputed_labels(table: pa.Table, words: str) -> None:
    """A line to unfold where numbers were printed under a wrong label, or the label of a number is in dispute."""
    rows = table.to_pylist()
    if not rows:
        return
    wrong = [row for row in rows if row["is_error"]]
    disputed = [row for row in rows if not row["is_error"]]
    beside = st.columns(2 if wrong and disputed else 1)
    if wrong:
        label = f"**{escape(describe_mislabelled(wrong))}.** Kept, marked, never drawn"
        with beside[0]:
            _draw_line("misprints", label, ":material/warning:", map(_describe_error, wrong))
    if disputed:
        count = format_count(len(disputed), "label in dispute", "labels in dispute")
        label = f"**{count}.** Drawn under the label that was printed, and marked"
        with beside[-1]:
            _draw_line("labels_disputed", label, ":material/help:", map(_describe_disputed, disputed))
    export_menu.add_table("labels_disputed", table, words, title="Labels that are wrong or in dispute")


def _draw_line(name: str, label: str, icon: str, lines: Iterable[str]) -> None:
    if expander := unfold.draw_expander(name, label, icon=icon):
        expander.markdown("\n".join(f"- {line}" for line in lines))


def _describe_disputed(row: Mapping[str, Any]) -> str:
    return f"{source_line.format_source(row)}  \n  {escape(row['note'] or '')}"


def draw_statement(measure: Chart) -> None:
    """A definition with a single statement, which needs no axes."""
    said = source_line.format_source(measure.table.to_pylist()[0])
    st.markdown(f"**{escape(measure.headline)}**. {escape(measure.definition)}  \n{said}")
    export_menu.add_table(measure.key, measure.table, measure.label, title=measure.headline)


def _describe_error(row: Mapping[str, Any]) -> str:
    page = link(f"{row['outlet']}", row["url"])
    right = f"{escape(row['right_measure_label'] or '')}: “{escape(row['right_wording'] or '')}”"
    return (
        f"{page} printed “{escape(row['wording'])}” as {escape(row['measure_label'].lower())}. "
        f"Right: {right}. {escape(row['note'] or '')}"
    )
