"""The kinds by which two statements differ, as queries/tables/02_comparable.sql names them."""

from __future__ import annotations

# By tone, in the order in which pages list them.
TONES = {
    "contradiction": "red",
    "label in dispute": "orange",
    "own update": "orange",
    "different definition": "violet",
    "different date": "yellow",
    "close": "blue",
    "ranges overlap": "blue",
    "rounding": "blue",
    "agrees": "green",
    "no bound to compare": "gray",
}
