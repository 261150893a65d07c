"""A text, its numbers, and what the figures say of each."""
