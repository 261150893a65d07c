"""What a reader can save: every table in each format, and every page as a fact pack; made only on request."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any

import pyarrow as pa
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard.engine.questions.ask import ask_by_name, find, provenance
from dashboard.engine.warehouse.store import same_state
from dashboard.exports.extract import Extract, describe_rows
from dashboard.exports.file_names import make_safe_name
from dashboard.exports.formats import FORMATS, FORMATS_BY_USE, Format
from dashboard.exports.picture import Picture
from dashboard.figures.display import capitalize
from dashboard.settings import settings
from dashboard.ui import dossier, links
from dashboard.ui.embed import is_framed
from dashboard.ui.menu_button import draw_menu_button
from dashboard.ui.picture_menu import draw_picture_choices
from dashboard.ui.replay import repeated
from dashboard.ui.tab_name import title_page

LABEL, ICON = "Save", ":material/download:"
FILE_CONTENTS = (
    "SQL, parameters, data version and the sources of named figures are inside Excel, Parquet, JSON and the fact pack. "
    "CSV and Markdown say the data version and how to cite; TSV is the rows alone."
)


@dataclass
class PageContents:
    """What the page has shown in this run, by file name."""

    extracts: dict[str, Extract] = field(default_factory=dict)
    pictures: dict[str, Picture] = field(default_factory=dict)


def page_contents() -> PageContents:
    """The contents of the fact pack so far."""
    contents: PageContents = st.session_state.setdefault("page_contents", PageContents())
    return contents


def reset_page() -> None:
    """Starts a run of a page with an empty fact pack."""
    st.session_state["page_contents"] = PageContents()


def add_table(key: str, table: pa.Table, words: str, *, title: str = "", total_rows: int | None = None) -> Extract:
    """Puts a table into the page's fact pack; without a title, the question that it answers is one.

    `total_rows`: how many there are, where the table is cut.
    """
    name = key.replace("_", "-")
    title = title or find(provenance(table).question, settings).question
    extract = Extract(title, name, table, dossier.date_words(words), total_rows)
    if table.num_rows:
        _put(extract)
    return extract


def add_answers(questions: Iterable[str], parameters: Mapping[str, Any], words: str) -> None:
    """Puts what a page says in words, tiles and lists into its fact pack: the answers to these questions."""
    for question in questions:
        add_table(question, ask_by_name(question, **parameters), words)


@repeated
def _put(extract: Extract) -> None:
    page_contents().extracts[extract.name] = extract


@repeated
def add_picture(picture: Picture) -> None:
    """Puts a chart into the page's fact pack; it is drawn when the pack is made."""
    page_contents().pictures[picture.name] = picture


def draw_save_menu(
    key: str,
    table: pa.Table,
    words: str,
    *,
    title: str = "",
    total_rows: int | None = None,
) -> None:
    """A button for the table in every format; the table joins the page's fact pack."""
    extract = add_table(key, table, words, title=title, total_rows=total_rows)
    if not is_framed():
        draw_save_button(key, extract)


def formats_in_groups() -> Iterator[tuple[DeltaGenerator, str, Format]]:
    """Every format, with the place of its button: a row for each use."""
    for use, names in FORMATS_BY_USE.items():
        with st.container(gap="xsmall"):
            st.markdown(f"**{use}**")
            row = st.container(horizontal=True, gap="small")
        yield from ((row, name, FORMATS[name]) for name in names)


def draw_save_button(key: str, extract: Extract, picture: Picture | None = None) -> None:
    """A button for the table in every format, and for its picture."""
    table = extract.table

    def draw() -> None:
        if picture:
            draw_picture_choices(key, picture)
        st.caption(f"**Data.** {capitalize(describe_rows(table.num_rows, extract.total_rows))}. {FILE_CONTENTS}")
        for row, name, form in formats_in_groups():
            row.download_button(
                form.label,
                partial(same_state(form.write), extract),
                f"muster-{extract.name}{form.suffix}",
                form.mime,
                key=f"save_{key}_{name}",
                on_click="ignore",
            )
        source = provenance(table)
        if address := source.question and links.api_address(source.question, source.parameters):
            st.markdown("**As an address, for programs**")
            st.code(address, language=None, wrap_lines=True)

    draw_menu_button(LABEL, ICON, f"save_{key}", draw, is_disabled=not table.num_rows)


def draw_fact_pack() -> None:
    """The foot of every page: all that it shows in one zip file."""
    contents = page_contents()
    if not contents.extracts:
        return
    about, page = dossier.read_dossier(), title_page()
    with st.container(horizontal=True, vertical_alignment="center", key="fact_pack"):
        st.download_button(
            "Save this page (.zip)",
            partial(same_state(build_fact_pack), page, about["dossier"], contents),  # runs in another thread
            f"muster-{make_safe_name(page, 'page')}-{about['data_version'][:8]}.zip",
            "application/zip",
            icon=":material/folder_zip:",
            key="save_fact_pack",
            on_click="ignore",
            help="Data, the SQL behind it, sources, citations, checks and charts in one zip file.",
        )
        if address := links.print_address():
            st.link_button("Print", address, icon=":material/print:")


def build_fact_pack(page: str, dossier_name: str, contents: PageContents) -> bytes:
    """The zip file; its charts are drawn only now."""
    from dashboard.exports import pack  # noqa: PLC0415

    return pack.build_fact_pack(page, dossier_name, list(contents.extracts.values()), list(contents.pictures.values()))
