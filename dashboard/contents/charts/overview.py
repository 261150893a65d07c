"""The two charts of the Overview: posts by decree, and people as independent sources count them."""

from __future__ import annotations

from dashboard.charts import ranges, steps
from dashboard.contents import dossiers, sources
from dashboard.contents.charts.chart import Chart
from dashboard.contents.view import View, describe_filters, list_known_values, to_parameters
from dashboard.engine.questions.ask import ask
from dashboard.figures.display import capitalize, format_count, format_day, format_interval


def build_steps(view: View) -> Chart | None:
    """Authorised posts as steps; None where no decree was known."""
    about = dossiers.read_dossier(view["dossier"])
    asked = to_parameters(view)
    wanted = {"dossier": view["dossier"], "known_on": asked["known_on"]}
    table = ask("strength_by_decree", **wanted, subject=about["subject"], measure=about["posts_measure"])
    if not table.num_rows:
        return None
    known = ask("known_as_of", **wanted).to_pylist()[0]
    posts = list_known_values(view["dossier"])["measure"][about["posts_measure"]].lower()
    when = describe_filters(view, ("known_on",))
    latest = table.slice(table.num_rows - 1).to_pylist()[0]
    newest = format_interval(latest["at_least"], latest["at_most"])
    return Chart(
        key="steps",
        headline=f"{format_count(table.num_rows, 'decree')}, the latest sets {newest}",
        note=f"{capitalize(posts)}, not people, by the date each decree took force",
        table=table,
        draw=steps.draw,
        parts={
            "until": view["known_on"] or known["last_stated_on"],
            "source": sources.describe_picture(table, f"{capitalize(posts)}, {when}", view["dossier"]),
        },
        alt=steps.describe(table, posts),
        legend=steps.build_legend(table),
        label=f"{posts}, by decree, {when}",
        caveats=tuple(f"{format_day(date)}: {what}" for date, what in steps.list_caveats(table)),
    )


def build_people(view: View) -> Chart | None:
    """Latest count of people per speaker, against the posts in force; None where no count was known."""
    about = dossiers.read_dossier(view["dossier"])
    table = ask("people_against_posts", **to_parameters(view) | {"subject": about["subject"]})
    if not table.num_rows:
        return None
    people = list_known_values(view["dossier"])["measure"][about["people_measure"]]
    compared = [row for row in table.to_pylist() if row["posts_figure_id"]]
    below = sum((row["missing_at_least"] or 0) > 0 for row in compared)
    alone = table.num_rows - len(compared)
    without = f" {format_count(alone, 'count')} of a time for which no confirmed decree is read." if alone else ""
    words = f"{people}, by speaker, {describe_filters(view, ('known_on',))}"
    return Chart(
        key="people",
        headline=f"{below} of {len(compared)} counts of people lie below the posts of their time"
        if compared
        else "The latest count of people of each speaker",
        note=f"People: latest count per speaker.{without}",
        table=table,
        draw=ranges.draw,
        parts={"source": sources.describe_picture(table, words, view["dossier"])},
        alt=ranges.describe(table, f"{people.lower()}, by speaker"),
        label=words,
        legend=ranges.build_legend(table),
    )
