"""Every card that a dossier can have: its pages, each measure that somebody counts, each chart, each figure."""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.contents import dossiers
from dashboard.contents.view import View, values
from dashboard.engine.questions.ask import ask
from dashboard.sharing.cards.request import plain_view

Asked = tuple[str, View]


def every(dossier: str) -> Iterator[Asked]:
    """Page and view of each card of the dossier; some views may be empty."""
    subject = dossiers.about(dossier)["subject"]
    for page in ("overview", "losses"):
        yield page, plain_view(dossier)
    for chart in ("steps", "people"):
        yield "chart", plain_view(dossier, chart=chart)
    losses = {row["measure"] for row in ask("measures_stated", dossier=dossier, family="losses").to_pylist()}
    for measure in values(dossier)["measure"]:
        if not ask("by_speaker", dossier=dossier, subject=subject, measure=measure).num_rows:
            continue
        for page in ("over-time", "by-source"):
            yield page, plain_view(dossier, measure=measure)
        for chart in ("decrees", "statements", "speakers", *(("losses",) if measure in losses else ())):
            yield "chart", plain_view(dossier, measure=measure, chart=chart)
    for figure in ask("figure_names", dossier=dossier).column("figure_id").to_pylist():
        yield "figure", plain_view(dossier, figure_id=figure)
