"""Your figures."""
