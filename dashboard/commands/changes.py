"""`python -m dashboard changes`: the corrections log as an Atom feed."""

from __future__ import annotations

import argparse

from dashboard.commands.exit_codes import CLEAN
from dashboard.commands.output import put
from dashboard.commands.release import feed


def run(options: argparse.Namespace) -> int:
    """Writes the feed of all dossiers to stdout or into a file."""
    put(feed(), options.to)
    return CLEAN
