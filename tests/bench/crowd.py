"""Many visitors in a process of their own: `python -m tests.bench.crowd Muster http://127.0.0.1:8501`.

Each line on stdin, "<visitors> <seconds>", is one level; the answer is one line of JSON. Visitors stay from level to
level. Each acts every five seconds on average, with exponential waits, whether or not the server keeps up: a late
answer is counted from when the change was due.
"""

from __future__ import annotations

import asyncio
import itertools
import json
import math
import random
import sys
import time
from collections.abc import Sequence
from contextlib import AsyncExitStack, suppress
from typing import Any

from websockets.exceptions import ConnectionClosed

from tests.bench.visitor import Changes, Visitor

SECONDS_BETWEEN_ACTS = 5.0
LIMIT_SECONDS = 1.0
# Later than this, an answer is as good as none.
GRACE_SECONDS = 8.0
ARRIVING_AT_ONCE = 4


class Crowd:
    """The visitors of one server."""

    def __init__(self, server: str, address: str) -> None:
        self._address = address
        self._visitors: list[tuple[Visitor, AsyncExitStack]] = []
        self._changes = Changes(server, series=3)
        self._chance = random.Random(4)  # noqa: S311

    async def level(self, count: int, seconds: float) -> dict[str, Any]:
        """Lets `count` visitors act for so long; gives the seconds each waited, and the share of a core spent here."""
        await self._become(count)
        waits: list[float] = []
        began, began_cpu = time.perf_counter(), time.process_time()
        # More late answers than this, and p95 lies over the limit whatever comes.
        hopeless = 0.05 * count * seconds / SECONDS_BETWEEN_ACTS * 1.5 + 2
        acting = {
            asyncio.create_task(self._act(visitor, began + seconds, waits)): place
            for place, (visitor, _) in enumerate(self._visitors)
        }
        pending = set(acting)
        while pending and time.perf_counter() < began + seconds + GRACE_SECONDS:
            _, pending = await asyncio.wait(pending, timeout=0.5)
            if sum(wait > LIMIT_SECONDS for wait in waits) > hopeless:
                break
        elapsed, spent = time.perf_counter() - began, time.process_time() - began_cpu
        for task in pending:
            task.cancel()
        outcomes = await asyncio.gather(*acting, return_exceptions=True)
        lost = [place for place, outcome in enumerate(outcomes) if isinstance(outcome, BaseException)]
        for outcome in outcomes:
            if isinstance(outcome, Exception) and not isinstance(outcome, ConnectionClosed):
                raise outcome
        waits.extend([math.inf] * len(lost))
        await self._dismiss(lost)
        return {"waits": waits, "generator_share": spent / elapsed}

    async def leave(self) -> None:
        """Everybody goes."""
        await self._dismiss(range(len(self._visitors)))

    async def _act(self, visitor: Visitor, until: float, waits: list[float]) -> None:
        due = time.perf_counter()
        while (due := due + self._chance.expovariate(1 / SECONDS_BETWEEN_ACTS)) < until:
            await asyncio.sleep(due - time.perf_counter())
            await self._changes.make(visitor)
            waits.append(time.perf_counter() - due)

    async def _become(self, count: int) -> None:
        await self._dismiss(range(count, len(self._visitors)))
        gate = asyncio.Semaphore(ARRIVING_AT_ONCE)

        async def arrive() -> None:
            async with gate:
                stack = AsyncExitStack()
                self._visitors.append((await stack.enter_async_context(self._changes.visitor(self._address)), stack))

        await asyncio.gather(*(arrive() for _ in range(count - len(self._visitors))))

    async def _dismiss(self, places: Sequence[int]) -> None:
        going = {place: self._visitors[place] for place in places}
        self._visitors = [one for place, one in enumerate(self._visitors) if place not in going]
        await asyncio.gather(*(stack.aclose() for _, stack in going.values()), return_exceptions=True)


async def main(server: str, address: str) -> None:
    """Serves levels until stdin ends."""
    crowd = Crowd(server, address)
    try:
        for _ in itertools.count():
            line = await asyncio.to_thread(sys.stdin.readline)
            if not line.strip():
                return
            count, seconds = line.split()
            print(json.dumps(await crowd.level(int(count), float(seconds))), flush=True)
    finally:
        await crowd.leave()


if __name__ == "__main__":
    with suppress(KeyboardInterrupt):
        asyncio.run(main(*sys.argv[1:]))
