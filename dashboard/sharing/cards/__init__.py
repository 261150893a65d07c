"""Cards: pages of Muster as files, which need no server, no network and no script, and say what the live page says."""
