"""How many sessions a server bears: the most of whom 95 in 100 filter changes are answered within a second."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from typing import Any

from tests.bench.crowd import LIMIT_SECONDS
from tests.bench.report import Aim, Row, quantile
from tests.bench.servers import BARE, MUSTER, REPOSITORY, BenchError, Server

SESSIONS = Aim(2.5, is_least=True)
FIRST, MOST = 20, 640
LEVEL_SECONDS = 20.0
# The search ends when the level that fails is no more than a tenth above the one that passes.
FINE = 0.1


def search(first: int = FIRST, most: int = MOST) -> Generator[int, bool, int]:
    """Gives levels, is sent whether they passed: doubles up to a failure, then bisects. Returns the best that did."""
    passed, failed, level = 0, most + 1, first
    while failed - passed > max(1, int(passed * FINE)):
        if (yield level):
            passed = level
        else:
            failed = level
        level = min(2 * passed, most) if failed > most else (passed + failed) // 2
    return passed


def measure(servers: Sequence[Server], say: Callable[[str], None]) -> list[Row]:
    """Searches on both servers in turn, level by level."""
    found: dict[str, int] = {}
    with ExitStack() as stack:
        crowds = {server.name: stack.enter_context(_crowd(server)) for server in servers}
        searches = {name: search() for name in crowds}
        levels = {name: next(one) for name, one in searches.items()}
        while levels:
            for server in [server for server in servers if server.name in levels]:
                name, level = server.name, levels[server.name]
                server.settle()
                answer = _run(crowds[name], level)
                p50, p95 = (quantile(answer["waits"], share) for share in (0.5, 0.95))
                say(
                    f"{name}, {level} sessions: p50 {p50:.2f} s, p95 {p95:.2f} s over {len(answer['waits'])} changes; "
                    f"the load generator took {answer['generator_share']:.0%} of a core"
                )
                try:
                    levels[name] = searches[name].send(p95 < LIMIT_SECONDS)
                except StopIteration as end:
                    found[name] = end.value
                    del levels[name]
    name = f"sessions at p95 < {LIMIT_SECONDS:g} s"
    return [Row(name, "sessions", [found[MUSTER]], [found[BARE]], SESSIONS)]


@contextmanager
def _crowd(server: Server) -> Iterator[subprocess.Popen[str]]:
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.bench.crowd", server.name, server.address],
        cwd=REPOSITORY,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with process:
        try:
            yield process
        finally:
            process.terminate()


def _run(crowd: subprocess.Popen[str], level: int) -> dict[str, Any]:
    assert crowd.stdin is not None
    assert crowd.stdout is not None
    crowd.stdin.write(f"{level} {LEVEL_SECONDS}\n")
    crowd.stdin.flush()
    line = crowd.stdout.readline()
    if not line:
        raise BenchError("The load generator failed; what it said stands above.")
    answer: dict[str, Any] = json.loads(line)
    return answer
