"""`python -m tests.docs.additions` in the copy prints what came of each addition, as JSON."""

from __future__ import annotations

import json
import traceback

from tests.docs.additions import ADDITIONS


def report() -> dict[str, str]:
    """What went wrong with each addition; empty where it works."""
    problems = {}
    for name, addition in ADDITIONS.items():
        try:
            addition.see()
            problems[name] = ""
        except BaseException:
            problems[name] = traceback.format_exc()
    return problems


if __name__ == "__main__":
    print(json.dumps(report()))
