"""The workbench of one session: the text in its editor, the last run of it, and the runs before.

The text, the values of its parameters and the view of its result are parts of the address; the rest is in the session.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field

import streamlit as st

from dashboard.app_pages.sql.code_editor import normalize_text
from dashboard.app_pages.sql.initial_text import load_first_text, strip_header
from dashboard.app_pages.sql.parameters import RawValue, select_known
from dashboard.app_pages.sql.run import Run
from dashboard.engine.questions.ask import find
from dashboard.engine.sandbox import Outcome, Result
from dashboard.engine.sandbox.job import Job
from dashboard.engine.sandbox.parameters import find_parameters
from dashboard.engine.sandbox.pool import shared_pool
from dashboard.errors import MusterError, QueryError, QuestionError
from dashboard.settings import settings
from dashboard.sharing.parameters import PARAMETERS
from dashboard.ui import shared_snapshot, url_state
from dashboard.ui.presence import current_reader

_WORKBENCH = "workbench"
MAX_RUNS = 50
_MAX_NAMED = 3
QUICK_SECONDS = 0.35  # a query that is quicker than this is never seen running, so that nothing flickers
ROWS, MORE_ROWS = (int(choice) for choice in PARAMETERS["rows"].options)
_ADDRESS = ("sql", "p", "rows")
_RUN_ADDRESS = ("show", "part")
_CHART_ADDRESS = ("form", "x", "y", "y_high", "colour")


@dataclass
class Workbench:
    """`version` changes whenever the text comes from elsewhere than the editor; `runs` holds the newest first.

    `saved_text` is the text that the address holds: the one in the editor, but not while the reader `is_typing`, since
    each address is a step for the browser's Back button. `raw_values` are the values of parameters, those included that
    the text does not name now.
    """

    session: str
    text: str = ""
    version: int = 0
    saved_text: str = ""
    is_typing: bool = False
    raw_values: dict[str, RawValue] = field(default_factory=dict)
    address: Mapping[str, list[str]] | None = None
    run: Run | None = None
    runs: list[Run] = field(default_factory=list)

    @property
    def is_run(self) -> bool:
        """Whether the last run is of the text and the values as they are now."""
        return self.run is not None and (self.run.text, self.run.raw_values) == (self.text, self.known_values)

    @property
    def is_untouched(self) -> bool:
        """Whether the editor holds the first example, as for every new reader."""
        return self.text == normalize_text(load_first_text())

    @property
    def _is_as_opened(self) -> bool:
        """Whether the page is as every new reader finds it: the first example, and what it gives."""
        view = url_state.current_view()
        chosen = {name: value for name, value in self.known_values.items() if name != "dossier"}
        return self.is_untouched and not chosen and not view["part"] and not view["rows"] and self.show == "table"

    @property
    def known_values(self) -> dict[str, RawValue]:
        """The values of the parameters that the text names."""
        return select_known(self.text, self.raw_values)

    @property
    def show(self) -> str:
        """The view of the result: "table", "chart" or "plan"."""
        return url_state.current_view()["show"] or "table"

    @property
    def result(self) -> Result | None:
        """What the last run gave for this view, once it is there."""
        return self.run.result(is_plan=self.show == "plan") if self.run else None

    @property
    def max_rows(self) -> int:
        """How many rows a run gives at most."""
        return int(url_state.current_view()["rows"] or ROWS)

    def set_raw_value(self, name: str, value: RawValue) -> None:
        """Takes a value of a parameter, and runs the text again if the last run is of it."""
        is_run = self.is_run
        self.raw_values[name] = value
        if is_run:
            self.run_again()

    def set_text(self, text: str) -> None:
        """Takes the text that the reader typed."""
        self.text = text
        url_state.set_value("sql", text)

    def open(self, text: str, raw_values: Mapping[str, RawValue]) -> None:
        """Puts a text from elsewhere into the editor; a text that was not run goes into the history."""
        text = normalize_text(text)
        is_new = self.text.strip() and self.text != text and not self.is_untouched
        if is_new and all(run.text != self.text for run in self.runs):
            self._remember(Run(self.text, 0, len(self.text), self.known_values, self.max_rows))
        self.version += 1
        self.raw_values |= {"dossier": url_state.current_view()["dossier"], **raw_values}
        self.set_text(text)
        self.saved_text = text

    def start(
        self, start: int = 0, end: int | None = None, *, is_plan: bool = False, is_from_link: bool = False
    ) -> None:
        """Runs a part of the text, by default all of it, in place of the current run."""
        end = len(self.text) if end is None else end
        if self.run is not None:
            self.run.drop_rows()
        release = url_state.current_view()["data"]
        self.run = Run(self.text, start, end, self.known_values, self.max_rows, is_from_link, release)
        self._remember(self.run)
        url_state.set_value("show", "plan" if is_plan else ("table" if self.show == "plan" else self.show))
        url_state.set_value("part", None if (start, end) == (0, len(self.text)) else f"{start}-{end}")
        self.submit(is_plan=is_plan)

    def run_again(self) -> None:
        """Runs the same part once more, with the values and the number of rows as they are now."""
        if self.run is not None and self.run.text == self.text:
            self.start(self.run.start, self.run.end, is_plan=self.show == "plan")

    def submit(self, *, is_plan: bool) -> None:
        """Asks the sandbox for the rows or the plan of the run, and waits a moment."""
        assert self.run is not None
        part: Job | Result
        try:
            with shared_snapshot.open_page_data():
                part = shared_pool().submit(self.run.query(is_plan=is_plan), self.session, current_reader())
            part.wait(QUICK_SECONDS)
        except MusterError as error:
            part = Result(Outcome.WRONG, str(error))
        if is_plan:
            self.run.plan = part
        else:
            self.run.rows = part

    def write_address(self) -> None:
        """Writes the address. A text that has not been run carries no view of a result, so that no link runs it.

        The first example as every reader finds it needs no more than the dossier. That is always there, as in the links
        of the menu: an address that drops it would be a second step for the browser's Back button.
        """
        self.address = None
        if self.is_typing:
            return
        self.saved_text = self.text
        url_state.set_value("p", self.known_values)
        view = (*_RUN_ADDRESS, *(_CHART_ADDRESS if self.show == "chart" else ())) if self.is_run else ()
        url_state.write_address(("dossier",) if self._is_as_opened else ("dossier", *_ADDRESS, *view))

    def _remember(self, run: Run) -> None:
        self.runs.insert(0, run)
        del self.runs[MAX_RUNS:]


def open_workbench() -> Workbench:
    """The workbench of this session, with what a new address asks for: a text, and whether to run it."""
    workbench: Workbench | None = st.session_state.get(_WORKBENCH)
    if workbench is None:
        workbench = st.session_state[_WORKBENCH] = Workbench(secrets.token_hex(8))
        shared_pool().warm_up()
    address = {name: st.query_params.get_all(name) for name in st.query_params}
    # A run of the page that was cut short has not written its address: the next one must not run the query again.
    if not workbench.version or (url_state.is_new_address() and address != workbench.address):
        workbench.address = address
        _read_address(workbench)
    if workbench.run is not None and workbench.run.release != url_state.current_view()["data"]:
        workbench.run_again()  # the reader chose another release of the data
    return workbench


def _read_address(workbench: Workbench) -> None:
    view = url_state.current_view()
    raw_values, part = dict(view["p"] or {}), view.get("part")
    text, is_run = view["sql"], bool(view["show"])
    if name := view["question"]:
        url_state.set_value("question", None)
        try:
            text, is_run = strip_header(find(name, settings)), True
        except (QuestionError, QueryError) as error:
            url_state.add_notice(f"Question: {error}")
    if text:
        workbench.open(text, raw_values)
    elif not workbench.version:
        workbench.open(load_first_text(), raw_values)
        text, is_run = workbench.text, True  # reviewed SQL: it shows at once what a run gives
    _report_unknown(workbench, raw_values)
    if text and is_run:
        _run_from_link(workbench, part)


def _report_unknown(workbench: Workbench, raw_values: Mapping[str, RawValue]) -> None:
    """Values for parameters that the text does not have change nothing, which a reader must know."""
    known = {one.name for one in find_parameters(workbench.text)}
    if unknown := [f"${name}" for name in raw_values if name not in known]:
        more = f" and {len(unknown) - _MAX_NAMED:,} more" if len(unknown) > _MAX_NAMED else ""
        named = ", ".join(unknown[:_MAX_NAMED]) + more
        url_state.add_notice(f"The query has no parameter of this name, so its value is ignored: {named}.")


def _run_from_link(workbench: Workbench, part: str | None) -> None:
    """Runs what the sender ran: the part that the address names, or all. A run of this session is not repeated."""
    length, is_plan = len(workbench.text), workbench.show == "plan"
    start, end = (int(place) for place in part.split("-")) if part else (0, length)
    is_part = part is not None and start < end <= length
    if part is not None and not is_part:
        url_state.add_notice(
            f"The address asks for characters {start} to {end} of the SQL, which ends before that; all was run."
        )
    if not is_part:
        start, end = 0, length
    run = workbench.run
    is_same = run is not None and (run.start, run.end, run.max_rows) == (start, end, workbench.max_rows)
    if run is not None and is_same and workbench.is_run and (run.plan if is_plan else run.rows) is not None:
        url_state.set_value("part", part if is_part else None)
    else:
        workbench.start(start, end, is_plan=is_plan, is_from_link=True)
