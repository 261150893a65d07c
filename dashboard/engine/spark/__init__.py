"""The second engine: questions over big tables, answered by a Spark Connect endpoint (Apache Spark 4, or Sail).

Nothing of this is imported unless MUSTER_ENGINE names an endpoint, or a command needs it. It needs the packages of
requirements-spark.txt; only this room knows them.

    translation/   DuckDB SQL → Spark SQL on the syntax tree; what cannot be translated faithfully is refused
    contract       the columns and types that DuckDB itself would give, to which a remote answer is held
    connection     one session: token and TLS, views, retries, time limit, cancelling, a new session after a restart
    views          which table goes there, and how
    faults         what went wrong, in one sentence
    results        answers on disk, shared by all processes; each asked once (single flight)
    slots          how many questions may be out at the same time
    spark          `SparkEngine`: all of these together
    verifying      both engines beside each other, over `rows` that are hard to get right
"""
