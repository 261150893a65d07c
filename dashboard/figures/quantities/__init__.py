"""Reads quantities in running text: where each stands, its bounds, its hedge, its kind, and its role in a change."""
