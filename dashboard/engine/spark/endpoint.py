"""Where the engine is, and how to open a session there: token, TLS, retries."""

from __future__ import annotations

import logging
import warnings
from dataclasses import dataclass, field
from typing import Any

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # about pandas 3, which we do not use: answers are Arrow
    from pyspark.sql.connect.client.core import DefaultChannelBuilder
    from pyspark.sql.connect.client.retries import DefaultPolicy
    from pyspark.sql.connect.session import SparkSession

from dashboard.settings import Settings

# The client's own policy tries fifteen times, up to a minute apart, and hung four minutes where nobody listened.
RETRIES: dict[str, Any] = {
    "max_retries": 3,
    "initial_backoff": 200,
    "max_backoff": 1000,
    "max_server_retry_delay": 1000,
}
_CHANNEL = [
    ("grpc.min_reconnect_backoff_ms", 2000),  # also the time that one attempt to connect may take
    ("grpc.max_reconnect_backoff_ms", 2000),
]
_SESSION = {
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.ansi.enabled": "true",  # an overflow is an error, as in DuckDB, not another number
    "spark.sql.sources.partitionColumnTypeInference.enabled": "false",  # else the code 01 would become the number 1
    "spark.sql.parquet.inferTimestampNTZ.enabled": "true",
}


@dataclass(frozen=True)
class Endpoint:
    """A Spark Connect endpoint: an address `sc://host:port`, and the token that it wants or an empty text."""

    address: str
    token: str = field(default="", repr=False)

    @classmethod
    def from_settings(cls, settings: Settings) -> Endpoint:
        """The one of the settings."""
        return cls(settings.engine, settings.engine_token)

    @property
    def shown(self) -> str:
        """Its address for messages."""
        return self.address.split(";")[0]

    def open(self) -> SparkSession:
        """A new session of its own, with an own set of views."""
        warnings.filterwarnings("ignore", message=r"\[RETRIES_EXCEEDED\]")
        logging.getLogger("pyspark.sql.connect.client.logging").setLevel(logging.CRITICAL)  # we say it ourselves
        head, _, parameters = self.address.partition(";")
        builder = DefaultChannelBuilder(f"{head.rstrip('/')}/;{parameters}" if parameters else head, list(_CHANNEL))
        if self.token:
            builder.set("token", self.token)
        session = SparkSession(connection=builder)
        session.client.set_retry_policies([DefaultPolicy(**RETRIES)])
        for name, value in _SESSION.items():
            session.conf.set(name, value)
        return session
