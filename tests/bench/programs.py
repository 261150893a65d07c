"""What programs cost readers: filter changes of sessions with and without many clients of the API beside them.

`python -m tests.bench.programs ADDRESS CLIENTS SECONDS` is the clients, in a process of their own: each sends its next
request a second after the answer to the last, and later where a refusal says so. A third of the requests are for an
answer that nobody asked for before.
"""

from __future__ import annotations

import asyncio
import itertools
import json
import subprocess
import sys
import time
from collections import Counter
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import date, timedelta

import httpx

from tests.bench.crowd import Crowd
from tests.bench.report import Aim, Row, quantile
from tests.bench.servers import MUSTER, REPOSITORY, Server

SLOWER = Aim(1.3)
TURNS = 2  # each with clients and without
_PAUSE_SECONDS = 1.0
_PATHS = (
    "ask/by_speaker.json?subject=RUS&measure=killed",
    "figures.csv?measure=killed&rows_a_page=50",
    "figures/ind-2022-ukr-killed-9000.json",
    "ask/statements_over_time.parquet?measure=killed",
    "changes.atom?measure=killed",
    "openapi.json",
    # Each time as it was known on another day.
    "ask/by_speaker.json?subject=RUS&measure=killed&known_on={day}",
    "figures.csv?measure=killed&known_on={day}",
    "ask/statements_over_time.parquet?measure=killed&known_on={day}",
)
_LAST_DAY = date(2026, 1, 1)


def measure(server: Server, sessions: int, clients: int, seconds: float, say: Callable[[str], None]) -> list[Row]:
    """p95 and p50 of a filter change with the clients and without, in turn, and the memory of the server."""
    return asyncio.run(_measure(server, sessions, clients, seconds, say))


async def _measure(
    server: Server, sessions: int, clients: int, seconds: float, say: Callable[[str], None]
) -> list[Row]:
    crowd = Crowd(MUSTER, server.address)
    alone: list[float] = []
    beside: list[float] = []
    await crowd.level(sessions, seconds)  # everybody has arrived, and the pages have what they keep
    before = server.memory().private
    for _ in range(TURNS):
        alone += (await crowd.level(sessions, seconds))["waits"]
        async with _calling(server.address, clients, seconds + 5, say):
            beside += (await crowd.level(sessions, seconds))["waits"]
    await crowd.leave()
    lost = sum(wait == float("inf") for wait in (*alone, *beside))
    say(f"{len(alone)} changes without programs, {len(beside)} with; {lost} without an answer")
    return [
        Row("filter change beside programs, p95", "s", [quantile(beside, 0.95)], [quantile(alone, 0.95)], SLOWER),
        Row("… p50", "s", [quantile(beside, 0.5)], [quantile(alone, 0.5)]),
        Row("memory after and before", "MB", [server.memory().private], [before]),
    ]


@asynccontextmanager
async def _calling(address: str, clients: int, seconds: float, say: Callable[[str], None]) -> AsyncIterator[None]:
    command = [sys.executable, "-m", "tests.bench.programs", address, str(clients), str(seconds)]
    with subprocess.Popen(command, cwd=REPOSITORY, stdout=subprocess.PIPE, text=True) as process:
        try:
            yield
        finally:
            # Sessions go on meanwhile: who does not answer the server's pings is cut off.
            said, _ = await asyncio.to_thread(process.communicate)
            say(f"{clients} programs: {said.strip()}")


async def call(address: str, clients: int, seconds: float) -> dict[str, int]:
    """Lets the clients ask for so long; how often which status was answered, "lost" where nothing was."""
    statuses: Counter[str] = Counter()
    days = (_LAST_DAY - timedelta(place) for place in itertools.count())
    until = time.monotonic() + seconds
    limits = httpx.Limits(max_connections=clients)
    async with httpx.AsyncClient(base_url=f"{address}/api/v1/", limits=limits, timeout=60, trust_env=False) as client:

        async def act(place: int) -> None:
            # As a proxy says it: each client has an address of its own.
            headers = {"X-Forwarded-For": f"198.18.{place // 250}.{place % 250 + 1}"}
            for path in itertools.islice(itertools.cycle(_PATHS), place, None):
                if time.monotonic() >= until:
                    return
                wait = _PAUSE_SECONDS
                try:
                    answer = await client.get(path.format(day=next(days)) if "{" in path else path, headers=headers)
                except httpx.HTTPError:
                    statuses["lost"] += 1
                else:
                    statuses[str(answer.status_code)] += 1
                    wait = float(answer.headers.get("retry-after", wait))
                await asyncio.sleep(max(0.0, min(wait, until - time.monotonic())))

        await asyncio.gather(*map(act, range(clients)))
    return dict(statuses)


if __name__ == "__main__":
    print(json.dumps(asyncio.run(call(sys.argv[1], int(sys.argv[2]), float(sys.argv[3])))))
