"""Checks: every rule and every sum with its state, the rows behind it and the SQL; the same as the command line."""

import streamlit as st

from dashboard.app_pages.checks import rules, sums
from dashboard.engine.questions.checks import read_report
from dashboard.ui import dossier, page_header, search_box, url_state

slug = dossier.read_dossier()["dossier"]
report = read_report(slug)
said = (rules.describe_rules(slug), sums.describe_sums(slug))
page_header.draw_title(", ".join(filter(None, said)), tab="Checks")
dossier.choose_dossier()
st.caption("Rules and sums are held against the data as they are today: “As known on” another day does not apply here.")
rules.draw_query_errors(report)
if dossier.is_partitioned():
    st.caption(
        "The figures of this dossier lie in partitions. Rules on one row were held over all; rules across rows, "
        "such as ids that stand twice, repeats and running totals, only over those that sums use."
    )
q = search_box.draw_page_search("a rule, a number, a speaker, a file")
url_state.write_address()
rules.draw_rules(slug, report, q)
sums.draw_sums(slug, q)
rules.draw_command(report)
