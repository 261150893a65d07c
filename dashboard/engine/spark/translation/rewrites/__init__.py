"""One rewrite a file: what another engine lacks or understands otherwise, said in words that all understand.

Each takes the syntax tree and gives it back changed. `pivot` comes before names are resolved, since it makes columns;
those of AFTER_NAMES find every column with its table and type, and come in this order.
"""

from dashboard.engine.spark.translation.rewrites import (
    arg_max,
    asof,
    by_all,
    count_distinct,
    dates,
    lists,
    numbers,
    qualify_clause,
    string_agg,
    texts,
)

AFTER_NAMES = (
    asof.rewrite,
    by_all.rewrite,
    count_distinct.rewrite,
    string_agg.rewrite,
    arg_max.rewrite,
    dates.rewrite,
    numbers.rewrite,
    texts.rewrite,
    lists.rewrite,
    qualify_clause.rewrite,
)
