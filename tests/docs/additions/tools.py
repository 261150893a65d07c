"""Additions around the pages: file formats, settings, commands."""

from __future__ import annotations

import json
from typing import Any

from tests.docs.additions.repository import DOSSIER, Copy, run


def add_format(copy: Copy) -> None:
    """A writer, and its line in the list."""
    copy.add(
        "dashboard/exports/lines.py",
        '''"""JSON lines."""

import json

from dashboard.exports.extract import Extract


def write_lines(extract: Extract) -> bytes:
    """One object per line."""
    return "".join(f"{json.dumps(row)}\\n" for row in extract.table.to_pylist()).encode()
''',
    )
    copy.insert(
        "dashboard/exports/formats.py",
        '    "lines": Format(_CODE, "JSON lines", ".jsonl", "application/jsonl", "lines.write_lines"),\n',
        before='    "tsv": Format(',
    )
    copy.insert("dashboard/docs/terminal.md", "`lines`, ", before="`markdown`, `parquet`,")
    copy.insert("dashboard/docs/api.md", "`lines`, ", before="`markdown`, `tsv`.")
    copy.insert("dashboard/docs/saving.md", "| JSON lines | the rows alone |\n", before="| Markdown, TSV |")
    copy.insert("dashboard/ui/export_menu.py", "JSON lines are the rows alone. ", before="CSV and Markdown say")
    copy.add("tests/exports/golden/killed.lines", "")


def see_format() -> None:
    """The command line writes it."""
    lines = run("ask", "measures", "--dossier", DOSSIER, "--format", "lines").splitlines()
    assert json.loads(lines[0]).keys() >= {"measure", "label"}


def add_setting(copy: Copy) -> None:
    """A field with its default and help."""
    copy.insert(
        "dashboard/settings.py",
        '    tea_seconds: float = field(default=180.0, metadata=_about("Time that tea takes."))\n',
        before="    first_port: int",
    )


def see_setting() -> None:
    """The environment sets it, and the page lists it."""
    from dashboard import settings
    from tests.docs.generated import settings_by_group

    assert vars(settings.read_settings({"MUSTER_TEA_SECONDS": "240"}))["tea_seconds"] == 240.0
    assert "| `MUSTER_TEA_SECONDS` | 180 | seconds | Time that tea takes. |" in settings_by_group()


def add_command(copy: Copy) -> None:
    """A file with what it does, its parser, and its line in the documentation."""
    copy.add(
        "dashboard/commands/hello.py",
        '"""Greets."""\n\nimport argparse\n\nfrom dashboard.commands.exit_codes import CLEAN\n\n\n'
        'def run(_: argparse.Namespace) -> int:\n    """To stdout."""\n    print("Hello")\n    return CLEAN\n',
    )
    copy.insert(
        "dashboard/__main__.py",
        '    commands.add_parser("hello", help="greet")\n',
        before='    commands.add_parser("run"',
    )
    copy.insert(
        "dashboard/docs/terminal.md",
        "| `python -m dashboard hello` | greets |\n",
        before="\n`python -m dashboard COMMAND",
    )


def see_command() -> None:
    """It runs."""
    assert run("hello") == "Hello\n"


def add_tool(copy: Copy) -> None:
    """Its function, its line in the list, and its name."""
    function = '''

def count_topics() -> str:
    """How many topics there are."""
    return "two"
'''
    copy.append("dashboard/assistants/tools.py", function)
    copy.insert("dashboard/assistants/protocol.py", "    tools.count_topics,\n", before="    tools.search_figures,")
    copy.insert("dashboard/docs/api.md", "`count_topics`, ", before="`search_figures`, `get_figure`")
    copy.insert("tests/assistants/test_protocol.py", '    "count_topics",\n', before='    *("check_text"')


def see_tool() -> None:
    """The server offers it."""
    import anyio

    from dashboard.assistants.protocol import build_server

    assert "count_topics" in [tool.name for tool in anyio.run(build_server().list_tools)]


def add_form(copy: Copy) -> None:
    """A reader of the form, how its bytes begin, and its name for people."""
    copy.add(
        "dashboard/importing/forms/pairs.py",
        '''"""Lines of "day: number"."""

from dashboard.importing.forms.delimited import Records


def read_pairs(text: str) -> Records:
    """One row per line."""
    lines = text.splitlines()[1:]
    return Records([tuple(line.split(": ")) for line in lines], list(range(2, len(lines) + 2)), "")
''',
    )
    path = "dashboard/importing/forms/reading.py"
    name = "from dashboard.importing.forms.pairs import read_pairs\n"
    copy.insert(path, name, before="from dashboard.importing.forms.parquet_file")
    table = '_make_table(read_pairs(data.decode()), name, "pairs", about)'
    reading = f'    if data.startswith(b"%pairs"):\n        return [{table}]\n'
    copy.insert(path, reading, before="    decoded = decode(data, encoding)")
    copy.insert("dashboard/app_pages/yours/inputs.py", '"pairs", ', before='"parquet", "zip"')
    copy.insert("dashboard/app_pages/yours/source.py", '    "pairs": "Pairs",\n', before='    "parquet": "Parquet",')
    copy.insert("dashboard/docs/own_figures.md", "pairs; ", before="web tables; zips that Muster wrote")


def see_form() -> None:
    """Its rows are read."""
    from dashboard.importing.forms.reading import read_tables
    from dashboard.importing.limits import Limits
    from dashboard.settings import settings

    given: dict[str, Any] = {"name": "a.pairs", "encoding": "", "delimiter": "", "is_pasted": False, "beside": b""}
    (table,) = read_tables(b"%pairs\n2022: 9\n2023: 10", Limits.of(settings), **given)
    assert table.cells == (("2022", "9"), ("2023", "10"))
