"""DuckDB's plan for a query, as numbered steps in the order of execution."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import streamlit as st

from dashboard.ui import unfold
from dashboard.ui.markdown import escape

_MAX_DETAIL = 240  # characters
_SKIPPED = ("RESULT_COLLECTOR", "EXPLAIN_ANALYZE", "EXPLAIN")
_PASSED_ON = re.compile(r"#\d+$|CAST\(#\d+ AS \w+\)$|__internal_(de)?compress_")
_COLUMN_NUMBER = re.compile(r"#(\d{1,4})")
Details = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Step:
    """What one operator does. `inputs` are the numbers of the steps that it works on; `depth` counts open branches.

    `estimated` is DuckDB's guess before it starts, `rows` and `seconds` what a measured plan says; empty where unknown.
    """

    number: int
    depth: int
    words: str
    inputs: tuple[int, ...] = ()
    estimated: str = ""
    rows: str = ""
    seconds: str = ""


def read_steps(plan: str) -> list[Step]:
    """The steps of DuckDB's plan in JSON, in the order of execution. None for a text that is no such plan."""
    try:
        steps: list[Step] = []
        for root in _find_roots(json.loads(plan)):
            _add_steps(root, 0, steps)
    except (ValueError, TypeError, AttributeError, RecursionError):
        return []
    return steps


def draw_plan(plan: str) -> None:
    """The steps as a table, and the plan as DuckDB gives it."""
    if steps := read_steps(plan):
        st.caption("Steps in order of execution. DuckDB guesses rows before it starts; guesses are often far off.")
        st.markdown(_build_table(steps))
    if expander := unfold.draw_expander("plan", "The plan as DuckDB gives it", icon=":material/data_object:"):
        expander.code(plan, language="json", height=400)


def _find_roots(plan: Any) -> list[Any]:
    """A plan is a list of operators; a measured one holds them under "operator" or "children"."""
    if isinstance(plan, list):
        return plan
    inner = plan.get("operator") or (plan.get("children") if "name" not in plan and "type" not in plan else None)
    return list(inner) if inner else [plan]


def _add_steps(node: Mapping[str, Any], depth: int, steps: list[Step]) -> int:
    """Adds the steps of a branch; gives the number of its last one, 0 for none."""
    children = [child for child in node.get("children") or [] if isinstance(child, dict)]
    is_fork = len(children) > 1
    inputs = tuple(number for child in children if (number := _add_steps(child, depth + is_fork, steps)))
    # An extension point has the name of what it does; the name itself may be padded.
    name = str(node.get("name") or node.get("type") or node.get("operator_name") or "").strip().upper()
    extra = node.get("extra_info") or {}
    is_internal = name == "PROJECTION" and inputs and _is_internal(extra.get("Projections"))
    if name in _SKIPPED or not name or is_internal:
        return inputs[-1] if inputs else 0
    below = (children[0].get("extra_info") or {}).get("Projections") if len(children) == 1 else None
    details = {str(key): _name_columns(_join(value), below) for key, value in extra.items()}
    number = len(steps) + 1
    estimated = details.pop("Estimated Cardinality", "")
    rows = node.get("intermediate_rows", node.get("operator_cardinality"))
    seconds = node.get("timing", node.get("operator_timing"))
    steps.append(
        Step(
            number,
            depth,
            _describe(name, details, inputs),
            inputs,
            f"{int(estimated):,}" if estimated.isdecimal() else "",
            f"{rows:,}" if isinstance(rows, int) else "",
            f"{seconds * 1000:,.2f} ms" if isinstance(seconds, float) else "",
        )
    )
    return number


def _is_internal(columns: Any) -> bool:
    """Whether a step only passes columns on or packs them, which no reader asked for."""
    return all(_PASSED_ON.match(str(column)) for column in (columns if isinstance(columns, list) else [columns]))


def _name_columns(text: str, below: Any) -> str:
    """ "#1" is the second column of the step below: its name says more."""
    if below is None:
        return text
    below = below if isinstance(below, list) else [below]
    return _COLUMN_NUMBER.sub(lambda place: str(below[int(place[1])]) if int(place[1]) < len(below) else place[0], text)


def _describe(name: str, details: Details, inputs: tuple[int, ...]) -> str:
    """Markdown: what an operator does, in words; its own name for one that has no words here."""
    _, sentence, keys = next((entry for entry in _SENTENCES if entry[0] in name), ("", "", ()))
    if not sentence:
        text = "; ".join(f"{key}: {value}" for key, value in details.items() if value)
        return escape(name.replace("_", " ").capitalize()) + _after(": ", text)
    if not isinstance(sentence, str):
        return sentence(details, inputs)
    detail = next((details[key] for key in keys if details.get(key)), "")
    return sentence.format(inputs=_list_steps(inputs)) + _after(": ", detail)


def _describe_scan(details: Details, _inputs: tuple[int, ...]) -> str:
    table = details.get("Table", "").rsplit(".", 1)[-1].strip('"') or details.get("Function", "a table").lower()
    filters = ", ".join(value for key in ("Filters", "Dynamic Filters") if (value := details.get(key)))
    columns = _after(": ", details.get("Projections", ""))
    return f"Reads **{escape(table)}**{columns}{_after(', only rows where ', filters)}"


def _describe_join(details: Details, inputs: tuple[int, ...]) -> str:
    kind = details.get("Join Type", "").lower()
    conditions = _after(" where ", details.get("Conditions", ""))
    return f"Joins {_list_steps(inputs)}{f' ({escape(kind)})' if kind else ''}{conditions}"


def _describe_groups(details: Details, _inputs: tuple[int, ...]) -> str:
    groups = details.get("Groups", "")
    words = f"Groups by {escape(_cut(groups))}" if groups else "Sums all rows up into one"
    return words + _after(": ", details.get("Aggregates", ""))


def _describe_top(details: Details, _inputs: tuple[int, ...]) -> str:
    return f"Keeps the first {escape(details.get('Top', ''))} by {escape(_cut(details.get('Order By', '')))}"


def _after(words: str, detail: str) -> str:
    return f"{words}{escape(_cut(detail))}" if detail else ""


# What each operator does; the first whose name is part of the operator's own counts. Of the details, the first that is
# known is added; {inputs} are the steps that it works on.
_SENTENCES: tuple[tuple[str, str | Callable[[Details, tuple[int, ...]], str], tuple[str, ...]], ...] = (
    ("RECURSIVE", "Repeats its last step until no new row comes", ("CTE Name",)),
    ("CTE_SCAN", "Reads the rows of the named part", ("CTE Name", "CTE Index")),
    ("CTE", "Computes a named part once", ("CTE Name",)),
    ("DELIM_SCAN", "Takes each distinct value from the outer query", ()),
    ("DUMMY_SCAN", "Starts from one row without columns", ()),
    ("COLUMN_DATA", "Reads rows that are in the text itself", ()),
    ("EMPTY", "Gives no row: the conditions exclude all", ()),
    ("CROSS_PRODUCT", "Pairs every row with every row of {inputs}", ()),
    ("JOIN", _describe_join, ()),
    ("SCAN", _describe_scan, ()),
    ("GROUP_BY", _describe_groups, ()),
    ("AGGREGATE", _describe_groups, ()),
    ("TOP_N", _describe_top, ()),
    ("ORDER", "Sorts", ("Order By",)),
    ("LIMIT", "Stops after enough rows", ("Limit",)),
    ("FILTER", "Keeps only rows where", ("Expression", "Condition")),
    ("PROJECTION", "Computes columns", ("Projections",)),
    ("WINDOW", "Looks across rows", ("Projections",)),
    ("UNNEST", "Makes a row of each member of a list", ()),
    ("UNION", "Puts together {inputs}", ()),
    ("EXCEPT", "Takes away rows that both have: {inputs}", ()),
    ("INTERSECT", "Keeps rows that both have: {inputs}", ()),
    ("DISTINCT", "Keeps each row once", ()),
)


def _list_steps(inputs: tuple[int, ...]) -> str:
    return f"step {' and step '.join(map(str, inputs))}" if inputs else "its inputs"


def _join(value: Any) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def _cut(text: str) -> str:
    return text if len(text) <= _MAX_DETAIL else f"{text[:_MAX_DETAIL]}…"


def _build_table(steps: list[Step]) -> str:
    is_measured = any(step.rows or step.seconds for step in steps)
    heads = ["Step", "What it does", "Rows, guessed", *(("Rows", "Time") if is_measured else ())]
    lines = [heads, ["--:", "---", *("--:" for _ in heads[2:])]]
    for step in steps:
        words = "\u2003" * step.depth + step.words
        lines.append([str(step.number), words, step.estimated, *((step.rows, step.seconds) if is_measured else ())])
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
