"""The rules of the data: which hold, which point something out, the rows behind each, and the SQL."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import streamlit as st

from dashboard.engine.questions import checks
from dashboard.engine.questions.ask import ask
from dashboard.engine.questions.checks import CheckReport
from dashboard.engine.warehouse.build import Rule
from dashboard.figures.display import format_count
from dashboard.ui import export_menu, links, url_widgets
from dashboard.ui.expandable_table import draw_expandable_table, read_sort
from dashboard.ui.html_table import Cell, Column, Row, draw_table
from dashboard.ui.markdown import escape

FINDINGS_SHOWN = 100
_TONES = {"holds": "green", "flagged": "yellow", "broken": "red"}
_SEVERITIES = {
    "error": "Must hold. Numbers of a dossier in which a row breaks it are shown only with a warning.",
    "flag": "Points something out: an oddity of the facts, shown and kept.",
}


def summary(report: CheckReport) -> None:
    """The last line of the command, word for word, and what its words mean."""
    command = f"$ python -m dashboard check {report.dossiers[0]}"
    st.code(f"{command}\n{report.summary}", language=None, wrap_lines=True)
    st.caption(
        "Unusable: files that cannot be read. Broken: rows that break a rule. Worth knowing: oddities of the facts, "
        "kept as they are. Queries broken: questions that do not keep what their first lines promise."
    )
    for error in report.query_errors:
        st.error(escape(error), icon=":material/error:")


def rules(slug: str, report: CheckReport, q: str | None) -> None:
    """Every rule with its state; opening one shows the rows behind it, what to do, and its SQL."""
    known = checks.rules()
    states = ask("rules_state", dossier=slug, rule=list(known), sort=read_sort("rules"))
    every = states.to_pylist()
    rows = [row for row in every if row["rule"] == q] or [row for row in every if _fits(known[row["rule"]], report, q)]
    must_hold = sum(rule.severity == "error" for rule in known.values())
    broken = sum(row["state"] == "broken" for row in every)
    st.header(
        f"{must_hold - broken} of {format_count(must_hold, 'rule')} that must hold do; "
        f"{format_count(len(report.flags), 'oddity is', 'oddities are')} pointed out",
        anchor=False,
    )
    if len(rows) == 1:
        _detail(slug, known[rows[0]["rule"]], rows[0])
    elif rows:
        state = url_widgets.choose_state("rules", Counter(row["state"] for row in rows))
        if shown := [row for row in rows if state in (None, row["state"])]:
            _listing(slug, known, shown)
        else:
            st.caption(escape(f"No rule is “{state}”."))
    else:
        st.caption(escape(f"No rule, and nothing that one found, matches “{q}”."))
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(f"{format_count(len(report.problems), 'row')} found by {format_count(len(known), 'rule')}.")
        export_menu.draw_save_menu(
            "findings", ask("check_findings", dossier=slug), "all rules", title="What the rules found"
        )
    export_menu.add_table("rules", states, "all rules", title="State of every rule")


def _fits(rule: Rule, report: CheckReport, q: str | None) -> bool:
    """Whether the words stand in the rule or in anything that it found."""
    if not q:
        return True
    words = q.casefold()
    texts = (f"{p.file} {p.value} {p.message}" for p in report.problems if p.rule == rule.name)
    return any(words in text.casefold() for text in (f"{rule.name} {rule.rule} {rule.mend}", *texts))


def _listing(slug: str, known: Mapping[str, Rule], rows: Sequence[Mapping[str, Any]]) -> None:
    columns = (
        Column("text", "Rule"),
        Column("count_findings", "State"),
        Column("severity", "Kind"),
        Column("rule", "File"),
    )

    def line(row: Mapping[str, Any]) -> Row:
        rule = known[row["rule"]]
        cells = (
            Cell(rule.rule),
            Cell(_state(row), tone=_TONES[row["state"]]),
            Cell("must hold" if rule.severity == "error" else "points out"),
            Cell(f"checks/{rule.name}.sql"),
        )
        return Row(rule.name, cells, links.page_address("checks", dossier=slug, q=rule.name))

    by_name = {row["rule"]: row for row in rows}

    def opened(name: str) -> None:
        drawer("Rule", lambda: _detail(slug, known[name], by_name[name]))

    draw_expandable_table("rules", columns, rows, line, label="Rules and their state", on_open=opened)


def drawer(title: str, draw: Callable[[], None]) -> None:
    """Draws beside the list, over it on a phone."""
    st.dialog(title, width="large", position="right")(draw)()


def _state(row: Mapping[str, Any]) -> str:
    return "holds" if row["state"] == "holds" else f"{row['count_findings']:,} {row['state']}"


def _detail(slug: str, rule: Rule, row: Mapping[str, Any]) -> None:
    st.markdown(f"**{escape(rule.rule)}**")
    st.markdown(f":{_TONES[row['state']]}-badge[{_state(row)}] {_SEVERITIES[rule.severity]}")
    found = ask("check_findings", dossier=slug, rule=[rule.name])
    if found.num_rows:
        st.markdown(f"What to do: {escape(rule.mend)}")
        _findings(slug, rule.name, found.slice(0, FINDINGS_SHOWN).to_pylist())
    if found.num_rows > FINDINGS_SHOWN:
        st.caption(f"{FINDINGS_SHOWN} of {found.num_rows:,} rows. All are in “What the rules found”, to take along.")
    with st.expander(f"SQL: queries/checks/{rule.name}.sql", icon=":material/database:"):
        st.code(rule.file.text.strip(), language="sql", wrap_lines=True)


def _findings(slug: str, rule: str, rows: Sequence[Mapping[str, Any]]) -> None:
    """The rows behind a rule; one that is about a figure leads to it."""
    columns = (
        Column("figure_id", "Row"),
        Column("value", "Value"),
        Column("message", "What was found"),
        Column("place", "Place"),
    )
    lines = []
    for row in rows:
        href = links.figure_address(slug, row["figure_id"]) if row["figure_id"] else None
        cells = (
            Cell(f"“{row['wording']}”, {row['speaker']}" if href else "about no figure"),
            Cell("–" if row["value"] is None else row["value"]),
            Cell(row["message"]),
            Cell(_place(row)),
        )
        lines.append(Row(href or "", cells, href))
    draw_table(f"findings_{rule}", columns, lines, label="Rows behind the rule", on_open=links.open_address)


def _place(row: Mapping[str, Any]) -> str:
    """ "figures.csv, row 269, flags" """
    file = str(row["file"]).rsplit("/", 1)[-1]
    parts = (file, f"row {row['row']}" if row["row"] is not None else None, row["column_name"])
    return ", ".join(part for part in parts if part)
