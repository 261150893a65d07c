"""By source."""
