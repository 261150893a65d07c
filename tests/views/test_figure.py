"""The page of one figure: what the rules found about it, and what it says for a given address."""

from __future__ import annotations

from pathlib import Path

from tests.engine.tiny import TinyDossier


def test_finding_of_a_rule_knows_its_figure(tmp_path: Path) -> None:
    tiny = TinyDossier(tmp_path)
    tiny.change("figures", "killed-april", low=3000, high=2000)
    tiny.change("publications", "daily-2022", url="nowhere")
    found = tiny.store().open().cursor().execute("select rule, figure_id from findings('tiny')").fetchall()
    assert ("low_not_above_high", "killed-april") in found
    assert ("addresses_are_web_addresses", None) in found
