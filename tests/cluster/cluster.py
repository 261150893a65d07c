"""A Spark standalone cluster on loopback: one master, two workers and a Connect server, each in its process group."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

WORKERS = 2
_START_SECONDS = 120.0
_CONNECT = "org.apache.spark.sql.connect.service.SparkConnectServer"


class ClusterError(Exception):
    """The cluster cannot be started, in one sentence with the remedy."""


class Cluster:
    """Processes by name: "master", "worker-1", "worker-2", "connect"; what they say is in the folder, as NAME.log."""

    def __init__(self, spark: Path, folder: Path) -> None:
        self._spark, self._folder = spark, folder
        self._running: dict[str, subprocess.Popen[bytes]] = {}
        self._master_port, self._connect_port = _free_port(), _free_port()

    @property
    def address(self) -> str:
        """Where the Connect server listens."""
        return f"sc://127.0.0.1:{self._connect_port}"

    def start(self) -> None:
        """Starts all four, one after another. Raises ClusterError."""
        master = f"spark://127.0.0.1:{self._master_port}"
        self._launch("master", "org.apache.spark.deploy.master.Master", "--port", str(self._master_port))
        self._wait_for("master", "I have been elected leader")
        for number in range(1, WORKERS + 1):
            name, folder = f"worker-{number}", self._folder / f"work-{number}"
            options = ["--cores", "1", "--memory", "2g", "--work-dir", str(folder), master]
            self._launch(name, "org.apache.spark.deploy.worker.Worker", *options)
            self._wait_for(name, "Successfully registered with master")
        self._submit(master)
        self._wait_for("connect", "Spark Connect server started at")

    def kill(self, name: str) -> None:
        """Kills one of them with all that it started, without warning."""
        process = self._running.pop(name)
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()

    def stop(self) -> None:
        """Ends all that still run."""
        for name in reversed(list(self._running)):
            self.kill(name)

    def _launch(self, name: str, of_class: str, *options: str) -> None:
        ports = ["--host", "127.0.0.1", "--webui-port", str(_free_port())]
        self._run(name, [str(self._spark / "bin" / "spark-class"), of_class, *ports, *options])

    def _submit(self, master: str) -> None:
        settings = {
            "spark.driver.host": "127.0.0.1",
            "spark.driver.memory": "1g",
            "spark.executor.memory": "1g",
            "spark.executor.cores": "1",
            "spark.connect.grpc.binding.address": "127.0.0.1",
            "spark.connect.grpc.binding.port": str(self._connect_port),
            "spark.sql.shuffle.partitions": "4",
            "spark.ui.enabled": "false",
        }
        options = [part for name, value in settings.items() for part in ("--conf", f"{name}={value}")]
        program = [str(self._spark / "bin" / "spark-submit"), "--master", master, "--class", _CONNECT]
        self._run("connect", [*program, *options, "--name", "muster-cluster-test", "spark-internal"])

    def _run(self, name: str, command: list[str]) -> None:
        local = {"SPARK_LOCAL_IP": "127.0.0.1", "SPARK_LOCAL_DIRS": str(self._folder / "local")}
        environment = os.environ | local | {"SPARK_HOME": str(self._spark), "SPARK_DAEMON_MEMORY": "512m"}
        with (self._folder / f"{name}.log").open("wb") as log:
            self._running[name] = subprocess.Popen(
                command, stdout=log, stderr=subprocess.STDOUT, env=environment, start_new_session=True
            )

    def _wait_for(self, name: str, words: str) -> None:
        log = self._folder / f"{name}.log"
        until = time.monotonic() + _START_SECONDS
        while words not in (said := log.read_text(errors="replace")):
            if self._running[name].poll() is not None or time.monotonic() > until:
                lines = said.strip().splitlines() or ["nothing"]
                raise ClusterError(f"The cluster's {name} did not start. It said last: {lines[-1]}")
            time.sleep(0.1)


@contextmanager
def cluster(spark: Path, folder: Path) -> Iterator[Cluster]:
    """A running cluster, which is stopped at the end, whatever happens. `spark` is its home. Raises ClusterError."""
    started = Cluster(spark, folder)
    try:
        started.start()
        yield started
    finally:
        started.stop()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
