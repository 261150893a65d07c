"""The interface for programs, below /api/v1: every question, a reader's SQL, and their description as OpenAPI."""
