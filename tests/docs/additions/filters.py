"""Additions to addresses: filters, and choices within one page."""

from __future__ import annotations

import json
from urllib.parse import urlencode

from tests.docs.additions.repository import DOSSIER, Copy, ask, open_page

MACROS_WITH_FILTERS = (
    *("tables/97_filters", "tables/98_search", "tables/98_statements", "tables/98_statements_of_questions"),
    *("partitioned/30_search", "partitioned/31_search_by_index", "partitioned/40_latest", "partitioned/41_marks"),
    "partitioned/44_page",
)

QUESTIONS_THAT_STAY = ("filter_counts", "last_statement")


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
        if "stance::varchar" in path.read_text(encoding="utf-8") and path.stem not in QUESTIONS_THAT_STAY:
            add_filter_to_question(copy, f"queries/answers/{path.name}")
    copy.replace(
        "queries/answers/steps_and_counts.sql", "$level_measure, null, null,", "$level_measure, null, null, null,"
    )
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
    copy.replace(path, "stance, ", "stance, scope, ", within="-- params:")


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
    assert page.selectbox("scope").help.startswith("What is counted. In brackets")
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
