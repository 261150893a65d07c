"""What is offered to mend a query: only what is meant, in its place, and nothing that would break more."""

from __future__ import annotations

import pytest

from dashboard.engine.sandbox.errors import DOUBLE_QUOTES, GROUP_BY
from dashboard.pages.sql.errors import mends

# text with what is wrong between braces, the hint, the texts that the buttons would make
OFFERED = [
    ("select {brnch} from t", 'Did you mean "branch"?', ["select branch from t"]),
    ("select {s.brnch} from s", 'Did you mean "branch"?', ["select s.branch from s"]),
    ("select {brnch} from t", 'Did you mean "a branch"?', ['select "a branch" from t']),
    ("select {cuont(*)} from t", 'Did you mean "count"?', ["select count(*) from t"]),
    ("{selct} 1", 'Did you mean "select" instead of "selct"?', ["select 1"]),
    ("select * form {t}", 'Did you mean "from" instead of "form"?', ["select * from t"]),
    ("select {x} from t", 'There is "unit", "subject" and more.', []),
    ("select {x} from t", 'Did you mean "x"?', []),
    ("select (1 + {2}", "", []),
    ('select * from t where s == {"O\'Neil"}', DOUBLE_QUOTES, ["select * from t where s == 'O''Neil'"]),
    (
        'select {"brnch"} from t',
        f'{DOUBLE_QUOTES} Did you mean "branch"?',
        ["select 'brnch' from t", "select branch from t"],
    ),
    ("select {a}, count(*) from t ; -- so", GROUP_BY, ["select a, count(*) from t group by all ; -- so"]),
    ("select {a},\n count(*)\nfrom t", GROUP_BY, ["select a,\n count(*)\nfrom t\ngroup by all"]),
    ("select {a}, count(*) from t order by a", GROUP_BY, []),
    ("select {a}, count(*) from (select * from t)", GROUP_BY, []),
]


@pytest.mark.parametrize(("marked", "hint", "made"), OFFERED)
def test_mends_are_offered_where_they_mend(marked: str, hint: str, made: list[str]) -> None:
    before, after = "select form;\n", "; select brnch, form"  # what was not run stays as it is
    start, end = marked.index("{"), marked.index("}") - 1
    text = before + marked.replace("{", "").replace("}", "") + after
    place = (len(before) + start, len(before) + end)
    offered = mends(text, (len(before), len(text) - len(after)), hint, place)
    written = [text[: one.start] + one.written + text[one.end :] for one in offered]
    assert written == [before + one + after for one in made]
