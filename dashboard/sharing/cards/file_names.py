"""Names of the files of a card: the page, then each filter that is set; the same view has the same name."""

from __future__ import annotations

import re
from collections.abc import Iterable
from hashlib import blake2b
from urllib.parse import urlencode

from dashboard.contents.view import View
from dashboard.exports.file_names import make_safe_name
from dashboard.sharing import address

_LONGEST = 120
# What a file name can hold as it is. Codes such as RUS are written small, so small words of three letters are not.
_PLAIN = re.compile(r"(?![a-z]{3}$)[a-z0-9]+([_-][a-z0-9]+)*|[A-Z]{3}")


def build_name(page: str, view: View, parts: Iterable[str]) -> str:
    """ "by-source--measure-killed--known-on-2022-08-25" for the parts of the view that say anything.

    Values that no file name can hold as they are get a code at the end, which tells them apart.
    """
    said = address.write_address({part: view[part] for part in parts})
    pairs = [(name, value) for name, given in said.items() for value in (given if isinstance(given, list) else [given])]
    # What is named after its page needs no name of its own.
    names = {name: "" if name == f"{page}_id" else f"{name.replace('_', '-')}-" for name, _ in pairs}
    pieces = [page, *(f"{names[name]}{make_safe_name(value, 'x')}" for name, value in pairs)]
    whole = "--".join(pieces)
    if len(whole) <= _LONGEST and all(_PLAIN.fullmatch(value) and len(value) <= 60 for _, value in pairs):
        return whole
    code = blake2b(urlencode(pairs).encode(), digest_size=5).hexdigest()
    return f"{whole[: _LONGEST - 11].rstrip('-_')}-{code}"


def build_folder_name(dossier: str) -> str:
    """The folder of a dossier's cards."""
    if _PLAIN.fullmatch(dossier):
        return make_safe_name(dossier, "dossier")
    return f"{make_safe_name(dossier, 'dossier')}-{blake2b(dossier.encode(), digest_size=5).hexdigest()}"
