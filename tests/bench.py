"""`make bench`: Muster's Overview beside a bare Streamlit page, on this machine, in one run. Linux only.

Both are measured in turn, so that noise hits both alike. No aim fails the run: exit code 0 unless something could not
be measured at all. ARGS="--quick" takes three minutes; without it, a quarter of an hour.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from itertools import chain
from pathlib import Path

# Only this file's folder is on the path when it is run; the modules are found from the folder above.
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from tests.bench import (
    capacity,
    figures_page,
    filter_change,
    first_paint,
    memory,
    own_figures,
    programs,
    report,
    sandbox,
    scale,
    sharing,
    startup,
    texts,
)
from tests.bench.servers import BARE, MUSTER, BenchError, Server, serving

SECTIONS = (
    *("startup", "first_paint", "cpu", "memory", "capacity"),
    *("figures", "sharing", "own", "programs", "sandbox", "texts", "scale"),
)
OWN_ROWS = 20_000
NOTES = """
Medians. Ratios are Muster over bare; only those with an aim are judged. The bare page is served as Streamlit ships it,
with one select box, one metric and one Plotly chart. One filter change is a change of that box, or of Muster's
"Known on"; every fifth day chosen there is one that nobody asked for before. Server CPU includes what Streamlit does
after the answer. The load generator is a process of its own, but it and the browser share the cores with the servers.
"""


@dataclass(frozen=True)
class Effort:
    """How often things are repeated."""

    starts: int
    loads: int
    blocks: int
    figures: int
    readings: int
    sessions: int
    seconds: float


# Of the two turns of the programs, each of the full run takes five minutes with them and five without.
FULL = Effort(starts=5, loads=7, blocks=6, figures=1_000_000, readings=10_000_000, sessions=50, seconds=300)
QUICK = Effort(starts=2, loads=3, blocks=2, figures=50_000, readings=1_000_000, sessions=10, seconds=20)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measures, prints the table, and gives the exit code."""
    chosen = _parser().parse_args(arguments)
    wanted = chosen.only or [name for name in SECTIONS if name != "capacity" or not chosen.quick]
    if not Path("/proc/self/smaps_rollup").exists():
        print("`make bench` reads /proc, which this system does not have: run it on Linux.", file=sys.stderr)
        return 2
    for interruption in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(interruption, lambda number, _: sys.exit(128 + number))
    machine, began = _machine(), time.monotonic()
    effort = QUICK if chosen.quick else FULL
    rows: list[report.Row] = []
    others: dict[str, list[report.Row]] = {}
    partitions = ""
    failure = None
    try:
        with tempfile.TemporaryDirectory(prefix="muster-bench-") as scratch:
            for measured in _measure(wanted, effort, Path(scratch)):
                rows += measured
            for name, measure in _list_others(effort, Path(scratch), is_quick=chosen.quick).items():
                if name in wanted:
                    others[name] = measure()
            if "scale" in wanted:
                sizes = (10**4, effort.figures)
                partitions = scale.report({size: scale.measured(Path(scratch) / str(size), size) for size in sizes})
    except BenchError as error:
        failure = error
    minutes = (time.monotonic() - began) / 60
    print(f"\nMuster's Overview beside a bare Streamlit page ({machine}; {minutes:.0f} min)\n")
    print(report.table(rows), NOTES, sep="\n")
    told = {
        f"The page of all figures: {effort.figures:,} synthetic statements beside the dossier's own": report.table(
            others.get("figures", []), ("", f"{effort.figures:,}", "shipped", "ratio", "", "")
        ),
        "A shared link of “Who says what” beside a bare Streamlit page with as many parts of each kind": report.table(
            others.get("sharing", []), ("", "Muster", "bare", "ratio", "", "")
        ),
        f"A reader's own file of {OWN_ROWS:,} rows beside a bare page that reads and draws it": report.table(
            others.get("own", [])
        ),
        f"Filter changes of {effort.sessions} sessions, with 200 clients of the API and without": report.table(
            others.get("programs", []), ("", "with", "without", "ratio", "aim", "")
        ),
        f"Readers' queries in the sandbox beside a plain DuckDB: {effort.readings:,} rows": report.table(
            others.get("sandbox", []), ("", "sandbox", "plain", "ratio", "aim", "")
        ),
        "Checking a text: server CPU per kB, beside that of a text of 1 kB": report.table(
            others.get("texts", []), ("", "per kB", "of 1 kB", "ratio", "aim", "")
        ),
        "Figures in partitions (`make bench-scale` goes on to 100,000,000)": partitions,
    }
    names = ("figures", "sharing", "own", "programs", "sandbox", "texts")
    is_there = (*(name in others for name in names), bool(partitions))
    for (heading, text), is_measured in zip(told.items(), is_there, strict=True):
        if is_measured:
            print(f"\n{heading}\n", text, sep="\n")
    if chosen.json:
        content = {
            "machine": machine,
            "minutes": round(minutes, 1),
            "rows": report.as_json([*rows, *chain.from_iterable(others.values())]),
        }
        chosen.json.write_text(json.dumps(content, indent=2, ensure_ascii=False) + "\n")
    if failure:
        print(f"The rest could not be measured: {failure}", file=sys.stderr)
    return 1 if failure else 0


def _measure(wanted: Sequence[str], effort: Effort, scratch: Path) -> Iterator[list[report.Row]]:
    if "startup" in wanted:
        _say("start-up")
        yield startup.measure(scratch, effort.starts)
    with ExitStack() as stack:
        servers: list[Server] = []
        sections: dict[str, Callable[[], list[report.Row]]] = {
            "first_paint": lambda: first_paint.measure(servers, effort.loads),
            "cpu": lambda: filter_change.measure(servers, effort.blocks),
            "memory": lambda: memory.measure(servers),
            "capacity": lambda: capacity.measure(servers, _say),
        }
        for name in SECTIONS:
            if name in wanted and name in sections:
                servers += [] if servers else [stack.enter_context(serving(page, scratch)) for page in (MUSTER, BARE)]
                _say(name.replace("_", " "))
                yield sections[name]()


def _list_others(effort: Effort, scratch: Path, *, is_quick: bool) -> dict[str, Callable[[], list[report.Row]]]:
    """What is measured beside something else than the bare page, and printed in tables of its own."""

    def measure_programs() -> list[report.Row]:
        with serving(MUSTER, scratch) as server:
            return programs.measure(server, effort.sessions, 200, effort.seconds, _say)

    return {
        "figures": lambda: figures_page.measure(scratch, effort.figures, effort.loads, _say),
        "sharing": lambda: sharing.measure(scratch, is_quick, _say),
        "own": lambda: own_figures.measure(scratch, OWN_ROWS, effort.loads, _say),
        "programs": measure_programs,
        "texts": lambda: texts.measure(effort.loads, _say),
        "sandbox": lambda: sandbox.measure(scratch, effort.readings, 3 * effort.loads, _say),
    }


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="make bench", description=(__doc__ or "").partition("\n\n")[0])
    parser.add_argument("--quick", action="store_true", help="repeat less, and do not search for the capacity")
    parser.add_argument("--only", type=_names, metavar="NAMES", help=f"only these, with commas: {', '.join(SECTIONS)}")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write all samples into that file too")
    return parser


def _names(text: str) -> list[str]:
    names = [name.strip() for name in text.split(",") if name.strip()]
    if unknown := [name for name in names if name not in SECTIONS]:
        raise argparse.ArgumentTypeError(f"no such measure: {', '.join(unknown)}. There are {', '.join(SECTIONS)}")
    return names


def _machine() -> str:
    load = os.getloadavg()[0]
    return (
        f"{datetime.now(UTC).date()}, {os.cpu_count()} cores, load {load:.1f} at the start, "
        f"Python {platform.python_version()}, Streamlit {version('streamlit')}"
    )


def _say(text: str) -> None:
    print(f"… {text}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
