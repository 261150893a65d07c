"""The command line: `python -m dashboard check | ask | sql | publish | release | changes | build | …`.

Data goes to stdout, all else to stderr. Exit codes: see `commands/exit_codes.py`.
"""

from __future__ import annotations

import argparse
import io
import os
import signal
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Any, NoReturn

from dashboard.commands.exit_codes import CLEAN, EXIT_CODES, INTERRUPTED, UNUSABLE
from dashboard.errors import MusterError

_WITH_OWN_PARSER = ("ask", "sql")
_FILES = {"import": "import_file"}  # a word of Python's own
_STOPPED_IN_DUCKDB = "Query interrupted"  # what DuckDB makes of Ctrl+C
_AGAIN_SECONDS = 3
_HELP: dict[str, Any] = {"epilog": EXIT_CODES, "formatter_class": argparse.RawDescriptionHelpFormatter}


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command and gives its exit code, see EXIT_CODES."""
    _write_what_the_console_can()
    parser = build_parser()
    options, rest = parser.parse_known_args(arguments)
    if rest and options.command not in _WITH_OWN_PARSER:
        parser.error(f"unrecognised arguments: {' '.join(rest)}")
    options.rest = rest
    try:
        # Imported only now: the settings are read on import and may be refused, and help is quick.
        name = _FILES.get(options.command, options.command.replace("-", "_"))
        code: int = import_module(f"dashboard.commands.{name}").run(options)
        return code
    except MusterError as error:
        print(error, file=sys.stderr)
        return UNUSABLE
    except BrokenPipeError:  # a reader such as `head` has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return CLEAN
    except KeyboardInterrupt:
        return INTERRUPTED
    except RuntimeError as error:
        if str(error) != _STOPPED_IN_DUCKDB:
            raise
        return INTERRUPTED


def _interrupt(*_: object) -> NoReturn:
    """Ctrl+C, and again soon: a library that is at work just then may lose what is raised here."""
    if hasattr(signal, "alarm"):  # not on Windows
        signal.alarm(_AGAIN_SECONDS)
    raise KeyboardInterrupt


def _write_what_the_console_can() -> None:
    """A letter that the console's encoding lacks becomes "?": the verdict and its exit code count more."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # none where it is closed
            stream.reconfigure(errors="replace")


def build_parser() -> argparse.ArgumentParser:
    """The parser of all commands; each is run by the file of its name in `commands/`."""
    parser = argparse.ArgumentParser(prog="python -m dashboard", description="Muster, from the command line.", **_HELP)
    commands = parser.add_subparsers(dest="command", required=True, metavar="command")

    check = commands.add_parser("check", help="hold the data and the queries against their rules")
    check.add_argument("dossier", nargs="?", help="one dossier's folder name; all by default")
    check.add_argument(
        "--portable", action="store_true", help="tell which questions the engine for big tables can answer"
    )

    ask = commands.add_parser("ask", help="answer a question of queries/answers/", add_help=False)
    ask.add_argument("question", nargs="?", help="a question's name; without it, all are listed")
    commands.add_parser("sql", help="answer a query of one's own, in the sandbox", add_help=False)

    _add_release(commands.add_parser("release", help="name the state of the data, and log what changed"))
    changes = commands.add_parser("changes", help="print the corrections log as an Atom feed")
    changes.add_argument("--to", metavar="FILE", help="a file to write to, instead of stdout")
    _add_publish(commands)
    _add_check_text(commands)

    _add_import(commands)
    _add_new(commands.add_parser("new", help="write an empty dossier, with a sheet of statements to fill in"))

    engine = commands.add_parser("engine", help="try the engine for big tables that MUSTER_ENGINE names")
    engine.add_argument("action", choices=["verify"], help="ask every portable question of both engines, and compare")
    generate = commands.add_parser("generate", help="write a dossier of very many synthetic figures, for tries")
    generate.add_argument("--rows", required=True, metavar="N", help="how many figures, such as 1000000 or 1e8")
    generate.add_argument(
        "--to", required=True, metavar="DIR", help="the data folder to write; made where it is missing"
    )

    commands.add_parser("mcp", help="serve an assistant on this machine, by the Model Context Protocol")
    commands.add_parser("build", help="build the warehouse unless it is there")
    index = commands.add_parser("catalogue", help="print queries/README.md, made from the headers")
    index.add_argument("--row-types", action="store_true", help="print dashboard/engine/questions/row_types.py instead")
    commands.add_parser("health", help="tell what protects readers' queries, and their limits")
    commands.add_parser("run", help="build the warehouse and serve the dashboard on this machine")
    return parser


def _add_new(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("slug", help="its folder name: small letters, digits, hyphens")
    parser.add_argument("--title", help="asked on a terminal where it is missing, like the question")
    parser.add_argument("--question", help="what the dossier answers")


def _add_release(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("dossier", nargs="?", help="one dossier's folder name; by default the only one that changed")
    parser.add_argument("--note", default="", metavar="WHY", help="why the data changed")
    parser.add_argument(
        "--reason", action="append", default=[], metavar="FIGURE_ID=WHY", help="why this row changed; may be repeated"
    )
    parser.add_argument("--check", action="store_true", help="only tell what no release holds yet; exit code 1 if any")


def _add_publish(commands: Any) -> None:
    parser = commands.add_parser(
        "publish",
        help="write pages as files that any web host serves: HTML, SVG and PNG",
        description="Writes cards: pages as files that need no server and no network. Without --page, --chart and "
        "--all, it is the Overview.",
        **_HELP,
    )
    what = parser.add_mutually_exclusive_group()
    what.add_argument(
        "--page",
        metavar="PAGE",
        help="overview, over-time, by-source, side-by-side, figure, or an address copied from the app",
    )
    what.add_argument("--chart", metavar="CHART", help="a chart by name, as in 'statements?measure=visits'")
    what.add_argument("--all", action="store_true", help="every page, measure, chart and figure of every dossier")
    parser.add_argument("--to", metavar="DIR", required=True, help="the folder to write to; made where it is missing")
    parser.add_argument("--site", metavar="URL", default="", help="the address that the folder will have on the web")
    parser.add_argument(
        "--app", metavar="URL", default="", help="address of the live app, to link to; by default MUSTER_PUBLIC_URL"
    )


def _add_check_text(commands: Any) -> None:
    parser = commands.add_parser(
        "check-text",
        help="hold every number of a text against the figures",
        description="Exit code 1 where a number is contradicted, or a sum in the text does not hold.",
        **_HELP,
    )
    parser.add_argument("file", help="a text file in UTF-8, or - for stdin")
    parser.add_argument("--dossier", metavar="NAME", help="by default the one that pages open first")
    parser.add_argument("--known-on", metavar="DAY", help="a day such as 2022-08-25; by default the day of the text")
    chosen = "what a number counts (measure), whose it is (subject), or its day (as_of), such as 0.measure.visits"
    parser.add_argument("--chosen", action="append", default=[], metavar="N.NAME.VALUE", help=chosen)
    formats = ("table", "json", "csv", "markdown", "html")
    parser.add_argument("--format", choices=formats, default="table", help="table by default")
    parser.add_argument("--to", metavar="FILE", help="a file to write to, instead of stdout")


def _add_import(commands: Any) -> None:
    parser = commands.add_parser(
        "import",
        help="make a dossier of a file of figures: CSV, TSV, JSON, a workbook, Parquet",
        description="Prints what it guesses. With --new, writes the dossier. Exit code 1 where numbers were refused.",
        **_HELP,
    )
    parser.add_argument("file", nargs="?", help="the file, or - for stdin; by default the sheet of --into")
    where = parser.add_mutually_exclusive_group()
    where.add_argument("--new", metavar="SLUG", help="write a dossier of this folder name")
    where.add_argument(
        "--into", metavar="SLUG", help="add the figures to this dossier; rows with a known id replace it"
    )
    parser.add_argument(
        "--set", action="append", default=[], metavar="NAME=VALUE", help="answer a choice; may be repeated"
    )
    parser.add_argument("--table", metavar="NAME", help="the sheet to read; by default the first")
    parser.add_argument("--recipe", metavar="FILE", help="decide as this recipe says, instead of guessing")
    parser.add_argument("--to-recipe", metavar="FILE", help="write the decisions to a file, for the next edition")
    parser.add_argument("--refused", metavar="FILE", help="write the refused numbers, with line and reason, as CSV")


if __name__ == "__main__":
    for asked in ("SIGINT", "SIGALRM"):
        if hasattr(signal, asked):
            signal.signal(getattr(signal, asked), _interrupt)
    code = main()
    if code == INTERRUPTED:
        os._exit(code)  # all output is written; DuckDB would list what it had no time to release
    sys.exit(code)
