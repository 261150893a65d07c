"""A real Spark cluster on loopback, for `make cluster-test`."""
