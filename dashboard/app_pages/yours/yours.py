"""Your figures: bring rows of your own, see what is wrong with them, and use them on all pages. Nothing is kept."""

import streamlit as st

from dashboard.app_pages.yours import choices, counts, doors, findings, rows, source, take_home, use
from dashboard.app_pages.yours.brought import read_desk
from dashboard.app_pages.yours.interpret import interpret, list_choices
from dashboard.ui import page_header, unfold, url_state
from dashboard.ui.embed import is_framed
from dashboard.ui.markdown import escape

page_header.draw_title("Your figures")
desk = read_desk()
doors.take_statements(desk)
doors.open_from_address(desk)
url_state.write_address()
if not desk.file:
    st.markdown(
        "Bring a table or a sentence with numbers. Muster shows how it read them, asks what they do not say, and "
        "checks them. Then you see them on a chart, and where they differ from the dossier."
    )
if is_framed():
    st.info("A frame takes no figures. Open Muster itself.", icon=":material/open_in_new:")
    st.stop()
for part in url_state.current_view()["open"]:  # what is unfolded is there once a file is
    url_state.note_part(part)
if place := unfold.draw_expander("bring", "Bring another", icon=":material/add:") if desk.file else st.container():
    with place:
        doors.draw_doors(desk)
if file := desk.file:
    source.choose_file(desk, file)
    if file.opened:
        source.draw_opened(file)
    else:
        source.draw_source(file)
        use.choose_depth(file)
    trouble = interpret(file, desk.files[: desk.place])
    if file.is_given:
        choices.draw_recipe(file)
    elif not file.opened:
        choices.draw_choices(file, *list_choices(file))
    if trouble:
        st.error(escape(trouble), icon=":material/error:")
    elif not file.reading and not file.opened:
        st.info("Answer the questions above to go on.", icon=":material/arrow_upward:")
    if reading := file.reading:
        notes = () if file.is_given or not file.recipe else file.recipe.notes
        st.subheader("What became of the numbers", anchor=False)
        counts.draw_counts(file, reading)
        choices.draw_notes([*notes, *reading.notes])
    if file.reading or file.opened:
        st.subheader("Use them", anchor=False)
        problems = use.draw_use(desk, file)
        ids = [row["figure_id"] for row in file.result()["figures"]]
        findings.draw_findings(file, problems, ids)
        if file.reading:
            rows.draw_rows(file, problems, ids)
        take_home.draw_take_home(file)
