"""Follows "where to add what" in a copy of the repository: each addition touches what its row names, and works."""

from __future__ import annotations

from tests.docs.additions import data, filters, pages, queries, tools
from tests.docs.additions.repository import Addition

ADDITIONS = {
    "a column of the data": Addition(data.add_column, data.see_column),
    "a column of the table on “Statements”": Addition(pages.add_table_column, pages.see_table_column),
    "a dossier": Addition(data.add_dossier, data.see_dossier),
    "a question": Addition(queries.add_question, queries.see_question),
    "an example for the SQL page": Addition(queries.add_example, queries.see_example),
    "a rule": Addition(queries.add_rule, queries.see_rule),
    "a KPI or a reconciliation": Addition(data.add_reconciliation, data.see_reconciliation),
    "a part of the Overview": Addition(pages.add_overview_part, pages.see_overview_part),
    "a filter": Addition(filters.add_filter, filters.see_filter),
    "a choice within one page": Addition(filters.add_choice, filters.see_choice),
    "a chart form": Addition(pages.add_form, pages.see_form),
    "a chart form for readers' results": Addition(pages.add_readers_form, pages.see_readers_form),
    "a chart on pages and cards": Addition(pages.add_chart, pages.see_chart),
    "an export format": Addition(tools.add_format, tools.see_format),
    "a hedge, or a word for a number": Addition(data.add_hedge, data.see_hedge),
    "how a measure reads in a sentence": Addition(data.add_clause, data.see_clause),
    "a function that readers' SQL may not call": Addition(queries.add_sql_function, queries.see_sql_function),
    "a function of tables that readers' SQL may call": Addition(queries.add_table_function, queries.see_table_function),
    "a form of file for Your figures": Addition(tools.add_form, tools.see_form),
    "a tool of assistants": Addition(tools.add_tool, tools.see_tool),
    "a setting": Addition(tools.add_setting, tools.see_setting),
    "a command": Addition(tools.add_command, tools.see_command),
    "how figures in partitions answer a question": Addition(queries.add_partitioned, queries.see_partitioned),
    "a function that may go to Spark": Addition(queries.add_spark_function, queries.see_spark_function),
}
