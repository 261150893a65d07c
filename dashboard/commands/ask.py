"""`python -m dashboard ask QUESTION --param value --format csv --to FILE`: the same files as the pages give."""

from __future__ import annotations

import argparse
import difflib
import sys
from collections.abc import Sequence
from typing import Any

import pyarrow as pa

from dashboard.commands.exit_codes import BROKEN, CLEAN, EXIT_CODES
from dashboard.commands.opening import open_with_notice
from dashboard.commands.output import PACK, Parser, add_format_options, build_content, check_target, write_output
from dashboard.contents.answers import choose_dossier, refuse_missing_values
from dashboard.engine.questions.ask import ask_by_name, find, provenance
from dashboard.engine.questions.catalogue import Question, catalogue
from dashboard.engine.questions.parameters import describe_parameters, parameter_type, parse_value
from dashboard.errors import QuestionError
from dashboard.exports.extract import Extract
from dashboard.exports.query_picture import suggest_picture
from dashboard.figures.display import format_count
from dashboard.settings import settings

_USAGE = """usage: python -m dashboard ask QUESTION [--PARAMETER VALUE ...] [--format FORMAT] [--to FILE]

Data goes to stdout or to FILE, all else to stderr. 'ask QUESTION --help' lists the parameters and formats.
"""


def run(options: argparse.Namespace) -> int:
    """Answers one question in one format; without a question, lists the questions that there are."""
    if options.question is not None:
        return CLEAN if answer_question(options.question, options.rest) else BROKEN
    if options.rest and not {"-h", "--help"} & set(options.rest):
        raise QuestionError("Name a question before its parameters. 'python -m dashboard ask' lists them.")
    if options.rest:
        print(f"{_USAGE}\n{EXIT_CODES}\n")
    list_questions()
    return CLEAN


def list_questions() -> None:
    """Prints each question with its name, the starters for readers under a heading of their own."""
    for question in catalogue().values():
        print(f"{question.name:28} {question.question}")
    if examples := catalogue(folder="examples"):
        print("\nExamples to learn from:")
    for question in examples.values():
        print(f"{question.name:28} {question.question}")


def answer_question(name: str, arguments: Sequence[str]) -> bool:
    """Answers one question on stdout or into a file; whether the newest data answered.

    Raises QuestionError for a question, parameter or value that cannot be used, before anything is written.
    """
    question = find(name, settings)
    texts = _parse_arguments(question, arguments)
    form, target, size = texts.pop("format"), texts.pop("to"), texts.pop("size")
    check_target(form, target, name)
    parameters = {param: _parse(question, param, value) for param, value in texts.items()}
    opened = open_with_notice()
    if "dossier" in parameters:
        parameters["dossier"] = choose_dossier(parameters["dossier"])
    table = ask_by_name(name, **parameters)
    if not table.num_rows:
        refuse_missing_values(question, parameters)
    content = _build_content(form, size, question, table)
    write_output(content, target)
    where = f", written to {target}" if target else ""
    rows = format_count(table.num_rows, "row")
    print(f"{rows}, data version {provenance(table).data_version}{where}.", file=sys.stderr)
    return opened.notice is None


def _parse_arguments(question: Question, arguments: Sequence[str]) -> dict[str, Any]:
    parser = Parser(
        prog=f"python -m dashboard ask {question.name}",
        description=question.question,
        epilog=f"Rows: {question.rows}.\n\n{EXIT_CODES}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    add_format_options(parser, PACK)
    for param in question.params:
        is_list = param in question.list_params
        parser.add_argument(
            f"--{param}",
            action="append" if is_list else "store",
            metavar="VALUE",
            help=_describe_parameter(question, param),
        )
    texts, unknown = parser.parse_known_args(arguments)
    if unknown:
        raise QuestionError(_explain_unknown(question, unknown[0]))
    return vars(texts)


def _parse(question: Question, param: str, value: str | list[str] | None) -> Any:
    if value is None or isinstance(value, list):
        return [parse_value(question, param, text, f"--{param}") for text in value] if value else None
    return parse_value(question, param, value, f"--{param}")


def _describe_parameter(question: Question, param: str) -> str:
    kind = parameter_type(question, param)
    text = {"date": "a day, such as 2022-08-25", "boolean": "true or false"}.get(kind, "")
    if param == "dossier":
        text = "by default the one that pages open first"
    return ("may be given several times" if param in question.list_params else text) or "text"


def _explain_unknown(question: Question, argument: str) -> str:
    options = [f"--{param}" for param in question.params]
    near = difflib.get_close_matches(argument.partition("=")[0], options, n=1)
    remedy = f"Did you mean {near[0]}?" if near else f"It takes {', '.join([*options, '--format'])} and --to."
    return f"{question.name} has no parameter {argument!r}. {remedy}"


def _build_content(form: str, size: str, question: Question, table: pa.Table) -> bytes:
    parameters = provenance(table).parameters
    extract = Extract(question.question, question.name, table, describe_parameters(parameters))
    if form != PACK:
        return build_content(extract, form, size)
    from dashboard.exports.pack import build_fact_pack  # noqa: PLC0415

    picture = suggest_picture(extract)
    dossier = str(parameters.get("dossier", ""))
    return build_fact_pack(question.question, dossier, [extract], [picture] if picture else [])
