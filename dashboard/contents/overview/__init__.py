"""The Overview: one file per part, each of which makes a value that pages and cards print."""
