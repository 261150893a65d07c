"""`make bench-scale ROWS=1e8`: synthetic figures in partitions, from ten thousand to as many as asked for, in one run.

For each size: how long the build takes and how much memory, how large what it makes is, and how long each click waits
for its questions, beside a plain DuckDB scan of the same finished files that gives the same number without rollups.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from statistics import median
from typing import Any

# Only this file's folder is on the path when it is run; the modules are found from the folder above.
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

SIZES = (10**4, 10**6, 10**7, 10**8)
REPEATS = 5
SLUG = "synthetic"
_SCAN = "from partitioned_figures where dossier = 'synthetic'"
_OF_ONE = f"{_SCAN} and subject = 'S01' and measure = $measure"
# What a click asks, and what a scan without rollups would do for the main number of it.
CLICKS: dict[str, tuple[tuple[tuple[str, tuple[str, ...]], ...], str]] = {
    "one filter change (Over time)": (
        (
            ("filter_counts", ("subject", "measure")),
            ("measure", ("measure",)),
            ("steps", ("subject", "measure")),
            ("periods_counted", ("subject", "measure")),
            ("statements_over_time", ("subject", "measure")),
        ),
        f"select speaker_id, date_trunc('month', as_of_first), min(at_least), max(at_most) {_OF_ONE} group by all",
    ),
    "facet counts": (
        (("filter_counts", ()),),
        f"select subject, measure, speaker_id, stance, count(*) {_SCAN} group by all",
    ),
    "facet counts, known on a day": (
        (("filter_counts", ("known_on",)),),
        f"select subject, measure, speaker_id, stance, count(*) {_SCAN} and known_on <= $known_on group by all",
    ),
    "KPI: last total by a stance": (
        (("last_statement", ("subject", "measure", "stance")),),
        f"select max(stated_last) {_SCAN} and subject = 'S01' and stance = 'own'",
    ),
    "Who says what": (
        (("by_speaker", ("subject", "measure")),),
        f"select speaker_id, arg_max(figure_id, as_of_last) {_OF_ONE} group by all",
    ),
    "chart by month, known on a day": (
        (("statements_over_time", ("subject", "measure", "known_on")),),
        f"select speaker_id, month(as_of_first), min(at_least) {_OF_ONE} and known_on <= $known_on group by all",
    ),
    "first page of the table": (
        (("figures_count", ()), ("figures_found", ())),
        f"select * {_SCAN} order by stated_first desc nulls last, figure_id limit 50",
    ),
    "search in one subject and measure": (
        (("figures_found", ("subject", "measure", "words")), ("figures_count", ("subject", "measure", "words"))),
        f"select count(*) {_OF_ONE} and contains(lower(wording), 'thousand')",
    ),
    "search in everything": (
        (("figures_found", ("words",)), ("figures_count", ("words",))),
        f"select count(*) {_SCAN} and contains(lower(wording), 'thousand')",
    ),
    "one figure": (
        (("figure", ("figure_id",)), ("figure_relays", ("figure_id",)), ("figure_sequence", ("figure_id",))),
        f"select * {_SCAN} and figure_id = $figure_id",
    ),
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Measures all sizes up to the one asked for, and prints one table."""
    parser = argparse.ArgumentParser(prog="make bench-scale", description=(__doc__ or "").partition("\n\n")[0])
    parser.add_argument("--rows", default="1e6", help="the largest size, such as 1e8")
    parser.add_argument(
        "--in", dest="folder", type=Path, help="a folder for the data, kept; a temporary one by default"
    )
    parser.add_argument("--one", choices=("build", "answer"), help=argparse.SUPPRESS)
    chosen = parser.parse_args(arguments)
    if chosen.one:
        print(json.dumps({"build": _build, "answer": _answers}[chosen.one](chosen.folder)))
        return 0
    most = int(float(chosen.rows))
    sizes = [size for size in SIZES if size < most] + [most]
    if chosen.folder:
        return _measure(chosen.folder, sizes)
    with tempfile.TemporaryDirectory(prefix="muster-scale-") as scratch:
        return _measure(Path(scratch), sizes)


def _measure(folder: Path, sizes: Sequence[int]) -> int:
    """Prints what was measured, also where a larger size then fails: hours may have gone into it."""
    found: dict[int, dict[str, Any]] = {}
    for size in sizes:
        try:
            found[size] = measured(folder / str(size), size)
        except subprocess.CalledProcessError as error:
            _say(f"{size:,} rows failed: {' '.join(map(str, error.cmd))}")
            break
    if found:
        print(report(found))
    return 0 if len(found) == len(sizes) else 1


def measured(folder: Path, size: int, say: Callable[[str], None] | None = None) -> dict[str, Any]:
    """Generates, builds and asks, each in a process of its own, so that each has a peak of memory of its own."""
    (say or _say)(f"{size:,} rows")
    command = [sys.executable, "-m", "dashboard", "generate", "--rows", str(size), "--to", str(folder / "data")]
    began = time.monotonic()
    if not (folder / "data" / "dossiers" / SLUG / "datapackage.json").exists():
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    found: dict[str, Any] = {"generated in": time.monotonic() - began}
    for part in ("build", "answer"):
        command = [sys.executable, __file__, "--one", part, "--in", str(folder)]
        output = subprocess.run(command, check=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL).stdout
        found |= json.loads(output)
    return found


def _given(folder: Path) -> Any:
    from dashboard.settings import settings

    return replace(settings, data_folder=folder / "data", cache_folder=folder / "cache", answers_kept=0)


def _build(folder: Path) -> dict[str, Any]:
    from dashboard.engine.warehouse.store import Store

    began = time.monotonic()
    opened = Store(_given(folder)).open()
    seconds = time.monotonic() - began
    finished = folder / "cache" / "partitions"
    sizes = {
        part: sum(path.stat().st_size for path in finished.glob(f"*.{part}.parquet"))
        for part in ("figures", "figure_names", "figure_words")
    }
    sizes["rollups"] = sum(path.stat().st_size for path in finished.glob("*_counts.parquet"))
    return {
        "build, s": seconds,
        "build, peak MB": _peak(),
        "source, MB": sum(path.stat().st_size for path in (folder / "data").rglob("*.parquet")) / 1e6,
        "finished, MB": sizes["figures"] / 1e6,
        "names, MB": sizes["figure_names"] / 1e6,
        "search index, MB": sizes["figure_words"] / 1e6,
        "rollup files, MB": sizes["rollups"] / 1e6,
        "warehouse, MB": opened.path.stat().st_size / 1e6,
    }


def _answers(folder: Path) -> dict[str, Any]:
    from dashboard.engine.database import connection
    from dashboard.engine.questions.ask import answer
    from dashboard.engine.warehouse.store import Store
    from dashboard.errors import QuestionError

    given = _given(folder)
    opened = Store(given).open()
    with opened.cursor() as cursor:
        ids = connection.fetch_table(
            cursor, f"select figure_id {_SCAN} and subject = 'S05' order by as_of_first, figure_id limit {REPEATS}", {}
        )
    waits: dict[str, Any] = {}
    for click, (questions, scan) in CLICKS.items():
        ours, plain = [], []
        for number in range(REPEATS + 1):
            values = _values(number, ids.column("figure_id").to_pylist())
            try:
                began = time.monotonic()
                for name, params in questions:
                    asked = {"dossier": SLUG, "rows_a_page": 50} | {param: values[param] for param in params}
                    answer(opened, name, asked, given)
                ours.append(time.monotonic() - began)
            except QuestionError:
                ours.append(float("inf"))
                break
            with opened.cursor() as cursor:
                began = time.monotonic()
                used = {name: value for name, value in values.items() if f"${name}" in scan}
                connection.fetch_table(cursor, scan, used)
                plain.append(time.monotonic() - began)
        waits[click] = [1000 * median(ours[1:] or ours), 1000 * median(plain[1:] or [0.0])]
    return {"clicks": waits, "answers, peak MB": _peak()}


def _values(number: int, ids: list[str]) -> dict[str, Any]:
    """Other values each time, so that nothing is answered from what was read before."""
    return {
        "subject": "S01",
        "measure": f"measure_{'acegik'[number % 6]}",
        "stance": ["official_claim"],
        "known_on": date(2017 + number, 5, 17),
        "words": ["thousand", str(number + 2)],
        "figure_id": ids[number % len(ids)],
    }


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def report(found: dict[int, dict[str, Any]]) -> str:
    """One line per measure, one column per size; of clicks: ours / the scan, in ms."""
    sizes = list(found)
    lines = [["", *(f"{size:,}" for size in sizes)]]
    lines += [[name, *(f"{found[size][name]:,.1f}" for size in sizes)] for name in found[sizes[0]] if name != "clicks"]
    for click in CLICKS:
        cells = [found[size]["clicks"][click] for size in sizes]
        lines.append([f"{click}, ms", *(f"{_told(ours)} / {plain:,.0f}" for ours, plain in cells)])
    widths = [max(len(line[place]) for line in lines) for place in range(len(lines[0]))]
    table = "\n".join("  ".join(f"{cell:>{width}}" for cell, width in zip(line, widths, strict=True)) for line in lines)
    load = os.getloadavg()[0]
    machine = f"{os.cpu_count()} cores, load {load:.1f} at the end"
    return f"{table}\n\nClicks: Muster / a DuckDB scan of the finished files. {machine}."


def _told(milliseconds: float) -> str:
    return f"{milliseconds:,.0f}" if milliseconds != float("inf") else "given up"


def _say(text: str) -> None:
    print(f"… {text}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
