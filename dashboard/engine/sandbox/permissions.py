"""What a reader's statement may name: which of DuckDB's table functions and system views, and which functions not."""

from __future__ import annotations

import re


def _split_words(names: str) -> frozenset[str]:
    return frozenset(names.split())


# How statements begin that are not run here. What is in neither list is left to the parser, which may know the typo.
READING_WORDS = _split_words(
    "select with from values table pivot pivot_wider pivot_longer unpivot describe desc summarize show explain"
)
WRITING_WORDS = _split_words(
    """
    abort alter analyze attach begin call checkpoint comment commit copy create deallocate delete detach drop end
    execute export force grant import insert install load lock merge pragma prepare refresh release replace reset
    revoke rollback savepoint set start truncate unload update upsert use vacuum
    """
)

TABLE_FUNCTIONS = _split_words(
    """
    range generate_series unnest repeat repeat_row json_each json_tree histogram histogram_values summary
    duckdb_columns duckdb_constraints duckdb_functions duckdb_indexes duckdb_keywords duckdb_schemas duckdb_tables
    duckdb_types duckdb_views pg_timezone_names icu_calendar_names
    pragma_collations pragma_show pragma_table_info test_all_types
    """
)
# How files are refused, by the guard or by DuckDB itself.
NO_FILES = "Files, addresses and extensions cannot be used here: query the tables that SHOW TABLES lists."

# These take a table by its name, as a text.
NAMED_TABLE_FUNCTIONS = frozenset({"histogram", "histogram_values", "pragma_show", "pragma_table_info"})

SYSTEM_VIEWS = _split_words(
    """
    duckdb_columns duckdb_constraints duckdb_indexes duckdb_schemas duckdb_tables duckdb_types duckdb_views
    sqlite_master sqlite_schema sqlite_temp_master sqlite_temp_schema
    pg_am pg_attrdef pg_attribute pg_class pg_constraint pg_depend pg_description pg_enum pg_index pg_indexes
    pg_namespace pg_proc pg_sequence pg_sequences pg_tables pg_type pg_views
    """
)
SHOW_TARGETS = frozenset({"tables", "schemas", "__show_tables_expanded"})

# Functions that reach the host, the settings or the state of the session, run SQL from a text, or only wait.
_REFUSED_FUNCTIONS = _split_words(
    """
    getenv current_setting set_config getvariable nextval currval setval setseed
    query query_table json_serialize_sql json_serialize_plan json_deserialize_sql json_execute_serialized_sql
    sleep_ms pg_sleep write_log parse_duckdb_log_message
    current_connection_id current_query_id current_transaction_id txid_current
    get_block_size index_key inet_client_addr inet_client_port inet_server_addr inet_server_port
    pg_conf_load_time pg_postmaster_start_time
    """
)
_SYSTEM_NAME = re.compile(r"(duckdb|pg|pragma|sqlite|dbgen|dsdgen|tpch|tpcds|parquet)_")
_FILE_FUNCTION = re.compile(
    r"(read|sniff|load|copy|from)_\w+|\w+_(scan|query|attach|metadata|schema|execute)(_\w+)?|glob|st_read\w*|which_secret"
    r"|(http|https|s3|url|ftp)_\w+|shell\w*|parquet_\w+"
)
_PART_OF_A_PATH = re.compile(r"[/\\*?\[\]:\r\n]")
_FILE_ENDINGS = _split_words(
    """
    arrow avro bin br bz2 cfg conf csv dat db db3 delta dump duckdb env feather geojson gz html iceberg ini ipc json
    jsonl lance log lz4 md ndjson orc parquet pb pq py sh shp sql sqlite sqlite3 tar tbl toml tsv txt wal xls xlsx xml
    yaml yml zip zst
    """
)


def is_refused_function(name: str) -> bool:
    """Whether a function may not be called, as a value or as a table."""
    return name in _REFUSED_FUNCTIONS


def is_file_function(name: str) -> bool:
    """Whether a table function reads files or addresses by its name, known to this DuckDB or not."""
    return _FILE_FUNCTION.fullmatch(name) is not None


def is_refused_view(name: str) -> bool:
    """Whether a table is one of the system's that may not be read."""
    return _SYSTEM_NAME.match(name) is not None and name not in SYSTEM_VIEWS


def is_file_name(path: list[str]) -> bool:
    """Whether the parts of a table's name look like a file or an address; DuckDB joins them with dots."""
    whole = ".".join(path)
    ending = whole.rpartition(".")[2] if "." in whole else ""
    return bool(_PART_OF_A_PATH.search(whole)) or ending.lower() in _FILE_ENDINGS or whole == "-"
