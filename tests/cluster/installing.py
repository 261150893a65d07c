"""What a cluster is started from: Java, which must be here, and Spark, in an environment of its own."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from dashboard.settings import REPOSITORY
from tests.cluster.cluster import ClusterError

JAVA_AT_LEAST = 17
ENVIRONMENT = REPOSITORY / ".cache" / "cluster-venv"
REQUIREMENTS = REPOSITORY / "tests" / "cluster" / "requirements.txt"


def spark_home() -> Path:
    """Where Spark is, installed where it is not. Raises ClusterError."""
    require_java()
    installed = ENVIRONMENT / "installed.txt"
    wanted = REQUIREMENTS.read_text(encoding="utf-8")
    if not installed.exists() or installed.read_text(encoding="utf-8") != wanted:
        print("Setting up Spark in .cache/cluster-venv (once, 500 MB) …", file=sys.stderr, flush=True)
        python = ENVIRONMENT / "bin" / "python"
        install = [str(python), "-m", "pip", "install", "-qq", "--disable-pip-version-check", "-r", str(REQUIREMENTS)]
        try:
            subprocess.run([sys.executable, "-m", "venv", "--clear", str(ENVIRONMENT)], check=True)
            subprocess.run(install, check=True)
        except subprocess.CalledProcessError as error:
            raise ClusterError("Spark could not be installed, as said above. Try again with a network.") from error
        installed.write_text(wanted, encoding="utf-8")
    (home,) = ENVIRONMENT.glob("lib/python*/site-packages/pyspark")
    return home


def require_java() -> None:
    """Raises ClusterError where Spark would find no Java, or one that is too old."""
    home = os.environ.get("JAVA_HOME")
    java = str(Path(home) / "bin" / "java") if home else shutil.which("java")
    remedy = f"Install Java {JAVA_AT_LEAST} or newer, or set JAVA_HOME to where it is"
    try:
        said = subprocess.run([java or "java", "-version"], capture_output=True, text=True, check=True).stderr
    except (OSError, subprocess.CalledProcessError) as error:
        raise ClusterError(f"The test with a real Spark cluster needs Java, which is not here. {remedy}.") from error
    version = re.search(r'version "(?:1\.)?(\d+)', said)
    if version is None or int(version[1]) < JAVA_AT_LEAST:
        raise ClusterError(f"Spark needs Java {JAVA_AT_LEAST}, and here is {said.splitlines()[0]}. {remedy}.")
