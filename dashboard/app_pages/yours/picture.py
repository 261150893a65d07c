"""A reader's figures as a chart, on the page where they were brought."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence

import streamlit as st

from dashboard.app_pages.yours.imports import ImportedFile
from dashboard.contents import dossiers
from dashboard.contents.charts import by_source, over_time
from dashboard.contents.registry import PAGES
from dashboard.contents.view import list_known_values
from dashboard.engine.warehouse.private import OwnFigures
from dashboard.sharing.address import write_address
from dashboard.sharing.parameters import empty_view
from dashboard.ui import chart
from dashboard.ui.markdown import escape

Figure = Mapping[str, str]
_LINKS = (
    ("over-time", "Open as a page", ":material/show_chart:"),
    ("by-source", "Compare with other speakers", ":material/compare_arrows:"),
    ("figures", "List them", ":material/list:"),
)


def draw_series(file: ImportedFile, own: OwnFigures) -> None:
    """The chart of one measure and subject, at first those of most figures, and links to the pages that have more."""
    counted = count_series(own.tables["figures"])
    known = list_known_values(own.dossier)
    with st.container(horizontal=True):
        measures = _sum_up(counted, lambda series: series[1])
        measure = _choose(file, "What is counted", measures, known["measure"])
        subjects = _sum_up(
            Counter({each: n for each, n in counted.items() if each[1] == measure}), lambda each: each[0]
        )
        about = str(dossiers.read_dossier(own.dossier)["subject"])
        subject = _choose(file, "Whose", subjects, known["subject"], about)
    view = {"dossier": own.dossier, "subject": subject, "measure": measure}
    period = find_period(own.tables["figures"], subject, measure)
    build = by_source.build_parts if are_parts(own.tables["figures"], subject, measure) else over_time.build_statements
    if drawn := build({**empty_view(), **view, "period": period}):
        st.subheader(escape(drawn.headline), anchor=False)
        chart.draw_small(drawn, 1)
        st.markdown(f":small[{drawn.legend}]")
    with st.container(horizontal=True):
        for name, label, icon in _LINKS:
            chosen = view | ({"period": period} if "period" in PAGES[name].parameters else {})
            st.page_link(PAGES[name].file, label=label, icon=icon, query_params=write_address(chosen))


def count_series(figures: Sequence[Figure]) -> Counter[tuple[str, str]]:
    """How many of the figures are about each subject and measure."""
    return Counter((row["subject"], row["measure"]) for row in figures)


def find_period(figures: Sequence[Figure], subject: str, measure: str) -> str:
    """The stretch that most of the series counts over, as the question `periods_counted` names it."""
    series = [row for row in figures if (row["subject"], row["measure"]) == (subject, measure)]
    return Counter(row.get("period") or "stock" for row in series).most_common(1)[0][0]


def are_parts(figures: Sequence[Figure], subject: str, measure: str) -> bool:
    """Whether the series is several parts counted on one day, which would stand above each other over time."""
    series = [row for row in figures if (row["subject"], row["measure"]) == (subject, measure)]
    return len({row.get("as_of") for row in series}) == 1 and len({row.get("scope") for row in series}) > 1


def _sum_up(counted: Counter[tuple[str, str]], key: Callable[[tuple[str, str]], str]) -> dict[str, int]:
    """The counts by one part of the series, the largest first."""
    sums: Counter[str] = Counter()
    for series, count in counted.items():
        sums[key(series)] += count
    return dict(sums.most_common())


def _choose(
    file: ImportedFile, label: str, counts: Mapping[str, int], names: Mapping[str, str], first: str = ""
) -> str:
    """One of the values, at first `first` where it is one; a list only where there are several."""
    values = list(counts)
    if len(values) == 1:
        return values[0]
    key = f"yours_series_{label.lower().replace(' ', '_')}_{file.key}"
    if st.session_state.get(key) not in values:
        st.session_state[key] = first if first in counts else values[0]
    return str(
        st.selectbox(
            label,
            values,
            format_func=lambda value: f"{names.get(value, value)} ({counts[value]:,})",
            key=key,
            width=330,
        )
    )
