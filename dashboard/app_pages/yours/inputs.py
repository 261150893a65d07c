"""Three ways in: pasted text, a file, and a form for one statement."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import Any
from urllib.parse import urlsplit

import streamlit as st
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.scriptrunner import get_script_run_ctx

from dashboard.app_pages.yours.imports import RECIPE, TEXT, ImportedFile, Imports
from dashboard.contents import dossiers
from dashboard.engine.warehouse.store import use_warehouse
from dashboard.errors import MusterError
from dashboard.exports.dossier_zip import is_dossier
from dashboard.importing import RawTable, open_zip, read_file, read_text
from dashboard.settings import settings
from dashboard.ui import own_figures, place, unfold, url_state
from dashboard.ui.markdown import escape
from dashboard.ui.statements import FIELDS, NEEDED, NEEDED_WORDS, pick_up
from dashboard.ui.theme import is_phone

PASTE, FILE, FORM = "Paste", "File", "One statement"
BRING = "bring"  # the part of the page that folds once there is a file
_STATEMENT = "statement"  # among the opened parts of an address
PRIVACY = "Kept in the memory of this server until you close the page. Do not bring personal data."
_KINDS = ["csv", "tsv", "txt", "json", "xlsx", "xls", "ods", "parquet", "zip", "gz", "html"]
_PASTED, _SENT = "Pasted text", "Figures of the link"
MOST_FILES = 3
_TEXT_PIXELS = 160
STATEMENTS = "Typed statements"


def open_from_address(imports: Imports) -> None:
    """Opens the form where a link leads to it. Comes before the address is written."""
    if _STATEMENT in url_state.current_view()["open"] and url_state.is_new_address():
        imports.method = FORM


def draw_inputs(imports: Imports) -> None:
    """The ways in, side by side, and the one that is chosen."""
    methods = [PASTE, FORM, FILE] if is_phone() else [PASTE, FILE, FORM]
    imports.method = imports.method or methods[0]
    if st.session_state.get("yours_method") != imports.method:
        st.session_state["yours_method"] = imports.method

    def take_over() -> None:
        imports.method, imports.error = st.session_state["yours_method"], ""

    st.segmented_control("How do you bring them?", methods, key="yours_method", required=True, on_change=take_over)
    {PASTE: _draw_paste, FILE: _draw_file, FORM: _draw_form}[imports.method](imports)
    st.caption(PRIVACY)
    if imports.error:
        st.error(escape(imports.error), icon=":material/error:")


def _draw_paste(imports: Imports) -> None:
    key = f"yours_pasted_{imports.version}"

    def take_in() -> None:
        if text := st.session_state[key].strip("\n"):
            imports.typed.pop(TEXT, None)
            if _add_file(imports, _PASTED, lambda _, delimiter: read_text(text, delimiter=delimiter)):
                unfold.close_part(BRING)
            else:
                imports.typed[TEXT] = text

    # No st.form: it would keep what is typed from the server, and a change of page would lose it.
    place.reserve_height(_TEXT_PIXELS).text_area(
        "Rows of a spreadsheet, a table of a web page, or sentences",
        height=_TEXT_PIXELS,
        placeholder="Date\tVisits\n2024-01-01\t1,351\n2024-02-01\t1,402",
        **_keep_typed(imports, TEXT, key),
    )
    st.button("Read", icon=":material/table:", key="yours_read", on_click=take_in)


def _keep_typed(imports: Imports, name: str, key: str) -> dict[str, Any]:
    """What a text field is given so that a page change and a reload keep what is typed."""

    def take_over() -> None:
        imports.typed[name] = st.session_state[key]

    if st.session_state.get(key) != (text := imports.typed.get(name, "")):  # a reload brings `imports` after the field
        st.session_state[key] = text
    return {"key": key, "on_change": take_over}


def _draw_file(imports: Imports) -> None:
    key = f"yours_file_{imports.version}"

    def take_in() -> None:
        files = {file.name: file.getvalue() for file in st.session_state[key]}
        for file in st.session_state[key]:
            _forget_upload(file.file_id)
        recipes = [name for name in files if name.endswith(RECIPE)]
        described = [name for name in files if name.endswith("datapackage.json") and len(files) > 1]
        recipe = files.pop(recipes[0]) if recipes else b""
        beside = files.pop(described[0]) if described else b""
        for name, content in files.items():
            if is_dossier(content):
                _open_zip(imports, name, content)
            elif _add_file(imports, name, partial(_read_again, name, content, beside)) and recipe:
                imports.files[imports.place].own_recipe = recipe
        if recipe and not files:
            imports.error = f"{recipes[0]}: a recipe reads a file. Drop both together."
        imports.version += 1
        if not imports.error:
            unfold.close_part(BRING)

    st.file_uploader(
        "CSV, TSV, JSON, XLSX, ODS, Parquet, or a zip of them, such as the one that you took home from here. "
        f"At most {settings.import_megabytes} MB: split a larger file, or leave columns out.",
        _KINDS,
        accept_multiple_files=True,
        key=key,
        on_change=take_in,
        max_upload_size=settings.import_megabytes,
    )


def _open_zip(imports: Imports, name: str, content: bytes) -> None:
    try:
        opened = open_zip(content)
    except MusterError as error:
        imports.error = f"{name}: {error}"
        return
    if _has_room(imports, name):
        imports.add(ImportedFile(name, opened=opened.own, dossier=opened.own.beside, is_pending=False))


def _read_again(name: str, content: bytes, beside: bytes, encoding: str, delimiter: str) -> list[RawTable]:
    return read_file(name, content, encoding=encoding, delimiter=delimiter, beside=beside)


def _forget_upload(file_id: str) -> None:
    """Streamlit would keep a second copy until the session ends."""
    context = get_script_run_ctx()
    if context and isinstance(context.uploaded_file_mgr, MemoryUploadedFileManager):
        context.uploaded_file_mgr.remove_file(context.session_id, file_id)


def _draw_form(imports: Imports) -> None:
    def take_in() -> None:
        values = {name: st.session_state[f"yours_{name}"].strip() for name in FIELDS}
        if not all(values[name] for name in NEEDED):
            imports.error = f"Say at least {NEEDED_WORDS}. Then press Add."
            return
        if _add_statements(imports, [values]):
            for name in ("words", "when", "when_said"):  # the next statement is often by the same speaker
                imports.typed.pop(name, None)

    with st.container(border=True):
        with st.container(horizontal=True):
            for name, (label, example) in FIELDS.items():
                typed = _keep_typed(imports, name, f"yours_{name}")
                st.text_input(label, placeholder=example, max_chars=300, width=330, **typed)
        st.button("Add", icon=":material/add:", key="yours_add", on_click=take_in)


def take_sent(imports: Imports) -> None:
    """Shows the figures in use that came with a link, as their sender saw them."""
    own = own_figures.current()
    if own and own_figures.are_sent() and not any(own in (file.opened, file.built_from) for file in imports.files):
        file = ImportedFile(_SENT, opened=own, dossier=own.beside, is_sent=True, is_pending=False)
        file.built_from, file.problems, file.is_usable = own, own_figures.find_problems(), True
        imports.add(file)


def take_statements(imports: Imports) -> None:
    """Adds the statements that another page has left to those that were typed."""
    if rows := pick_up():
        _add_statements(imports, rows)


def _add_statements(imports: Imports, rows: Sequence[Mapping[str, str]]) -> bool:
    """Adds rows to the sheet of statements; False where it cannot be read."""
    whole = [{**row, **_split_place(row["where_read"])} for row in rows]
    before = next((file for file in imports.files if file.name == STATEMENTS), None)
    cells = before.table.cells if before else [tuple(whole[0])]
    sheet = _write_rows((*cells, *(tuple(row.values()) for row in whole)))
    return _add_file(imports, STATEMENTS, lambda *_: read_file("statements.csv", sheet))


def _split_place(text: str) -> dict[str, str]:
    """An address and its host, or the name of a publication that has none."""
    try:
        parts = urlsplit(text)
    except ValueError:
        parts = urlsplit("")
    is_address = parts.scheme in ("http", "https") and bool(parts.hostname)
    return {"where_read": text, "outlet": str(parts.hostname)} if is_address else {"where_read": "", "outlet": text}


def _write_rows(rows: Iterable[Iterable[str]]) -> bytes:
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    return text.getvalue().encode()


def _add_file(imports: Imports, name: str, read: Callable[[str, str], list[RawTable]]) -> bool:
    """Reads the tables and shows them; False where they cannot be read, with the reason in `imports.error`."""
    if not _has_room(imports, name):
        return False
    try:
        tables = read("", "")
    except MusterError as error:
        imports.error = f"{name}: {error}"
        return False
    imports.add(ImportedFile(name, tuple(tables), read, place=_find_table(tables), dossier=_find_dossier()))
    return True


def _find_table(tables: Sequence[RawTable]) -> int:
    """The place of the first sheet with numbers: notes to the reader often stand before it."""
    return next((place for place, each in enumerate(tables) if each.has_numbers), 0)


def _find_dossier() -> str:
    """The dossier in view, or the first one where that is the reader's own."""
    with use_warehouse(None):
        known = dossiers.list_dossiers()
    shown = str(url_state.current_view()["dossier"])
    return shown if shown in known else next(iter(known))


def _has_room(imports: Imports, name: str) -> bool:
    """Whether one more file fits; one of the same name takes the place of the other."""
    if len(imports.files) < MOST_FILES or name in [file.name for file in imports.files]:
        return True
    imports.error = f"You have {MOST_FILES} files here, the most that fit. Remove one of them first."
    return False
