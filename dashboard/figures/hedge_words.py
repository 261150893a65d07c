"""Hedges in the languages of the publications: tables only, no logic.

Phrases are compared in the plain form of `normalize`: lower case, without accents.
To teach the reader a hedge, add it here and a case to `tests/figures/test_wording.py`.
"""

from __future__ import annotations

from collections.abc import Mapping

from dashboard.figures.normalize import normalize, words


def _hedges(*rows: tuple[str, str]) -> Mapping[tuple[str, ...], str]:
    return {tuple(normalize(phrase).split()): rule for rule, phrases in rows for phrase in phrases.split(",")}


# A hedge stands before its number. Where phrases overlap, the one that starts first and is longest counts, so
# "just over" is not "over". The rule "none" takes a phrase out: "some of 900" is no hedge.
HEDGES = _hedges(
    ("none", "some of, over the past, over the last, over the course of, over the next, over the coming, over a"),
    ("none", "is short of, are short of, was short of, were short of, be short of, been short of, still short of"),
    ("none", "passed by, passed all, above which, below which, over which, under which, beyond which"),
    ("none", "over the following, over the same, over the first, more or less than, under way, under arms"),
    ("about", "about, around, some, roughly, approximately, approx, circa, ca, c ., perhaps, probably, possibly"),
    (
        "about",
        "env ., um die, ок ., прибл, est ., plus ou moins, più o meno, más o menos, mais ou menos, mehr oder weniger",
    ),
    ("about", "более или менее, hardly more than, scarcely more than, kaum mehr als, à peine plus de, едва больше"),
    ("about", "more or less, estimated, estimate, estimates, close to, closer to, somewhere around"),
    ("about", "in the vicinity of, in the region of, in the order of, on the order of, ~, ∼, ≈, ≃"),
    ("about", "около, примерно, приблизительно, порядка, ориентировочно, близько, приблизно, орієнтовно, біля"),
    ("about", "all'incirca, intorno a, approssimativamente, cerca de, aproximadamente, por volta de, alrededor de"),
    ("about", "environ, à peu près, etwa, rund, ungefähr, zirka, asi, přibližně, kolem, zhruba, okolo, około"),
    ("about", "körülbelül, mintegy, nagyjából, kb, περίπου, γύρω, ongeveer, zo'n, yaklaşık, unos, unas, quelque, cca"),
    (
        "about",
        "perto de, vicino a, aux alentours de, autour de, an die, где то, десь, в районе, in the neighbourhood of, "
        "in the neighborhood of",
    ),
    (
        "about",
        "aux environs de, grosso modo, guère plus de, suppergiù, pressappoco, attorno a, attorno ai, attorno alle",
    ),
    ("about", "en torno a, em torno de, mniej więcej, w przybliżeniu, rzędu, schätzungsweise, gegen, rond, rond de"),
    (
        "about",
        "barely, scarcely, hardly, едва, ледь, ledva, kaum, maybe, может быть, возможно, можливо, мабуть, "
        "vielleicht, "
        "peut être, tal vez, quizá, quizás, talvez, forse, misschien, nearer, nearer to, closer, نحو, حوالي, بحدود",
    ),
    ("almost", "ما يقرب من, قرابة, ما يقارب"),
    ("more_than", "أكثر من, ما يزيد على, ما يزيد عن"),
    ("at_least", "ما لا يقل عن, على الأقل, على الاقل"),
    ("up_to", "أقل من, ما يصل إلى"),
    ("about", "hozzávetőleg, aşağı yukarı, roundabout, c, ok ."),
    ("almost", "almost, nearly, approach, approaches, approaching, approached, nearing, close on, not quite"),
    ("almost", "just under, just below, just short of, shy of, just shy of, slightly less than, slightly under"),
    ("almost", "a little less than, a little under, почти, без малого, чуть менее, чуть меньше, майже"),
    ("almost", "quasi, quase, casi, presque, fast, beinahe, knapp, nahezu, téměř, skoro, bezmála, prawie, niemal"),
    ("almost", "majdnem, csaknem, közel, σχεδόν, près de, bijna, neredeyse, blisko, niespełna, poco meno di, à peine"),
    ("almost", "poco menos de, pouco menos de, un peu moins de, etwas weniger als, трохи менше, чуть ли не"),
    ("almost", "едва ли не, virtually, practically, just about, short of, a shade under, a touch under, a hair under"),
    ("almost", "niecałe, niecałych, necelé, necelých, nieco mniej niż, o něco méně než, etwas unter, annähernd, krap"),
    ("almost", "дещо менше, дещо менше ніж, несколько менее, несколько меньше, немного менее, немного меньше"),
    ("almost", "valamivel kevesebb mint, λίγο κάτω από, un po ' meno di, algo menos de, un poco menos de"),
    ("almost", "немногим менее, немногим меньше, un peu au dessous de, sur le point de atteindre, um pouco menos de"),
    (
        "almost",
        "slightly fewer than, a little fewer than, somewhat less than, somewhat fewer than, slightly below, a "
        "bit under, marginally less than, marginally under, verging on, bordering on",
    ),
    (
        "just_over",
        "a good, un bon, une bonne, dobrych, добрых, добрі, just over, just above, "
        "just more than, slightly more than, slightly over, slightly above",
    ),
    ("just_over", "a shade over, a touch over, a little above, marginally more than, marginally over, gut"),
    ("just_over", "nieco ponad, nieco więcej niż, něco přes, дещо більше, дещо більше ніж, дещо понад, etwas über"),
    ("almost", "little less than, not much less than"),
    ("just_over", "несколько более, несколько больше, немного более, немного больше, un po ' più di, algo más de"),
    ("just_over", "un poco más de, um pouco mais de, kicsit több mint, iets meer dan"),
    (
        "just_over",
        "little more than, not much more than, somewhat more than, rather more than, just north of, a few more than",
    ),
    ("just_over", "a little over, a little more than, a bit over, a bit more than, чуть более, чуть больше"),
    ("just_over", "немногим более, немногим больше, трохи більше, трохи понад, poco più di, pouco mais de"),
    ("just_over", "poco más de, un peu plus de, etwas mehr als, o něco více než, valamivel több mint, λίγο πάνω από"),
    ("more_than", "more than, well more than, far more than, over, well over, above, well above, exceed, exceeds"),
    ("more_than", "exceeded, exceeding, in excess of, tops, topped, topping, surpass, surpasses, surpassed"),
    ("more_than", "surpassing, passed, greater than, upwards of, upward of, north of, beyond, >"),
    ("more_than", "более, более чем, более чем в, больше, больше чем, больше чем в, свыше, більш ніж, більш ніж у"),
    (
        "more_than",
        "could top, may top, might top, will top, would top, to top, превысило, превысил, превысила, превысили, "
        "превышает, превышают",
    ),
    ("more_than", "понад, більше, більше ніж, перевищило, перевищив, перевищила, перевищили, перевищує"),
    ("more_than", "supera, superan, superó, superaron, superano, superato, dépasse, dépassent, dépassé, übersteigt"),
    ("more_than", "ultrapassa, ultrapassam, ultrapassou, przekracza, przekroczyła, przekroczył, překročil, překračuje"),
    (
        "more_than",
        "перевалило за, перевалил за, перевалила за, превышало, превышала, превысив, überstieg, excede, "
        "overschrijdt, aşkın, aştı",
    ),
    ("more_than", "più di, oltre, mais de, más de, plus de, mehr als, über, více než, přes, ponad, więcej niż"),
    ("more_than", "davantage que, por encima de, acima de, al di sopra di, przeszło"),
    ("more_than", "több mint, meer dan, ruim, au delà de, superior a, superiore a, powyżej"),
    ("more_than", "πάνω από, περισσότεροι από, περισσότερους από, περισσότερες από, περισσότερα από, άνω των"),
    ("at_least", "at least, at the least, no fewer than, not fewer than, no less than, not less than, minimum"),
    ("at_least", "a minimum of, ≥, не менее, не меньше, по меньшей мере, как минимум, не менше, щонайменше, принаймні"),
    ("at_least", "almeno, non meno di, pelo menos, ao menos, al menos, por lo menos, au moins, mindestens, wenigstens"),
    ("at_least", "pas moins de, no menos de, não menos de, nicht weniger als, ne méně než, nie mniej niż"),
    (
        "at_least",
        "хотя бы, хоча б, zeker, niet minder dan, not under, not below, not fewer, nunca menos de, jamais moins de",
    ),
    ("at_least", "nem kevesebb mint, όχι λιγότεροι από, όχι λιγότερους από, όχι λιγότερες από"),
    ("at_least", "no mínimo, au bas mot, come minimo, como mínimo, przynajmniej, přinejmenším"),
    ("at_least", "nejméně, alespoň, minimálně, co najmniej, legalább, τουλάχιστον, minstens, ten minste, en az"),
    (
        "at_least",
        "at a minimum, at the very least, no lower than, минимум, мінімум, не менш як, не менш ніж",
    ),
    ("at_least", "as few as, as little as, as low as, min ."),
    ("up_to", "up to, as many as, as much as, at most, at the most, no more than, not more than, a maximum of"),
    ("up_to", "not as many as, not so many as, niet meer dan, non oltre, nie ponad, не свыше, не понад, ne plus de"),
    ("up_to", "max ., maximum, as high as, fewer than, less than, under, below, <, ≤, не більш як"),
    ("up_to", "до, не более, не больше, менее, менее чем, менее чем в, меньше, меньше чем, максимум, не більше, менше"),
    ("up_to", "менш ніж, менш ніж у, менше ніж, менше ніж у, меньше чем в"),
    ("up_to", "fino a, al massimo, meno di, até, no máximo, menos de, hasta, como máximo, jusqu'à, au plus, moins de"),
    ("up_to", "not over, not above, not exceeding, did not exceed, does not exceed, never more than"),
    ("up_to", "не превышает, не превышают, не превысило, не превысила, не перевищує, не перевищують, не перевищило"),
    (
        "up_to",
        "от силы, від сили, hooguit, ten hoogste, minder dan, en fazla, mniej niż, méně než, weniger als, щонайбільше",
    ),
    (
        "up_to",
        "nowhere near, south of, at the very most, no higher than, no greater than, well short of, capped at, "
        "в пределах",
    ),
    ("up_to", "pas plus de, no más de, não mais de, non più di, nicht mehr als, ne více než, nem több mint"),
    ("up_to", "όχι πάνω από, όχι περισσότεροι από, όχι περισσότερους από, όχι περισσότερες από"),
    ("up_to", "come massimo, tutt'al più, por debajo de, a lo sumo, como mucho, abaixo de, al di sotto di, poniżej"),
    ("up_to", "najwyżej, co najwyżej, maksymalnie, nanejvýš, το πολύ, en çok, tout au plus"),
    ("up_to", "bis zu, höchstens, maximal, až, nejvýše, maximálně, do, nie więcej niż, legfeljebb, akár, έως, μέχρι"),
)

# Directly before a hedge, they turn it into its opposite: "never more than", "has not exceeded".
NEGATIONS = words("not never no nothing without cannot nicht nie jamais pas mai nunca nikdy não non не никогда ніколи")
OPPOSITES = {"more_than": "up_to", "up_to": "at_least"}

# A hedge may also follow its number.
HEDGES_AFTER = _hedges(
    ("none", "ein plus, un plus, un più, een plus"),
    ("about", "or so, or thereabouts, give or take, approximately, probably, estimated, circa, environ, около того"),
    ("about", "est ., - ish, roughly, more or less, примерно, приблизительно, приблизно, ungefähr"),
    ("about", "herum, civarında"),
    ("just_over", "с небольшим, з невеликим"),
    (
        "more_than",
        "fazla, ' den fazla, ' dan fazla, ' ten fazla, ' tan fazla, den fazla, dan fazla, ten fazla, tan fazla",
    ),
    ("at_least", "or more, or over, and more, plus, +, и более, и больше, або більше, o più, ou mais, y más"),
    ("at_least", "odd, с лишним, з гаком, y pico"),
    ("at_least", "ou plus, oder mehr, a více, at least, at the least, minimum"),
    ("up_to", "or fewer, or less, at most, at the most, maximum"),
)
