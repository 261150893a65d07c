"""`python -m dashboard build`: builds the warehouse unless it is there."""

from __future__ import annotations

import argparse

from dashboard.commands.exit_codes import BROKEN, CLEAN
from dashboard.commands.opening import open_with_notice


def run(_: argparse.Namespace) -> int:
    """Prints where the warehouse is; exit code 1 where an older one has to serve."""
    opened = open_with_notice()
    print(opened.path)
    return BROKEN if opened.notice else CLEAN
