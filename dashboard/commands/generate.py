"""`python -m dashboard generate`: writes a synthetic dossier of as many figures as wanted."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from dashboard.commands.exit_codes import CLEAN
from dashboard.commands.opening import TerminalProgress
from dashboard.engine.partitions import synthetic
from dashboard.errors import QuestionError
from dashboard.settings import settings

FEWEST, MOST = 100, 10**12


def run(options: argparse.Namespace) -> int:
    """Prints the dossier's folder; progress goes to stderr. Raises QuestionError, BuildError."""
    folder = Path(options.to).expanduser().resolve()
    progress = TerminalProgress("Writing synthetic figures")
    try:
        dossier = synthetic.generate_dossier(_parse_count(options.rows), folder, settings, progress)
    finally:
        progress.end()
    print(dossier)
    print(f"Serve it with: MUSTER_DATA_FOLDER={folder} make run", file=sys.stderr)
    return CLEAN


def _parse_count(rows: str) -> int:
    try:
        count = float(rows.replace(",", "").replace("_", ""))
    except ValueError:
        count = 0.0
    if not FEWEST <= count <= MOST or count % 1:
        raise QuestionError(f"--rows is {rows!r}, but must be a whole number from {FEWEST} to 1e12, such as 1e6.")
    return int(count)
