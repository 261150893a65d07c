"""`python -m dashboard sql`: a query of one's own through the sandbox of the workbench, one or a file of many."""

from __future__ import annotations

import argparse
import difflib
import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing, nullcontext
from dataclasses import replace
from pathlib import Path
from typing import Any

from dashboard.commands.exit_codes import BROKEN, EXIT_CODES
from dashboard.commands.opening import open_with_notice
from dashboard.commands.output import (
    TABLE,
    Parser,
    add_format_options,
    build_content,
    check_target,
    make_printable,
    write_output,
)
from dashboard.engine.sandbox import Outcome, Query, Result, Value
from dashboard.engine.sandbox.parameters import find_parameters, parse_value
from dashboard.engine.sandbox.pool import Pool
from dashboard.errors import QuestionError
from dashboard.exports.extract import describe_rows
from dashboard.exports.query import extract_from_query
from dashboard.settings import settings

EXITS = {Outcome.ANSWERED: 0, Outcome.REFUSED: 3, Outcome.STOPPED: 4, Outcome.WRONG: 5}
_HEADS = {Outcome.REFUSED: "Refused", Outcome.STOPPED: "Stopped", Outcome.WRONG: "Wrong SQL"}
_STDIN = "-"
_MAX_ROWS = 1_000_000_000  # the size of the result is what limits it
_MAX_BYTES, _MAX_BYTES_OF_BATCH = 4 << 20, 64 << 20


def run(options: argparse.Namespace) -> int:
    """Answers one statement of SQL, or a file of many."""
    return answer_sql(options.rest)


def answer_sql(arguments: Sequence[str]) -> int:
    """Runs what the arguments ask for and gives the exit code. Raises QuestionError for what cannot be used."""
    options = _build_parser().parse_args(arguments)
    max_rows = options.max_rows or (settings.sql_rows if options.format == TABLE else settings.sql_download_rows)
    if options.batch:
        requests = _parse_batch(_read_text(options.batch, _MAX_BYTES_OF_BATCH))
        opened = open_with_notice()
        with closing(Pool(replace(settings, sql_seconds=options.seconds))) as pool:
            _answer_all(pool, requests, max_rows)
        return BROKEN if opened.notice else EXITS[Outcome.ANSWERED]
    check_target(options.format, options.to, "query")
    text = _read_query(options)
    query = Query(text, _parse_parameters(text, options.param), max_rows=max_rows)
    opened = open_with_notice()
    with closing(Pool(replace(settings, sql_seconds=options.seconds))) as pool:
        result = pool.run(query)
    if result.outcome is Outcome.ANSWERED:
        _write_result(query, result, options)
        return BROKEN if opened.notice else EXITS[Outcome.ANSWERED]
    print(_describe_failure(result), file=sys.stderr)
    return EXITS[result.outcome]


def _build_parser() -> Parser:
    parser = Parser(
        prog="python -m dashboard sql",
        description="Answers one read-only statement of SQL over the warehouse, in a process that can do nothing else.",
        epilog=EXIT_CODES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("text", nargs="?", metavar="SQL", help="the statement itself, or - to read it from stdin")
    parser.add_argument("--file", metavar="FILE", help="a file that holds the statement; - is stdin")
    parser.add_argument("--param", action="append", default=[], metavar="NAME=VALUE", help="the value of a $name")
    add_format_options(parser)
    parser.add_argument(
        "--max-rows", type=_parse_row_count, metavar="N", help=f"at most; {settings.sql_rows:,} "
        f"by default for a table, else {settings.sql_download_rows:,}"
    )  # fmt: skip
    parser.add_argument(
        "--seconds",
        type=_parse_seconds,
        default=settings.sql_seconds,
        metavar="S",
        help="time limit; %(default)s by default",
    )
    parser.add_argument(
        "--batch", metavar="FILE", help='many: a line of JSON {"id", "sql"} for each; prints a line of JSON for each'
    )
    return parser


def _parse_row_count(text: str) -> int:
    is_number = len(text) <= len(str(_MAX_ROWS)) and text.isascii() and text.isdigit()
    if not (is_number and 1 <= int(text) <= _MAX_ROWS):
        raise argparse.ArgumentTypeError(f"{text[:40]!r} is no whole number from 1 to {_MAX_ROWS:,}")
    return int(text)


def _parse_seconds(text: str) -> float:
    try:
        seconds = float(text)
    except ValueError:
        seconds = 0.0
    if not 0.1 <= seconds <= 86_400:
        raise argparse.ArgumentTypeError(f"{text[:40]!r} is no number of seconds from 0.1 to 86,400")
    return seconds


def _read_query(options: argparse.Namespace) -> str:
    if options.file and options.text:
        raise QuestionError("Give the query once: as an argument, with --file, or - for stdin.")
    source = options.file or (_STDIN if options.text == _STDIN else None)
    if source is None and options.text is None:
        raise QuestionError("There is no query. Give it as an argument, with --file FILE, or - to read it from stdin.")
    return _read_text(source, _MAX_BYTES) if source else str(options.text)


def _read_text(source: str, most: int) -> str:
    """The text of a file, or of stdin, of at most so many bytes. Raises QuestionError where it cannot be read."""
    name = "stdin" if source == _STDIN else source
    try:
        with nullcontext(sys.stdin.buffer) if source == _STDIN else Path(source).open("rb") as file:
            content = file.read(most + 1)
        if len(content) > most:
            raise QuestionError(f"{name} holds more than {most >> 20} MB, the most that is read. Split it up.")
        return content.decode("utf-8-sig")  # with or without a mark at its beginning
    except OSError as error:
        raise QuestionError(f"{name} cannot be read ({error.strerror}). Name another file.") from error
    except UnicodeDecodeError as error:
        raise QuestionError(f"{name} is not UTF-8 text. Save it as UTF-8.") from error


def _parse_parameters(text: str, pairs: Sequence[str]) -> dict[str, Value]:
    """The value of every `$name` of the text; NULL for those that nobody gives."""
    known = {parameter.name: parameter for parameter in find_parameters(text)}
    values: dict[str, Value] = dict.fromkeys(known)
    for pair in pairs:
        name, separator, value = pair.partition("=")
        if any("\ud800" <= letter <= "\udfff" for letter in pair):  # bytes of the command line that are not UTF-8
            raise QuestionError(f"--param {pair!r} is not UTF-8 text. Write it in UTF-8.")
        if not separator:
            raise QuestionError(f"--param {pair!r} has no value. Write --param name=value.")
        if name not in known:
            near = difflib.get_close_matches(name, known, n=1)
            there_are = f"There are: {', '.join(known)}." if known else "It has no parameters."
            raise QuestionError(f"The query has no ${name}. {f'Did you mean {near[0]}?' if near else there_are}")
        values[name] = parse_value(known[name], value)
    return values


def _write_result(query: Query, result: Result, options: argparse.Namespace) -> None:
    write_output(build_content(extract_from_query(query, result), options.format, options.size), options.to)
    where = f", written to {options.to}" if options.to else ""
    print(
        f"{_describe_extent(result)} in {result.seconds:.2f} s, data version {result.data_version}{where}.",
        file=sys.stderr,
    )


def _describe_extent(result: Result) -> str:
    """How much of the answer there is: never silent about a cut."""
    assert result.table is not None
    count = result.table.num_rows
    if result.truncated is None:
        return describe_rows(count, None)
    size = f"the result is larger than {settings.sql_result_megabytes} MB, the MUSTER_SQL_RESULT_MEGABYTES"
    cut = size if result.truncated == "bytes" else ""
    of = "more" if result.total_rows is None else f"{result.total_rows:,} rows"
    remedy = cut or "--max-rows brings more"
    return f"cut at {count:,} of {of} ({remedy})"


def _describe_failure(result: Result) -> str:
    """One sentence: what kind of end, where, why, and what may have been meant."""
    place = f", line {result.span.line}, column {result.span.column}" if result.span else ""
    message = make_printable(" ".join(f"{result.message} {result.hint}".split()))
    return f"{_HEADS[result.outcome]}{place}: {message}"


def _parse_batch(text: str) -> list[tuple[Any, str]]:
    """Identifier and query of each line. Raises QuestionError that names every line which is none."""
    requests: list[tuple[Any, str]] = []
    bad: list[str] = []
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            try:
                requests.append(_parse_request(json.loads(line)))
            except (ValueError, TypeError, KeyError, RecursionError):
                bad.append(str(number))
    if bad:
        named = ", ".join(bad[:10]) + (f" and {len(bad) - 10} more" if len(bad) > 10 else "")
        example = '{"id": "1", "sql": "select 1"}'
        raise QuestionError(f"Of the batch, line {named} is no JSON like {example}. Mend it.")
    return requests


def _parse_request(message: Mapping[str, Any]) -> tuple[Any, str]:
    if not isinstance(message["sql"], str):
        raise TypeError
    json.dumps({"id": message["id"]})  # fails now where it is nested too deeply to be printed
    return message["id"], message["sql"]


def _answer_all(pool: Pool, requests: Iterable[tuple[Any, str]], max_rows: int) -> None:
    for name, text in requests:
        result = pool.run(Query(text, dict.fromkeys(each.name for each in find_parameters(text)), max_rows=max_rows))
        answer = {
            "id": name,
            "outcome": str(result.outcome),
            "rows": 0 if result.table is None else result.table.num_rows,
            "truncated": result.truncated is not None,
            "seconds": round(result.seconds, 4),
            "message": "" if result.outcome is Outcome.ANSWERED else _describe_failure(result),
        }
        write_output(f"{json.dumps(answer)}\n".encode(), None)
