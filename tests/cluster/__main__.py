"""`make cluster-test`: starts a cluster, runs the tests of the engine on it, kills a worker in mid-query, stops it all.

python -m tests.cluster [arguments for pytest]
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.cluster.cluster import Cluster, ClusterError, cluster
from tests.cluster.installing import spark_home
from tests.cluster.worker_lost import same_answer_without_a_worker


def main(arguments: list[str]) -> int:
    """The exit code: 0 where everything passed."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that anyone who stops this stops the cluster, too
    with tempfile.TemporaryDirectory(prefix="muster-cluster-", ignore_cleanup_errors=True) as folder:
        try:
            home = spark_home()
            started = time.monotonic()
            print("Starting one master, two workers and a Connect server on loopback …", flush=True)
            with cluster(home, Path(folder)) as running:
                print(f"They run, after {time.monotonic() - started:.0f} s, at {running.address}.", flush=True)
                return _tests(running, arguments) or _lost_worker(running)
        except ClusterError as error:
            print(error, file=sys.stderr)
            return 1


def _tests(running: Cluster, arguments: list[str]) -> int:
    command = [sys.executable, "-m", "pytest", "tests/engine/spark", "-p", "no:cacheprovider", *arguments]
    return subprocess.run(command, env=os.environ | {"MUSTER_TEST_ENGINE": running.address}, check=False).returncode


def _lost_worker(running: Cluster) -> int:
    print("Killing a worker while it works on a question …", flush=True)
    told, is_same = same_answer_without_a_worker(running)
    print(told, flush=True)
    return 0 if is_same else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
