"""Number words in the languages of the publications: tables only, no logic. Hedges are in `hedge_words`,
scales in `scale_words`, what joins two numbers in `joint_words`.

Words are compared in the plain form of `normalize`: lower case, without accents, so that one spelling serves all forms.
To teach the reader a word, add it here and a case to `tests/figures/test_wording.py`.
"""

from __future__ import annotations

from fractions import Fraction

from dashboard.figures.normalize import words
from dashboard.figures.scale_words import values

HALF, QUARTER = Fraction(1, 2), Fraction(1, 4)

# Count as one, and only directly before a scale word: "a million", but not "a soldier" and not German "um 170.000".
ARTICLES = words("a an un uno una um uma ein eine einer een egy ένα μία")

# Number words that are numbers anywhere.
UNITS = values(
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
    (2, "двое двоих двоє двоим двоими двоїх двоїм"),
    (3, "трое троих троє троим троими троїх троїм"),
    (4, "четверо четверых четверыми четверым четверих"),
    (5, "пятеро пятерых п'ятеро"),
    (6, "шестеро шестерых"),
    (7, "семеро семерых"),
    (8, "восьмеро восьмерых"),
    (9, "девятеро дев'ятеро"),
    (10, "десятеро десятерых"),
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
UNITS_BEFORE_SCALE = values(
    (1, "jeden jedna jedno jednoho"),
    (2, "due dois duas dos deux zwei dva dvě dwa dwie két kettő twee iki"),
    (3, "tre três tres trois drei tři trzy három drie üç"),
    (4, "quattro quatro cuatro quatre vier čtyři cztery négy dört"),
    (5, "cinque cinco cinq fünf pět pięć öt vijf beş"),
    (6, "zes sei seis sechs šest sześć"),
    (7, "zeven sette sete siete sept sieben sedm siedem hét"),
    (8, "otto oito ocho huit acht osm osiem nyolc sekiz"),
    (9, "nove nueve neuf neun devět dziewięć kilenc negen dokuz"),
    (10, "dieci dez diez dix zehn deset dziesięć tíz tien"),
    (2, "اثنين اثنان"),
    (3, "ثلاثة ثلاث"),
    (4, "أربعة أربع"),
    (5, "خمسة خمس"),
    (6, "ستة ست"),
    (7, "سبعة سبع"),
    (8, "ثمانية ثماني"),
    (9, "تسعة تسع"),
    (10, "عشرة عشر"),
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
    (12, "zwölf twaalf"),
    (13, "dreizehn dertien"),
    (14, "vierzehn veertien"),
    (15, "fünfzehn vijftien"),
    (16, "sechzehn zestien"),
    (17, "siebzehn zeventien"),
    (18, "achtzehn achttien"),
    (19, "neunzehn negentien"),
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
PARTS = values(
    (QUARTER, "quarter четверть четвертью чверть чвертю čtvrt ćwierć quart quarto cuarto kwart"),
    (3 * QUARTER, "dreiviertel"),
    (5 * HALF, "zweieinhalb"),
    (7 * HALF, "dreieinhalb"),
    (9 * HALF, "viereinhalb"),
    (11 * HALF, "fünfeinhalb"),
    (13 * HALF, "sechseinhalb"),
    (Fraction(1, 3), "third треть третью третина третиною"),
    (HALF, "половина половину polovina polovinu połowa metà mitad moitié hälfte"),
    (HALF, "half пів mezzo mezza meio meia medio media demi halbe půl pół fél μισό yarım buçuk"),
    (
        3 * HALF,
        "полтора полутора полторы півтора півтори anderthalb eineinhalb anderhalf półtora půldruhého másfél ενάμισι",
    ),
)

# Multiply the number word before them: "three quarters of a million".
PARTS_IN_PLURAL = values(
    (QUARTER, "quarters четверти четвертей чверті чвертей"),
    (Fraction(1, 3), "thirds трети третей третини третин"),
    (Fraction(1, 5), "fifths"),
)

# Inside a number, before its scale word, for "and some more": "100-odd thousand", "100 с лишним тысяч".
ODD_WORDS = words("odd plus лишним гаком лишком")
BEFORE_ODD_WORDS = words("с з із")

# Of twenty, after a number word: "three score", "quatre-vingt"; and the French words that follow sixty and eighty.
SCORES = words("score vingt vingts")
AFTER_SCORES = words("dix onze douze treize quatorze quinze seize")
AFTER_TEN = words("sept huit neuf")  # "dix-sept"

# Small words between a part and its scale: "a quarter of a million".
LINKS = words("of a an un uno di de")
