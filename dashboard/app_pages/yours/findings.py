"""What the checks found in a reader's rows, by rule: how many, the first of them, and a way to mend them all."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from dashboard.app_pages.yours.fixes import FIXES
from dashboard.app_pages.yours.imports import ImportedFile
from dashboard.engine.questions import checks
from dashboard.errors import Problem
from dashboard.figures.display import format_count
from dashboard.ui import unfold
from dashboard.ui.html_table import Column, draw_table
from dashboard.ui.markdown import escape

_SHOWN = 5


def draw_findings(file: ImportedFile, problems: Sequence[Problem] | None, ids: Sequence[str]) -> None:
    """The rules that something breaks, the gravest first; None: the figures are not checked.

    `ids`: the figures in the order of their rows.
    """
    if problems:
        _draw_groups(file, problems, ids)
    elif problems is not None:
        st.caption("The checks found nothing.")
    if file.fixes:
        st.button("Undo the last fix", icon=":material/undo:", key=f"yours_unfix_{file.key}", on_click=file.undo_fix)


def _draw_groups(file: ImportedFile, problems: Sequence[Problem], ids: Sequence[str]) -> None:
    groups = group_by_rule(problems)
    broken = sum(problem.severity == "error" for problem in problems)
    rules = format_count(len(groups), "rule")
    st.subheader(f"The checks found {format_count(len(problems), 'row')} for {rules}", anchor=False)
    if broken:
        rows = format_count(broken, "row")
        st.caption(
            f"{rows} {'breaks' if broken == 1 else 'break'} a rule that must hold. You can use the figures anyway."
        )
    for rule, found in groups.items():
        icon = ":material/error:" if found[0].severity == "error" else ":material/flag:"
        title = checks.rules()[rule].rule if rule in checks.rules() else found[0].message
        if box := unfold.draw_expander(f"found_{rule}", f"{len(found):,} · {escape(title)}", icon=icon):
            with box:
                _draw_group(file, rule, found, ids)


def group_by_rule(problems: Sequence[Problem]) -> dict[str, list[Problem]]:
    """Errors before what is only pointed out, then by number of rows."""
    groups: dict[str, list[Problem]] = {}
    for problem in problems:
        groups.setdefault(problem.rule, []).append(problem)
    return dict(sorted(groups.items(), key=lambda item: (item[1][0].severity != "error", -len(item[1]))))


def find_figure(problem: Problem, ids: Sequence[str]) -> str:
    """The figure that the row is about; empty for rows of other tables. Row 1 is the header."""
    place = (problem.row or 0) - 2
    return ids[place] if problem.file.endswith("figures.csv") and 0 <= place < len(ids) else ""


def find_lines(file: ImportedFile, problems: Sequence[Problem], ids: Sequence[str]) -> list[int]:
    """The lines of the file that the findings are about."""
    known = file.reading.lines if file.reading else {}
    lines = (known.get(find_figure(problem, ids)) for problem in problems)
    return [line for line in lines if line is not None]


def _draw_group(file: ImportedFile, rule: str, found: Sequence[Problem], ids: Sequence[str]) -> None:
    def line_of(problem: Problem) -> str:
        return ", ".join(str(line) for line in find_lines(file, [problem], ids))

    columns: list[Column[Problem]] = [
        *([Column("Line", line_of, is_number=True)] if file.reading else []),  # a zip has none
        Column("Value", lambda problem: problem.value or ""),
        Column("What is wrong", lambda problem: problem.message),
        Column("Place", lambda problem: f"{problem.file.rsplit('/')[-1]}, {problem.column or 'row'}"),
    ]
    st.markdown(f"What to do: {escape(found[0].remedy)}")
    draw_table(f"yours_found_{file.key}_{rule}", columns, found[:_SHOWN], label="Rows behind the rule")
    if len(found) > _SHOWN:
        st.caption(f"The first {_SHOWN} of {len(found):,} rows.")
    fix = FIXES.get(rule)
    mended = [problem for problem in found if fix and fix.column in ("", problem.column)]
    if fix and mended:
        st.button(
            f"{fix.label} ({len(mended):,})",
            icon=":material/auto_fix_high:",
            key=f"yours_fix_{file.key}_{rule}",
            on_click=file.fix,
            args=(rule, frozenset(find_figure(problem, ids) for problem in mended)),
        )
