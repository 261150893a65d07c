"""`python -m dashboard changes`: the corrections log as an Atom feed."""

from __future__ import annotations

import argparse

from dashboard.commands.exit_codes import CLEAN
from dashboard.commands.output import write_output
from dashboard.commands.release import read_feed


def run(options: argparse.Namespace) -> int:
    """Writes the feed of all dossiers to stdout or into a file."""
    write_output(read_feed(), options.to)
    return CLEAN
