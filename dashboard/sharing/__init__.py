"""What leaves Muster so that others can come back to it: what a link says, and pages that need no server."""
