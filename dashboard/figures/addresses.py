"""The addresses that leave Muster, in citations, links and files: below the public one, which the operator sets."""

from __future__ import annotations

from contextvars import ContextVar
from urllib.parse import urlencode

from dashboard.settings import settings

SETTING = "MUSTER_PUBLIC_URL"
NO_LINK = f"No link: {SETTING} is not set"
WHY_NO_LINK = f"Links need the public address of this Muster, which its operator has not set ({SETTING})."
# The address that a command names takes the place of the setting.
public_url: ContextVar[str] = ContextVar("public_url", default="")


def build_public_url(path: str = "") -> str | None:
    """The whole address of a path of Muster; None where no public address is set."""
    root = public_url.get() or settings.public_url
    return f"{root.rstrip('/')}/{path}" if root else None


def build_figure_url(dossier: str, figure_id: str) -> str | None:
    """The address of a figure's page. It names no release, since the page lists corrections."""
    return build_public_url(f"figure?{urlencode({'dossier': dossier, 'figure_id': figure_id})}")
