"""The data's own history: named states of a dossier, what changed between them, and old ones laid out again.

`names` says how a state is called, `states` reads and writes one, `differences` tells two apart, `files` keeps each
release as lines of JSON, `history` replays them, `standing` holds the data as they are now against the last of them.
"""
