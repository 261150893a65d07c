"""The second engine: questions over big tables, answered by a Spark Connect endpoint (Apache Spark 4, or Sail).

Nothing of this is imported unless MUSTER_ENGINE names an endpoint, or a command needs it. It needs the packages of
requirements-spark.txt; only this package knows them.

    translation/    DuckDB SQL → Spark SQL on the syntax tree; what cannot be translated faithfully is refused
    engine          `SparkEngine`: all of these together
    endpoint        address, token and TLS
    connection      one session: views, retries, time limit, cancelling, a new session after a restart
    views           which table goes there, and how
    result_schema   the columns and types that DuckDB itself would give, to which an answer is cast
    result_cache    answers on disk, shared by all processes; the same question goes out once at a time
    concurrency     how many questions may be out at the same time
    errors          what went wrong, in one sentence
"""
