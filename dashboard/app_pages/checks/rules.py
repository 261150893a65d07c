"""The rules of the data: which hold, which point something out, the rows behind each, and the SQL."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

import streamlit as st

from dashboard.engine.questions import checks
from dashboard.engine.questions.ask import ask
from dashboard.engine.questions.checks import CheckReport
from dashboard.engine.warehouse.rules import Rule
from dashboard.figures.display import format_count
from dashboard.ui import export_menu, links, url_widgets
from dashboard.ui.expandable_table import draw_expandable_table, read_sort
from dashboard.ui.html_table import Cell, Column, draw_table
from dashboard.ui.markdown import escape
from dashboard.ui.unfold import draw_drawer, open_drawer

Row = Mapping[str, Any]
_FINDINGS_SHOWN = 100
_TONES = {"holds": "green", "flagged": "yellow", "broken": "red"}
_SEVERITIES = {
    "error": "Must hold. Numbers of a dossier in which a row breaks it are shown only with a warning.",
    "flag": "Points something out: an oddity of the facts, shown and kept.",
}


def describe_rules(slug: str) -> str:
    """ "23 of 23 rules hold", of those that must."""
    must_hold = [name for name, rule in checks.rules().items() if rule.severity == "error"]
    states = ask("rules_state", dossier=slug, rule=must_hold).column("state").to_pylist()
    return f"{len(states) - states.count('broken')} of {format_count(len(states), 'rule')} hold"


def draw_query_errors(report: CheckReport) -> None:
    """Questions that cannot be asked."""
    for error in report.query_errors:
        st.error(escape(error), icon=":material/error:")


def draw_command(report: CheckReport) -> None:
    """The same in the terminal: the last line of the command, word for word, and what its words mean."""
    st.header("The same in the terminal", anchor=False)
    command = f"$ python -m dashboard check {report.dossiers[0]}"
    st.code(f"{command}\n{report.summary}", language=None, wrap_lines=True)
    st.caption(
        "Unusable: files that cannot be read. Broken: rows that break a rule. Worth knowing: oddities of the facts, "
        "kept as they are. Queries broken: questions whose header and result disagree."
    )


def draw_rules(slug: str, report: CheckReport, q: str | None) -> None:
    """Every rule with its state; opening one shows the rows behind it, what to do, and its SQL."""
    rules = checks.rules()
    states = ask("rules_state", dossier=slug, rule=list(rules), sort=read_sort("rules"))
    every = states.to_pylist()
    count_strict = sum(rule.severity == "error" for rule in rules.values())
    st.header(f"Rules: {count_strict} must hold, {len(rules) - count_strict} point out oddities", anchor=False)
    named = [row for row in every if row["rule"] == q]
    rows = named or [row for row in every if _matches(rules[row["rule"]], report, q)]
    if len(rows) == 1:
        _draw_rule(slug, rules[rows[0]["rule"]], rows[0])
    elif rows:
        _draw_list(slug, rules, rows)
    else:
        st.caption(escape(f"No rule, and nothing that one found, matches “{q}”."))
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(f"{format_count(len(report.problems), 'row')} found by {format_count(len(rules), 'rule')}.")
        findings = ask("check_findings", dossier=slug)
        export_menu.draw_save_menu("findings", findings, "all rules", title="What the rules found")
    export_menu.add_table("rules", states, "all rules", title="State of every rule")


def _matches(rule: Rule, report: CheckReport, q: str | None) -> bool:
    """Whether the words stand in the rule or in anything that it found."""
    if not q:
        return True
    findings = (f"{p.file} {p.value} {p.message}" for p in report.problems if p.rule == rule.name)
    return any(q.casefold() in text.casefold() for text in (f"{rule.name} {rule.rule} {rule.mend}", *findings))


def _draw_list(slug: str, rules: Mapping[str, Rule], rows: Sequence[Row]) -> None:
    state = url_widgets.choose_state("rules", Counter(row["state"] for row in rows))
    rows = [row for row in rows if state in (None, row["state"])]
    if not rows:
        st.caption(escape(f"No rule is “{state}”."))
        return
    columns: list[Column[Row]] = [
        Column("Rule", lambda row: rules[row["rule"]].rule),
        Column("State", lambda row: Cell(_describe_state(row), tone=_TONES[row["state"]]), "count_findings"),
        Column("Kind", lambda row: "must hold" if rules[row["rule"]].severity == "error" else "points out"),
        Column("File", lambda row: f"checks/{row['rule']}.sql", "rule"),
    ]
    draw_expandable_table(
        "rules",
        columns,
        rows,
        label="Rules and their state",
        href=lambda row: links.page_address("checks", dossier=slug, q=row["rule"]),
        on_open=lambda row: open_drawer(f"rule.{row['rule']}"),
    )
    for row in rows:
        draw_drawer(f"rule.{row['rule']}", "Rule", partial(_draw_rule, slug, rules[row["rule"]], row))


def _describe_state(row: Row) -> str:
    return "holds" if row["state"] == "holds" else f"{row['count_findings']:,} {row['state']}"


def _draw_rule(slug: str, rule: Rule, row: Row) -> None:
    st.markdown(f"**{escape(rule.rule)}**")
    st.markdown(f":{_TONES[row['state']]}-badge[{_describe_state(row)}] {_SEVERITIES[rule.severity]}")
    findings = ask("check_findings", dossier=slug, rule=[rule.name])
    if findings.num_rows:
        st.markdown(f"What to do: {escape(rule.mend)}")
    groups = group_findings(findings.to_pylist())
    if groups:
        _draw_findings(slug, rule.name, groups[:_FINDINGS_SHOWN])
    if len(groups) > _FINDINGS_SHOWN:
        st.caption(f"{_FINDINGS_SHOWN} of {len(groups):,} findings. “What the rules found” saves all of them.")
    st.markdown(f"**SQL**: queries/checks/{rule.name}.sql")
    st.code(rule.file.text.strip(), language="sql", wrap_lines=True)


def group_findings(rows: Sequence[Row]) -> list[Row]:
    """What was found, each cause once: its first row, and in `count_more` how many others it breaks."""
    by_cause: dict[tuple[Any, ...], list[Row]] = {}
    for row in rows:
        by_cause.setdefault(tuple(row[name] for name in ("file", "column_name", "value", "message")), []).append(row)
    return [{**same[0], "count_more": len(same) - 1} for same in by_cause.values()]


def _draw_findings(slug: str, rule: str, rows: Sequence[Row]) -> None:
    """The rows behind a rule; one that is about a figure leads to it."""
    columns: list[Column[Row]] = [
        Column("Row", _describe_finding),
        Column("Value", lambda row: "–" if row["value"] is None else row["value"]),
        Column("What was found", lambda row: row["message"]),
        Column("Place", _describe_place),
    ]
    draw_table(
        f"findings_{rule}",
        columns,
        rows,
        label="Rows behind the rule",
        href=lambda row: links.figure_address(slug, row["figure_id"]) if row["figure_id"] else None,
    )


def _describe_finding(row: Row) -> str:
    """ "“8,000”, The Staff, and 299 more rows" """
    figure = f"“{row['wording']}”, {row['speaker']}" if row["figure_id"] else "about no figure"
    return f"{figure}, and {format_count(row['count_more'], 'more row')}" if row["count_more"] else figure


def _describe_place(row: Row) -> str:
    """ "figures.csv, row 269, flags" """
    file = str(row["file"]).rsplit("/", 1)[-1]
    parts = (file, f"row {row['row']}" if row["row"] is not None else None, row["column_name"])
    return ", ".join(part for part in parts if part)
