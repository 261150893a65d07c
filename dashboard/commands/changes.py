"""`python -m dashboard changes`: the corrections log as an Atom feed."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from dashboard.commands.exit_codes import CLEAN
from dashboard.commands.output import write_output
from dashboard.commands.release import read_feed
from dashboard.exports.feed import ADDRESS, FILE
from dashboard.figures.addresses import WHY_NO_LINK, build_public_url


def run(options: argparse.Namespace) -> int:
    """Writes the feed of all dossiers to stdout or into a file; its links are whole where there is a public address."""
    is_served = options.to is not None and Path(options.to).resolve() == FILE
    log, own = build_public_url("changes"), build_public_url(ADDRESS)
    if is_served or not log or not own:
        write_output(read_feed(), options.to)
    else:
        write_output(read_feed(log=log, own=own), options.to)
    if not is_served and not log:
        print(f"{WHY_NO_LINK} Those of this feed work only at {ADDRESS} of a running Muster.", file=sys.stderr)
    return CLEAN
