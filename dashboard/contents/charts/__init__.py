"""Every chart of Muster by the name that it has in an address: `NAMED[name](view)`, None where there is nothing."""

from collections.abc import Callable, Mapping

from dashboard.contents.charts import by_source, losses, over_time, overview
from dashboard.contents.charts.chart import Chart
from dashboard.contents.view import View

__all__ = ["NAMED", "Chart"]

NAMED: Mapping[str, Callable[[View], Chart | None]] = {
    "steps": overview.decrees,
    "people": overview.people,
    "decrees": over_time.decrees,
    "statements": over_time.statements,
    "speakers": by_source.speakers,
    "losses": losses.losses,
}
