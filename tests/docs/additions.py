"""Follows "where to add what" in a copy of the repository: each addition touches what its row names, and works.

`python -m tests.docs.additions` in the copy prints what came of each, as JSON.
"""

from __future__ import annotations

import csv
import io
import json
import shutil
import traceback
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlencode

import pyarrow as pa
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from dashboard import __main__ as command_line

DOSSIER = "russian-armed-forces"


class Copy:
    """A copy of the repository, which remembers the paths that were changed in it."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.touched: list[str] = []

    def add(self, path: str, text: str) -> None:
        """Writes a new file."""
        assert not (self.root / path).exists(), path
        (self.root / path).parent.mkdir(parents=True, exist_ok=True)
        self.rewrite(path, text)

    def insert(self, path: str, text: str, before: str) -> None:
        """Writes a text before another one, which occurs in the file once."""
        content = (self.root / path).read_text(encoding="utf-8")
        assert content.count(before) == 1, f"{path}: {before}"
        self.rewrite(path, content.replace(before, text + before))

    def replace(self, path: str, old: str, new: str) -> None:
        """Writes a text in place of another one, wherever that occurs."""
        content = (self.root / path).read_text(encoding="utf-8")
        assert old in content, f"{path}: {old}"
        self.rewrite(path, content.replace(old, new))

    def append(self, path: str, text: str) -> None:
        """Writes lines at the end of a file."""
        self.rewrite(path, (self.root / path).read_text(encoding="utf-8") + text)

    def rewrite(self, path: str, text: str) -> None:
        """Writes a file."""
        (self.root / path).write_text(text, encoding="utf-8")
        self.touched.append(path)


class Addition(NamedTuple):
    """What a row says to do, and a look at what came of it."""

    add: Callable[[Copy], None]
    see: Callable[[], None]


@cache
def run(*arguments: str) -> str:
    """What a command prints, run once; its exit code is not looked at."""
    with redirect_stdout(io.TextIOWrapper(io.BytesIO(), encoding="utf-8")) as output, redirect_stderr(io.StringIO()):
        command_line.main(arguments)
        output.flush()
        return output.buffer.getvalue().decode()


def ask(question: str, **parameters: str) -> list[dict[str, Any]]:
    """The rows of an answer about the shipped dossier."""
    options = [part for name, value in ({"dossier": DOSSIER} | parameters).items() for part in (f"--{name}", value)]
    rows: list[dict[str, Any]] = json.loads(run("ask", question, *options, "--format", "json"))["data"]
    return rows


def open_page(name: str, **address: str) -> AppTest:
    """A page of the copy, with the shipped dossier."""
    page = AppTest.from_file(str(Path("dashboard/app.py").resolve()), default_timeout=60)
    page.query_params.update({"dossier": DOSSIER} | address)
    page._page_hash = calc_hash(name)
    page.run()
    assert not page.exception
    return page


def add_dossier(copy: Copy) -> None:
    """A second topic: the shipped one under another name."""
    path = "data/dossiers/another-topic"
    shutil.copytree(copy.root / "data/dossiers" / DOSSIER, copy.root / path, ignore=shutil.ignore_patterns("releases"))
    package = copy.root / path / "datapackage.json"
    package.write_text(package.read_text(encoding="utf-8").replace(DOSSIER, "another-topic"), encoding="utf-8")
    copy.touched.append(path)


def see_dossier() -> None:
    """It is counted like the first one."""
    assert ask("figures_count", dossier="another-topic") == ask("figures_count")


def add_overview_part(copy: Copy) -> None:
    """A file that says what it finds, its line in the list, and its place in the dossier."""
    copy.add(
        "dashboard/contents/overview/last_said.py",
        '''"""When somebody last spoke."""

from dashboard.contents.overview.part import Part
from dashboard.engine.questions.ask import ask


def build(view, *, label=""):
    row = ask("known_as_of", dossier=view["dossier"]).to_pylist()[0]
    return Part(unknown=((label, f" after {row['last_stated_on']}"),))
''',
    )
    copy.insert(
        "dashboard/engine/warehouse/overview_parts.py", '    "last_said": ("label",),\n', before='    "unknown": (),'
    )
    package = f"data/dossiers/{DOSSIER}/datapackage.json"
    part = '{"part": "last_said", "label": "What was said"},\n      '
    copy.insert(package, part, before='{"part": "unknown"}')
    copy.insert(
        "data/README.md", "| `last_said` | when somebody last spoke | `label` |\n", before="| `unknown` | what is not"
    )


def see_overview_part() -> None:
    """The Overview says it."""
    from dashboard.contents.overview.build import read_overview
    from dashboard.sharing.parameters import empty_view

    assert "What was said" in [what for what, _ in read_overview(empty_view(DOSSIER)).unknown]


QUESTION = """-- question: How many statements does each stance have?
-- rows: one per stance, by name
-- params: dossier
-- columns: stance, count_statements
select
    stance,
    count(*) as count_statements
from statements
where dossier = $dossier
group by stance
order by stance
"""


def add_question(copy: Copy) -> None:
    """A file with its header."""
    copy.add("queries/answers/count_by_stance.sql", QUESTION)


def see_question() -> None:
    """It is answered, and listed."""
    assert sum(row["count_statements"] for row in ask("count_by_stance")) == 341
    assert "[count_by_stance](answers/count_by_stance.sql)" in run("catalogue")


def add_example(copy: Copy) -> None:
    """A file with the same header."""
    copy.add("queries/examples/stances.sql", QUESTION)


def see_example() -> None:
    """It is answered, and listed."""
    assert ask("stances") == ask("count_by_stance")
    assert "[stances](examples/stances.sql)" in run("catalogue")


def add_rule(copy: Copy) -> None:
    """A query that returns what breaks the rule."""
    copy.add(
        "queries/checks/notes_are_short.sql",
        """-- rule: A note is short.
-- severity: flag
-- mend: Shorten it.
-- columns: file, row, column_name, value, message
select
    file,
    row,
    'note' as column_name,
    note as value,
    'It is long.' as message
from figure_rows
where length(note) > 200
order by file, row
""",
    )
    copy.insert(
        "tests/engine/questions/test_rules.py",
        """    "notes_are_short": (
        lambda tiny: tiny.change("figures", "killed-april", note="x" * 201),
        "figures",
        "note",
        "It is long.",
    ),
""",
        before='    "numbers_are_whole": (',
    )


def see_rule() -> None:
    """`check` names it."""
    assert "[notes_are_short]" in run("check", DOSSIER)


def add_reconciliation(copy: Copy) -> None:
    """A sum of two figures, which should equal a third."""
    folder = f"data/dossiers/{DOSSIER}"
    copy.append(f"{folder}/derivations.csv", "another-sum,Another sum,ind-2022-inc-137k,9,Made for a test.,\n")
    copy.append(
        f"{folder}/terms.csv",
        "another-sum,1,ind-2022-serv-1150628,1\nanother-sum,2,ind-2022-prev-serv-1013628,-1\n",
    )


def see_reconciliation() -> None:
    """It is on the Overview."""
    assert "Another sum" in [row["title"] for row in ask("ledger")]


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
        '    "lines": Format("JSON lines", ".jsonl", "application/jsonl", "lines.write_lines"),\n',
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


def add_hedge(copy: Copy) -> None:
    """Words that mean the same as "almost"."""
    copy.insert(
        "dashboard/figures/vocabulary.py", '    ("almost", "a whisker below"),\n', before='    ("almost", "almost,'
    )
    row = '        ("a whisker below 9,000", None, 9_000, "almost", 8_100, 9_000),\n'
    copy.insert("tests/figures/test_wording.py", row, before='        ("approaching 200,000", None,')


def see_hedge() -> None:
    """They are read like it."""
    from dashboard.figures.wording import read_wording

    assert read_wording("a whisker below 9,000", None, 9000) == read_wording("almost 9,000", None, 9000)
    assert read_wording("a whisker below 9,000", None, 9000).rule == "almost"


def add_clause(copy: Copy) -> None:
    """Another clause for one measure."""
    path = f"data/dossiers/{DOSSIER}/measures.csv"
    rows = list(csv.DictReader((copy.root / path).open(encoding="utf-8")))
    for row in rows:
        if row["measure"] == "killed":
            row["clause"] = "{number} soldiers of {subject} had lost their lives"
    with (copy.root / path).open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0], lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    copy.touched.append(path)


def see_clause() -> None:
    """A figure's sentence uses it."""
    from dashboard.engine.questions.ask import ask as typed
    from dashboard.figures.sentences import build_sentence

    row = typed("figure", dossier=DOSSIER, figure_id="ind-2022-ukr-killed-9000").to_pylist()[0]
    assert "had lost their lives" in build_sentence(row)


def add_sql_function(copy: Copy) -> None:
    """A function that readers may no longer call."""
    copy.insert("dashboard/engine/sandbox/permissions.py", "    cot\n", before="    getenv current_setting")
    copy.insert("queries/answers/schema_functions.sql", "'cot', ", before="'current_connection_id', ")
    copy.insert("tests/engine/sandbox/cases.py", "select cot(1)\n", before="select getvariable('v')\n")


def see_sql_function() -> None:
    """The sandbox refuses it, and no other; no list offers it."""
    offered = run("ask", "schema_functions", "--format", "json")
    assert '"sin"' in offered
    assert '"cot"' not in offered
    with redirect_stderr(io.StringIO()) as errors:
        assert command_line.main(["sql", "select cot(1)"]) == 3
        assert command_line.main(["sql", "select sin(1)"]) == 0
    assert "cot" in errors.getvalue()


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


MACROS_WITH_FILTERS = (
    *("tables/97_filters", "tables/98_search", "tables/98_statements", "tables/98_statements_of_questions"),
    *("partitioned/30_search", "partitioned/31_search_by_index", "partitioned/40_latest", "partitioned/41_marks"),
    "partitioned/44_page",
)


def add_filter(copy: Copy) -> None:
    """Each step of the page; the test says where one is left out."""
    line = '    Parameter("scope", "Scope", "one"),\n'
    copy.insert("dashboard/contents/filters.py", line, before='    Parameter("speaker_id"')
    words = """    if "scope" in names and view["scope"]:
        parts.append(f"only {view['scope']}")
"""
    copy.insert("dashboard/contents/view.py", words, before='    if "speaker_id" in names')
    copy.insert("dashboard/ui/filters.py", '    "scope": "What is counted.",\n', before='    "stance": "How')
    found = "from figures where dossier = $dossier and scope is not null"
    values = f"union all\nselect distinct 'scope', scope, scope {found}\n"
    copy.insert("queries/answers/filter_values.sql", values, before="union all\nselect\n    'dossier' as filter")
    for name in MACROS_WITH_FILTERS:
        copy.replace(f"queries/{name}.sql", "by_speakers, by_stances", "by_speakers, by_stances, of_scope")
    condition = " and is_chosen(of_scope, figure.scope)"
    copy.replace("queries/tables/97_filters.sql", "figure.stance);", f"figure.stance){condition};")
    for path in sorted((copy.root / "queries/answers").glob("*.sql")):
        if "$speaker_id::varchar[], $stance::varchar[]" in path.read_text(encoding="utf-8"):
            add_filter_to_question(copy, f"queries/answers/{path.name}")
    copy.replace(
        "queries/answers/steps_and_counts.sql", "$level_measure, null, null,", "$level_measure, null, null, null,"
    )
    copy.replace("queries/answers/steps_and_counts.sql", "$stance::varchar[],", "$stance::varchar[], $scope::varchar,")
    copy.replace("queries/answers/steps_and_counts.sql", ", stance, known_on", ", stance, scope, known_on")
    copy.replace("queries/tables/98_statements_counted.sql", "null, null, since", "null, null, null, since")
    copy.replace(
        "queries/tables/98_statements_counted.sql", "    stance,\n    1 as", "    stance,\n    scope,\n    1 as"
    )
    copy.replace("queries/partitioned/30_search.sql", "    stance,\n", "    stance,\n    scope,\n")
    add_filter_counts(copy, found)
    copy.replace("dashboard/engine/partitions/search.py", '    "stance",\n', '    "stance",\n    "scope",\n')
    add_link(copy, "figures", "scope", "with allies")


def add_filter_to_question(copy: Copy, path: str) -> None:
    """Its value after those of the other filters, and its name in the header."""
    copy.replace(path, "$stance::varchar[]", "$stance::varchar[], $scope::varchar")
    copy.replace(path, "speaker_id, stance, as_of_from", "speaker_id, stance, scope, as_of_from")


def add_filter_counts(copy: Copy, found: str) -> None:
    """Its condition for the counts of the others, its own counts, and its column in what is counted."""
    path = "queries/answers/filter_counts.sql"
    copy.replace(path, "speaker_id, stance, as_of_from", "speaker_id, stance, scope, as_of_from")
    copy.replace(
        path, "as is_stance\n", "as is_stance,\n        is_chosen($scope::varchar, counted.scope) as is_scope\n"
    )
    copy.replace(path, "where is_", "where is_scope and is_")
    counts = f"union all\nselect 'scope', scope, count(*), 0, count(*) {found} group by scope\n"
    copy.insert(path, counts, before="order by filter, count_statements desc")


def add_link(copy: Copy, page: str, name: str, value: str) -> None:
    """A link that people may have from then on."""
    path = "tests/sharing/golden/links.json"
    links = json.loads((copy.root / path).read_text(encoding="utf-8"))
    link = f"https://muster.example/{page}?dossier={DOSSIER}&{urlencode({name: value})}"
    links.append({"version": "1", "link": link, "view": {"dossier": DOSSIER, name: value}})
    copy.rewrite(path, json.dumps(links, indent=1))


def see_filter() -> None:
    """It leaves fewer figures in each question, addresses have it, and a reader chooses it."""
    from dashboard.contents.filters import FILTERS
    from dashboard.contents.registry import PAGES
    from dashboard.contents.view import describe_filters
    from dashboard.sharing.parameters import empty_view

    killed = {"subject": "RUS", "measure": "killed"}
    for question, chosen in {"labels_disputed": {}, "figures_count": {}, "by_speaker": killed}.items():
        assert ask(question, **chosen) != ask(question, **chosen, scope="of another planet"), question
    assert "scope" in FILTERS
    assert "scope" in PAGES["figures"].parameters
    assert "only half" in describe_filters(empty_view(DOSSIER, scope="half"), FILTERS)
    page = open_page("figures", open="filters")
    page.selectbox("scope").select_index(0).run()
    assert not page.exception
    assert page.query_params["scope"] == page.selectbox("scope").value


def add_choice(copy: Copy) -> None:
    """Its line, its name in the entry of a page, and its widget there."""
    copy.insert(
        "dashboard/sharing/parameters.py",
        '        Parameter("mood", "Mood", "one", ("calm", "loud")),\n',
        before='        Parameter("tab", ',
    )
    copy.insert("dashboard/contents/registry.py", '"mood", ', before='"rules", "sums", "sort_rules"')
    copy.append(
        "dashboard/app_pages/checks/checks.py",
        "from dashboard.ui import url_widgets\n"
        'url_widgets.choose_state("mood", {"calm": 1, "loud": 2}, label="Mood")\n',
    )
    add_link(copy, "checks", "mood", "loud")


def see_choice() -> None:
    """The address sets it."""
    page = open_page("checks", mood="loud")
    assert "loud" in [widget.value for widget in page.button_group], [*page.exception, *page.warning]


def add_form(copy: Copy) -> None:
    """A function that draws a table."""
    copy.add(
        "dashboard/charts/dots.py",
        '''"""One dot per statement, in the order of the table."""

from dashboard.charts.figure_builder import FigureBuilder


def draw(table, palette, room):
    """`table` has one row per statement: at_least, wording."""
    rows = [row for row in table.to_pylist() if row["at_least"] is not None]
    figure = FigureBuilder(300, "", palette)
    cards = [row["wording"] for row in rows]
    counts = [row["at_least"] for row in rows]
    figure.add_markers(list(range(len(rows))), counts, cards, color=palette.ink)
    figure.update_xaxis(range=[-1, len(rows)], tickvals=[0], ticktext=["first"])
    figure.update_yaxis(range=[0, max(counts)])
    return figure.build()
''',
    )


def see_form() -> None:
    """The chart of `add_chart` is drawn with it."""
    assert ">first</title>" in published_chart().read_text(encoding="utf-8")


def add_readers_form(copy: Copy) -> None:
    """Lines that go on until the next row, as steps."""
    folder = "dashboard/charts/query"
    copy.insert(f"{folder}/form.py", "STEPS, ", before="BARS, LINES, POINTS, RANGES = KINDS")
    copy.insert(f"{folder}/form.py", '"steps", ', before='"bars", "lines"')
    copy.replace(f"{folder}/marks.py", "import BARS, LINES, RANGES, Form", "import BARS, LINES, RANGES, STEPS, Form")
    copy.replace(f"{folder}/marks.py", "form.kind not in (BARS, LINES)", "form.kind not in (BARS, LINES, STEPS)")
    copy.replace(f"{folder}/marks.py", "if form.kind == LINES", "if form.kind in (LINES, STEPS)")
    copy.replace(f"{folder}/chart.py", "POINTS, RANGES, Form", "POINTS, RANGES, STEPS, Form")
    copy.replace(f"{folder}/chart.py", "if form.kind == LINES and kinds", "if form.kind in (LINES, STEPS) and kinds")
    copy.replace(f"{folder}/drawing.py", "import BARS, LINES, RANGES", "import BARS, LINES, RANGES, STEPS")
    steps = """        elif reading.form.kind == STEPS:
            line = {"shape": "hv", "color": sheet.colour_of(style)}
            figure.add_trace(places, [float(mark.y) for mark in marks], mode="lines", line=line)
"""
    copy.insert(f"{folder}/drawing.py", steps, before="        else:\n            _draw_dots(")


def see_readers_form() -> None:
    """It is drawn as steps, only along a day or a number, and links keep it."""
    from dashboard.charts.palette import LIGHT
    from dashboard.charts.query.chart import Chart
    from dashboard.charts.query.form import Form
    from dashboard.sharing.parameters import PARAMETERS

    table = pa.table({"place": [1, 2, 3], "name": ["a", "b", "c"], "count": [5, 7, 6]})
    drawn = Chart(table, Form("steps", "place", "count")).draw(LIGHT)
    assert [trace["line"]["shape"] for trace in drawn.to_plotly_json()["data"]] == ["hv"]
    assert "needs a date or a number as x" in Chart(table, Form("steps", "name", "count")).problem
    assert "steps" in PARAMETERS["form"].options


def add_table_column(copy: Copy) -> None:
    """Its name, its cell, and how it sorts."""
    copy.insert("dashboard/sharing/parameters.py", '    "counted_from",\n', before='    "scope",\n    "period",')
    cell = '    "counted_from": ("Counted from", show_text("counted_from"), ""),\n'
    copy.insert("dashboard/ui/figure_columns.py", cell, before='    "scope": (')
    key = "            when 'counted_from' then counted_from::varchar\n"
    copy.insert("queries/answers/figures_found.sql", key, before="            when 'scope' then lower(scope)\n")


def see_table_column() -> None:
    """Addresses have it, the table shows it, and the question sorts by it."""
    from dashboard.sharing.parameters import PARAMETERS
    from dashboard.ui.figure_columns import COLUMNS

    assert "counted_from" in PARAMETERS["columns"].options
    assert COLUMNS["counted_from"].label == "Counted from"
    rows = ask("figures_found", sort="counted_from", rows_a_page="50")
    days = [row["counted_from"] for row in rows if row["counted_from"]]
    assert days == sorted(days)
    assert days


def add_chart(copy: Copy) -> None:
    """A function that makes the chart, and its entry."""
    copy.add(
        "dashboard/contents/charts/dots.py",
        '''"""Statements as dots."""

from dataclasses import replace

from dashboard.charts import dots
from dashboard.contents.charts import over_time


def build(view):
    chart = over_time.build_statements(view)
    return chart and replace(chart, key="dots", draw=dots.draw, parts={})
''',
    )
    copy.insert(
        "dashboard/contents/registry.py",
        '        ChartEntry("dots", "over-time", "charts.dots:build", ("measure",)),\n',
        before='        ChartEntry("losses"',
    )


def published_chart() -> Path:
    """The chart's card, written once."""
    folder = Path("cards")
    if not folder.exists():
        run("publish", "--to", str(folder), "--chart", f"dots?dossier={DOSSIER}&measure=killed")
    return next(path for path in folder.rglob("*.svg") if "dots" in path.name)


def see_chart() -> None:
    """It has a card."""
    assert published_chart().exists()


def add_partitioned(copy: Copy) -> None:
    """A question that reads a macro, the macro over the table of statements, and the one over the rollup."""
    macro = """-- Statements by stance.
-- when: after the checks
create macro {name}(of_dossier) as table
select
    stance,
    cast({count} as bigint) as count_statements
from {table}
where dossier = of_dossier
group by stance;
"""
    header = QUESTION[: QUESTION.index("select")]
    few = macro.format(name="stances_counted", count="count(distinct origin_id)", table="statements")
    many = macro.format(
        name="partitioned.stances_counted", count="sum(count_rows - count_relays)", table="figure_counts"
    )
    copy.add(
        "queries/answers/stances_of_dossier.sql", f"{header}select *\nfrom stances_counted($dossier)\norder by stance\n"
    )
    copy.add("queries/tables/98_stances_counted.sql", few)
    copy.add("queries/partitioned/50_stances_counted.sql", many)


def see_partitioned() -> None:
    """Its contract holds over both, and the index lists the macro."""
    assert "0 queries broken" in run("check", DOSSIER)
    assert "[50_stances_counted](partitioned/50_stances_counted.sql)" in run("catalogue")


def add_spark_function(copy: Copy) -> None:
    """The name that sqlglot has for it."""
    copy.insert("dashboard/engine/spark/translation/allowed.py", "Tan ", before="Abs Sign Ceil")
    query = "-- with: {}\nselect tan(count(*)) as tangent\nfrom partitioned_figures\n"
    copy.add("tests/engine/spark/queries/tangent.sql", query)


def see_spark_function() -> None:
    """A query that calls it is portable."""
    from dashboard.engine.spark.engine import read_declarations
    from dashboard.engine.spark.translation.translate import translate
    from dashboard.engine.warehouse.store import open_warehouse

    text = QUESTION.replace("count(*) as", "tan(count(*)) as")
    assert "tan(" in translate(text, read_declarations(open_warehouse())).sql.lower()


def add_column(copy: Copy) -> None:
    """Its field in the schema, and the column itself in each dossier."""
    field = {
        "name": "page_number",
        "title": "Page",
        "type": "string",
        "description": "The page that the number is printed on.",
        "goodExample": "7",
        "badExample": "p. 7",
        "badReason": "Digits only.",
    }
    schema = json.loads((copy.root / "data/schema/figures.json").read_text(encoding="utf-8"))
    schema["fields"].append(field)
    copy.rewrite("data/schema/figures.json", json.dumps(schema))
    for file in sorted((copy.root / "data/dossiers").glob("*/figures.csv")):
        lines = file.read_text(encoding="utf-8").splitlines()
        texts = [f"{lines[0]},page_number", *(f"{line},7" for line in lines[1:])]
        copy.rewrite(file.relative_to(copy.root).as_posix(), "\n".join([*texts, ""]))


def see_column() -> None:
    """The warehouse has it, and the codebook explains it."""
    from tests.data.render_codebook import codebook

    assert "all 7" in run("sql", "select 'all ' || string_agg(distinct page_number) from figures")
    assert "| `page_number` | The page that the number is printed on. |" in codebook()


ADDITIONS = {
    "a column of the data": Addition(add_column, see_column),
    "a column of the table on “Statements”": Addition(add_table_column, see_table_column),
    "a dossier": Addition(add_dossier, see_dossier),
    "a question": Addition(add_question, see_question),
    "an example for the SQL page": Addition(add_example, see_example),
    "a rule": Addition(add_rule, see_rule),
    "a KPI or a reconciliation": Addition(add_reconciliation, see_reconciliation),
    "a part of the Overview": Addition(add_overview_part, see_overview_part),
    "a filter": Addition(add_filter, see_filter),
    "a choice within one page": Addition(add_choice, see_choice),
    "a chart form": Addition(add_form, see_form),
    "a chart form for readers' results": Addition(add_readers_form, see_readers_form),
    "a chart on pages and cards": Addition(add_chart, see_chart),
    "an export format": Addition(add_format, see_format),
    "a hedge, or a word for a number": Addition(add_hedge, see_hedge),
    "how a measure reads in a sentence": Addition(add_clause, see_clause),
    "a function that readers' SQL may or may not call": Addition(add_sql_function, see_sql_function),
    "a setting": Addition(add_setting, see_setting),
    "a command": Addition(add_command, see_command),
    "how figures in partitions answer a question": Addition(add_partitioned, see_partitioned),
    "a function that may go to Spark": Addition(add_spark_function, see_spark_function),
}


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
