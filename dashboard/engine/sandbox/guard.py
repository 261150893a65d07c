"""Admits exactly one read-only statement. Runs inside the worker: DuckDB's parser can itself be made to eat memory.

What is admitted is judged by the tree that DuckDB's own parser makes of the text, not by its words; and the statement
that was judged is what runs. DuckDB calls a WITH that deletes a SELECT, so the type of a statement says little.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any

import duckdb

from dashboard.engine.sandbox import permissions
from dashboard.engine.sandbox.attach import Connection
from dashboard.engine.sandbox.pivots import replace_pivot_values
from dashboard.engine.sandbox.tokens import MAX_CHARACTERS, Kind, Token, tokenize

_MANY_VALUES = "MULTI"  # DuckDB's type of a PIVOT that looks for its values first
_QUERY_NODES = {"SELECT_NODE", "SET_OPERATION_NODE", "RECURSIVE_CTE_NODE", "CTE_NODE"}
_SOURCES = {"BASE_TABLE", "SUBQUERY", "JOIN", "TABLE_FUNCTION", "EXPRESSION_LIST", "EMPTY", "PIVOT", "SHOW_REF"}
_NO_PLACE = (1 << 64) - 1
# In EXPLAIN (FORMAT 'json', ANALYZE): nothing that could hide what comes after it.
_EXPLAIN_OPTION = re.compile(r"[(),]|\w+|'\w*'|\"\w*\"", re.ASCII)

_ONLY_READING = (
    "{} is not run here: write one statement that reads, such as SELECT, WITH, FROM, VALUES, PIVOT, DESCRIBE, "
    "SUMMARIZE, SHOW or EXPLAIN."
)
_NO_FUNCTION = "The function {}() is not available here: a query reads the tables of the warehouse and nothing else."
_NO_VIEW = "{} cannot be read here: SHOW TABLES and information_schema tell what tables and columns there are."
_UNCLEAR_PIVOT = "This PIVOT cannot be checked as it is: name its values, as in ON kind IN ('a', 'b')."


class RefusedError(Exception):
    """The text is not admitted; `span` says where it is wrong, in characters of the text, or is None."""

    def __init__(self, message: str, span: tuple[int, int] | None = None) -> None:
        self.span = span
        super().__init__(message)


@dataclass(frozen=True, slots=True)
class CheckedStatement:
    """A statement that may run, and its text, which has `shift` characters before the reader's."""

    statement: duckdb.Statement
    sql: str
    shift: int

    @property
    def parameters(self) -> set[str]:
        """Names of the parameters that it needs values for."""
        return {str(name) for name in self.statement.named_parameters}


def check_statement(connection: Connection, sql: str, *, explain: bool = False) -> CheckedStatement:
    """The one statement of the text; with `explain` its plan as JSON.

    Raises RefusedError, or duckdb.Error for a text that is no SQL.
    """
    words = _read_tokens(sql)
    statement = _parse_single(connection, sql, words)
    kind = _check_type(statement, words)
    prefix, start = _split_explain(words)
    if prefix:
        words = [word for word in words if word.start >= start]
        kind = _check_type(_parse_single(connection, sql[start:], words), words)
    _check_parameters(statement, words)
    _check_tree(connection, sql[start:], start, kind)
    if explain:
        prefix = "explain (format json) "
    if not prefix:
        return CheckedStatement(statement, sql, 0)
    text = prefix + sql[start:]
    return CheckedStatement(_parse_single(connection, text, words), text, len(prefix) - start)


def skip_checks(connection: Connection, sql: str, *, explain: bool = False) -> CheckedStatement:
    """What runs where the guard is left out, which only tests do: they show that the other walls hold alone."""
    prefix = "explain (format json) " if explain else ""
    statements = connection.extract_statements(prefix + sql)
    if not statements:
        raise RefusedError("There is no statement in the text.")
    return CheckedStatement(statements[-1], prefix + sql, len(prefix))


def _read_tokens(sql: str) -> list[Token]:
    if len(sql) > MAX_CHARACTERS:
        raise RefusedError(f"The text has {len(sql):,} characters, but may have {MAX_CHARACTERS:,}: shorten it.")
    if "\x00" in sql:
        raise RefusedError("The text holds a NUL character: remove it.", (sql.index("\x00"), sql.index("\x00") + 1))
    if any("\ud800" <= character <= "\udfff" for character in sql):
        raise RefusedError("The text holds half a character, which is no valid Unicode: type it again.")
    words = tokenize(sql)
    first = next((word for word in words if word.text != ";"), None)
    if first is None:
        raise RefusedError("There is no statement in the text: type a query first.")
    if first.word in permissions.WRITING_WORDS:
        raise RefusedError(_ONLY_READING.format(first.text.upper()), (first.start, first.end))
    return words[words.index(first) :]


def _parse_single(connection: Connection, text: str, words: list[Token]) -> duckdb.Statement:
    statements = connection.extract_statements(text)
    if not statements:
        raise RefusedError("There is no statement in the text: type a query first.")
    if len(statements) > 1:
        ends = [at for at, word in enumerate(words[:-1]) if word.text == ";" and words[at + 1].text != ";"]
        span = (words[ends[0] + 1].start, words[-1].end) if ends else None
        raise RefusedError(
            f"One statement is run at a time, but the text holds {len(statements):,}: run them one by one.", span
        )
    return statements[0]


def _check_type(statement: duckdb.Statement, words: list[Token]) -> str:
    first = words[0]
    try:
        kind = str(statement.type.name)
    except ValueError:  # a type that DuckDB's Python side has no name for
        kind = ""
    explains = first.word == "explain" and kind in {"EXPLAIN", _MANY_VALUES}
    if not explains and (kind not in {"SELECT", _MANY_VALUES} or not _starts_query(first)):
        raise RefusedError(_ONLY_READING.format(first.text.upper()), (first.start, first.end))
    return kind


def _starts_query(first: Token) -> bool:
    return first.word in permissions.READING_WORDS or first.text == "("


def _split_explain(words: list[Token]) -> tuple[str, int]:
    """An EXPLAIN written again, up to what it explains, and where that begins; ("", 0) if the text is none."""
    if words[0].word != "explain":
        return "", 0
    at, prefix = 1, "explain "
    if at < len(words) and words[at].word == "analyze":
        at, prefix = at + 1, "explain analyze "
    if at + 1 < len(words) and words[at].text == "(" and words[at + 1].word not in {*permissions.READING_WORDS, ""}:
        closing = next((place for place in range(at, len(words)) if words[place].text == ")"), at)
        prefix += " ".join(word.text for word in words[at : closing + 1] if _EXPLAIN_OPTION.fullmatch(word.text))
        at = closing + 1
    if at >= len(words) or words[at].word == "explain":
        raise RefusedError("EXPLAIN needs a statement that reads after it.", (words[0].start, words[0].end))
    return prefix + " ", words[at].start


def _check_parameters(statement: duckdb.Statement, words: list[Token]) -> None:
    if any(str(name).isdigit() for name in statement.named_parameters):
        span = next(((word.start, word.end) for word in words if word.kind is Kind.POSITIONAL), None)
        raise RefusedError("Parameters have names here, as in $known_on: write a name for each ? and $1.", span)


def _check_tree(connection: Connection, text: str, start: int, kind: str) -> None:
    """Raises RefusedError, with its place in the reader's text, where this text begins at `start`."""
    judged, mark, queries = replace_pivot_values(text) if kind == _MANY_VALUES else (text, "", [])
    tree = _parse_tree(connection, judged, kind)
    for query in queries:
        # What was cut out must be a query to DuckDB, too, and end where it ends here: no comment may reach beyond it.
        if "--" in query or "/*" in query or json.dumps(tree).count(mark) != len(queries):
            raise RefusedError(_UNCLEAR_PIVOT)
        _check_tree(connection, f"from ({query})", start + text.index(query) - len("from ("), kind)
    judge = _TreeChecker(connection)
    try:
        judge.judge(tree)
    except RefusedError as error:
        if error.span and judged == text:  # bytes of the tree's text
            error.span = _as_characters(text, error.span, start)
        else:
            error.span = None
        raise


def _parse_tree(connection: Connection, text: str, kind: str) -> Any:
    try:
        (answer,) = connection.execute("select json_serialize_sql($1::varchar)", [text]).fetchall()
        tree = json.loads(answer[0])
    except RecursionError as error:
        raise RefusedError("The statement is nested too deeply to be checked: write it flatter.") from error
    if not tree.get("error"):
        return tree
    if kind == _MANY_VALUES:
        raise RefusedError(_UNCLEAR_PIVOT)
    raise RefusedError(_ONLY_READING.format("This"))


def _as_characters(text: str, span: tuple[int, int], start: int) -> tuple[int, int]:
    content = text.encode()
    before = len(content[: span[0]].decode(errors="ignore"))
    return start + before, start + before + len(content[span[0] : span[1]].decode(errors="ignore"))


class _TreeChecker:
    """Looks at every node of DuckDB's tree."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def judge(self, tree: Any) -> None:
        """Raises RefusedError at the first node that is not admitted, with its place in bytes."""
        waiting = [tree]
        while waiting:
            node = waiting.pop()
            if isinstance(node, list):
                waiting.extend(node)
            elif isinstance(node, dict):
                self._judge_node(node)
                waiting.extend(node.values())

    def _judge_node(self, node: dict[str, Any]) -> None:
        kind = node.get("type")
        if isinstance(kind, str) and kind.endswith("_NODE") and kind not in _QUERY_NODES:
            raise RefusedError(f"{kind.split('_')[0]} inside a statement that reads is not run here.", _node_span(node))
        if "sample" in node and "alias" in node and kind not in _SOURCES:
            raise RefusedError(_ONLY_READING.format("This"), _node_span(node))
        if "function_name" in node and permissions.is_refused_function(name := _node_name(node, "function_name")):
            raise RefusedError(_NO_FUNCTION.format(name), _node_span(node))
        if kind == "BASE_TABLE":
            self._judge_table(_node_path(node, "table_name"), _node_span(node))
        elif kind == "SHOW_REF":
            self._judge_shown(node)
        elif kind == "TABLE_FUNCTION":
            self._judge_table_function(node["function"], _node_span(node))

    def _judge_table(self, path: list[str], span: tuple[int, int] | None) -> None:
        if permissions.is_file_name(path):
            raise RefusedError(permissions.NO_FILES, span)
        if path and permissions.is_refused_view(path[-1].lower()) and self._is_view_of_duckdb(path[-1].lower()):
            raise RefusedError(_NO_VIEW.format(path[-1]), span)

    def _judge_shown(self, node: dict[str, Any]) -> None:
        path = [part.strip('"') for part in _node_path(node, "table_name")]
        if node.get("show_type") == "SHOW_SPECIAL" and path[-1].lower() not in permissions.SHOW_TARGETS:
            raise RefusedError(f"SHOW {path[-1].upper()} is not available here: SHOW TABLES is.", _node_span(node))
        self._judge_table(path, _node_span(node))

    def _judge_table_function(self, function: dict[str, Any], span: tuple[int, int] | None) -> None:
        name = _node_name(function, "function_name")
        if name in permissions.NAMED_TABLE_FUNCTIONS:
            self._judge_named_table(function, span)
        if name in permissions.TABLE_FUNCTIONS:
            return
        if permissions.is_file_function(name):
            raise RefusedError(permissions.NO_FILES, span)
        if self._is_of_duckdb(name):
            raise RefusedError(_NO_FUNCTION.format(name), span)

    def _judge_named_table(self, function: dict[str, Any], span: tuple[int, int] | None) -> None:
        """One argument of such a function is a table, written as a name or as a text: `source`, or the first."""
        arguments = function.get("arguments") or []
        named = [one for one in arguments if one.get("name", "").lower() == "source"]
        named += [one for one in arguments[:1] if not one.get("name")]
        for names in [_read_names(one.get("expression", {})) for one in named] or [[]]:
            if not names:
                raise RefusedError(_NO_FUNCTION.format(_node_name(function, "function_name")), span)
            self._judge_table(names, span)

    def _is_of_duckdb(self, name: str) -> bool:
        """Whether DuckDB brings the table function, rather than the warehouse; an unknown one is of neither."""
        known = "select internal from duckdb_functions() where lower(function_name) = $1 and function_type <> 'scalar'"
        return any(row[0] for row in self._connection.execute(known, [name]).fetchall())

    def _is_view_of_duckdb(self, name: str) -> bool:
        known = "select internal from duckdb_views() where lower(view_name) = $1"
        return any(row[0] for row in self._connection.execute(known, [name]).fetchall())


def _read_names(expression: dict[str, Any]) -> list[str]:
    """The parts of a name, which may be written as a text; none for any other expression."""
    literal = expression.get("literal") or {}
    is_text = expression.get("type") == "VALUE_CONSTANT" and literal.get("kind") == "STRING"
    return [literal["text"]] if is_text else [str(name) for name in expression.get("column_names") or []]


def _node_span(node: dict[str, Any]) -> tuple[int, int] | None:
    start, length = node.get("query_location", _NO_PLACE), node.get("query_location_length", 0)
    return None if start == _NO_PLACE else (start, start + length)


def _node_path(node: dict[str, Any], key: str) -> list[str]:
    path = (node.get("qualified_name") or {}).get("path") or [
        node.get("catalog_name"),
        node.get("schema_name"),
        node.get(key),
    ]
    return [str(part) for part in path if part]


def _node_name(node: dict[str, Any], key: str) -> str:
    return (_node_path(node, key) or [""])[-1].lower()
