"""The command line: `python -m dashboard check | ask | sql | publish | release | changes | build | …`.

Data goes to stdout, all else to stderr. Exit codes: 0 done, 1 broken rows or queries, changes that no release
holds, or an older state of the data had to answer, 2 input that cannot be used, 3 to 5 a query of one's own that got no
answer, 130 stopped with Ctrl+C.
"""

from __future__ import annotations

import argparse
import json
import os
import socket
import subprocess
import sys
from collections.abc import Sequence

from dashboard.errors import MusterError, QuestionError, SettingsError

# Each command imports what it needs itself: the settings are read on import and may be refused, and help is quick.

CLEAN, BROKEN, UNUSABLE = 0, 1, 2
EXIT_CODES = """Exit codes:
  0    done: answered, built, or nothing wrong
  1    broken rows or queries were found, changes that no release holds, an older state of the data had to answer,
       or an answer of the engine for big tables differs
  2    input that cannot be used: a question, parameter, value, file, setting, or data that cannot be read
  3    sql: refused, since it is not one statement that reads, or wants what is not allowed
  4    sql: stopped at a limit of time, memory or size
  5    sql: wrong SQL
  130  stopped with Ctrl+C"""
_ASK_USAGE = """usage: python -m dashboard ask QUESTION [--PARAMETER VALUE ...] [--format FORMAT] [--to FILE]

Data goes to stdout or to FILE, all else to stderr. 'ask QUESTION --help' tells the parameters and formats.
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command and gives its exit code, as EXIT_CODES tells."""
    parser = _parser()
    chosen, rest = parser.parse_known_args(arguments)
    if rest and chosen.command not in (ask_command, sql_command):
        parser.error(f"unrecognised arguments: {' '.join(rest)}")
    chosen.rest = rest
    try:
        code: int = chosen.command(chosen)
        return code
    except MusterError as error:
        print(error, file=sys.stderr)
        return UNUSABLE
    except BrokenPipeError:  # a reader such as `head` has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return CLEAN
    except KeyboardInterrupt:
        return 130


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m dashboard",
        description="Muster, from the command line.",
        epilog=EXIT_CODES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    commands = parser.add_subparsers(required=True, metavar="command")

    check = commands.add_parser("check", help="hold the data and the queries against their rules")
    check.add_argument("dossier", nargs="?", help="one dossier's folder name; all by default")
    check.add_argument(
        "--portable", action="store_true", help="tell which questions the engine for big tables can answer"
    )
    check.set_defaults(command=check_command)

    ask = commands.add_parser("ask", help="answer a question of queries/answers/", add_help=False)
    ask.add_argument("question", nargs="?", help="a question's name; without it, all are listed")
    ask.set_defaults(command=ask_command)

    sql = commands.add_parser("sql", help="answer a query of one's own, in the sandbox", add_help=False)
    sql.set_defaults(command=sql_command)

    release = commands.add_parser("release", help="name the state of the data, and log what changed")
    release.add_argument("dossier", nargs="?", help="one dossier's folder name; by default the only one")
    release.add_argument("--note", default="", metavar="WHY", help="why the data changed")
    release.add_argument(
        "--reason", action="append", default=[], metavar="FIGURE_ID=WHY", help="why this row changed; may be repeated"
    )
    release.add_argument("--check", action="store_true", help="only tell what no release holds yet; exit code 1 if any")
    release.set_defaults(command=release_command)

    changes = commands.add_parser("changes", help="print the corrections log as an Atom feed")
    changes.add_argument("--to", metavar="FILE", help="a file to write to, instead of stdout")
    changes.set_defaults(command=changes_command)

    publish = commands.add_parser(
        "publish",
        help="write pages as files that any web host serves: HTML, SVG and PNG",
        description="Writes cards: pages as files that need no server and no network. Without --page, --chart and "
        "--all, it is the Overview.",
        epilog=EXIT_CODES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    _add_publish_options(publish)
    publish.set_defaults(command=publish_command)

    engine = commands.add_parser("engine", help="try the engine for big tables that MUSTER_ENGINE names")
    engine.add_argument("action", choices=["verify"], help="ask every portable question of both engines, and compare")
    engine.set_defaults(command=engine_command)

    generate = commands.add_parser("generate", help="write a dossier of very many synthetic figures, for tries")
    generate.add_argument("--rows", required=True, metavar="N", help="how many figures, such as 1000000 or 1e8")
    generate.add_argument(
        "--to", required=True, metavar="DIR", help="the data folder to write; made where it is missing"
    )
    generate.set_defaults(command=generate_command)

    build = commands.add_parser("build", help="build the warehouse unless it is there")
    build.set_defaults(command=build_command)

    index = commands.add_parser("catalogue", help="print queries/README.md, made from the headers")
    index.add_argument("--row-types", action="store_true", help="print dashboard/engine/questions/row_types.py instead")
    index.set_defaults(command=catalogue_command)

    health = commands.add_parser("health", help="tell what protects readers' queries, and their limits")
    health.set_defaults(command=health_command)

    run = commands.add_parser("run", help="build the warehouse and serve the dashboard on this machine")
    run.set_defaults(command=run_command)
    return parser


def _add_publish_options(parser: argparse.ArgumentParser) -> None:
    what = parser.add_mutually_exclusive_group()
    what.add_argument(
        "--page",
        metavar="PAGE",
        help="overview, over-time, by-source, losses, figure, or an address copied from the app",
    )
    what.add_argument("--chart", metavar="CHART", help="a chart by name, as in 'statements?measure=killed'")
    what.add_argument("--all", action="store_true", help="every page, measure, chart and figure of every dossier")
    parser.add_argument("--to", metavar="DIR", required=True, help="the folder to write to; made where it is missing")
    parser.add_argument("--site", metavar="URL", default="", help="the address that the folder will have on the web")
    parser.add_argument("--app", metavar="URL", default="", help="the address of the live app, to link to")


def check_command(chosen: argparse.Namespace) -> int:
    """Prints everything that is wrong with the data and the queries, all at once; or which questions are portable."""
    if chosen.portable:
        from dashboard.commands.engine import list_portable

        list_portable()
        return CLEAN
    from dashboard.engine.questions.checks import run_checks

    report = run_checks(chosen.dossier)
    sections = {
        "Cannot be read": report.unusable,
        "Breaks a rule": report.errors,
        "Worth knowing": report.flags,
    }
    for heading, problems in sections.items():
        if problems:
            print(f"{heading}:", *(f"  [{problem.rule}] {problem}" for problem in problems), "", sep="\n")
    if report.query_errors:
        print("Queries that break their header:", *(f"  {error}" for error in report.query_errors), "", sep="\n")
    print(report.summary)
    if report.unusable:
        return UNUSABLE
    return BROKEN if report.errors or report.query_errors else CLEAN


def ask_command(chosen: argparse.Namespace) -> int:
    """Answers one question in one format; without a question, lists the questions that there are."""
    from dashboard.commands import ask

    if chosen.question is not None:
        return CLEAN if ask.answer_question(chosen.question, chosen.rest, EXIT_CODES) else BROKEN
    if chosen.rest and not {"-h", "--help"} & set(chosen.rest):
        raise QuestionError("Name a question before its parameters. 'python -m dashboard ask' lists them.")
    if chosen.rest:
        print(f"{_ASK_USAGE}\n{EXIT_CODES}\n")
    ask.list_questions()
    return CLEAN


def sql_command(chosen: argparse.Namespace) -> int:
    """Answers one statement of SQL, or a file of many."""
    try:
        from dashboard.commands.sql import answer_sql

        return answer_sql(chosen.rest, EXIT_CODES)
    except KeyboardInterrupt:
        os._exit(130)  # whatever is written, is written; DuckDB would list what it had no time to let go of


def release_command(chosen: argparse.Namespace) -> int:
    """Makes a release, or tells what no release holds yet; exit code 1 where there is any."""
    from dashboard.commands import release

    if chosen.check:
        return CLEAN if release.check(chosen.dossier) else BROKEN
    release.release(chosen.dossier, chosen.note, chosen.reason)
    return CLEAN


def changes_command(chosen: argparse.Namespace) -> int:
    """Writes the corrections log as an Atom feed."""
    from dashboard.commands import release

    release.changes(chosen.to)
    return CLEAN


def publish_command(chosen: argparse.Namespace) -> int:
    """Writes pages as files; exit code 1 where an older state of the data had to answer."""
    from dashboard.commands.publish import publish

    return CLEAN if publish(chosen) else BROKEN


def engine_command(_: argparse.Namespace) -> int:
    """Compares both engines; exit code 1 where an answer differs."""
    from dashboard.commands.engine import verify

    return CLEAN if verify() else BROKEN


def health_command(_: argparse.Namespace) -> int:
    """Prints as JSON which engine answers, which walls stand around readers' queries here, and the limits."""
    from dashboard.commands.opening import open_with_notice
    from dashboard.engine.questions.routing import described
    from dashboard.engine.sandbox.pool import shared_pool
    from dashboard.settings import settings

    opened = open_with_notice()
    told = {"data_version": opened.data_version, "engine": described(settings), "queries": shared_pool().health()}
    print(json.dumps(told, indent=2))
    return BROKEN if opened.notice else CLEAN


def generate_command(chosen: argparse.Namespace) -> int:
    """Writes a synthetic dossier in partitions, and prints how to serve it."""
    from dashboard.commands.generate import generate

    generate(chosen.rows, chosen.to)
    return CLEAN


def build_command(_: argparse.Namespace) -> int:
    """Builds the warehouse and prints where it is; exit code 1 where an older one has to serve."""
    from dashboard.commands.opening import open_with_notice

    opened = open_with_notice()
    print(opened.path)
    return BROKEN if opened.notice else CLEAN


def catalogue_command(chosen: argparse.Namespace) -> int:
    """Prints the index of questions and rules as Markdown, or the types of the rows of answers as Python."""
    if chosen.row_types:
        from dashboard.commands.opening import open_with_notice
        from dashboard.engine.questions.row_type_writer import write_row_types
        from dashboard.settings import settings

        print(write_row_types(open_with_notice().cursor(), settings), end="")
        return CLEAN
    from dashboard.engine.questions.catalogue import index

    print(index(), end="")
    return CLEAN


def run_command(_: argparse.Namespace) -> int:
    """Builds, picks a port, prints the address, and becomes the Streamlit server."""
    from dashboard.engine.database import query_log  # noqa: F401 - its file is to be refused here, not on a page
    from dashboard.engine.warehouse.fingerprint import fingerprint
    from dashboard.settings import REPOSITORY, settings

    port = _port(os.environ.get("STREAMLIT_SERVER_PORT"), settings.first_port)
    # Where the warehouse is there already, the server starts at once: DuckDB is not even imported here.
    if not (settings.cache_folder / f"{fingerprint(settings)}.duckdb").exists():
        from dashboard.commands.opening import open_with_notice

        open_with_notice().close()
    below = os.environ.get("STREAMLIT_SERVER_BASE_URL_PATH", "").strip("/")
    address = f"http://127.0.0.1:{port}{below and f'/{below}/'}"
    print(f"Muster is at {address} (stop it with Ctrl+C).", file=sys.stderr, flush=True)
    command = [sys.executable, "-m", "streamlit", "run", str(REPOSITORY / "dashboard" / "server.py")]
    command += ["--server.address", "127.0.0.1", "--server.port", port, "--server.headless", "true"]
    if "STREAMLIT_SERVER_FILE_WATCHER_TYPE" not in os.environ:
        # Watching the sources costs time after every run; anyone who edits pages sets it to "auto".
        command += ["--server.fileWatcherType", "none"]
    os.chdir(REPOSITORY)  # Streamlit looks for its configuration here
    if os.name == "posix":
        os.execv(sys.executable, command)
    return subprocess.call(command)


def _port(wanted: str | None, first: int) -> str:
    """The port that was asked for, or a free one. Raises SettingsError where the one asked for cannot be had."""
    if not wanted:
        return str(_free_port(first))
    if not (wanted.isascii() and wanted.isdigit() and 0 < int(wanted) < 65536):
        raise SettingsError(
            f"STREAMLIT_SERVER_PORT is {wanted!r}, but must be a number from 1 to 65535. Change or unset it."
        )
    if not _is_free(int(wanted)):
        raise SettingsError(
            f"STREAMLIT_SERVER_PORT is {wanted}, where another server listens. Choose another or unset it."
        )
    return wanted


def _free_port(first: int) -> int:
    """The first port if nothing listens there, else one of the next twenty, else any."""
    for port in range(first, min(first + 20, 65536)):
        if _is_free(port):
            return port
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        if os.name == "posix":
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
        return True


if __name__ == "__main__":
    sys.exit(main())
