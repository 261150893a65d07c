"""`python -m dashboard health`: which engine answers, which walls are around readers' queries, and the limits."""

from __future__ import annotations

import argparse
import json

from dashboard.commands.exit_codes import BROKEN, CLEAN
from dashboard.commands.opening import open_with_notice
from dashboard.engine.questions.routing import describe_engines
from dashboard.engine.sandbox.pool import shared_pool
from dashboard.settings import settings


def run(_: argparse.Namespace) -> int:
    """Prints JSON; exit code 1 where an older state of the data answers."""
    opened = open_with_notice()
    report = {
        "data_version": opened.data_version,
        "engine": describe_engines(settings),
        "queries": shared_pool().health(),
    }
    print(json.dumps(report, indent=2))
    return BROKEN if opened.notice else CLEAN
