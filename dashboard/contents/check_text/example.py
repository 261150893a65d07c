"""A text to try: what the newest statement of a dossier says, in a sentence."""

from __future__ import annotations

from dashboard.contents.figure_pages import read_newest
from dashboard.contents.view import View
from dashboard.engine.questions.ask import ask
from dashboard.figures.sentences import build_sentence


def build_example(view: View) -> str:
    """The sentence; empty where nobody had stated anything."""
    for row in read_newest(view).to_pylist():
        figure = ask("figure", dossier=view["dossier"], figure_id=row["figure_id"]).to_pylist()[0]
        if not figure["is_error"]:
            return build_sentence(figure)
    return ""
