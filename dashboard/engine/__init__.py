"""The only room that knows DuckDB. Its doors: `warehouse.open_warehouse`, `answers.ask`, `catalogue.catalogue` and
`checks.run_checks`."""
