"""DuckDB SQL → Spark SQL: `translate` gives the same question in the other dialect, or raises NotPortable.

The order matters: views and macros first, since they hide tables and functions; then names and types, since a rule
needs them; then refusal
of all that is not listed in `allowed`; and only then the rewrites, one file each, which may use what is not allowed.
"""

from dashboard.engine.questions.engine import NotPortable
from dashboard.engine.spark.translation.declared import Declared
from dashboard.engine.spark.translation.translate import Translated, translate

__all__ = ["Declared", "NotPortable", "Translated", "translate"]
