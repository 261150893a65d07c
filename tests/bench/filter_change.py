"""What one filter change costs the server, in CPU time, and how long one visitor waits for it."""

from __future__ import annotations

import asyncio
import time
from collections import defaultdict
from collections.abc import Sequence
from contextlib import AsyncExitStack

from tests.bench.report import Aim, Row
from tests.bench.servers import BARE, MUSTER, Server
from tests.bench.visitor import Changes, OtherSpeakers, Visitor

ASKED_BEFORE, NEVER_ASKED = "asked before", "never asked"
CPU, CPU_ASKED_BEFORE, CPU_NEVER_ASKED = Aim(0.4), Aim(0.3), Aim(0.6)
PAGES = {"Overview": "", "Over time": "over-time", "Losses": "side-by-side", "Who says what": "by-source"}
SPEAKER = "another speaker"
CHANGES_A_BLOCK = 10
WARM_UP = 20
# Streamlit collects its garbage after the answer; a visitor's next change does not come sooner than this.
PAUSE_SECONDS = 0.15

Series = dict[str, tuple[Server, Changes | OtherSpeakers]]


def measure(servers: Sequence[Server], blocks: int) -> list[Row]:
    """Blocks of ten changes on each server in turn; a sample is a block's mean, since the kernel's clock is coarse."""
    return asyncio.run(_measure(servers, blocks))


def _list_series(servers: Sequence[Server]) -> Series:
    """Each server's usual changes; and of Muster's pages, those to a day asked for before and to a new one."""
    series: Series = {server.name: (server, Changes(server.name, 0)) for server in servers}
    if muster := next((server for server in servers if server.name == MUSTER), None):
        for page, path in PAGES.items():
            series[f"{page}: {ASKED_BEFORE}"] = muster, Changes(MUSTER, 1, 0, path)
            series[f"{page}: {NEVER_ASKED}"] = muster, Changes(MUSTER, 2, 1, path)
        series[SPEAKER] = muster, OtherSpeakers(PAGES["Over time"])
    return series


async def _measure(servers: Sequence[Server], blocks: int) -> list[Row]:
    cpu: dict[str, list[float]] = defaultdict(list)
    wait: dict[str, list[float]] = defaultdict(list)
    async with AsyncExitStack() as stack:
        visitors: dict[str, Visitor] = {}
        series = _list_series(servers)
        for name, (server, changes) in series.items():
            visitors[name] = await stack.enter_async_context(changes.visitor(server.address))
            for _ in range(0 if name == SPEAKER else WARM_UP):
                await changes.make(visitors[name])
        for _ in range(blocks):
            for name, (server, changes) in series.items():
                milliseconds, waits = await _block(server, visitors[name], changes)
                cpu[name].append(milliseconds)
                wait[name].extend(waits)
    rows = [Row("server CPU of one filter change", "ms", cpu[MUSTER], cpu[BARE], CPU)]
    for page in PAGES:
        for kind, aim in ((ASKED_BEFORE, CPU_ASKED_BEFORE), (NEVER_ASKED, CPU_NEVER_ASKED)):
            name = f"{page}: {kind}"
            rows.append(Row(f"… {page}, to a day {kind}", "ms", cpu[name], cpu[BARE], aim))
    rows.append(Row("… Over time, to a speaker never asked", "ms", cpu[SPEAKER], cpu[BARE], CPU_NEVER_ASKED))
    rows.append(Row("wait for one filter change, alone", "ms", wait[MUSTER], wait[BARE]))
    return rows + [
        Row(f"… Overview, to a day {kind}", "ms", wait[f"Overview: {kind}"], wait[BARE])
        for kind in (ASKED_BEFORE, NEVER_ASKED)
    ]


async def _block(server: Server, visitor: Visitor, changes: Changes | OtherSpeakers) -> tuple[float, list[float]]:
    """Mean CPU milliseconds of a change, and the milliseconds that each took to arrive."""
    waits = []
    server.settle()
    before = server.cpu_seconds()
    for _ in range(CHANGES_A_BLOCK):
        asked = time.perf_counter()
        await changes.make(visitor)
        waits.append((time.perf_counter() - asked) * 1000)
        await asyncio.sleep(PAUSE_SECONDS)
    server.settle()
    return (server.cpu_seconds() - before) * 1000 / CHANGES_A_BLOCK, waits
