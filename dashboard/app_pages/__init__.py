"""One file per page: load, ask, draw."""
