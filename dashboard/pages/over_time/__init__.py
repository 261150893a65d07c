"""Over time."""
