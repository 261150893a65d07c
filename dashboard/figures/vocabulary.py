"""Number words and hedges in the languages of the publications: tables only, no logic.

Words are compared in the plain form of `normalize`: lower case, without accents, so that one spelling serves all forms.
To teach the reader a word, add it here and a case to `tests/figures/test_wording.py`.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import TypeVar

from dashboard.figures.normalize import normalize, words

Value = TypeVar("Value", int, Fraction)


def _values(*rows: tuple[Value, str]) -> Mapping[str, Value]:
    return {word: value for value, text in rows for word in words(text)}


THOUSAND, MILLION, BILLION = 1_000, 1_000_000, 1_000_000_000
HALF, QUARTER = Fraction(1, 2), Fraction(1, 4)

# Words that multiply the number before them. "mil" is a thousand (Portuguese, Spanish), never a Czech million.
SCALES = _values(
    (12, "dozen"),
    (100, "hundred"),
    (THOUSAND, "тысяча тысячи тысяч тысячу тысячей тысячам тысячами тыс"),
    (THOUSAND, "тисяча тисячі тисяч тисячу тисячам тисячами тисячах тисячею тис тысячах тысячею"),
    (MILLION, "миллионом миллиону миллионе миллионами миллионах мільйоном мільйону мільйонам мільйонами мільйонах"),
    (BILLION, "миллиардом миллиардам миллиардами миллиардах мільярдом мільярдам мільярдами мільярдах"),
    (THOUSAND, "mila mille milliers mil tausend tsd tisíc tisíce tisíců tis tysiąc tysiące tysięcy tys ezer"),
    (THOUSAND, "tysięczny tysięczna tysięczne tysięcznego tysięcznej tysięcznym tysięczną tisícový tisícová"),
    (THOUSAND, "тысячный тысячная тысячное тысячного тысячной тысячному тысячным тысячном тысячную тысячные тысячных"),
    (THOUSAND, "тисячний тисячна тисячне тисячного тисячної тисячному тисячним тисячну тисячні тисячних"),
    (MILLION, "миллионный миллионная миллионное миллионного миллионной мільйонний мільйонна мільйонного мільйонної"),
    (THOUSAND, "χίλιες χίλιοι χίλια χιλιάδες χιλιάδων χιλ duizend bin thousand thousands k 千"),
    (10_000, "万 萬 만"),
    (100_000, "lakh lakhs"),
    (MILLION, "million millions m mn mln миллион миллиона миллионов миллионам млн мільйон мільйона мільйони мільйонів"),
    (MILLION, "milione milioni milhão milhões millón millones millionen mio milion milionu miliony milionů milionów"),
    (MILLION, "miliona milionem milionom milionech miljoen miljoenen milyon"),
    (MILLION, "millió εκατομμύριο εκατομμύρια εκατομμυρίου εκατομμυρίων εκατ"),
    (10_000_000, "crore crores"),
    (100_000_000, "億 亿 억"),
    (BILLION, "billion billions bn миллиард миллиарда миллиардов млрд мільярд мільярда мільярди мільярдів"),
    (1000 * BILLION, "trillion trillions tn триллион триллиона триллионов трлн"),
    (1000 * BILLION, "трильйон трильйона трильйони трильйонів"),
    (1_000_000 * BILLION, "quadrillion quadrillions квадриллион квадриллиона квадриллионов"),
    (1_000_000 * BILLION, "квадрильйон квадрильйони квадрильйонів"),
    (BILLION, "miliardo miliardi milliarde milliarden milliard milliards mrd miliarda miliardy mld milliárd"),
    (BILLION, "miliardů miliardów miljard miljarden milyar"),
    (1000 * BILLION, "billón billones billionen trilyon"),
)

# Before these, three digits after a point (or after a comma, from 2 on) are thousands: "20.000 millones".
SCALES_AFTER_POINTS = words(
    "millones milhões milhoes millionen milioni miljoen milyon milliarden miliardi miljard milyar"
)
SCALES_AFTER_COMMAS = words("million millions billion billions trillion trillions bn mn tn")

# A full stop after these ends the abbreviation, not the sentence.
ABBREVIATIONS = words("тыс тис млн млрд tis tys tsd mln mio mrd mld bn mn χιλ εκατ rs")

# Scale words that are a number by themselves: "миллион человек", "mille soldati".
SCALES_ALONE = words("миллион мільйон тысяча тысячу тисяча тисячу mille ezer milion")

# Count as one, and only directly before a scale word: "a million", but not "a soldier" and not German "um 170.000".
ARTICLES = words("a an un uno una um uma ein eine einer egy ένα μία")

# Number words that are numbers anywhere.
UNITS = _values(
    (1, "one один одна одного одну одно"),
    (2, "two два две двух двум двумя дві двох двом двома δύο"),
    (3, "three три трех трем тремя трьох трьом трьома τρεις τρία"),
    (4, "four четыре четырех чотири чотирьох τέσσερις τέσσερα"),
    (5, "five пять пяти п'ять п'яти πέντε"),
    (6, "six шесть шести шість шести έξι"),
    (7, "seven семь семи сім семи επτά εφτά"),
    (8, "eight восемь восьми вісім восьми οκτώ οχτώ"),
    (9, "nine девять девяти дев'ять дев'яти εννέα εννιά"),
    (10, "ten десять десяти десяти δέκα"),
    (4, "четырем четырьмя чотирьом чотирма"),
    (5, "пятью п'ятьма"),
    (11, "eleven одиннадцать одиннадцати одинадцять одинадцяти έντεκα"),
    (12, "twelve двенадцать двенадцати дванадцять дванадцяти δώδεκα"),
    (13, "thirteen тринадцать тринадцять"),
    (14, "fourteen четырнадцать чотирнадцять"),
    (15, "fifteen пятнадцать пятнадцати п'ятнадцять п'ятнадцяти"),
    (16, "sixteen шестнадцать шістнадцять"),
    (17, "seventeen семнадцать сімнадцять"),
    (18, "eighteen восемнадцать вісімнадцять"),
    (19, "nineteen девятнадцать дев'ятнадцять"),
    (20, "twenty двадцать двадцати двадцять είκοσι"),
    (30, "thirty тридцать тридцати тридцять τριάντα"),
    (40, "forty сорок сорока σαράντα"),
    (50, "fifty пятьдесят пятидесяти п'ятдесят πενήντα"),
    (60, "sixty шестьдесят шестидесяти шістдесят εξήντα"),
    (70, "seventy семьдесят семидесяти сімдесят εβδομήντα"),
    (80, "eighty восемьдесят восьмидесяти вісімдесят ογδόντα"),
    (90, "ninety девяносто дев'яносто ενενήντα"),
    (100, "сто ста εκατό"),
    (200, "двести двухсот двохсот двісті διακόσιες διακόσιοι"),
    (300, "триста трехсот трьохсот τριακόσιες τριακόσιοι"),
    (400, "четыреста четырехсот чотириста чотирьохсот τετρακόσιες"),
    (500, "пятьсот пятисот п'ятсот п'ятисот πεντακόσιες"),
    (600, "шестьсот шестисот шістсот шестисот εξακόσιες"),
    (700, "семьсот семисот сімсот επτακόσιες"),
    (800, "восемьсот восьмисот вісімсот οκτακόσιες"),
    (900, "девятьсот девятисот дев'ятсот εννιακόσιες"),
)

# Number words of languages in Latin letters: numbers only directly before a scale word, since "due", "sei", "dos" or
# "sept" mean other things elsewhere.
UNITS_BEFORE_SCALE = _values(
    (1, "jeden jedna jedno jednoho"),
    (2, "due dois duas dos deux zwei dva dvě dwa dwie két kettő twee iki"),
    (3, "tre três tres trois drei tři trzy három drie üç"),
    (4, "quattro quatro cuatro quatre vier čtyři cztery négy dört"),
    (5, "cinque cinco cinq fünf pět pięć öt vijf beş"),
    (6, "sei seis sechs šest sześć"),
    (7, "sette sete siete sept sieben sedm siedem hét"),
    (8, "otto oito ocho huit acht osm osiem nyolc sekiz"),
    (9, "nove nueve neuf neun devět dziewięć kilenc negen dokuz"),
    (10, "dieci dez diez dix zehn deset dziesięć tíz tien"),
    (20, "venti vinte veinte vingt zwanzig dvacet húsz dwadzieścia twintig yirmi"),
    (30, "trenta trinta treinta trente dreißig třicet harminc trzydzieści dertig otuz"),
    (40, "quaranta quarenta cuarenta quarante vierzig čtyřicet negyven czterdzieści veertig kırk"),
    (50, "cinquanta cinquenta cincuenta cinquante fünfzig padesát ötven pięćdziesiąt vijftig elli"),
    (60, "sessanta sessenta sesenta soixante sechzig šedesát hatvan sześćdziesiąt zestig altmış"),
    (70, "settanta setenta siebzig sedmdesát hetven siedemdziesiąt zeventig yetmiş"),
    (80, "ottanta oitenta ochenta achtzig osmdesát nyolcvan osiemdziesiąt tachtig seksen"),
    (90, "novanta noventa neunzig devadesát kilencven dziewięćdziesiąt negentig doksan"),
    (100, "cento cem cien ciento cent hundert sto száz honderd yüz"),
    (200, "duecento duzentos duzentas doscientos doscientas dvěstě kétszáz dwieście"),
    (300, "trecento trezentos trezentas trescientos trescientas třista háromszáz trzysta"),
    (400, "quattrocento quatrocentos quatrocentas cuatrocientos čtyřista négyszáz czterysta"),
    (500, "cinquecento quinhentos quinhentas quinientos pětset ötszáz pięćset"),
    (600, "seicento seiscentos seiscientos sześćset"),
    (700, "settecento setecentos setecientos siedemset"),
    (800, "ottocento oitocentos ochocientos osiemset"),
    (900, "novecento novecentos novecientos dziewięćset"),
)

# After a number, or after its scale word: "два с половиной миллиона".
WITH_A_HALF = frozenset((word, half) for half in words("половиной половиною") for word in ("с", "з", "із"))

# Multiply the number word before them, like "hundred", where that is one of the words above: "deux cent mille".
HUNDREDS = words("cent cents hundert honderd yüz stě sta set")

# Parts and multiples of the scale word that follows: "half a million", "полтора миллиона".
PARTS = _values(
    (QUARTER, "quarter четверть чверть"),
    (Fraction(1, 3), "third треть третина"),
    (HALF, "половина половину polovina polovinu połowa metà mitad moitié hälfte"),
    (HALF, "half пів mezzo mezza meio meia medio media demi halbe půl pół fél μισό"),
    (3 * HALF, "полтора полутора полторы півтора anderthalb eineinhalb półtora másfél"),
)

# Multiply the number word before them: "three quarters of a million".
PARTS_IN_PLURAL = _values(
    (QUARTER, "quarters четверти чверті"), (Fraction(1, 3), "thirds трети третини"), (Fraction(1, 5), "fifths")
)

# Inside a number, before its scale word, for "and some more": "100-odd thousand", "100 с лишним тысяч".
ODD_WORDS = words("odd plus лишним гаком лишком")
BEFORE_ODD_WORDS = words("с з із")

HALF_A_MILLION = words("полмиллиона полумиллиона півмільйона félmillió")

# Small words between a part and its scale: "a quarter of a million".
LINKS = words("of a an un uno di de")

# "in the thousands", "tens of thousands": the unit of which several are meant.
SEVERAL_TENS = words("tens десятки десятків decine dezenas decenas dizaines desítky dziesiątki δεκάδες")
SEVERAL_HUNDREDS = words(
    "hundreds сотни сотен сотні сотень centinaia centenas cientos centaines stovky setki εκατοντάδες"
)
SEVERAL = _values(
    (12, "dozens"),
    (20, "scores"),
    (THOUSAND, "thousands тысячи тысяч тисячі тисяч migliaia milhares miles milliers tausende tisíce tisíc tysiące"),
    (THOUSAND, "tysięcy ezrek χιλιάδες χιλιάδων"),
    (10 * THOUSAND, "zehntausende tízezrek"),
    (100 * THOUSAND, "hunderttausende százezrek"),
    (MILLION, "millions миллионы миллионов мільйони мільйонів milioni milhões millones millionen miliony milionů"),
    (BILLION, "billions миллиарды миллиардов мільярди мільярдів miliardi milliards milliarden miliardy miliardů"),
    (1000 * BILLION, "trillions триллионы триллионов трильйони трильйонів"),
)
A_FEW = words("several few несколько нескольких кілька декілька alcune parecchie várias varias plusieurs mehrere")

# Between the two ends of a range.
TO_WORDS = words("to до à a až as bis έως ως hasta do tot")
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


def _hedges(*rows: tuple[str, str]) -> Mapping[tuple[str, ...], str]:
    return {tuple(normalize(phrase).split()): rule for rule, phrases in rows for phrase in phrases.split(",")}


# A hedge stands before its number. Where phrases overlap, the one that starts first and is longest counts, so
# "just over" is not "over". The rule "none" takes a phrase out: "some of 900" is no hedge.
HEDGES = _hedges(
    ("none", "some of, over the past, over the last, over the course of, over the next, over the coming, over a"),
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
        "aux alentours de, autour de, an die, где то, десь, в районе, in the neighbourhood of, in the neighborhood of",
    ),
    ("almost", "almost, nearly, approach, approaches, approaching, approached, nearing, close on, not quite"),
    ("almost", "just under, just below, just short of, shy of, just shy of, slightly less than, slightly under"),
    ("almost", "a little less than, a little under, почти, без малого, чуть менее, чуть меньше, майже"),
    ("almost", "quasi, quase, casi, presque, fast, beinahe, knapp, nahezu, téměř, skoro, bezmála, prawie, niemal"),
    ("almost", "majdnem, csaknem, közel, σχεδόν, près de, bijna, neredeyse, blisko, niespełna, poco meno di, à peine"),
    ("almost", "poco menos de, pouco menos de, un peu moins de, etwas weniger als, трохи менше, чуть ли не"),
    ("almost", "едва ли не, virtually, practically, just about, short of, a shade under, a touch under, a hair under"),
    ("almost", "slightly below, a bit under, marginally less than, marginally under, verging on, bordering on"),
    ("just_over", "just over, just above, just more than, slightly more than, slightly over, slightly above"),
    ("just_over", "a shade over, a touch over, a little above, marginally more than, marginally over, gut"),
    ("just_over", "just north of, a few more than"),
    ("just_over", "a little over, a little more than, a bit over, a bit more than, чуть более, чуть больше"),
    ("just_over", "немногим более, немногим больше, трохи більше, трохи понад, poco più di, pouco mais de"),
    ("just_over", "poco más de, un peu plus de, etwas mehr als, o něco více než, valamivel több mint, λίγο πάνω από"),
    ("more_than", "more than, well more than, far more than, over, well over, above, well above, exceed, exceeds"),
    ("more_than", "exceeded, exceeding, in excess of, tops, topped, topping, surpass, surpasses, surpassed"),
    ("more_than", "surpassing, passed, greater than, upwards of, upward of, north of, beyond, >"),
    ("more_than", "более, более чем, больше, больше чем, свыше"),
    ("more_than", "превысило, превысил, превысила, превысили, превышает, превышают"),
    ("more_than", "понад, більше, більше ніж, перевищило, перевищив, перевищила, перевищили, перевищує"),
    ("more_than", "più di, oltre, mais de, más de, plus de, mehr als, über, více než, přes, ponad, więcej niż"),
    ("more_than", "több mint, meer dan, ruim, au delà de, superior a, superiore a, powyżej"),
    ("more_than", "πάνω από, περισσότεροι από, περισσότερους από, περισσότερες από, περισσότερα από, άνω των"),
    ("at_least", "at least, at the least, no fewer than, not fewer than, no less than, not less than, minimum"),
    ("at_least", "a minimum of, ≥, не менее, не меньше, по меньшей мере, как минимум, не менше, щонайменше, принаймні"),
    ("at_least", "almeno, non meno di, pelo menos, ao menos, al menos, por lo menos, au moins, mindestens, wenigstens"),
    ("at_least", "pas moins de, no menos de, não menos de, nicht weniger als, ne méně než, nie mniej niż"),
    ("at_least", "niet minder dan, not under, not below, not fewer, nunca menos de, jamais moins de"),
    ("at_least", "nem kevesebb mint, όχι λιγότεροι από, όχι λιγότερους από, όχι λιγότερες από"),
    ("at_least", "nejméně, alespoň, minimálně, co najmniej, legalább, τουλάχιστον, minstens, ten minste, en az"),
    ("at_least", "at a minimum, at the very least, no lower than, минимум, мінімум, не менш як, не менш ніж"),
    ("up_to", "up to, as many as, as much as, at most, at the most, no more than, not more than, a maximum of"),
    ("up_to", "not as many as, not so many as, niet meer dan, non oltre, nie ponad, не свыше, не понад, ne plus de"),
    ("up_to", "maximum, as high as, fewer than, less than, under, below, <, ≤, не більш як"),
    ("up_to", "до, не более, не больше, менее, меньше, максимум, не більше, менше"),
    ("up_to", "fino a, al massimo, meno di, até, no máximo, menos de, hasta, como máximo, jusqu'à, au plus, moins de"),
    ("up_to", "not over, not above, not exceeding, did not exceed, does not exceed, never more than"),
    ("up_to", "не превышает, не превышают, не превысило, не превысила, не перевищує, не перевищують, не перевищило"),
    ("up_to", "hooguit, ten hoogste, minder dan, en fazla, mniej niż, méně než, weniger als, щонайбільше"),
    ("up_to", "south of, at the very most, no higher than, no greater than, well short of, capped at, в пределах"),
    ("up_to", "pas plus de, no más de, não mais de, non più di, nicht mehr als, ne více než, nem több mint"),
    ("up_to", "όχι πάνω από, όχι περισσότεροι από, όχι περισσότερους από, όχι περισσότερες από"),
    ("up_to", "bis zu, höchstens, maximal, až, nejvýše, maximálně, do, nie więcej niż, legfeljebb, akár, έως, μέχρι"),
)

# Directly before a hedge, they turn it into its opposite: "never more than", "has not exceeded".
NEGATIONS = words("not never no nothing without cannot nicht nie jamais pas mai nunca nikdy não non не никогда ніколи")
OPPOSITES = {"more_than": "up_to", "up_to": "at_least"}

# A hedge may also follow its number.
HEDGES_AFTER = _hedges(
    ("about", "or so, or thereabouts, give or take, approximately, probably, estimated, circa, environ, около того"),
    ("about", "est ., - ish, roughly, more or less, примерно, приблизительно, приблизно, ungefähr"),
    ("just_over", "с небольшим, з невеликим"),
    ("more_than", "' den fazla, ' dan fazla, ' ten fazla, ' tan fazla, den fazla, dan fazla, ten fazla, tan fazla"),
    ("at_least", "or more, or over, and more, plus, +, и более, и больше, або більше, o più, ou mais, y más"),
    ("at_least", "odd, с лишним, з гаком, y pico"),
    ("at_least", "ou plus, oder mehr, a více, at least, at the least, minimum"),
    ("up_to", "or fewer, or less, at most, at the most, maximum"),
)
