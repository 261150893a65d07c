"""The forms of queries in queries/: each file's first line holds the parameters to ask with, as JSON."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

FILES = {path.stem: path for path in sorted((Path(__file__).parent / "queries").glob("*.sql"))}


def read(name: str) -> tuple[str, dict[str, Any]]:
    """The SQL, and a value for each of its parameters; those that the first line leaves out are open."""
    text = FILES[name].read_text(encoding="utf-8")
    given = json.loads(text.splitlines()[0].removeprefix("-- with:"))
    return text, dict.fromkeys(re.findall(r"\$(\w+)", text)) | given


def finding_nothing(parameters: dict[str, Any]) -> dict[str, Any]:
    """The same with texts that stand nowhere."""
    return {
        name: "zzz" if isinstance(value, str) and not value[:1].isdigit() else value
        for name, value in parameters.items()
    }
