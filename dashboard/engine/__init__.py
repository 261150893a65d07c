"""The only package that knows DuckDB. Others enter it by `warehouse.store.open_warehouse`, `questions.ask.ask`,
`questions.catalogue.catalogue` and `questions.checks.run_checks`."""
