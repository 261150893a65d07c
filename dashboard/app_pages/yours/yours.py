"""Your figures: bring rows of your own, see what is wrong with them, and use them on all pages. Nothing is kept."""

import streamlit as st

from dashboard.app_pages.yours import choices, counts, downloads, findings, inputs, rows, source, use
from dashboard.app_pages.yours.imports import read_imports
from dashboard.app_pages.yours.interpret import interpret, list_choices
from dashboard.ui import page_header, unfold, url_state
from dashboard.ui.embed import is_framed
from dashboard.ui.markdown import escape

page_header.draw_title("Your figures")
imports = read_imports()
inputs.take_sent(imports)
inputs.take_statements(imports)
inputs.open_from_address(imports)
url_state.write_address()
if not imports.file:
    st.markdown(
        "Bring a table or a sentence with numbers. Muster shows how it read them, asks what they do not say, and "
        "checks them. Then you see them on a chart, and where they differ from the dossier."
    )
if is_framed():
    st.info("A frame takes no figures. Open Muster itself.", icon=":material/open_in_new:")
    st.stop()
for part in url_state.current_view()["open"]:  # what is unfolded is there once a file is
    url_state.note_part(part)
if (
    place := unfold.draw_expander(inputs.BRING, "Bring another", icon=":material/add:")
    if imports.file
    else st.container()
):
    with place:
        inputs.draw_inputs(imports)
if file := imports.file:
    source.choose_file(imports, file)
    if file.opened:
        source.draw_opened(file)
    else:
        source.draw_source(file)
        use.choose_depth(file)
    error = interpret(file, imports.files[: imports.place])
    if file.has_recipe:
        choices.draw_recipe(file)
    elif not file.opened:
        choices.draw_choices(file, *list_choices(file))
    if error:
        st.error(escape(error), icon=":material/error:")
    elif not file.reading and not file.opened:
        st.info("Answer the questions above to go on.", icon=":material/arrow_upward:")
    if reading := file.reading:
        notes = () if file.has_recipe or not file.recipe else file.recipe.notes
        st.subheader("What became of the numbers", anchor=False)
        counts.draw_counts(file, reading)
        choices.draw_notes([*notes, *reading.notes])
    if file.reading or file.opened:
        st.subheader("Use them", anchor=False)
        problems = use.draw_use(imports, file)
        ids = [row["figure_id"] for row in file.result()["figures"]]
        findings.draw_findings(file, problems, ids)
        if file.reading:
            rows.draw_rows(file, problems or (), ids)
        downloads.draw_downloads(file)
