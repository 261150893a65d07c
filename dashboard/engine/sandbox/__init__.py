"""Where the SQL of readers runs: in a process of its own for each query, which can read the warehouse and nothing else.

A stranger's text is neither parsed nor run in the process that serves pages.
"""

from dashboard.engine.sandbox.result import Edit, Outcome, Query, Result, Value

__all__ = ["Edit", "Outcome", "Query", "Result", "Value"]
