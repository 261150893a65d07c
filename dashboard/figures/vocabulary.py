"""Number words in the languages of the publications: tables only, no logic. Hedges are in `hedge_words`.

Words are compared in the plain form of `normalize`: lower case, without accents, so that one spelling serves all forms.
To teach the reader a word, add it here and a case to `tests/figures/test_wording.py`.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import TypeVar

from dashboard.figures.normalize import words

Value = TypeVar("Value", int, Fraction)


def _values(*rows: tuple[Value, str]) -> Mapping[str, Value]:
    return {word: value for value, text in rows for word in words(text)}


THOUSAND, MILLION, BILLION = 1_000, 1_000_000, 1_000_000_000
HALF, QUARTER = Fraction(1, 2), Fraction(1, 4)

# Words that multiply the number before them. "mil" is a thousand (Portuguese, Spanish), never a Czech million.
SCALES = _values(
    (10, "десяток десятка десятку десятков десятків"),
    (12, "dozen дюжина дюжины дюжин дюжину дюжини dutzend douzaines dozzine docenas dúzias tuziny tuzinów tucty tuctů"),
    (100, "hundred сотня сотни сотен сотню сотні сотень centaines centinaia centenas stovky stovek"),
    (THOUSAND, "тысяча тысячи тысяч тысяче тысячу тысячей тысячам тысячами тыс"),
    (THOUSAND, "тисяча тисячі тисяч тисячу тисячам тисячами тисячах тисячею тис тысячах тысячею"),
    (
        MILLION,
        "миллионом миллиону миллионе миллионами миллионах мільйоном мільйоні мільйону мільйонам мільйонами мільйонах",
    ),
    (BILLION, "миллиардом миллиардам миллиардами миллиардах мільярдом мільярдам мільярдами мільярдах"),
    (BILLION, "миллиарду миллиарде мільярду мільярді miliardami miliardom miliardach miliardem miliardám miliardách"),
    (BILLION, "miliardou miliardě miliardu"),
    (1000 * BILLION, "триллионом триллиону триллионе триллионам триллионами триллионах"),
    (1000 * BILLION, "трильйоном трильйону трильйоні трильйонам трильйонами трильйонах трильйонів"),
    (THOUSAND, "tysiąca tysiącu tysiącem tysiącom tysiącami tysiącach tisíci tisícem tisícům tisících"),
    (MILLION, "milionami milionom milionach milionům"),
    (THOUSAND, "mila mille milliers mil tausend tsd tisíc tisíce tisíců tis tysiąc tysiące tysięcy tys ezer"),
    (THOUSAND, "tysięczny tysięczna tysięczne tysięcznego tysięcznej tysięcznym tysięczną tisícový tisícová"),
    (THOUSAND, "тысячный тысячная тысячное тысячного тысячной тысячному тысячным тысячном тысячную тысячные тысячных"),
    (THOUSAND, "тисячний тисячна тисячне тисячного тисячної тисячному тисячним тисячну тисячні тисячних"),
    (MILLION, "миллионный миллионная миллионное миллионного миллионной мільйонний мільйонна мільйонного мільйонної"),
    (THOUSAND, "χίλιες χίλιοι χίλια χιλιάδες χιλιάδων χιλ duizend bin binden thousand thousands k 千"),
    (10_000, "万 萬 만"),
    (100_000, "lakh lakhs"),
    (MILLION, "million millions m mn mln миллион миллиона миллионов миллионам млн мільйон мільйона мільйони мільйонів"),
    (MILLION, "milione milioni milhão milhões millón millones millionen mio milion milionu miliony milionů milionów"),
    (MILLION, "miliona milionem milionom milionech miljoen miljoenen milyon milyondan"),
    (MILLION, "millió εκατομμύριο εκατομμύρια εκατομμυρίου εκατομμυρίων εκατ"),
    (10_000_000, "crore crores"),
    (100_000_000, "億 亿 억"),
    (BILLION, "billion billions bn миллиард миллиарда миллиардов млрд мільярд мільярда мільярди мільярдів"),
    (1000 * BILLION, "trillion trillions tn триллион триллиона триллионов трлн"),
    (1000 * BILLION, "трильйон трильйона трильйони трильйонів trilhão trilhões biljoen"),
    (1_000_000 * BILLION, "quadrillion quadrillions квадриллион квадриллиона квадриллионов"),
    (1_000_000 * BILLION, "квадрильйон квадрильйони квадрильйонів"),
    (BILLION, "miliardo miliardi milliarde milliarden milliard milliards mrd miliarda miliardy miliard mld milliárd"),
    (BILLION, "miliardů miliardów miljard miljarden milyar bilhão bilhões"),
    (1000 * BILLION, "billón billones billionen trilyon bilion biliona biliony bilionów bilionů bilionu"),
)

# Before these, three digits after a point (or after a comma, from 2 on) are thousands: "20.000 millones".
SCALES_AFTER_POINTS = words(
    "millones milhões milhoes millionen milioni miljoen milyon milliarden miliardi miljard milyar"
)
INDIAN_SCALES = words("lakh lakhs crore crores")
SCALES_AFTER_COMMAS = words("million millions billion billions trillion trillions bn mn tn")

# A full stop after these ends the abbreviation, not the sentence.
ABBREVIATIONS = words("тыс тис млн млрд tis tys tsd mln mio mrd mld bn mn χιλ εκατ rs")

# Scale words that are a number by themselves: "миллион человек", "mille soldati".
SCALES_ALONE = words(
    "миллион миллиона миллиону миллионом мільйон мільйона мільйону мільйоном тысяча тысячу тысяче тисяча тисячу"
    " mille ezer milion tausend duizend tysiąc tisíc"
)

# The same where a hedge stands before them: "около тысячи", but "тысячи людей" are several thousand.
SCALES_IN_GENITIVE = words("тысячи тисячі сотни сотні десятка дюжины mil")

# Count as one, and only directly before a scale word: "a million", but not "a soldier" and not German "um 170.000".
ARTICLES = words("a an un uno una um uma ein eine einer een egy ένα μία")

# Number words that are numbers anywhere.
UNITS = _values(
    (1, "one один одна одного одну одно"),
    (2, "two два две двух двум двумя дві двох двом двома δύο"),
    (3, "three три трех трем тремя трьох трьом трьома τρεις τρία"),
    (4, "four четыре четырех чотири чотирьох τέσσερις τέσσερα четырем четырьмя чотирьом чотирма"),
    (5, "five пять пяти п'ять п'яти πέντε пятью п'ятьма п'ятьох п'ятьом п'ятьома"),
    (6, "six шесть шести шість έξι шестью шістьох шістьом шістьма шістьома"),
    (7, "seven семь семи сім επτά εφτά сімох сімом сімома"),
    (8, "eight восемь восьми вісім οκτώ οχτώ восемью восьмью вісьма вісьмома"),
    (9, "nine девять девяти дев'ять дев'яти εννέα εννιά девятью дев'ятьох дев'ятьом дев'ятьма дев'ятьома"),
    (10, "ten десять десяти δέκα десятью десятьох десятьом десятьма десятьома"),
    (11, "eleven одиннадцать одиннадцати одинадцять одинадцяти έντεκα одиннадцатью одинадцятьох одинадцятьма"),
    (12, "twelve двенадцать двенадцати дванадцять дванадцяти δώδεκα двенадцатью дванадцятьох дванадцятьма"),
    (13, "thirteen тринадцать тринадцять тринадцати тринадцатью тринадцяти тринадцятьма δεκατρείς δεκατρία"),
    (14, "fourteen четырнадцать чотирнадцять"),
    (15, "fifteen пятнадцать пятнадцати п'ятнадцять п'ятнадцяти пятнадцатью п'ятнадцятьма δεκαπέντε"),
    (16, "sixteen шестнадцать шістнадцять шестнадцати шестнадцатью шістнадцяти шістнадцятьма δεκαέξι"),
    (17, "seventeen семнадцать сімнадцять семнадцати семнадцатью сімнадцяти сімнадцятьма δεκαεπτά δεκαεφτά"),
    (18, "eighteen восемнадцать вісімнадцять восемнадцати восемнадцатью вісімнадцяти вісімнадцятьма δεκαοκτώ δεκαοχτώ"),
    (19, "nineteen девятнадцать дев'ятнадцять"),
    (20, "twenty двадцать двадцати двадцять είκοσι двадцатью двадцяти двадцятьма"),
    (30, "thirty тридцать тридцати тридцять τριάντα тридцатью тридцяти тридцятьма"),
    (40, "forty сорок сорока σαράντα"),
    (50, "fifty пятьдесят пятидесяти п'ятдесят πενήντα пятьюдесятью п'ятдесяти п'ятдесятьох п'ятдесятьма"),
    (60, "sixty шестьдесят шестидесяти шістдесят εξήντα шестьюдесятью шістдесяти шістдесятьох шістдесятьма"),
    (70, "seventy семьдесят семидесяти сімдесят εβδομήντα семьюдесятью сімдесяти сімдесятьох сімдесятьма"),
    (80, "eighty восемьдесят восьмидесяти вісімдесят ογδόντα"),
    (90, "ninety девяносто дев'яносто ενενήντα девяноста дев'яноста"),
    (100, "сто ста εκατό стома εκατόν"),
    (200, "двести двухсот двохсот двісті διακόσιες διακόσιοι"),
    (300, "триста трехсот трьохсот τριακόσιες τριακόσιοι"),
    (400, "четыреста четырехсот чотириста чотирьохсот τετρακόσιες"),
    (500, "пятьсот пятисот п'ятсот п'ятисот πεντακόσιες"),
    (600, "шестьсот шестисот шістсот εξακόσιες шестистам шестьюстами шестистах шістьмастами шістьомастами"),
    (700, "семьсот семисот сімсот επτακόσιες семистам семьюстами семистах сьомастами сімомастами"),
    (800, "восемьсот восьмисот вісімсот οκτακόσιες"),
    (900, "девятьсот девятисот дев'ятсот εννιακόσιες"),
    (14, "четырнадцати четырнадцатью чотирнадцяти чотирнадцятьма δεκατέσσερις δεκατέσσερα"),
    (19, "девятнадцати девятнадцатью дев'ятнадцяти дев'ятнадцятьма δεκαεννέα δεκαεννιά"),
    (80, "восемьюдесятью восьмьюдесятью восьмидесятью вісімдесяти вісімдесятьох вісімдесятьма"),
    (150, "полтораста полутораста півтораста"),
    (200, "двумстам двумястами двухстах двомстам двомастами двохстах"),
    (300, "тремстам тремястами трехстах трьомстам трьомастами трьохстам трьохстах"),
    (400, "четыремстам четырьмястами четырехстах чотирьомстам чотирмастами чотирьохстах"),
    (500, "пятистам пятьюстами пятистах п'ятистам п'ятьмастами п'ятьомастами п'ятистах"),
    (800, "восьмистам восемьюстами восьмьюстами восьмистах вісьмастами вісьмомастами"),
    (900, "девятистам девятьюстами девятистах дев'ятисот дев'ятистам дев'ятьмастами дев'ятистах"),
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
    (400, "quattrocento quatrocentos quatrocentas cuatrocientos cuatrocientas čtyřista négyszáz czterysta"),
    (500, "cinquecento quinhentos quinhentas quinientos quinientas pětset ötszáz pięćset"),
    (600, "seicento seiscentos seiscentas seiscientos seiscientas sześćset"),
    (700, "settecento setecentos setecentas setecientos setecientas siedemset"),
    (800, "ottocento oitocentos oitocentas ochocientos ochocientas osiemset"),
    (900, "novecento novecentos novecentas novecientos novecientas dziewięćset"),
    (1, "одной одному одним одном однієї одній одною jedné jedním jednu jednego jednej jednym jedną bir"),
    (2, "dvou dvěma dwóch dwu dwom dwóm dwoma dwiema"),
    (3, "tří třem třemi trzech trzem trzema"),
    (4, "čtyř čtyřem čtyřmi czterech czterem czterema"),
    (5, "pěti pięciu pięcioma"),
    (6, "šesti sześciu sześcioma"),
    (7, "семью сьома sedmi siedmiu siedmioma"),
    (8, "osmi ośmiu ośmioma"),
    (9, "devíti dziewięciu dziewięcioma"),
    (10, "deseti dziesięciu dziesięcioma"),
    (11, "undici once onze elf jedenáct jedenácti jedenaście jedenastu"),
    (12, "dodici doce doze douze dvanáct dvanácti dwanaście dwunastu"),
    (13, "tredici trece treze treize třináct třinácti trzynaście trzynastu"),
    (14, "quattordici catorce catorze quatorze čtrnáct čtrnácti czternaście czternastu"),
    (15, "quindici quince quinze patnáct patnácti piętnaście piętnastu"),
    (16, "sedici dieciséis dezesseis dezasseis šestnáct šestnácti szesnaście szesnastu"),
    (17, "diciassette diecisiete dezessete dezassete sedmnáct sedmnácti siedemnaście siedemnastu"),
    (18, "diciotto dieciocho dezoito osmnáct osmnácti osiemnaście osiemnastu"),
    (19, "diciannove diecinueve dezenove dezanove devatenáct devatenácti dziewiętnaście dziewiętnastu"),
    (20, "dvaceti dwudziestu"),
    (25, "veinticinco"),
    (30, "třiceti trzydziestu"),
    (40, "čtyřiceti czterdziestu"),
    (50, "padesáti pięćdziesięciu"),
    (60, "šedesáti sześćdziesięciu"),
    (70, "sedmdesáti siedemdziesięciu"),
    (80, "osmdesáti osiemdziesięciu"),
    (90, "devadesáti dziewięćdziesięciu"),
    (100, "sta stu"),
    (200, "dwustu"),
    (300, "trzystu"),
    (400, "czterystu"),
    (500, "pięciuset"),
    (600, "sześciuset"),
    (700, "siedmiuset"),
    (800, "ośmiuset"),
    (900, "dziewięciuset"),
)

# After a number, or after its scale word: "два с половиной миллиона".
WITH_A_HALF = frozenset((word, half) for half in words("половиной половиною") for word in ("с", "з", "із"))

DECIMAL_POINTS = words("point komma virgule virgola coma")

# Multiply the number word before them, like "hundred", where that is one of the words above: "deux cent mille".
HUNDREDS = words("cent cents hundert honderd yüz stě sta set")

# Parts and multiples of the scale word that follows: "half a million", "полтора миллиона".
PARTS = _values(
    (QUARTER, "quarter четверть четвертью чверть чвертю čtvrt ćwierć quart quarto cuarto kwart"),
    (3 * QUARTER, "dreiviertel"),
    (5 * HALF, "zweieinhalb"),
    (Fraction(1, 3), "third треть третью третина третиною"),
    (HALF, "половина половину polovina polovinu połowa metà mitad moitié hälfte"),
    (HALF, "half пів mezzo mezza meio meia medio media demi halbe půl pół fél μισό yarım buçuk"),
    (
        3 * HALF,
        "полтора полутора полторы півтора півтори anderthalb eineinhalb anderhalf półtora půldruhého másfél ενάμισι",
    ),
)

# Multiply the number word before them: "three quarters of a million".
PARTS_IN_PLURAL = _values(
    (QUARTER, "quarters четверти четвертей чверті чвертей"),
    (Fraction(1, 3), "thirds трети третей третини третин"),
    (Fraction(1, 5), "fifths"),
)

# Inside a number, before its scale word, for "and some more": "100-odd thousand", "100 с лишним тысяч".
ODD_WORDS = words("odd plus лишним гаком лишком")
BEFORE_ODD_WORDS = words("с з із")

HALVES_OF_SCALES = _values(
    (5, "полдесятка півдесятка"),
    (6, "полдюжины півдюжини"),
    (50, "полсотни півсотні"),
    (500, "полтысячи півтисячі"),
    (MILLION // 4, "viertelmillion kwartmiljoen"),
    (MILLION // 2, "полмиллиона полумиллиона полумиллиону полумиллионом півмільйона півмільйону félmillió"),
    (3 * MILLION // 4, "dreiviertelmillion"),
    (BILLION // 2, "полмиллиарда полумиллиарда півмільярда"),
)

# Of twenty, after a number word: "three score", "quatre-vingt"; and the French words that follow sixty and eighty.
SCORES = words("score vingt vingts")
AFTER_SCORES = words("dix onze douze treize quatorze quinze seize")

# After these, "e" and "y" go on with the number: "due milioni e trecentomila".
MILLIONS_BEFORE_AND = words("milione milioni milhão milhões millón millones")

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
A_FEW = words(
    "several few несколько нескольких кілька декілька кількох alcune alcuni parecchie várias vários varias varios "
    "algunas algunos algumas alguns plusieurs quelques mehrere einige paar enkele kilka několik néhány birkaç"
)

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
