"""What a reader takes home: the figures as a dossier in a zip, and the recipe for the file's next edition."""

from __future__ import annotations

import json
from functools import partial

import streamlit as st

from dashboard.app_pages.yours.imports import RECIPE, ImportedFile
from dashboard.exports.dossier_zip import write_dossier
from dashboard.settings import settings
from dashboard.ui import own_figures


def draw_downloads(file: ImportedFile) -> None:
    """The files, made when they are asked for."""
    st.subheader("Save", anchor=False)
    st.caption(
        "Muster keeps nothing: your figures end when you close the page or the server restarts. Drop the saved file "
        "here to go on. The recipe is for the next edition of your file: drop both together, and no question "
        "comes again."
    )
    stem = file.name.rsplit(".", 1)[0].replace(" ", "-").lower() or "figures"
    with st.container(horizontal=True):
        st.download_button(
            "Your figures (.zip)",
            partial(_build_zip, file),
            f"{stem}.zip",
            "application/zip",
            icon=":material/folder_zip:",
            key=f"yours_zip_{file.key}",
            on_click=partial(_note_saved, file),
        )
        if file.recipe:
            st.download_button(
                "Recipe (.json)",
                file.recipe.to_json(),
                f"{stem}{RECIPE}",
                "application/json",
                icon=":material/receipt_long:",
                key=f"yours_recipe_{file.key}",
                on_click="ignore",
            )


def _note_saved(file: ImportedFile) -> None:
    file.is_pending = False
    own_figures.note_saved(file.build_own())


def _build_zip(file: ImportedFile) -> bytes:
    recipe = json.loads(file.recipe.to_json()) if file.recipe else None
    return write_dossier(file.build_own(), file.problems, settings, recipe)
