"""The workbench of one session: the text in its editor, the last run of it, and what was run before.

The text, the values of its parameters and the view of its result are parts of the address; the rest is in the session.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

import streamlit as st

from dashboard.engine.questions import ask as answers
from dashboard.engine.sandbox import Outcome, Query, Result, pool
from dashboard.engine.sandbox.job import Job
from dashboard.engine.sandbox.parameters import declared
from dashboard.errors import MusterError, QueryError, QuestionError
from dashboard.pages.sql import code_editor, parameters
from dashboard.pages.sql.initial_text import first_text, readable
from dashboard.pages.sql.parameters import Given
from dashboard.settings import settings
from dashboard.sharing.parameters import PARAMETERS
from dashboard.ui import shared_snapshot, url_state
from dashboard.ui.result_table import Shown

_BENCH = "workbench"
RUNS_KEPT = 50
_NAMED_AT_MOST = 3
# A query that is quicker than this is never seen running, so that nothing flickers.
PATIENCE_SECONDS = 0.35
# Nobody has asked for what a link starts by itself, so it may not take long.
SECONDS_OF_A_LINK = 2.0
ROWS, MORE_ROWS = (int(choice) for choice in PARAMETERS["rows"].options)
_ADDRESS = ("sql", "p", "rows")
_OF_A_RUN = ("show", "part")
_OF_A_CHART = ("form", "x", "y", "y_high", "colour")


@dataclass
class Run:
    """The part of a text from `start` to before `end`, as it was sent to the sandbox: for its rows, its plan, or both.

    `data` is the release that it was run over, None for the newest. What a link starts by itself gets less time.
    Without rows and plan it is a text that was put aside unrun, so that nothing a reader typed is lost.
    """

    text: str
    start: int
    end: int
    given: Mapping[str, Given]
    most_rows: int
    is_of_link: bool = False
    began: datetime = field(default_factory=lambda: datetime.now(UTC))
    data: str | None = None
    rows: Job | Result | None = None
    plan: Job | Result | None = None
    count_rows: int = 0
    shown: Shown | None = None

    @property
    def sql(self) -> str:
        """What was run of the text."""
        return self.text[self.start : self.end]

    @property
    def job(self) -> Job | None:
        """What is still waiting or running."""
        jobs = (part for part in (self.rows, self.plan) if isinstance(part, Job))
        return next((job for job in jobs if job.state != "done"), None)

    def result(self, *, is_plan: bool = False) -> Result | None:
        """The rows or the plan, or what became of them; None where they were not asked for or are not there yet."""
        part = self.plan if is_plan else self.rows
        return part.result if isinstance(part, Job) else part

    @property
    def seconds(self) -> float:
        """It is stopped after so long."""
        return min(SECONDS_OF_A_LINK, settings.sql_seconds) if self.is_of_link else settings.sql_seconds

    @property
    def line(self) -> int | None:
        """Where what was run begins in the text, counted from 1; None where it is all that the text has."""
        if not (self.text[: self.start] + self.text[self.end :]).strip(" \t\r\n;"):
            return None
        return self.text.count("\n", 0, self.end - len(self.sql.lstrip())) + 1

    def query(self, *, is_plan: bool = False) -> Query:
        """Raises QuestionError for a value that its parameter cannot take."""
        values = parameters.values(self.sql, self.given)
        seconds = self.seconds if self.is_of_link else None
        return Query(self.sql, values, max_rows=self.most_rows, explain=is_plan, seconds=seconds)

    def put_aside(self) -> None:
        """Lets the rows go: the history tells of a run, it does not hold fifty results."""
        for name in ("rows", "plan"):
            if (result := self.result(is_plan=name == "plan")) and result.table is not None:
                self.count_rows = result.table.num_rows
                setattr(self, name, replace(result, table=None))
        self.shown = None


@dataclass
class Bench:
    """`version` changes whenever the text comes from elsewhere than the editor; `runs` holds the newest first.

    `settled` is the text that the address holds: the one in the editor, but not while the reader `is_typing`, since
    each address is a step that the browser's Back goes through.

    `values` are what the reader gave for parameters, those included that the text does not name just now.
    """

    session: str
    text: str = ""
    version: int = 0
    settled: str = ""
    is_typing: bool = False
    values: dict[str, Given] = field(default_factory=dict)
    arrived_with: Mapping[str, list[str]] | None = None
    run: Run | None = None
    runs: list[Run] = field(default_factory=list)

    @property
    def is_run(self) -> bool:
        """Whether the last run is of the text and the values as they stand."""
        return self.run is not None and (self.run.text, self.run.given) == (self.text, self.given)

    def has_run(self, start: int, end: int, *, is_plan: bool) -> bool:
        """Whether the last run is of this part, with the values as they stand, and has or will have what is wanted."""
        if self.run is None or not self.is_run:
            return False
        is_same = (self.run.start, self.run.end, self.run.most_rows) == (start, end, self._rows())
        return is_same and (self.run.plan if is_plan else self.run.rows) is not None

    @property
    def is_untouched(self) -> bool:
        """Whether the editor holds the first example as every new reader finds it."""
        return self.text == code_editor.plain(first_text())

    @property
    def given(self) -> dict[str, Given]:
        """What the reader gave for the parameters that the text names."""
        return parameters.known(self.text, self.values)

    @property
    def show(self) -> str:
        """ "table", "chart" or "plan" """
        return url_state.current_view()["show"] or "table"

    def value(self, name: str, given: Given) -> None:
        """Takes a value of a parameter over, and runs the text again if it was run as it stands."""
        is_run = self.is_run
        self.values[name] = given
        if is_run:
            self.again()

    def typed(self, text: str) -> None:
        """The reader has written on."""
        self.text = text
        url_state.set_value("sql", text)

    def open(self, text: str, given: Mapping[str, Given]) -> None:
        """Puts a text from elsewhere into the editor; what stood there unrun goes into the history."""
        text = code_editor.plain(text)
        if (
            self.text.strip()
            and self.text != text
            and not self.is_untouched
            and all(run.text != self.text for run in self.runs)
        ):
            self._remember(Run(self.text, 0, len(self.text), self.given, self._rows()))
        self.version += 1
        self.values |= {"dossier": url_state.current_view()["dossier"], **given}
        self.typed(text)
        self.settled = text

    def start(self, start: int = 0, end: int | None = None, *, is_plan: bool = False, is_of_link: bool = False) -> None:
        """Runs a part of the text, by default all of it, in place of whatever runs."""
        end = len(self.text) if end is None else end
        if self.run is not None:
            self.run.put_aside()
        self.run = Run(
            self.text, start, end, self.given, self._rows(), is_of_link, data=url_state.current_view()["data"]
        )
        self._remember(self.run)
        url_state.set_value("show", "plan" if is_plan else ("table" if self.show == "plan" else self.show))
        url_state.set_value("part", None if (start, end) == (0, len(self.text)) else f"{start}-{end}")
        self.ask(is_plan=is_plan)

    def again(self) -> None:
        """The last run once more, with the values and the number of rows as they stand now."""
        if self.run is not None and self.run.text == self.text:
            self.start(self.run.start, self.run.end, is_plan=self.show == "plan")

    def ask(self, *, is_plan: bool) -> None:
        """Asks the sandbox for the rows or the plan of the run, and waits a moment."""
        assert self.run is not None
        part: Job | Result
        try:
            with shared_snapshot.open_page_data():
                part = pool.submit(self.run.query(is_plan=is_plan), self.session)
            part.wait(PATIENCE_SECONDS)
        except MusterError as error:
            part = Result(Outcome.WRONG, str(error))
        if is_plan:
            self.run.plan = part
        else:
            self.run.rows = part

    def keep(self) -> None:
        """Writes the address. A text that has not been run carries no view of a result, so that nobody runs it unseen.

        The first example as every reader finds it needs no address.
        """
        self.arrived_with = None
        if self.is_typing:
            return
        self.settled = self.text
        url_state.set_value("p", self.given)
        view = (*_OF_A_RUN, *(_OF_A_CHART if self.show == "chart" else ())) if self.is_run else ()
        of_data = ("dossier",) if url_state.current_view()["data"] else ()
        url_state.write_address((*of_data, *_ADDRESS, *view) if self.is_run or not self.is_untouched else ())

    def _rows(self) -> int:
        return int(url_state.current_view()["rows"] or ROWS)

    def _remember(self, run: Run) -> None:
        self.runs.insert(0, run)
        del self.runs[RUNS_KEPT:]


def opened() -> Bench:
    """The bench of this session, with what a new address says: a text, and whether it was run."""
    bench: Bench | None = st.session_state.get(_BENCH)
    if bench is None:
        bench = st.session_state[_BENCH] = Bench(secrets.token_hex(8))
        pool.warm()
    said = {name: st.query_params.get_all(name) for name in st.query_params}
    # A run of the page that is cut short has not written its address: the next one must not run the query again.
    if not bench.version or (url_state.is_new_address() and said != bench.arrived_with):
        bench.arrived_with = said
        _arrive(bench)
    if bench.run is not None and bench.run.data != url_state.current_view()["data"]:
        bench.again()  # the reader went from one state of the data to another
    return bench


def _arrive(bench: Bench) -> None:
    """What the address says about the workbench."""
    view = url_state.current_view()
    given, part = dict(view["p"] or {}), view.get("part")
    text, is_run = view["sql"], bool(view["show"])
    if name := view["question"]:
        url_state.set_value("question", None)
        try:
            text, is_run = readable(answers.find(name, settings)), True
        except (QuestionError, QueryError) as error:
            url_state.add_notice(f"Question: {error}")
    if text:
        bench.open(text, given)
    elif not bench.version:
        bench.open(first_text(), given)
    _tell_unknown(bench, given)
    if text and is_run:
        _run_as_told(bench, part)


def _tell_unknown(bench: Bench, given: Mapping[str, Given]) -> None:
    """Values for parameters that the text does not have change nothing, which a reader must know."""
    known = {one.name for one in declared(bench.text)}
    if unknown := [f"${name}" for name in given if name not in known]:
        named = ", ".join(unknown[:_NAMED_AT_MOST])
        more = f" and {len(unknown) - _NAMED_AT_MOST:,} more" if len(unknown) > _NAMED_AT_MOST else ""
        url_state.add_notice(f"The query has no parameter of this name, so its value is ignored: {named}{more}.")


def _run_as_told(bench: Bench, part: str | None) -> None:
    """Runs what the sender ran: the part that the address names, or all. What this session has run stays as it is."""
    start, _, end = (part or "").partition("-")
    is_part = part is not None and int(start) < int(end) <= len(bench.text)
    if part is not None and not is_part:
        url_state.add_notice(
            f"The address asks for characters {start} to {end} of the SQL, which ends before that; all was run."
        )
    place = (int(start), int(end)) if is_part else (0, len(bench.text))
    is_plan = bench.show == "plan"
    if bench.has_run(*place, is_plan=is_plan):
        url_state.set_value("part", part if is_part else None)
    else:
        bench.start(*place, is_plan=is_plan, is_of_link=True)
