"""`python -m dashboard mcp`: serves an assistant on this machine over stdin and stdout."""

from __future__ import annotations

import argparse

from dashboard.commands.exit_codes import CLEAN
from dashboard.commands.opening import open_with_notice


def run(options: argparse.Namespace) -> int:
    """Answers until the assistant closes the connection."""
    del options
    open_with_notice()
    from dashboard.assistants.protocol import build_server  # noqa: PLC0415 - half a second that --help need not wait

    build_server().run("stdio")
    return CLEAN
