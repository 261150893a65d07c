"""Whether this process can answer, and from which state of the data, for load balancers."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from dashboard.engine.warehouse import store as warehouse
from dashboard.errors import MusterError
from dashboard.settings import hide_folders


class Status(StrEnum):
    """What readers see now."""

    READY = "ready"
    LAST_GOOD = "last good data"  # the newest cannot be used, and the pages say so
    BUILDING = "building"
    NO_DATA = "no data"


@dataclass(frozen=True, slots=True)
class Readiness:
    """`is_building`: the newest state is on its way. `notice`: what pages say, up to the first problem; or empty."""

    status: Status
    data_version: str
    is_building: bool
    notice: str = ""

    @property
    def is_ready(self) -> bool:
        """Whether readers get answers, from the newest data or from the last good."""
        return bool(self.data_version)


def read_readiness(store: warehouse.Store | None = None) -> Readiness:
    """The current readiness. The first call opens the warehouse; no call waits for another's build."""
    peek, open_warehouse = (store.peek, store.open) if store else (warehouse.peek, warehouse.open_warehouse)
    opened, is_building = peek()
    if opened is None and not is_building:
        try:
            opened = open_warehouse()
        except MusterError as error:
            return Readiness(Status.NO_DATA, "", is_building=False, notice=_beginning(str(error)))
    if opened is None:
        return Readiness(Status.BUILDING, "", is_building)
    status = Status.LAST_GOOD if opened.notice else Status.READY
    return Readiness(status, opened.data_version, is_building, _beginning(opened.notice or ""))


def _beginning(text: str) -> str:
    return hide_folders(" ".join(line.strip() for line in text.splitlines()[:2]))
