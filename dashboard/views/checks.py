"""Checks: every rule and every sum with its state, the rows behind it and the SQL; the same as the command line."""

from dashboard.engine.checks import kept_report
from dashboard.ui import dossier, heading, links, rules, rules_sums

heading.title("Checks")
slug = dossier.chosen()["dossier"]
report = kept_report(slug)
rules.summary(report)
q = dossier.search("a rule, a number, a speaker, a file")
links.keep((*links.FILTERS, "q"))
rules.rules(slug, report, q)
rules_sums.sums(slug, q)
