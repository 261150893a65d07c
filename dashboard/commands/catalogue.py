"""`python -m dashboard catalogue`: what is made from the headers of the questions."""

from __future__ import annotations

import argparse

from dashboard.commands.exit_codes import CLEAN
from dashboard.commands.opening import open_with_notice
from dashboard.engine.questions.catalogue_page import write_index
from dashboard.engine.questions.row_type_writer import write_row_types
from dashboard.settings import settings


def run(options: argparse.Namespace) -> int:
    """Prints the index of questions and rules as Markdown, or the types of the rows of answers as Python."""
    print(write_row_types(open_with_notice().cursor(), settings) if options.row_types else write_index(), end="")
    return CLEAN
