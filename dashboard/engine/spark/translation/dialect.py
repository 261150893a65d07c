"""Spark's dialect as both Spark and Sail read it."""

from __future__ import annotations

from typing import Any, ClassVar

from sqlglot import exp
from sqlglot.dialects.spark import Spark


class Portable(Spark):
    """Spark SQL with exact quantiles, not approximate ones, in the spelling that both take."""

    class Generator(Spark.Generator):  # type: ignore[misc, valid-type]  # that is how dialects are made
        """Writes what sqlglot writes differently."""

        # As for Hive, sqlglot would move every WITH to the top, where two of one name would become one.
        EXPRESSIONS_WITHOUT_NESTED_CTES: ClassVar[set[Any]] = set()
        TRANSFORMS: ClassVar[dict[Any, Any]] = {
            **Spark.Generator.TRANSFORMS,
            exp.PercentileCont: lambda self, node: self.func("PERCENTILE", node.this, node.expression),
            exp.PercentileDisc: lambda self, node: (
                f"PERCENTILE_DISC({self.sql(node, 'expression')}) WITHIN GROUP (ORDER BY {self.sql(node, 'this')})"
            ),
        }
