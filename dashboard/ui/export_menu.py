"""What a reader takes along: every table in each format, every page as a fact pack; made only when it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import streamlit as st

from dashboard.engine.questions.ask import ask_by_name, find, provenance
from dashboard.engine.warehouse.store import same_state
from dashboard.exports.extract import Extract, Picture, describe_rows
from dashboard.exports.formats import FORMATS
from dashboard.figures.display import capitalize
from dashboard.settings import settings
from dashboard.ui import dossier, lazy_downloads
from dashboard.ui.embed import is_framed
from dashboard.ui.markdown import escape

if TYPE_CHECKING:  # it brings Plotly, and the first page paints its numbers before that
    from dashboard.charts.figure_builder import Figure

NotTaken = lazy_downloads.DownloadError
_CONTENTS = "taken_along"
_FILE_CONTENTS = (
    "SQL, parameters, data version and the sources of named figures are inside Excel, Parquet, JSON and the fact pack. "
    "CSV and Markdown say the data version and how to cite; TSV is the rows alone."
)


@dataclass
class PageContents:
    """What the page has shown in this run, by file name."""

    extracts: dict[str, Extract] = field(default_factory=dict)
    pictures: dict[str, Callable[[], Picture]] = field(default_factory=dict)


def reset_page() -> None:
    """Starts a run of a page with nothing taken."""
    st.session_state[_CONTENTS] = PageContents()


def add_table(key: str, table: pa.Table, words: str, *, title: str = "", total_rows: int | None = None) -> Extract:
    """Puts a table into the page's fact pack; without a title, the question that it answers is one.

    `total_rows`: how many there are, where the table is cut.
    """
    name = key.replace("_", "-")
    question = find(provenance(table).question, settings)
    extract = Extract(title or question.question, name, table, dossier.date_words(words), total_rows)
    if table.num_rows:
        _page_contents().extracts[name] = extract
    return extract


def add_answers(questions: Iterable[str], chosen: Mapping[str, Any], words: str) -> None:
    """Puts what a page tells in words, tiles and lists into its fact pack: the answers that it has asked for."""
    for question in questions:
        add_table(question, ask_by_name(question, **chosen), words)


def add_picture(key: str, title: str, draw: Callable[[], Figure], alt: str, legend: str = "") -> None:
    """Puts a chart into the page's fact pack; it is drawn again, in the colours of the light theme, when asked for."""
    name = key.replace("_", "-")
    _page_contents().pictures[name] = partial(
        _build_picture, name, dossier.date_words(title), draw, dossier.date_words(alt), legend
    )


def draw_save_menu(key: str, table: pa.Table, words: str, *, title: str = "", total_rows: int | None = None) -> None:
    """A popover with the table in every format; the table joins the page's fact pack."""
    extract = add_table(key, table, words, title=title, total_rows=total_rows)
    if is_framed():
        return
    opened = st.popover(
        "Take along", icon=":material/download:", key=f"take_{key}", on_change="rerun", disabled=not table.num_rows
    )
    if not opened.open:
        return
    with opened:
        extent = capitalize(describe_rows(table.num_rows, total_rows))
        st.caption(f"{extent}. {_FILE_CONTENTS}")
        for name, form in FORMATS.items():
            st.download_button(
                form.label,
                partial(same_state(form.write), extract),
                f"muster-{extract.name}{form.suffix}",
                form.mime,
                key=f"take_{key}_{name}",
                on_click="ignore",
                width="stretch",
            )


def draw_query_save_menu(
    key: str,
    make_extract: Callable[[], Extract],
    *,
    words: str = "",
    shown: Extract | None = None,
    name: str = "query",
) -> None:
    """A popover with the result of a reader's query in every format; `make_extract` runs only when one is chosen.

    It runs in a thread without a page, and raises NotTaken with a sentence for the reader where it has no rows. `words`
    says what the files will hold. `shown`, the rows in view, joins the page's fact pack, and can be copied.
    """
    if shown is not None and shown.table.num_rows:
        _page_contents().extracts[shown.name] = shown
    if is_framed():
        return
    opened = st.popover("Take along", icon=":material/download:", key=f"take_{key}", on_change="rerun")
    if not opened.open:
        return
    with opened:
        told = _FILE_CONTENTS
        st.caption(f"{escape(capitalize(words))} {told}" if words else told)
        # The buttons draw themselves anew outside of the page's run, where nothing says which data it shows.
        lazy_downloads.draw_buttons(key, same_state(lambda form: form.write(make_extract())), name)
        if shown is not None and shown.table.num_rows:
            lazy_downloads.draw_copies(key, shown)


def draw_fact_pack(page: str) -> None:
    """The foot of every page: all that it shows in one zip file."""
    taken = _page_contents()
    if not taken.extracts:
        return
    about = dossier.read_dossier()
    with st.container(horizontal=True, vertical_alignment="center", key="fact_pack"):
        st.download_button(
            "Fact pack of this page",
            partial(same_state(build_fact_pack), page, about["dossier"], taken),  # it is made in another thread
            f"muster-{page.lower().replace(' ', '-')}-{about['data_version'][:8]}.zip",
            "application/zip",
            icon=":material/folder_zip:",
            key="take_fact_pack",
            on_click="ignore",
        )
        st.caption("Data, the SQL behind it, sources, citations, checks and charts in one zip file.")


def build_fact_pack(page: str, of_dossier: str, taken: PageContents) -> bytes:
    """The zip file; charts are drawn for it only now."""
    from dashboard.exports import pack  # noqa: PLC0415

    pictures = [draw() for draw in taken.pictures.values()]
    return pack.build_fact_pack(page, of_dossier, list(taken.extracts.values()), pictures)


def _build_picture(name: str, title: str, draw: Callable[[], Figure], alt: str, legend: str) -> Picture:
    from dashboard.charts.svg.render import render_svg  # noqa: PLC0415

    return Picture(name, title, render_svg(draw(), alt=alt, title=capitalize(title), legend=legend))


def _page_contents() -> PageContents:
    taken: PageContents = st.session_state.setdefault(_CONTENTS, PageContents())
    return taken
