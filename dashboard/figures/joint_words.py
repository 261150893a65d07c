"""Words that join two numbers to a range or a margin, and those of per cent and money: tables only, no logic."""

from __future__ import annotations

from dashboard.figures.normalize import words

# Between the two ends of a range.
TO_WORDS = words("to до à a až as bis έως ως hasta do tot")
ONTO_WORDS = words("auf naar")  # of changes only: "von 2,5 auf 8,2 Millionen"
OR_WORDS = words("or или або чи o ou oder nebo lub vagy ή")
AND_WORDS = words("and и і й та e y et és und a i και en")
BETWEEN_WORDS = words("between между між tra fra entre mezi zwischen między között μεταξύ ανάμεσα tussen")
FROM_WORDS = words("from от с со від з из da de desde od von από van")

MARGIN_SIGNS = frozenset({"±", "plus or minus", "give or take", "plus / minus", "плюс минус", "plus ou moins"})

PERCENT_WORDS = words("% percent pct процентов процента процент відсотків prozent procent")

# Signs of currencies, such as £, are known to Unicode; these are written out, before a number or after it.
CURRENCY_WORDS = words(
    "us usd gbp eur jpy cny chf rub uah inr aud cad pln czk dollar dollars pound pounds sterling euro euros yen yuan"
    " rupee rupees rouble roubles ruble rubles hryvnia hryvnias franc francs рубль рубля рублей рублях гривня гривень"
    " доллар доллара долларов долларах доларів евро євро"
)
