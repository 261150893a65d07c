"""Charts of other sessions are drawn while pandas is loaded for a grid."""

from __future__ import annotations

import json
import subprocess
import sys

import plotly.io

from dashboard.charts.figure_builder import FigureBuilder
from dashboard.charts.palette import LIGHT
from dashboard.settings import REPOSITORY
from dashboard.ui import plotly_chart  # noqa: F401 - has pictures written once

SCRIPT = """
import sys, threading
from datetime import date
from dashboard.charts.figure_builder import FigureBuilder
from dashboard.charts.palette import LIGHT
from dashboard.ui.plotly_chart import load_pandas

def draw():
    builder = FigureBuilder(100, "", LIGHT)
    builder.add_trace([date(2024, 1, 1)], [1])
    builder.build().to_dict()

draw()
assert "pandas" not in sys.modules
loading = threading.Thread(target=load_pandas)
loading.start()
while loading.is_alive():
    draw()
assert sys.modules["pandas"].Timestamp
"""


def test_a_chart_is_drawn_while_pandas_is_loaded() -> None:
    subprocess.run([sys.executable, "-c", SCRIPT], cwd=REPOSITORY, check=True)


def test_a_picture_that_is_sent_again_is_not_written_again() -> None:
    picture = FigureBuilder(100, "", LIGHT).build()
    text = plotly.io.to_json(picture.to_dict(), validate=False)

    assert plotly.io.to_json(picture.to_dict(), validate=False) is text
    assert json.loads(text) == json.loads(plotly.io.to_json(picture.checked, validate=False))
