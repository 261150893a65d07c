"""What one filter change costs the server, in CPU time, and how long one visitor waits for it."""

from __future__ import annotations

import asyncio
import time
from collections import defaultdict
from collections.abc import Sequence
from contextlib import AsyncExitStack

from tests.bench.report import Aim, Row
from tests.bench.servers import BARE, MUSTER, Server
from tests.bench.visitor import ONE_NEW_IN, Changes, Visitor

CPU = Aim(0.4)
CHANGES_A_BLOCK = 10
WARM_UP = 20
ASKED_BEFORE, NEVER_ASKED = "asked before", "never asked"
# Streamlit collects its garbage after the answer; a visitor's next change does not come sooner than this.
PAUSE_SECONDS = 0.15


def measure(servers: Sequence[Server], blocks: int) -> list[Row]:
    """Blocks of ten changes on each server in turn; a sample is a block's mean, since the kernel's clock is coarse."""
    return asyncio.run(_measure(servers, blocks))


async def _measure(servers: Sequence[Server], blocks: int) -> list[Row]:
    cpu: dict[str, list[float]] = defaultdict(list)
    wait: dict[str, list[float]] = defaultdict(list)
    async with AsyncExitStack() as doors:
        series: list[tuple[str, Server, Visitor, Changes]] = []
        for server in servers:
            kinds = {server.name: ONE_NEW_IN} | ({ASKED_BEFORE: 0, NEVER_ASKED: 1} if server.name == MUSTER else {})
            for place, (name, one_new_in) in enumerate(kinds.items()):
                changes = Changes(server.name, place, one_new_in)
                visitor = await doors.enter_async_context(changes.visitor(server.address))
                series.append((name, server, visitor, changes))
        for _, _, visitor, changes in series:
            for _ in range(WARM_UP):
                await changes.make(visitor)
        for _ in range(blocks):
            for name, server, visitor, changes in series:
                milliseconds, waits = await _block(server, visitor, changes)
                cpu[name].append(milliseconds)
                wait[name].extend(waits)
    return [
        Row("server CPU of one filter change", "ms", cpu[MUSTER], cpu[BARE], CPU),
        Row("… to a value asked for before", "ms", cpu[ASKED_BEFORE], cpu[BARE]),
        Row("… to a value never asked for", "ms", cpu[NEVER_ASKED], cpu[BARE]),
        Row("wait for one filter change, alone", "ms", wait[MUSTER], wait[BARE]),
        Row("… to a value asked for before", "ms", wait[ASKED_BEFORE], wait[BARE]),
        Row("… to a value never asked for", "ms", wait[NEVER_ASKED], wait[BARE]),
    ]


async def _block(server: Server, visitor: Visitor, changes: Changes) -> tuple[float, list[float]]:
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
