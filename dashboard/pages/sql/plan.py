"""How DuckDB would work a query out, told as numbered steps in the order of the work."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import streamlit as st

from dashboard.ui.markdown import escape

_LONGEST_DETAIL = 240
_SKIPPED = ("RESULT_COLLECTOR", "EXPLAIN_ANALYZE", "EXPLAIN")
_HANDED_ON = re.compile(r"#\d+$|CAST\(#\d+ AS \w+\)$|__internal_(de)?compress_")
_PLACE = re.compile(r"#(\d{1,4})")
Details = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Step:
    """What one operator does. `inputs` are the numbers of the steps that it works on; `depth` counts open branches.

    `estimated` is DuckDB's guess before the work, `rows` and `seconds` what a measured plan says; empty where unknown.
    """

    number: int
    depth: int
    words: str
    inputs: tuple[int, ...] = ()
    estimated: str = ""
    rows: str = ""
    seconds: str = ""


def steps(plan: str) -> list[Step]:
    """The steps of DuckDB's plan in JSON, the first to be worked first. None for a text that is no such plan."""
    try:
        found: list[Step] = []
        for root in _roots(json.loads(plan)):
            _walk(root, 0, found)
    except (ValueError, TypeError, AttributeError, RecursionError):
        return []
    return found


def show(plan: str) -> None:
    """The steps as a table, and the plan as DuckDB gives it."""
    if told := steps(plan):
        st.caption("Steps in the order of the work. DuckDB guesses rows before it starts; guesses are often far off.")
        st.markdown(_table(told))
    with st.expander("The plan as DuckDB gives it", icon=":material/data_object:"):
        st.code(plan, language="json", height=400)


def _roots(plan: Any) -> list[Any]:
    """A plan is a list of operators; a measured one holds them under "operator" or "children"."""
    if isinstance(plan, list):
        return plan
    inner = plan.get("operator") or (plan.get("children") if "name" not in plan and "type" not in plan else None)
    return list(inner) if inner else [plan]


def _walk(node: Mapping[str, Any], depth: int, found: list[Step]) -> int:
    """Adds the steps of a branch; gives the number of its last one, 0 for none."""
    children = [child for child in node.get("children") or [] if isinstance(child, dict)]
    is_fork = len(children) > 1
    ends = tuple(end for child in children if (end := _walk(child, depth + is_fork, found)))
    # An extension point stands under the name of what it does; the name itself may be padded.
    name = str(node.get("name") or node.get("type") or node.get("operator_name") or "").strip().upper()
    if name in _SKIPPED or not name:
        return ends[-1] if ends else 0
    extra = node.get("extra_info") or {}
    if name == "PROJECTION" and ends and _is_of_the_engine(extra.get("Projections")):
        return ends[-1]
    below = (children[0].get("extra_info") or {}).get("Projections") if len(children) == 1 else None
    details = {str(key): _named(_plain(value), below) for key, value in extra.items()}
    number = len(found) + 1
    estimated = details.pop("Estimated Cardinality", "")
    rows = node.get("intermediate_rows", node.get("operator_cardinality"))
    seconds = node.get("timing", node.get("operator_timing"))
    found.append(
        Step(
            number,
            depth,
            _told(name, details, ends),
            ends,
            f"{int(estimated):,}" if estimated.isdecimal() else "",
            f"{rows:,}" if isinstance(rows, int) else "",
            f"{seconds * 1000:,.2f} ms" if isinstance(seconds, float) else "",
        )
    )
    return number


def _is_of_the_engine(columns: Any) -> bool:
    """Whether a step only hands columns on or packs them, which no reader asked for."""
    listed = columns if isinstance(columns, list) else [str(columns)]
    return all(_HANDED_ON.match(str(column)) for column in listed)


def _named(text: str, below: Any) -> str:
    """ "#1" is the second column of the step below: its name says more."""
    if below is None:
        return text
    below = below if isinstance(below, list) else [below]
    return _PLACE.sub(lambda place: str(below[int(place[1])]) if int(place[1]) < len(below) else place[0], text)


def _told(name: str, details: Details, inputs: tuple[int, ...]) -> str:
    """Markdown: what an operator does, in words; its own name for what has none here."""
    words = next((tell for part, tell in _WORDS if part in name), None)
    if words is None:
        told = "; ".join(f"{key}: {value}" for key, value in details.items() if value)
        return f"{escape(name.replace('_', ' ').capitalize())}{f': {escape(_cut(told))}' if told else ''}"
    return words(details, inputs)


def _scan(details: Details, _inputs: tuple[int, ...]) -> str:
    table = details.get("Table", "").rsplit(".", 1)[-1].strip('"') or details.get("Function", "a table").lower()
    columns = details.get("Projections", "")
    filters = ", ".join(value for key in ("Filters", "Dynamic Filters") if (value := details.get(key)))
    read = f"Reads **{escape(table)}**{f': {escape(_cut(columns))}' if columns else ''}"
    return f"{read}, only rows where {escape(_cut(filters))}" if filters else read


def _join(details: Details, inputs: tuple[int, ...]) -> str:
    kind = details.get("Join Type", "").lower()
    on = details.get("Conditions", "")
    told = f"Joins {_steps(inputs)}{f' ({escape(kind)})' if kind else ''}"
    return f"{told} where {escape(_cut(on))}" if on else told


def _aggregate(details: Details, _inputs: tuple[int, ...]) -> str:
    groups, sums = details.get("Groups", ""), details.get("Aggregates", "")
    told = f"Groups by {escape(_cut(groups))}" if groups else "Sums all rows up into one"
    return f"{told}: {escape(_cut(sums))}" if sums else told


def _saying(words: str, *keys: str) -> Callable[[Details, tuple[int, ...]], str]:
    """A sentence, with the first of the details that there is."""

    def tell(details: Details, _inputs: tuple[int, ...]) -> str:
        detail = next((details[key] for key in keys if details.get(key)), "")
        return f"{words}{f': {escape(_cut(detail))}' if detail else ''}"

    return tell


def _top(details: Details, _inputs: tuple[int, ...]) -> str:
    return f"Keeps the first {escape(details.get('Top', ''))} by {escape(_cut(details.get('Order By', '')))}"


def _both(words: str) -> Callable[[Details, tuple[int, ...]], str]:
    return lambda _details, inputs: f"{words} {_steps(inputs)}"


# The first whose name is part of the operator's own.
_WORDS: tuple[tuple[str, Callable[[Details, tuple[int, ...]], str]], ...] = (
    ("RECURSIVE", _saying("Repeats its last step until no new row comes", "CTE Name")),
    ("CTE_SCAN", _saying("Reads the rows of the named part", "CTE Name", "CTE Index")),
    ("CTE", _saying("Works a named part out once", "CTE Name")),
    ("DELIM_SCAN", _saying("Takes each distinct value from the outer query")),
    ("DUMMY_SCAN", _saying("Starts from one row without columns")),
    ("COLUMN_DATA", _saying("Reads rows that the text itself gives")),
    ("EMPTY", _saying("Gives no row: the conditions rule all out")),
    ("CROSS_PRODUCT", _both("Pairs every row with every row of")),
    ("JOIN", _join),
    ("SCAN", _scan),
    ("GROUP_BY", _aggregate),
    ("AGGREGATE", _aggregate),
    ("TOP_N", _top),
    ("ORDER", _saying("Sorts", "Order By")),
    ("LIMIT", _saying("Stops after enough rows", "Limit")),
    ("FILTER", _saying("Keeps only rows where", "Expression", "Condition")),
    ("PROJECTION", _saying("Works out columns", "Projections")),
    ("WINDOW", _saying("Looks across rows", "Projections")),
    ("UNNEST", _saying("Makes a row of each member of a list")),
    ("UNION", _both("Puts together")),
    ("EXCEPT", _both("Takes away rows that both have:")),
    ("INTERSECT", _both("Keeps rows that both have:")),
    ("DISTINCT", _saying("Keeps each row once")),
)


def _steps(inputs: tuple[int, ...]) -> str:
    return f"step {' and step '.join(map(str, inputs))}" if inputs else "its inputs"


def _plain(value: Any) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST_DETAIL else f"{text[:_LONGEST_DETAIL]}…"


def _table(told: list[Step]) -> str:
    is_measured = any(step.rows or step.seconds for step in told)
    heads = ["Step", "What it does", "Rows, guessed", *(("Rows", "Time") if is_measured else ())]
    lines = [heads, ["--:", "---", *("--:" for _ in heads[2:])]]
    for step in told:
        words = "\u2003" * step.depth + step.words
        lines.append([str(step.number), words, step.estimated, *((step.rows, step.seconds) if is_measured else ())])
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
