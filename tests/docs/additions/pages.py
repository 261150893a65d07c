"""Additions to what readers see: parts, columns, charts."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa

from tests.docs.additions.repository import DOSSIER, Copy, ask, run


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
        before='        ChartEntry("speakers"',
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
