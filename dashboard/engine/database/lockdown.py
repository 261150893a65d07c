"""What DuckDB gives up before it answers: the same for the pages' questions and for readers' queries."""

from __future__ import annotations

NO_EXTENSIONS: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "allow_community_extensions": "false",
    "allow_unsigned_extensions": "false",
}
# The order matters: the first line is refused after the second. What is open already can still be read.
NO_FILES = """
set enable_external_access = false;
set disabled_filesystems = 'LocalFileSystem';
"""
# Where finished files of figures are read: the paths that were allowed before, and no other. An allowed path may be
# written, too: this is for our own questions alone, each of which is one SELECT; readers' queries get NO_FILES.
ONLY_ALLOWED_FILES = "set enable_external_access = false;"
NO_SETTINGS = "set lock_configuration = true"
