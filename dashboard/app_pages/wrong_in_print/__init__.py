"""Wrong in print."""
