"""Check a text."""
