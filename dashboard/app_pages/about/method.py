"""What a reader must know to use the numbers: method, words, measures, limits, licence, citation, reporting errors."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from itertools import groupby
from typing import Any

import streamlit as st

from dashboard.app_pages.about import citations
from dashboard.engine.questions.ask import ask
from dashboard.engine.questions.routing import describe_engines
from dashboard.figures.addresses import WHY_NO_LINK
from dashboard.figures.display import capitalize, format_count, format_day, humanize
from dashboard.settings import settings
from dashboard.ui import export_menu, links, unfold, url_state
from dashboard.ui.copy_buttons import Text, draw_copy_buttons
from dashboard.ui.html_table import Column, draw_table
from dashboard.ui.markdown import escape, link

Dossier = Mapping[str, Any]
SECTIONS = {
    "method": "Method",
    "wording": "How words become bounds",
    "measures": "What is counted",
    "terms": "Speakers, publications and flags",
    "limits": "What it does not know",
    "licence": "Licence",
    "version": "Data version",
    "cite": "How to cite",
    "report": "How to report an error",
}
_METHOD = """
- **A figure is one number as one speaker stated it**: the words as printed, the speaker, the dates, the publication. No
  number is shown without them.
- **Two clocks.** When a number was true (for a decision: from when it is in force), and from when it was known. *As
  known on* turns back the second: the world as it was known on that day.
- **Known** is a statement from the day on which it became public: when it was said or signed, or published, where that
  was later. Where we read no publication of that day, pages say “read later, in …”. Repeats, errors, notes, flags,
  events and sums are known from the day on which all that they rest on was known.
- **Words become intervals.** “Almost 9,000” is at most 9,000. All arithmetic runs on intervals. A sum of printed
  numbers keeps every digit, and says which of its terms may be rounded.
- **Comparable** are two figures only if subject, measure, scope and period agree.
- **A contradiction** is claimed only where two speakers count the same thing, surely at the same time, and no reading
  of the words lets both be true. A running total may rise, a strength may change within a year, a decision replaces the
  one before, and a speaker may correct himself. Where print disputes a label, or where its wording, a round number
  or digits that were cut off can explain the gap, the page says so instead.
- **The latest** statement is one whose date lies after all others. Dates that overlap, such as a month and a day in it,
  have no order.
- **A statement counts once**, however many outlets carry it. Each printed number is a statement, a repeat of
  one, or an error in print. Pages say which of these they count.
- **Errors in print stay**, marked, beside the right figure. They are never drawn.
- **Never done:** nothing is averaged, nothing is joined across speakers, no range gets a middle, no gap is filled.
  What is allowed is not what is there, a stock is not a flow, a part is not the whole.
"""
_MISLEADING = """
- A number in many outlets looks certain. It is one statement.
- The width of an interval is our reading of the words, not the speaker's doubt. Full digits do not mean exact.
- Two speakers who agree may share a source that neither names. Only where it is known is a figure marked as not
  independent.
- Two numbers that contradict each other may count different things without saying so.
- The stance says on whose side a speaker stands, not whether the number is right.
- A decision sets a level. Whether it is reached, it does not say.
"""
_TERMS = {
    ("figures", "stance"): "Said by: in what position a speaker is towards the number",
    ("publications", "tier"): "Kind of publication: how close a publication is to the speaker",
    ("speakers", "kind"): "Kind: what sort of speaker",
    ("figures", "period"): "Period: the stretch that a flow sums over",
    ("figures", "flags"): "Flags: what to know before using a figure",
}
_WHOLE = "the whole dossier"
_PROSE = 600  # pixels: some 75 characters a line


def draw_contents() -> None:
    """Jump links."""
    st.markdown(" · ".join(f"[{title}](#{anchor})" for anchor, title in SECTIONS.items()))


def draw_method() -> None:
    """What a figure is, and what is never done."""
    _draw_header("method")
    st.markdown(_METHOD, width=_PROSE)


def draw_wording_rules(slug: str) -> None:
    """The hedge rules, as the wording reader documents them."""
    _draw_header("wording")
    table = ask("wording_rules", dossier=slug)
    lines = (
        (f"{humanize(row['rule'])}: “{row['example']}”", row["meaning"], row["count_statements"])
        for row in table.to_pylist()
    )
    _draw_table("wording_rules_table", ("Rule and example", "Means", "Statements"), lines, "How words become bounds")
    export_menu.draw_save_menu("wording_rules", table, _WHOLE, title="How words become bounds")


def draw_measures(slug: str) -> None:
    """Every measure by family, with what it leaves out; each leads to its figures."""
    _draw_header("measures")
    table = ask("measures", dossier=slug)
    for family, members in groupby(table.to_pylist(), key=lambda row: (row["family"], row["family_meaning"])):
        of_family = list(members)
        label = escape(f"{capitalize(family[0])} ({len(of_family)}): {family[1] or ''}")
        if expander := unfold.draw_expander(f"family_{family[0]}", label):
            expander.markdown("\n".join(_describe_measure(slug, row) for row in of_family))
    export_menu.draw_save_menu("measures", table, _WHOLE, title="What is counted")


def draw_terms(slug: str) -> None:
    """The words of the codebook."""
    _draw_header("terms")
    table = ask("codebook_words", dossier=slug)
    rows = table.to_pylist()
    for column, title in _TERMS.items():
        of_column = [row for row in rows if (row["table_name"], row["column_name"]) == column]
        if expander := unfold.draw_expander(f"words_{'_'.join(column)}", f"{title} ({len(of_column)})"):
            lines = ((humanize(row["word"]), row["meaning"], row["count_rows"]) for row in of_column)
            with expander:
                _draw_table(f"words_of_{'_'.join(column)}", ("Word", "Meaning", capitalize(column[0])), lines, title)
    export_menu.draw_save_menu("codebook_words", table, _WHOLE, title="Words of the codebook")


def draw_limits(dossier: Dossier) -> None:
    """What the dossier covers, and what could mislead."""
    _draw_header("limits")
    tiers = ask("codebook_words", dossier=dossier["dossier"], column_name="tier").to_pylist()
    of_tier = {row["word"]: row["count_rows"] for row in tiers}
    last = dossier["last_known_on"]
    until = f" Its latest statement is of {format_day(last)}; what was said later is not in it." if last else ""
    st.markdown(
        f"- Reviewed on {format_day(dossier['reviewed_on'])}.{until}\n"
        f"- It holds what was read in {format_count(dossier['count_publications'], 'publication')}, "
        f"not all that was said. What is missing is not zero.\n"
        f"- {format_count(of_tier['primary'], 'of these is', 'of these are')} the speaker's own page; "
        f"the others report or copy. {format_count(of_tier['unconfirmed'], 'is', 'are')} weak.\n"
        f"- Addresses are those under which a page was read; it may have moved or changed. Titles and sentences of "
        f"publications are not stored.",
        width=_PROSE,
    )
    st.markdown("**What could mislead**")
    st.markdown(_MISLEADING, width=_PROSE)


def draw_licence(dossier: Dossier) -> None:
    """The licences of data, code and fonts."""
    _draw_header("licence")
    name, text = citations.read_licence(dossier)
    of_font = link("SIL Open Font License 1.1", links.absolute_url("app/static/fonts/OFL.txt"))
    st.markdown(
        f"- Data: {link(name or 'none given', text)}. The figures are facts that others published; each names its "
        f"publication.\n- Code: MIT, the file LICENSE of the repository.\n"
        f"- Font of the headings: Source Serif 4, {of_font}.",
        width=_PROSE,
    )


def draw_version(dossier: Dossier) -> None:
    """What the data version is."""
    _draw_header("version")
    st.markdown(
        f"`{dossier['data_version']}` is a fingerprint of the data, the queries that build on it and the reader of "
        f"words. The same version gives the same numbers; whatever changes one of them changes it. Its first letters "
        f"stand below every picture, all of it inside every saved file. Answers are given by "
        f"{describe_engines(settings)}.",
        width=_PROSE,
    )


def draw_citations(dossier: Dossier) -> None:
    """The dossier as a whole; each figure has citations of its own on its page."""
    _draw_header("cite")
    st.markdown(
        "Cite a number by its speaker and publication: the page of each figure gives that. The dossier as a whole:"
    )
    where = links.public_url(links.page_address("", dossier=dossier["dossier"]))
    if not where:
        st.caption(escape(f"{WHY_NO_LINK} So these citations have none."))
    draw_copy_buttons(
        "cite_dossier",
        [
            Text("Full citation", citations.cite_in_full(dossier, where)),
            Text("BibTeX", citations.build_bibtex(dossier, where), is_code=True),
            Text("CSL-JSON", citations.build_csl_json(dossier, where), is_code=True),
        ],
    )


def draw_report(dossier: Dossier) -> None:
    """A text to copy, and where to send it."""
    _draw_header("report")
    if settings.report_to:
        is_mail = "@" in settings.report_to and "://" not in settings.report_to
        to = f"[{escape(settings.report_to)}](mailto:{settings.report_to})" if is_mail else None
        st.markdown(f"Copy the text, fill it in and send it to {to or link(settings.report_to, settings.report_to)}.")
    else:
        st.markdown(
            "Copy the text and fill it in. This copy of Muster names no one to send it to: the place is the issue "
            "tracker of the repository that it was made from."
        )
    figure_id = url_state.current_view()["figure_id"]
    where = links.permanent_address(dossier["dossier"], figure_id) if figure_id else None
    draw_copy_buttons("report_error", [Text("Report", citations.build_report(dossier, figure_id, where), is_code=True)])


def _draw_header(anchor: str) -> None:
    st.header(SECTIONS[anchor], anchor=anchor)


def _describe_measure(slug: str, row: Mapping[str, Any]) -> str:
    figures = links.page_address("figures", dossier=slug, measure=row["measure"])
    statements = format_count(row["count_statements"], "statement")
    counted = f"[{statements}]({figures})" if row["count_statements"] else statements
    kind = f"{humanize(row['counts'])}, {row['kind']}"
    return f"- **{escape(row['label'])}** ({escape(kind)}; {counted}): {escape(row['definition'])}"


def _draw_table(key: str, headings: Sequence[str], lines: Iterable[Sequence[object]], label: str) -> None:
    """A table of words, whose rows are cards on a phone; the last column is a count."""
    last = len(headings) - 1
    columns: list[Column[Sequence[object]]] = [
        Column(heading, partial(_cell, place), is_number=place == last) for place, heading in enumerate(headings)
    ]
    draw_table(key, columns, list(lines), label=label)


def _cell(place: int, line: Sequence[object]) -> str:
    return f"{line[place]:,}" if isinstance(line[place], int) else str(line[place])
