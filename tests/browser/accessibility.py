"""The rules of WCAG 2.2, levels A and AA, that a machine can check: run by axe in the page."""

from __future__ import annotations

from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

_OPTIONS = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"], "resultTypes": ["violations"]}


def violations(page: Page, part: dict[str, Any] | None = None) -> str:
    """What breaks a rule, with element and remedy; empty where nothing does. `part` is axe's context."""
    found = Axe().run(page, context=part, options=_OPTIONS)
    for node in (node for one in found.response["violations"] for node in one["nodes"]):
        # An element within a component is a list: the path to the component, then the one inside it.
        node["target"] = [one if isinstance(one, str) else " ".join(one) for one in node["target"]]
    return str(found.generate_report()) if found.violations_count else ""
